// What a model read in a text as answers to the lines of a check-in: believed no further than a press could go.
import { looksForeign } from '../../knowledge/translations.ts';
import { type Item, takes } from '../checkin/asking.ts';
import { stateIn } from '../checkin/linewords.ts';
import type { ReadLine } from '../model/task.ts';
import { amountsIn } from '../numbers.ts';
import { MOST_ANSWERS, sentenceOf, standing } from './modelreading.ts';
import { isQuestionText } from './reply.ts';
import type { LineAnswer } from './review.ts';
import { figureIn } from './spokenlines.ts';
import { tellsNoNews } from './wishes.ts';

/**
 * The model's answers that may count: one of these lines and one of its options, with a quote that stands in the text, in
 * a sentence that may tell of today. Two for one line that differ count for nothing.
 */
export function checkedLines(read: readonly ReadLine[], text: string, items: readonly Item[]): LineAnswer[] {
  const found = new Map<string, LineAnswer>();
  const twice = new Set<string>();
  for (const { line, option, quote } of read.slice(0, MOST_ANSWERS)) {
    const item = items.find(({ id }) => id === line);
    const words = standing(quote, text);
    if (!item || !takes(item, option) || words === undefined) continue;
    if (speaksAgainst(item, option, sentenceOf(words, text))) continue;
    const before = found.get(line);
    if (before && before.value !== option) twice.add(line);
    if (!before) found.set(line, { item, value: option, ...numberIn(item, option, words), quote: words });
  }
  return [...found].flatMap(([line, answer]) => (twice.has(line) ? [] : [answer]));
}

/** A question answers nothing; of other languages the rules know no more than that. */
function speaksAgainst({ id }: Item, option: string, sentence: string): boolean {
  if (/[?？؟]$/u.test(sentence)) return true;
  if (looksForeign(sentence)) return false;
  const state = id.startsWith('s-') ? stateIn(sentence) : undefined;
  return isQuestionText(sentence) || tellsNoNews(sentence) || (state !== undefined && state !== option);
}

/** The figure in the quote, where it is the only one and lies where the option says. */
function numberIn(item: Item, option: string, quote: string): { number?: number } {
  const [amount, ...others] = amountsIn(quote);
  if (!amount || amount.vague || others.length > 0) return {};
  const figure = figureIn(item, String(amount.value));
  return figure?.value === option && figure.number !== undefined ? { number: figure.number } : {};
}
