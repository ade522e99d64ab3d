// When we come back: what people say and press about the next check-in.
import { Temporal } from 'temporal-polyfill';
import { takes } from '../checkin/asking.ts';
import { type CheckInSaid, dateIn, type Until } from '../checkin/said.ts';
import { type WallTime, wallTimeAt } from '../checkin/walltime.ts';
import { dateAt } from '../checkin/when.ts';
import { nextWorking } from '../checkin/workhours.ts';
import { type Ground, type Outcome, post } from './outcome.ts';
import type { Said } from './readings.ts';
import { itemsOf, reviewed, unchanged } from './review.ts';
import type { Talk } from './talk.ts';
import { PAST_DATE, SKIPPED, STOPPED_ASKING, TOO_FAR, tellMe, willAsk } from './words.ts';

/** Words about the next check-in, or an answer to a line of the one that waits ("2b"); undefined where it is neither. */
export function planned(talk: Talk, text: string, event: Said, ground: Ground): Outcome | undefined {
  const line = lineIn(talk, text, ground);
  if (line) return reviewed(talk, line.id, line.value, event, ground);
  const said = dateIn(text, event.at, talk.zone);
  return said && taken(talk, said, event, ground);
}

/** "2b": the second line's second answer. Letters, since numbers may be amounts. */
function lineIn(talk: Talk, text: string, ground: Ground): { id: string; value: string } | undefined {
  const spoken = /^(\d)\s*[.:)]?\s*([a-d])[.)]?$/iu.exec(text.trim());
  if (!spoken || talk.review === null) return undefined;
  const item = itemsOf(talk, ground)[Number(spoken[1]) - 1];
  const value = item?.options[(spoken[2] ?? '').toLowerCase().charCodeAt(0) - 'a'.charCodeAt(0)]?.id;
  return item && value !== undefined && takes(item, value) ? { id: item.id, value } : undefined;
}

function taken(talk: Talk, said: CheckInSaid, event: Said, ground: Ground): Outcome | undefined {
  switch (said.kind) {
    case 'date':
    case 'condition':
      return waiting(talk, said, said.words);
    case 'snooze':
      return said.until ? waiting(talk, said.until, said.words) : snoozed(talk, 'P1W', event);
    case 'past':
      return [talk, [post(PAST_DATE)]];
    case 'too-far':
      return [talk, [post(TOO_FAR)]];
    case 'skip':
      return talk.review === null ? undefined : [{ ...talk, review: null }, [post(SKIPPED)]];
    case 'stop':
      return stopped(talk);
    case 'nothing-changed':
      if (talk.review !== null) return unchanged(talk, event, ground);
      return [talk, [post(willAsk(talk.checkIn?.words ?? 'when you say when'))]];
    case 'hand-over':
      return undefined;
    default:
      return said satisfies never;
  }
}

function waiting(talk: Talk, until: Until, words: string): Outcome {
  return until.kind === 'date' ? setTo(talk, until.local) : [talk, [post(tellMe(words))]];
}

/** Put off by a duration from now; the series stays where it was. */
export function snoozed(talk: Talk, by: string, { at }: { at: string }): Outcome {
  const now = Temporal.PlainDateTime.from(wallTimeAt(Date.parse(at), talk.zone));
  return setTo(talk, now.add(by).toString({ smallestUnit: 'second' }));
}

/** The next check-in at a wall time, or the first working moment after it. */
function setTo(talk: Talk, local: WallTime): Outcome {
  const checkIn = dateAt(nextWorking(local), talk.zone);
  return [
    { ...talk, checkIn, review: null },
    [post(willAsk(checkIn.words)), { kind: 'check-in', at: checkIn.at }],
  ];
}

/** No check-in any more; the recommendation stays, and a date can be named again. */
export function stopped(talk: Talk): Outcome {
  const { checkIn } = talk;
  const none = checkIn && { ...checkIn, words: 'only when you ask me to' };
  return [{ ...talk, checkIn: none, review: null }, [post(STOPPED_ASKING), { kind: 'no-check-in' }]];
}
