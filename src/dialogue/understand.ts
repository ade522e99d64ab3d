// Reads free text into answers, without a model: which option, in which of the person's own words, how surely.
import { QUESTIONS, type QuestionId } from '../../knowledge/questions.ts';
import { readNeed } from './needreading.ts';
import { OPTION_CUES } from './optioncues.ts';
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

/** An exact number beats a phrase, a phrase beats a vague amount such as "hundreds". */
function readQuestion(id: QuestionId, text: string, quantities: readonly Quantity[]): Reading | undefined {
  const mine = quantities.filter((quantity) => quantity.question === id);
  const exact = largest(mine.filter((quantity) => !quantity.vague));
  if (exact) return fromQuantity(text, exact);
  for (const cue of OPTION_CUES) {
    if (cue.question !== id) continue;
    const match = cue.words.exec(text);
    if (match && id === 'examples' && onlyWanted(text, match.index)) continue;
    if (
      match &&
      id === 'pressure' &&
      cue.option === 'yes' &&
      denied(text, match.index, match.index + match[0].length)
    )
      continue;
    if (match)
      return {
        option: cue.option,
        quote: quoteAt(text, match.index, match.index + match[0].length),
        cues: 1,
        firm: true,
      };
  }
  const vague = largest(mine);
  return vague && fromQuantity(text, vague);
}

/** "Speed and cost don't hurt" says the opposite of its words. */
function denied(text: string, start: number, end: number): boolean {
  return (
    /\b(?:not|no|never|isn't|aren't|wasn't|don't|doesn't)(?: \w+)?\s*$/iu.test(text.slice(0, start)) ||
    /\b(?:don't|doesn't|do not|does not|didn't|isn't|never)\b/iu.test(text.slice(start, end))
  );
}

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
