// A need that is told beside the one that stands: "it must calculate margins too" adds, it does not replace.
import type { Options } from '../../knowledge/questions.ts';
import type { Card } from '../card.ts';
import type { Readings } from './reading.ts';
import { CODE_BESIDE } from './readwords.ts';
import { isQuestionText } from './reply.ts';
import type { Talk } from './talk.ts';
import { understand } from './understand.ts';
import { corrected, KEEP_TOOL } from './words.ts';

type Need = Options['need'];

/** What is stored of it, and what is said about it where that is not plain from what is stored. */
export type Added = { readings: Readings; note?: Card };

/** "Too" adds at the end of a clause; "too formal" is a matter of degree. */
const ADDS =
  /\b(?:also|as well|in addition|additionally|besides|on top of (?:that|it))\b|\btoo(?=\s*(?:$|[.,;:!)]|but\b|and\b))/iu;

/** What the product does or should do; "we also have 40 letters" tells of no need. */
const NEEDED =
  /\b(?:must|should|has to|have to|needs?|does(?:n't| not)|can(?:not|'t)|is|are|sounds?|invents?|makes?|forgets?|gets?|lacks?)\b/iu;

/** Longer texts tell a case of their own, in characters. */
const LONGEST = 160;

/** What a text adds to a need that is certain; undefined where it adds none. */
export function addedTo(talk: Talk, text: string): Added | undefined {
  const before = talk.answers.need;
  if (!before?.firm || talk.open === 'need' || text.length > LONGEST) return undefined;
  if (!ADDS.test(text) || !NEEDED.test(text) || isQuestionText(text)) return undefined;
  const readings = understand(text);
  const needs = readings.need !== undefined && readings.need.option !== before.option;
  return needs ? withAddedNeed(talk, readings, text) : undefined;
}

/** The readings of a text that adds or corrects, with the need that holds after it. */
export function withAddedNeed(talk: Talk, readings: Readings, text: string): Added {
  const { need, ...rest } = readings;
  const before = talk.answers.need?.option as Need | undefined;
  if (!need || before === undefined) return { readings };
  const now = need.option as Need;
  const adds = ADDS.test(text);
  // A tool call that was advised stays, whatever else turns out to be missing.
  if (before === 'neither' && now !== 'neither' && (adds || talk.checkIn !== null))
    return { readings, note: KEEP_TOOL };
  if (!adds) return { readings };
  if (now === 'neither' && before !== 'neither') return { readings: rest, note: CODE_BESIDE };
  if (before === 'both') return { readings: rest, note: corrected('need', 'both', undefined) };
  return { readings: before === now ? readings : { ...rest, need: { ...need, option: 'both' } } };
}
