// When we come back: what people say about the next check-in.
import { allIn, type CheckInSaid } from '../checkin/said.ts';
import { applied } from './applied.ts';
import { comingBack } from './comingback.ts';
import { whichDay } from './datenotes.ts';
import { askNow } from './due.ts';
import { type Ground, type Outcome, post } from './outcome.ts';
import { handedOver, mentioned } from './owner.ts';
import type { Said } from './readings.ts';
import { concluded } from './review.ts';
import { ended, moved, snoozed, waiting } from './schedule.ts';
import type { Talk } from './talk.ts';
import { CLOSED, PAST_DATE, SKIPPED, STOPPED_ASKING, TOO_FAR, TOO_SOON, willAsk } from './words.ts';

/** Words about the next check-in, or about the one that waits; undefined where they are neither. */
export function planned(talk: Talk, text: string, event: Said, ground: Ground): Outcome | undefined {
  if (talk.review !== null && THAT_IS_ALL.test(text.trim())) return concluded(talk, event, ground);
  if (TOO_SOON_WORDS.test(text.trim())) return [talk, [post(TOO_SOON)]];
  return allIn(text, event.at, talk.zone).reduce<Outcome | undefined>((before, said) => {
    const [now, effects] = before ?? [talk, []];
    const outcome = taken(now, said, event, ground);
    return outcome ? [outcome[0], [...effects, ...outcome[1]]] : before;
  }, undefined);
}

/** Hours and minutes: nothing that a recommendation rests on changes so soon. */
const TOO_SOON_WORDS =
  /^(?:please )?(?:ask|remind|ping|nudge|snooze)(?: (?:me|us|it|this))?(?: again)? (?:in|for) [\w ]{1,20}(?:minutes?|mins?|hours?)[.!]?$/iu;

/** The end of a check-in, in words. Only said while one is under way: else it may be the end of anything. */
export const THAT_IS_ALL =
  /^(?:ok(?:ay)?,? )?(?:(?:that'?s|that is|this is) (?:all|it)(?: for now)?|all done|done|finished|nothing else|no(?:thing)? more)(?:,? thank(?:s| you))?[.!]?$/iu;

function taken(talk: Talk, said: CheckInSaid, event: Said, ground: Ground): Outcome | undefined {
  switch (said.kind) {
    case 'date':
    case 'condition':
      return waiting(talk, said, event, ground);
    case 'snooze':
      return said.until ? waiting(talk, said.until, event, ground) : snoozed(talk, 'P1W', event, ground);
    case 'past':
      return [talk, [post(PAST_DATE)]];
    case 'unclear':
      return [talk, [post(whichDay(said.days))]];
    case 'too-far':
      return [talk, [post(TOO_FAR)]];
    case 'skip':
      return talk.review === null ? undefined : [{ ...applied(talk), review: null }, [post(SKIPPED)]];
    case 'stop':
      return ended(talk, 'stopped', event, STOPPED_ASKING);
    case 'done':
      return ended(talk, 'done', event, CLOSED);
    case 'ask-now':
      return askNow(talk, event, ground);
    case 'nothing-changed':
      if (talk.review !== null) return concluded(talk, event, ground);
      return [talk, [post(willAsk(comingBack(talk)?.words ?? 'when you say when'))]];
    case 'mention':
    case 'no-mention':
      return mentioned(talk, said.kind === 'mention', event);
    case 'zone':
      return moved(talk, said.zone, event, ground);
    case 'hand-over':
      return handedOver(talk, said.to, event, ground);
    default:
      return said satisfies never;
  }
}
