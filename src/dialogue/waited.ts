// What was waited for has come: then it is asked at once.
import { isMet } from '../checkin/met.ts';
import type { Event } from '../event.ts';
import { conditionInWords } from './comingback.ts';
import { askNow } from './due.ts';
import { type Ground, type Outcome, post } from './outcome.ts';
import { factsOf } from './talk.ts';
import { HAS_COME } from './words.ts';

/** A check-in that nobody ended within so long, in ms, is not being answered any more. */
const ANSWERED_WITHIN = 30 * 24 * 3_600_000;

/** The same outcome; where the condition of the next check-in holds by now, with the check-in itself. */
export function waited([talk, effects]: Outcome, { kind, at }: Event, ground: Ground): Outcome {
  const { until, phase, ended } = talk;
  if (until === null || phase !== 'advised' || ended || !isMet(until, factsOf(talk))) return [talk, effects];
  const cleared = { ...talk, until: null };
  // One that is being answered, or was just named in a digest, is not asked once more.
  const { review } = talk;
  const answering = review !== null && Date.parse(at) - Date.parse(review.asked) < ANSWERED_WITHIN;
  if (answering || kind === 'due') return [cleared, effects];
  const [next, asking] = askNow(cleared, { at }, ground);
  return [next, [...effects, post(HAS_COME(conditionInWords(until))), ...asking]];
}
