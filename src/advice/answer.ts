// Answers a question from the passages: one or two sentences that answer it, then quotes; or an honest "no".
import type { Evidence, Passage } from '../../knowledge/passage.ts';
import { type Found, MOST_CHARACTERS, type Search } from '../../knowledge/search.ts';
import { wordsOf } from '../../knowledge/words.ts';
import type { Citation } from '../card.ts';

/** What an answer is made from; the knowledge folder's guide provides it. */
export type Searcher = { search(question: string, limit: number): Search };

/** `boundary` is the declined topic that the question fell under; undefined for an answer and where nothing fits. */
export type Answer = {
  answerable: boolean;
  /** In the best find, between 0 and 1; 0 where nothing was found. */
  trust: number;
  boundary: { id: string; trust: number } | undefined;
  text: string;
  citations: Citation[];
  evidence: Evidence[];
};

/**
 * Least trust in the best passage, between 0 and 1: below it there is no guidance. Useful from 0.2 to 0.35: lower
 * answers what it should not, higher declines real questions that use unusual words. Set on half of the development
 * questions in test/eval, checked on the other half.
 */
export const ENOUGH = 0.25;

/** Without a single word of the field, only a question nearly the same as a stored one is answered. */
const SAME_QUESTION = 0.8;

/** How trust is made up: likeness to an example question, and the share of the question that the passage covers. */
const TRUST = { nearest: 0.6, covered: 0.4 } as const;

/** A declined topic must fit better than the best passage by this much of the score. Useful from 0 to 0.1. */
const CLEAR_NO = 0.02;

/** Citations in one answer: "top 3 passages" is what the search can honestly promise. */
const MOST_CITATIONS = 3;
/** A further passage is cited when it scores at least this share of the best one. */
const WORTH_CITING = 0.5;

/** A shorter sentence says too little by itself to be quoted, in characters. */
const SHORTEST_QUOTE = 45;

/** Said after every "no", so that nobody is left without a next step. */
export const CAN_ANSWER =
  'I can tell you when to look facts up (RAG), when to train (fine-tuning), when a long or better prompt is enough, what each takes, and in which order.';

/** How far the best find can be trusted, between 0 and 1. */
export function trustOf({ nearest, covered }: Pick<Found, 'nearest' | 'covered'>): number {
  return TRUST.nearest * nearest + TRUST.covered * covered;
}

/** Answers any text; never throws. Evidence is that of the best passage only. */
export function answerFrom(guide: Searcher, question: string): Answer {
  const { found: all, words } = guide.search(question, 12);
  const found = words.some((word) => word.length > 1 && word !== 'number') ? all.filter(isMeant) : [];
  const best = found[0];
  if (!best || trustOf(best) < ENOUGH) return declined('I have no guidance on that.');
  const product = asksForProduct(question) ? found.find(({ id }) => id === PRODUCTS) : undefined;
  if (product?.kind === 'boundary')
    return declined(product.value.say, { id: product.id, trust: trustOf(product) });
  if (best.kind === 'boundary' && !closeCall(best, found))
    return declined(best.value.say, { id: best.id, trust: trustOf(best) });
  const passages = varied(found.filter((entry) => entry.kind === 'passage')).slice(0, MOST_CITATIONS);
  const [first] = passages;
  if (!first) return declined('I have no guidance on that.');
  return {
    answerable: true,
    trust: trustOf(best),
    boundary: undefined,
    text: first.short,
    citations: passages.map((passage) => cite(passage, question)),
    evidence: first.evidence,
  };
}

/** Which product to take is declined, however much the question speaks of what the product is for. */
const PRODUCTS = 'choosing-products';

function asksForProduct(question: string): boolean {
  return /^\W*(?:(?:so|and|ok(?:ay)?),? )?(?:which|what)(?:'s| is)?(?: the)?(?: best| right| good| cheapest)? (?:[\w-]+ ){0,2}?(?:vector ?(?:dbs?|databases?|stores?)|databases?|frameworks?|librar(?:y|ies)|embeddings?(?: models?)?|llms?|providers?|vendors?|rerankers?|gpus?) (?:should|shall|do|does|would|to|is|are) (?!.*\b(?:train|tune|tuned|fine-?tuned?)\b)/iu.test(
    question,
  );
}

/** Whether a passage fits about as well as the declined topic: then the doubt goes to the person who asks. */
function closeCall(boundary: Found, found: readonly Found[]): boolean {
  const passage = found.find(({ kind }) => kind === 'passage');
  return passage !== undefined && boundary.score - passage.score < CLEAR_NO && trustOf(passage) >= ENOUGH;
}

/** A passage that shares only words from outside the field is a chance find, unless it is nearly the same question. */
export function isMeant({ kind, telling, nearest }: Found): boolean {
  return kind === 'boundary' || telling > 0 || nearest >= SAME_QUESTION;
}

/** Who says thanks asked nothing, and needs no list of what could be asked. */
const THANKS = 'thanks';

function declined(text: string, boundary?: Answer['boundary']): Answer {
  return {
    answerable: false,
    trust: boundary?.trust ?? 0,
    boundary,
    text: boundary?.id === THANKS ? text : `${text} ${CAN_ANSWER}`,
    citations: [],
    evidence: [],
  };
}

/**
 * The passages worth citing, the best first. The third comes from another part of the guidance where one does: three
 * quotes that say the same help less than a second point of view.
 */
export function varied(found: readonly { value: Passage; score: number }[]): Passage[] {
  const least = (found[0]?.score ?? 0) * WORTH_CITING;
  const worth = found.filter(({ score }) => score >= least).map(({ value }) => value);
  const chosen = worth.slice(0, MOST_CITATIONS - 1);
  const further = worth.slice(MOST_CITATIONS - 1);
  const other = further.find(({ section }) => !chosen.some((one) => one.section === section)) ?? further[0];
  return other ? [...chosen, other, ...further.filter((one) => one !== other)] : chosen;
}

/** Cites the passage by the sentence of it that shares most words with the question. */
export function cite(passage: Passage, question: string): Citation {
  const asked = wordsOf(question.slice(0, MOST_CHARACTERS)).map(stemmed);
  let quote = '';
  let most = -1;
  for (const { sentence, words } of quotableIn(passage)) {
    const shared = new Set(asked.filter((word) => words.has(word))).size;
    if (shared > most) {
      most = shared;
      quote = sentence;
    }
  }
  const { id, title, section, source, url } = passage;
  return { passage: id, title, section, quote, source, url };
}

type Quotable = { sentence: string; words: ReadonlySet<string> };

const quotable = new WeakMap<Passage, Quotable[]>();

/** The sentences of a passage that are long enough to be quoted, with their words. */
function quotableIn(passage: Passage): Quotable[] {
  const known = quotable.get(passage);
  if (known) return known;
  const sentences = sentencesOf(passage.text)
    .filter(({ length }) => length >= SHORTEST_QUOTE)
    .map((sentence) => ({ sentence, words: new Set(wordsOf(sentence).map(stemmed)) }));
  quotable.set(passage, sentences);
  return sentences;
}

/** Enough to bring "example" and "examples" together; the search itself uses the index's own stemmer. */
export function stemmed(word: string): string {
  return word.slice(0, 5);
}

const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The sentences of a passage as they stand in it. A piece that begins in lower case belongs to the one before. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = [];
  for (const { segment } of SENTENCES.segment(text)) {
    if (/^\p{Ll}/u.test(segment) && sentences.length > 0) sentences.push(`${sentences.pop()}${segment}`);
    else sentences.push(segment);
  }
  return sentences.map((sentence) => sentence.trim()).filter(Boolean);
}
