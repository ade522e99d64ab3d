// Reads free text into answers, without a model: which option, in which of the person's own words, how surely.
import { type Option, QUESTIONS, type QuestionId } from '../../knowledge/questions.ts';
import { readNeed } from './needreading.ts';
import { denied, deniesWithin, oppositeOf, takenBack } from './negation.ts';
import { OPTION_CUES, type OptionCue } from './optioncues.ts';
import { type Quantity, quantitiesIn } from './quantities.ts';
import { quoteAt } from './quote.ts';
import type { Reading, Readings } from './reading.ts';

/** Longer texts are read up to here: 20,000 characters hold any real description, and reading stays quick. */
export const MOST_TEXT = 20_000;

/** Reads every question's answer out of a text. A text that says nothing gives an empty object; nothing is thrown. */
export function understand(text: string): Readings {
  const part = text.slice(0, MOST_TEXT);
  const readings: Readings = {};
  const need = readNeed(part);
  if (need) readings.need = need;
  const quantities = quantitiesIn(part);
  for (const { id } of QUESTIONS) {
    if (id === 'need') continue;
    const reading = readQuestion(id, part, quantities);
    if (reading) readings[id] = reading;
  }
  return readings;
}

/** Reads one question's answer out of a text: the same as that part of `understand`, without reading the others. */
export function understandOne(id: QuestionId, text: string): Reading | undefined {
  const part = text.slice(0, MOST_TEXT);
  return id === 'need' ? readNeed(part) : readQuestion(id, part, quantitiesIn(part));
}

/**
 * An exact number beats a phrase, a phrase beats a vague amount such as "hundreds". A phrase that is denied ("no search
 * yet") counts for nothing, or where nothing else is said for its opposite.
 */
function readQuestion(id: QuestionId, text: string, quantities: readonly Quantity[]): Reading | undefined {
  const mine = quantities.filter((quantity) => quantity.question === id);
  const exact = largest(mine.filter((quantity) => !quantity.vague));
  if (exact) return fromQuantity(text, exact);
  let turned: Reading | undefined;
  for (const cue of OPTION_CUES) {
    if (cue.question !== id) continue;
    for (const match of text.matchAll(cue.words)) {
      if (id === 'examples' && onlyWanted(text, match.index)) continue;
      const end = match.index + match[0].length;
      const said = (option: Option): Reading => ({
        option,
        quote: quoteAt(text, match.index, end),
        cues: 1,
        firm: true,
      });
      if (!isDenied(cue, match[0], text, match.index)) return said(cue.option);
      const opposite = oppositeOf(id, cue.option);
      if (opposite !== undefined) turned ??= said(opposite);
    }
  }
  const vague = largest(mine);
  return vague ? fromQuantity(text, vague) : turned;
}

/**
 * Whether a cue's words are denied. Cues such as "has not launched" hold a denial by themselves; only those that affirm
 * something ("we have search") are turned round by one within.
 */
function isDenied({ question, option }: OptionCue, words: string, text: string, start: number): boolean {
  const end = start + words.length;
  // "Customers cannot see the customer's records" still depends on who asks.
  if (question === 'audience' && !/^(?:depends?|same)\b/iu.test(words)) return takenBack(text, end);
  return denied(text, start, end) || (AFFIRMS[question]?.includes(option) === true && deniesWithin(words));
}

/** Options whose cues say that something is there or holds. */
const AFFIRMS: { readonly [Q in QuestionId]?: readonly Option[] } = {
  running: ['prompt', 'search', 'tuned', 'search-and-tuned'],
  prompting: ['enough'],
  pressure: ['yes'],
  freshness: ['days', 'weeks', 'months'],
};

/** "We'd need thousands of good matches" and "we don't have thousands" count nothing that is there. */
function onlyWanted(text: string, at: number): boolean {
  return /\b(?:needs?|needed|requires?|wants?|takes?|collect|don't|doesn't|do not|never|no)\b[^.!?,;]{0,20}$/iu.test(
    text.slice(0, at),
  );
}

/** Of several amounts for one question the largest counts: the sum is at least that. */
function largest(quantities: readonly Quantity[]): Quantity | undefined {
  return quantities.reduce<Quantity | undefined>(
    (best, one) => (best && best.number >= one.number ? best : one),
    undefined,
  );
}

function fromQuantity(text: string, { option, number, vague, start, end }: Quantity): Reading {
  return { option, ...(vague ? {} : { number }), quote: quoteAt(text, start, end), cues: 1, firm: true };
}
