// Compares check-ins with the events and the refusals that they brought, as far as the tables alone tell.
import type Database from 'better-sqlite3';
import type { Card } from '../../../src/card.ts';
import type { Incoming } from '../../../src/door/incoming.ts';
import type { Event } from '../../../src/event.ts';
import { instantOf } from './instant.ts';

type CheckIn = {
  id: string;
  tenant: string;
  talk: string;
  local: string;
  zone: string;
  state: 'waiting' | 'asked' | 'replaced' | 'stopped';
  announced: 0 | 1;
};

type Due = Incoming & { event: Extract<Event, { kind: 'due' }> };

/** One sentence for each that is not as it should be. */
export function checkInFaults(database: Database.Database, inbox: readonly Incoming[]): string[] {
  const rows = database
    .prepare('SELECT id, tenant, talk, local_time AS local, zone, state, announced FROM checkin')
    .all() as CheckIn[];
  const due = inbox.filter((one): one is Due => one.event.kind === 'due');
  return [
    ...dueFaults(rows, due),
    ...rows.flatMap((row) => announcedFaults(row, due)),
    ...due.flatMap((one) => digestFaults(one, rows, due)),
    ...refusalFaults(database, inbox),
  ];
}

/** What was asked has one event, of its own talk and not before its time; everything else has none. */
function dueFaults(rows: readonly CheckIn[], due: readonly Due[]): string[] {
  const events = Map.groupBy(due, ({ tenant, event }) => `${tenant} ${event.checkIn}`);
  const known = new Set(rows.map(({ tenant, id }) => `${tenant} ${id}`));
  return [
    ...[...events.keys()]
      .filter((id) => !known.has(id))
      .map((id) => `there is no check-in ${id}, but it was asked`),
    ...rows.flatMap(({ id, tenant, talk, local, zone, state }) => {
      const all = events.get(`${tenant} ${id}`) ?? [];
      const wanted = state === 'asked' ? 1 : 0;
      const instant = instantOf(local, zone);
      return [
        ...(all.length === wanted
          ? []
          : [`the check-in ${id} of ${talk}, ${state}, has ${all.length} events, not ${wanted}`]),
        ...all.flatMap((one) => [
          ...(one.talk === talk ? [] : [`the check-in ${id} of ${talk} was asked in ${one.talk}`]),
          ...(Date.parse(one.event.at) < instant ? [`the check-in ${id} of ${talk} was asked early`] : []),
          ...(Date.parse(one.event.due) === instant
            ? []
            : [`the check-in ${id} of ${talk} was due at ${instant}, not ${one.event.due}`]),
        ]),
      ];
    }),
  ];
}

/** What stands in a digest is named by one, and has no message of its own. */
function announcedFaults({ id, tenant, talk, announced }: CheckIn, due: readonly Due[]): string[] {
  if (announced === 0) return [];
  const isNamed = due.some((one) => one.tenant === tenant && names(one, talk));
  const speaks = due.some(
    (one) => one.tenant === tenant && one.event.checkIn === id && one.event.inDigest === undefined,
  );
  return [
    ...(isNamed ? [] : [`the check-in ${id} of ${talk} counts as announced, but no digest names it`]),
    ...(speaks ? [`the check-in ${id} of ${talk} was announced, and comes by itself too`] : []),
  ];
}

function names({ event }: Due, talk: string): boolean {
  return event.digest?.some((line) => line.talk === talk) ?? false;
}

/** What a digest names is asked with it, or announced. */
function digestFaults({ tenant, talk, event }: Due, rows: readonly CheckIn[], due: readonly Due[]): string[] {
  const others = (event.digest ?? []).filter((line) => line.talk !== talk);
  const isAsked = (other: string): boolean =>
    due.some(
      (one) =>
        one.tenant === tenant &&
        one.talk === other &&
        one.event.inDigest === true &&
        one.event.at === event.at,
    );
  const isAnnounced = (other: string): boolean =>
    rows.some((row) => row.tenant === tenant && row.talk === other && row.announced === 1);
  return others
    .filter((line) => !isAsked(line.talk) && !isAnnounced(line.talk))
    .map((line) => `the digest of ${talk} names ${line.talk}, which comes by itself too`);
}

type Refused = {
  id: string;
  tenant: string;
  talk: string;
  place: string;
  thread: string | null;
  payload: string;
  reason: string;
};

/** Each refused check-in came back to its talk as an event, once, and nothing else did. */
function refusalFaults(database: Database.Database, inbox: readonly Incoming[]): string[] {
  const refused = database
    .prepare("SELECT * FROM outbox WHERE kind = 'post' AND state = 'refused'")
    .all() as Refused[];
  const wanted = new Map(refused.flatMap((row) => newsOf(row).map((news) => [news.key, news] as const)));
  const told = inbox.filter(({ event }) => event.kind === 'undelivered');
  const heard = new Set(told.map(({ event }) => event.key));
  return [
    ...[...wanted.values()]
      .filter(({ key }) => !heard.has(key))
      .map(({ talk, id }) => `the talk ${talk} does not hear that ${id} was refused`),
    ...told.flatMap(({ tenant, talk, place, thread, event }) => {
      const news = wanted.get(event.key);
      if (!news || event.kind !== 'undelivered') return [`nobody refused what ${event.key} tells of`];
      const isSame =
        JSON.stringify([tenant, talk, place, event.card, event.reason]) ===
        JSON.stringify([news.tenant, news.talk, news.place, news.card, news.reason]);
      // A thread that the row does not name was opened by the talk meanwhile.
      const inThread =
        news.card === 'digest' ? thread === null : news.thread === null || news.thread === thread;
      return isSame && inThread ? [] : [`${event.key} tells something else than what was refused`];
    }),
  ];
}

type News = Refused & { key: string; card: 'check-in' | 'digest' };

/** Who has to hear of it: whoever the message spoke for. */
function newsOf(row: Refused): News[] {
  const card = JSON.parse(row.payload) as Card;
  const talks = card.kind === 'digest' ? card.lines.map(({ talk }) => talk) : [row.talk];
  if (card.kind !== 'digest' && card.kind !== 'check-in') return [];
  return talks.map((talk) => ({
    ...row,
    talk,
    card: card.kind as News['card'],
    key: `undelivered:${row.id}:${talk}`,
  }));
}
