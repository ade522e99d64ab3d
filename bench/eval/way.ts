// A way to give advice and answers, as the evaluation sees it: without a model, or with one.
import type { Price } from '../../adapters/model/spending.ts';
import type { Tokens } from '../../src/model/perform.ts';

/** How often a model was asked for one row, and how often that failed, so that the row went on without it. */
export type Requests = { asked: number; failed: number };

/**
 * What a model did in a talk. Of the text: how many answers it gave, and of how many the quote does not stand there. Of the
 * card: how many times it told the recommendation, and how many of those paragraphs hold, so that they are shown.
 */
export type ReadByModel = Requests & { given: number; unquoted: number; told: number; toldRightly: number };

/** How many sentences a model gave, how many of them held, and whether the answer is in its words. */
export type WordedByModel = Requests & { given: number; held: number; shown: boolean };

/** One whole talk, from what the team wrote to the card; the fields are those of an `advise` line. */
export type Advice = {
  approach: string;
  confidence: string;
  asked: readonly string[];
  understood: Readonly<Record<string, { option: string }>>;
  watchOuts: readonly { id: string }[];
  tokens: Tokens;
  /** Null in a way that has no model. */
  model: ReadByModel | null;
};

/** One sentence of an answer, with the ids of the passages that it rests on. */
export type Sentence = { text: string; passages: readonly string[] };

/** One answer. A declined question has neither sentences nor citations: what says "no" claims nothing. */
export type Answered = {
  answerable: boolean;
  sentences: readonly Sentence[];
  /** Best first. `section` is the article's heading, which the rows name as right; null for other guidance. */
  citations: readonly { passage: string; section: string | null; quote: string }[];
  tokens: Tokens;
  /** Null in a way that has no model. */
  model: WordedByModel | null;
};

/** `price` is undefined where nobody said it; the money is then not known, which is not nothing. */
export type Way = {
  name: string;
  price: Price | undefined;
  advise(text: string, answers: Readonly<Record<string, string>>): Promise<Advice>;
  answer(question: string): Promise<Answered>;
};
