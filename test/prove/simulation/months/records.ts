// All that is kept of a run over months, read from the tables, and what brought what about.
import type Database from 'better-sqlite3';
import type { Card } from '../../../../src/card.ts';
import type { Event } from '../../../../src/event.ts';
import type { Happening } from './happened.ts';

export type CheckInRow = {
  id: string;
  tenant: string;
  talk: string;
  due: number;
  local: string;
  zone: string;
  state: 'waiting' | 'asked' | 'replaced' | 'stopped';
};

/** An event as it is kept. `came` and `worked` are places in the order of all that happened. */
export type Kept = {
  key: string;
  tenant: string;
  talk: string;
  place: string;
  thread: string | null;
  state: 'waiting' | 'done' | 'failed';
  event: Event;
  came: number;
  worked: number;
};

/** A message as it is kept. `queued` as in `Kept`. */
export type Sent = {
  id: string;
  tenant: string;
  talk: string;
  kind: 'post' | 'edit' | 'work';
  place: string;
  thread: string | null;
  card: Card;
  state: string;
  reason: string | null;
  queued: number;
};

export type Records = {
  checkIns: readonly CheckInRow[];
  inbox: readonly Kept[];
  outbox: readonly Sent[];
  happened: readonly Happening[];
  /** The place of the first thing of that kind with that id; -1 where it never happened. */
  place(what: Happening['what'], id: string): number;
  /** The messages that an event brought about. */
  postsOf(event: Kept): Sent[];
  /** The event that brought a message about. */
  causeOf(message: Sent): Kept | undefined;
  /** Whether an event set a date, or called one off. */
  redates(event: Kept): boolean;
};

type Raw<T, Json extends keyof T> = Omit<T, Json> & Record<Json, string>;

export function recordsOf(database: Database.Database, happened: readonly Happening[]): Records {
  const places = new Map<string, number>();
  for (const [index, { what, id }] of happened.entries())
    if (!places.has(`${what} ${id}`)) places.set(`${what} ${id}`, index);
  const place: Records['place'] = (what, id) => places.get(`${what} ${id}`) ?? -1;
  const { messages, dated } = broughtBy(happened);
  const checkIns = database
    .prepare(
      'SELECT id, tenant, talk, due_at AS due, local_time AS local, zone, state FROM checkin ORDER BY rowid',
    )
    .all() as CheckInRow[];
  const inbox = database.prepare('SELECT * FROM inbox ORDER BY seq').all() as Raw<Kept, 'event'>[];
  const outbox = database.prepare('SELECT *, payload AS card FROM outbox ORDER BY seq').all() as Raw<
    Sent,
    'card'
  >[];
  const sent = outbox.map(
    (row): Sent => ({ ...row, card: JSON.parse(row.card) as Card, queued: place('queued', row.id) }),
  );
  const kept = inbox.map(
    (row): Kept => ({
      ...row,
      event: JSON.parse(row.event) as Event,
      ...{ came: place('came', row.key), worked: place('worked', row.key) },
    }),
  );
  return {
    ...{ checkIns, happened, place, outbox: sent, inbox: kept },
    causeOf: ({ id }) => kept.find(({ key }) => key === messages.get(id)),
    postsOf: ({ key }) => sent.filter(({ id, kind }) => kind === 'post' && messages.get(id) === key),
    redates: ({ key }) => dated.has(key),
  };
}

/** Which event brought which message about, and which events changed a date: each is stored after its event is done. */
function broughtBy(happened: readonly Happening[]): {
  messages: ReadonlyMap<string, string>;
  dated: ReadonlySet<string>;
} {
  const messages = new Map<string, string>();
  const dated = new Set<string>();
  const last = new Map<string, string>();
  for (const { what, id, talk } of happened) {
    const key = last.get(talk) ?? '';
    if (what === 'worked') last.set(talk, id);
    else if (what === 'queued') messages.set(id, key);
    else if (what === 'set' || what === 'replaced') dated.add(key);
  }
  return { messages, dated };
}
