// Where a golden talk is played: a place in which people act and the bot posts.
import type { QuestionId } from '../../knowledge/questions.ts';
import type { Card } from '../../src/card.ts';
import type { Ground } from '../../src/dialogue/outcome.ts';
import type { Verb } from '../../src/event.ts';

/** What somebody does in a line of a talk. A choice without a question is for the one that is open. */
export type Act =
  | { kind: 'says'; text: string }
  | { kind: 'chooses'; question: QuestionId | undefined; option: string }
  | { kind: 'presses'; verb: Verb; argument: string | undefined }
  /** The last thing once more, as platforms sometimes send it. */
  | { kind: 'again' };

export type Stage = {
  /**
   * From now on it is this moment (ms since 1970), and people live in this zone. Resolves when the bot has posted what
   * fell due meanwhile.
   */
  at(now: number, zone: string): Promise<void>;
  /** Resolves when the bot has posted all that comes of it. */
  act(by: string, act: Act): Promise<void>;
  close(): Promise<void>;
};

/** Hears what the bot does, in order. Changes of messages are left out: they only shorten what stands above. */
export type Audience = {
  posted(card: Card): void;
  /** For the eyes of one person. */
  whispered(card: Card): void;
  fault(sentence: string): void;
};

export type OpenStage = (audience: Audience, ground: Ground) => Promise<Stage>;
