// A check-in falls due, is asked for before its time, or could not be delivered.
import type { Reach } from '../card.ts';
import { nextInSeries } from '../checkin/next.ts';
import { recomputed } from '../checkin/walltime.ts';
import { wallTimeIn } from '../checkin/when.ts';
import type { Event } from '../event.ts';
import { applied } from './applied.ts';
import { asked } from './checkincard.ts';
import { DIGEST } from './names.ts';
import type { Effect, Ground, Outcome } from './outcome.ts';
import type { Talk } from './talk.ts';
import { MOVED } from './words.ts';

type Due = Extract<Event, { kind: 'due' }>;
type Undelivered = Extract<Event, { kind: 'undelivered' }>;

/** A check-in fell due. The next of the series is set at once: nobody has to answer for it to come again. */
export function due(talk: Talk, event: Due, ground: Ground): Outcome {
  const lines = event.digest ?? [];
  if (isOver(talk) || isToCome(talk, event.at))
    // Put off or stopped a moment ago: the others of its digest are asked all the same.
    return [talk, digestOf(lines.filter((line) => line.talk !== talk.id))];
  const { series, date } = nextInSeries(talk, ground.checkInAfter, event, ground.hours);
  const next: Talk = {
    ...applied(talk),
    phase: 'advised',
    open: null,
    checkIn: date,
    series,
    chosen: null,
    digested: null,
  };
  const set: Effect = { kind: 'check-in', at: date.at };
  if (event.inDigest || lines.length > 0)
    return [{ ...next, digested: event.due }, [...digestOf(lines), set]];
  const [asking, effects] = asked(next, { due: event.due, asked: event.at, said: {} }, 'thread', ground);
  return [asking, [...effects, set]];
}

/** Nothing was recommended, or nothing is to be asked. */
function isOver({ phase, checkIn, advised, ended }: Talk): boolean {
  return phase === 'cancelled' || ended !== null || (checkIn === null && advised === null);
}

/** Whether the date that is set by now lies after this moment: what fell due was an earlier one. */
function isToCome({ checkIn, zone }: Talk, at: string): boolean {
  return checkIn !== null && recomputed(wallTimeIn(checkIn), zone) > Date.parse(at);
}

/** The message that speaks for these, in the room; none where there are none. */
export function digestOf(lines: NonNullable<Due['digest']>): Extract<Effect, { kind: 'post' }>[] {
  return lines.length === 0
    ? []
    : [{ kind: 'post', name: DIGEST, card: { kind: 'digest', lines }, into: 'room' }];
}

/**
 * Asked before its time, because somebody wants that, or after a digest named it. The date of the series stays. `due`:
 * when it should have been asked, ISO 8601.
 */
export function askNow(talk: Talk, { at }: { at: string }, ground: Ground, due = at): Outcome {
  // Where it is asked again people can be reached, so it does not say any more why it moved.
  const { moved: _, ...review } = talk.review ?? { due, asked: at, said: {} };
  return asked({ ...talk, digested: null }, review, 'thread', ground);
}

/** The platform took the message of a check-in for good not: it is asked in the next place, and says why. */
export function undelivered(talk: Talk, event: Undelivered, ground: Ground): Outcome {
  if (isOver(talk)) return [talk, []];
  if (event.card === 'digest') {
    if (talk.digested !== null) return askNow(talk, event, ground, talk.digested);
    // Not due yet: its own date is set again, so that it comes by itself.
    const { date } = nextInSeries(talk, ground.checkInAfter, { due: event.at, at: event.at }, ground.hours);
    return [talk, [{ kind: 'check-in', at: (talk.checkIn ?? date).at }]];
  }
  const { review } = talk;
  // It was answered, put off, or asked in another place meanwhile.
  if (review === null || !isSame(event.asked, talk.reach)) return [talk, []];
  const reach = nextReach(talk);
  if (reach) {
    const former = typeof reach === 'object' && reach.person !== talk.owner;
    return asked(talk, { ...review, moved: MOVED(reach, event.reason, { former }) }, reach, ground);
  }
  const ended = { why: 'unreachable', at: event.at, reason: event.reason } as const;
  return [{ ...talk, review: null, until: null, chosen: null, ended }, [{ kind: 'no-check-in' }]];
}

function isSame(one: Reach, other: Reach): boolean {
  if (typeof one === 'string' || typeof other === 'string') return one === other;
  return one.person === other.person;
}

/** Thread, room, owner, those who owned it before; undefined where nobody is left. */
function nextReach({ reach, owner, formerOwners }: Talk): Reach | undefined {
  if (reach === 'thread') return 'room';
  const people = [...new Set([owner, ...formerOwners])];
  const person = people[reach === 'room' ? 0 : people.indexOf(reach.person) + 1];
  return person === undefined ? undefined : { person };
}

/** Somebody is there again: check-ins that ended because nobody was go on. */
export function reachable(talk: Talk, at: string, ground: Ground): Outcome {
  if (talk.ended?.why !== 'unreachable') return [talk, []];
  const { series, date } = nextInSeries(talk, ground.checkInAfter, { due: at, at }, ground.hours);
  return [{ ...talk, ended: null, checkIn: date, series }, [{ kind: 'check-in', at: date.at }]];
}
