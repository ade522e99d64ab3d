// What a model read in a text, beside what the rules read in it. Where the two differ nobody is believed: it is asked.
import { isOption, NOT_SURE, QUESTIONS, type QuestionId } from '../../knowledge/questions.ts';
import type { ReadAnswer } from '../model/task.ts';
import { quantitiesIn } from './quantities.ts';
import type { Reading, Readings } from './reading.ts';

/** Shorter quotes stand in nearly any text, in characters. */
const SHORTEST_QUOTE = 3;

/** Longest quote that is kept, in characters: people see it on the card. */
const LONGEST_QUOTE = 200;

/** A reply with more is not what was asked for: there are far fewer questions. */
export const MOST_ANSWERS = 40;

/** What a model read. `torn`: questions for which the text is quoted with different answers, as by speakers who disagree. */
export type ModelReadings = { readings: Readings; torn: ReadonlySet<QuestionId> };

/** Where no model read anything. */
export const NOTHING_READ: ModelReadings = { readings: {}, torn: new Set() };

/**
 * The model's answers that may count: a question and an option of ours, with a quote that stands in the text. Two for one
 * question count for nothing. A need is never sure by this alone.
 */
export function checkedReadings(answers: readonly ReadAnswer[], text: string): ModelReadings {
  const readings: Readings = {};
  const torn = new Set<QuestionId>();
  for (const { question, option, quote } of answers.slice(0, MOST_ANSWERS)) {
    const id = QUESTIONS.find((one) => one.id === question)?.id;
    if (id === undefined || option === NOT_SURE || !isOption(id, option)) continue;
    const words = standing(quote, text);
    if (words === undefined) continue;
    if (readings[id] && readings[id].option !== option) torn.add(id);
    readings[id] ??= { option, quote: words, ...numberIn(id, words), cues: 1, firm: id !== 'need' };
  }
  for (const id of torn) delete readings[id];
  return { readings, torn };
}

/** Whether people say that they do not know the answer, as the model says: it has to quote that. */
export function saysNotSure(answers: readonly ReadAnswer[], id: QuestionId, text: string): boolean {
  const own = answers.slice(0, MOST_ANSWERS).filter(({ question }) => question === id);
  return own.length > 0 && own.every(({ option, quote }) => option === NOT_SURE && standing(quote, text));
}

/** The sentence in which the words stand first, with the sign that ends it. */
export function sentenceOf(words: string, text: string): string {
  const at = text.indexOf(words);
  const before = text.slice(0, at).replace(/^.*[.!?。！？؟\n]/su, '');
  const after = /^[^.!?。！？؟\n]*[.!?。！？؟]?/u.exec(text.slice(at + words.length))?.[0] ?? '';
  return `${before}${words}${after}`.trim();
}

/** Whether the words stand in a question, as far as that is seen in any language. */
export function isAsked(words: string, text: string): boolean {
  return /[?？؟]$/u.test(sentenceOf(words, text));
}

/** The words as they stand in the text, where they do, whatever spaces and capitals the model made of them. */
export function standing(quote: string, text: string): string | undefined {
  const parts = quote.trim().split(/\s+/u);
  const letters = parts.join(' ').length;
  if (letters < SHORTEST_QUOTE || letters > LONGEST_QUOTE || !/\p{L}|\p{N}/u.test(quote)) return undefined;
  const pattern = parts
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`))
    .join(String.raw`\s+`);
  return new RegExp(pattern, 'iu').exec(text)?.[0];
}

/** The figure in the quote that answers the question; the model itself is asked for none. */
function numberIn(id: QuestionId, quote: string): { number?: number } {
  const amount = quantitiesIn(quote).find(({ question, vague }) => question === id && !vague);
  return amount ? { number: amount.number } : {};
}

/**
 * What both read, and what only one of them read. A need that both read is sure; what they read differently, or the model
 * in two ways, is left out.
 */
export function agreed(local: Readings, { readings, torn }: ModelReadings): Readings {
  const all: Readings = {};
  for (const { id } of QUESTIONS) {
    if (torn.has(id)) continue;
    const [own, other] = [local[id], readings[id]];
    const reading = own && other ? both(own, other) : (own ?? other);
    if (reading) all[id] = reading;
  }
  return all;
}

function both(own: Reading, other: Reading): Reading | undefined {
  return own.option === other.option ? { ...own, firm: true } : undefined;
}
