// A case and a question in one text: whether it is somebody's case, or only a question about the subject in general.
import { looksForeign } from '../../knowledge/translations.ts';
import { type Answer, answerFrom } from '../advice/answer.ts';
import { aboutUs } from './aboutus.ts';
import { knows, refused } from './asides.ts';
import { isAsked } from './modelreading.ts';
import type { Ground } from './outcome.ts';
import type { Reading, Readings } from './reading.ts';
import { idsOf, isUntold } from './readings.ts';
import type { Talk } from './talk.ts';
import { understand } from './understand.ts';

/** Longest question, in characters, that can be taken for one about the subject in general. */
const SHORT_QUESTION = 90;

/**
 * A short question about the subject in general, which tells nothing of the team's own case: one that the guidance knows, or
 * of which nothing sure was read.
 */
export function asksOnly(text: string, answer: Answer, read: Readings): boolean {
  const own =
    /\b(?:we|our|ours|my|us|mine)\b|(?<!\b(?:should|can|could|do|may|must|would|shall) )\bi\b/iu.test(text);
  const isVague = idsOf(read).every((id) => id === 'need') && read.need?.firm !== true;
  return !own && text.length <= SHORT_QUESTION && (knows(answer) || isVague);
}

/**
 * What a text with a question tells of the case while nothing was told yet, as if it opened the talk; undefined where it
 * only asks something. What stands in the question itself may be only asked: of that the need alone counts, and is not
 * sure. `aside`: it was said to the others, so that only what is told counts.
 */
export function toldByQuestion(
  talk: Talk,
  text: string,
  { guide }: Ground,
  aside: boolean,
): Readings | undefined {
  if (!isUntold(talk) || looksForeign(text) || aboutUs(text) || SUPPOSES.test(text)) return undefined;
  const answer = answerFrom(guide, text);
  const all = understand(text);
  if (idsOf(all).length === 0 || refused(answer) || asksOnly(text, answer, all)) return undefined;
  const { need, ...rest } = told(all, text);
  const read = need === undefined || (aside && !need.firm) ? rest : { ...rest, need };
  return idsOf(read).length === 0 ? undefined : read;
}

function told({ need, ...rest }: Readings, text: string): Readings {
  const isTold = ({ quote }: Reading): boolean => text.includes(quote) && !isAsked(quote, text);
  const sure = Object.fromEntries(Object.entries(rest).filter(([, reading]) => isTold(reading)));
  return need === undefined ? sure : { ...sure, need: { ...need, firm: need.firm && isTold(need) } };
}

/** What is only supposed is no case. */
const SUPPOSES =
  /^\W*(?:what if|suppose|supposing|imagine|assum(?:e|ing)|if|say|let us say|let['’]s say|in case|hypothetically|would it)\b/iu;
