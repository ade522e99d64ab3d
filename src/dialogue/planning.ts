// When we come back: what people say about the next check-in.
import { takes } from '../checkin/asking.ts';
import { type CheckInSaid, dateIn } from '../checkin/said.ts';
import { itemsOf } from './checkincard.ts';
import { comingBack } from './comingback.ts';
import { askNow } from './due.ts';
import { type Ground, type Outcome, post } from './outcome.ts';
import { handedOver, mentioned } from './owner.ts';
import type { Said } from './readings.ts';
import { reviewed, unchanged } from './review.ts';
import { ended, moved, snoozed, waiting } from './schedule.ts';
import type { Talk } from './talk.ts';
import { CLOSED, PAST_DATE, SKIPPED, STOPPED_ASKING, TOO_FAR, willAsk } from './words.ts';

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
      return waiting(talk, said, event, ground);
    case 'snooze':
      return said.until ? waiting(talk, said.until, event, ground) : snoozed(talk, 'P1W', event, ground);
    case 'past':
      return [talk, [post(PAST_DATE)]];
    case 'too-far':
      return [talk, [post(TOO_FAR)]];
    case 'skip':
      return talk.review === null ? undefined : [{ ...talk, review: null }, [post(SKIPPED)]];
    case 'stop':
      return ended(talk, 'stopped', event, STOPPED_ASKING);
    case 'done':
      return ended(talk, 'done', event, CLOSED);
    case 'ask-now':
      return askNow(talk, event, ground);
    case 'nothing-changed':
      if (talk.review !== null) return unchanged(talk, event, ground);
      return [talk, [post(willAsk(comingBack(talk)?.words ?? 'when you say when'))]];
    case 'mention':
    case 'no-mention':
      return mentioned(talk, said.kind === 'mention', event);
    case 'zone':
      return moved(talk, said.zone);
    case 'hand-over':
      return handedOver(talk, said.to, event);
    default:
      return said satisfies never;
  }
}
