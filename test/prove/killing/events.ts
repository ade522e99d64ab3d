// What people do while processes are killed: talks in three rooms, and talks whose check-ins fall due.
import { Temporal } from 'temporal-polyfill';
import type { Incoming } from '../../../src/door/incoming.ts';
import type { Event } from '../../../src/event.ts';

const ZONE = 'Europe/Berlin';

/** The bot may look for its messages in rooms that end so. */
const ROOM = 'room-open';

const CASE = 'our bot must answer from the refund policy, it changes every month';

/** Talks with a few events each, in one of three rooms. */
export function someEvents(talks: number, each: number): Incoming[] {
  return Array.from({ length: talks }, (_, talk) =>
    Array.from({ length: each }, (_, number): Incoming => {
      const who = { key: `${talk}/${number}`, by: 'u1', at: '2026-11-23T09:00:00Z' };
      const text = number === 0 ? CASE : 'why not fine-tune now?';
      const event = { ...who, kind: number === 0 ? 'opened' : 'said', text } as const;
      return incoming(`talk-${talk}`, `${talk % 3}-${ROOM}`, event);
    }),
  ).flat();
}

/** Rooms of talks with check-ins: a late one, some that share a message, and one whose threads take none. */
const ROOMS = { late: `late-${ROOM}`, shared: `shared-${ROOM}`, locked: `locked-${ROOM}` };

/** Others of the shared room, whose check-ins are due within days: with the one that is due they are more than three. */
const OTHERS = 4;

/** Half a year, as long as the bot waits with a check-in, and days until those of the others. */
const WAIT = { months: 6 };
const SOON = { days: 4 };

/**
 * Talks of half a year ago and earlier, as they come in at `now` (ms): one check-in is late, one of five is late and the
 * others follow within a week, and one is late where the thread takes no check-ins.
 */
export function datedEvents(now: number): Incoming[] {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(ZONE);
  const soon = today.add(SOON).subtract(WAIT).toInstant().toString();
  const over = today.subtract({ years: 1 }).toInstant().toString();
  return [
    ...toItsCard('late', ROOMS.late, over),
    ...toItsCard('locked', ROOMS.locked, over),
    ...Array.from({ length: OTHERS }, (_, number) => toItsCard(`other-${number}`, ROOMS.shared, soon)).flat(),
    // The last one: the others have their dates by then.
    ...toItsCard('first', ROOMS.shared, over),
  ];
}

/** Whether the chat takes a message for good not: check-ins in the threads of one room. */
export function isRefused({
  place,
  thread,
  card,
}: {
  place: string;
  thread: string | null;
  card: { kind: string };
}): boolean {
  return place === ROOMS.locked && thread !== '' && card.kind === 'check-in';
}

function toItsCard(talk: string, place: string, at: string): Incoming[] {
  const who = (number: number) => ({ key: `${talk}/${number}`, by: 'u1', at });
  return [
    incoming(talk, place, { ...who(0), kind: 'opened', text: CASE }),
    incoming(talk, place, { ...who(1), kind: 'pressed', verb: 'finish' }),
  ];
}

function incoming(talk: string, place: string, event: Event): Incoming {
  return { tenant: 'T1', talk, place, thread: null, zone: ZONE, event };
}
