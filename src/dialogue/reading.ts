// What reading a text gives: an answer with the words that it came from.
import type { Option, QuestionId } from '../../knowledge/questions.ts';

/**
 * One answer read out of a text. `quote` stands in the text letter for letter. `cues` counts the separate hints;
 * `firm` tells whether they suffice to settle without asking (only `need` is ever not firm). For a need of both,
 * `quote` is about facts and `also` about the way of answering.
 */
export type Reading = {
  option: Option;
  quote: string;
  also?: string;
  number?: number;
  cues: number;
  firm: boolean;
};

/** What a text says, by question. A question that the text does not answer is absent. */
export type Readings = { [Q in QuestionId]?: Reading };
