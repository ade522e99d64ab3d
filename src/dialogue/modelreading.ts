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

/**
 * The model's answers that may count: a question and an option of ours, with a quote that stands in the text. Two for one
 * question count for nothing. A need is never sure by this alone.
 */
export function checkedReadings(answers: readonly ReadAnswer[], text: string): Readings {
  const readings: Readings = {};
  const twice = new Set<QuestionId>();
  for (const { question, option, quote } of answers.slice(0, MOST_ANSWERS)) {
    const id = QUESTIONS.find((one) => one.id === question)?.id;
    if (id === undefined || option === NOT_SURE || !isOption(id, option)) continue;
    const words = standing(quote, text);
    if (words === undefined) continue;
    if (readings[id] && readings[id].option !== option) twice.add(id);
    readings[id] ??= { option, quote: words, ...numberIn(id, words), cues: 1, firm: id !== 'need' };
  }
  for (const id of twice) delete readings[id];
  return readings;
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

/** What both read, and what only one of them read. A need that both read is sure; what they read differently is left out. */
export function agreed(local: Readings, model: Readings): Readings {
  const all: Readings = {};
  for (const { id } of QUESTIONS) {
    const [own, other] = [local[id], model[id]];
    const reading = own && other ? both(own, other) : (own ?? other);
    if (reading) all[id] = reading;
  }
  return all;
}

function both(own: Reading, other: Reading): Reading | undefined {
  return own.option === other.option ? { ...own, firm: true } : undefined;
}
