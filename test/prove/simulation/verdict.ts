// Compares what is stored and what stands in the chat with what should.
import type Database from 'better-sqlite3';
import type { Incoming } from '../../../src/door/incoming.ts';
import type { Decide } from '../../../src/door/worker.ts';
import type { Event } from '../../../src/event.ts';
import { canFind, type Standing } from './chat.ts';
import { expectedOf } from './decisions.ts';

type InboxRow = Omit<Incoming, 'event'> & { key: string; event: string; state: string };
type Row = {
  id: string;
  tenant: string;
  name: string | null;
  kind: 'post' | 'edit' | 'work';
  place: string;
  thread: string | null;
  payload: string;
  state: string;
  external: string | null;
};

/** What a chat server saw: the messages that stand there, in order, and sends that came too early. */
export type Seen = {
  standing: readonly Standing[];
  early: readonly string[];
  /** Ids of messages that it refused. */
  refused: ReadonlySet<string>;
  /** Whether it changes messages that stand there. */
  canEdit: boolean;
};

/** Everything that is not as it should be, one sentence each; empty for a sound run. `handedIn` are all events. */
export function faultsIn(
  database: Database.Database,
  chat: Seen,
  handedIn: readonly Incoming[],
  decide: Decide,
): string[] {
  const inbox = database.prepare('SELECT * FROM inbox ORDER BY seq').all() as InboxRow[];
  const stored = new Map(inbox.map((row) => [row.key, contentsOf(row)]));
  const faults = [...chat.early];
  for (const { event, ...where } of handedIn) {
    const found = stored.get(event.key);
    if (found === undefined) faults.push(`the event ${event.key} is lost`);
    else if (found !== contentsOf({ ...where, event: JSON.stringify(event) }))
      faults.push(`the event ${event.key} is stored otherwise than it came`);
  }
  faults.push(...taskFaults(database, stored));
  for (const { key, state } of inbox) if (state === 'waiting') faults.push(`the event ${key} still waits`);
  for (const { id, count } of counted(chat.standing))
    if (count > 1) faults.push(`the message ${id} stands there ${count} times`);
  for (const [talk, events] of Map.groupBy(inbox, ({ talk }) => talk))
    faults.push(...faultsOf(talk, events, database, chat, decide));
  return faults;
}

/** All of an event that must be kept as it came. */
function contentsOf({ tenant, talk, place, thread, zone, event }: Omit<InboxRow, 'key' | 'state'>): string {
  return JSON.stringify([tenant, talk, place, thread, zone, event]);
}

/** Each task that is done came back to its talk, once, as the event of its row. */
function taskFaults(database: Database.Database, stored: ReadonlyMap<string, string>): string[] {
  const tasks = database.prepare("SELECT id, state FROM outbox WHERE kind = 'work'").all() as {
    id: string;
    state: string;
  }[];
  return tasks.flatMap(({ id, state }) => [
    ...(state === 'worked' ? [] : [`the task ${id} ended ${state}`]),
    ...(stored.has(`work:${id}`) ? [] : [`what came of the task ${id} is lost`]),
  ]);
}

function counted(standing: readonly Standing[]): { id: string; count: number }[] {
  return [...Map.groupBy(standing, ({ id }) => id)].map(([id, all]) => ({ id, count: all.length }));
}

function faultsOf(
  talk: string,
  inbox: readonly InboxRow[],
  database: Database.Database,
  chat: Seen,
  decide: Decide,
): string[] {
  const faults: string[] = [];
  const expected = expectedOf(
    inbox.map((row) => ({ ...row, event: JSON.parse(row.event) as Event })),
    decide,
    chat.canEdit,
  );
  const kept = database.prepare('SELECT state, version, thread FROM talk WHERE id = ?').get(talk) as
    | { state: string; version: number; thread: string | null }
    | undefined;
  if (kept?.state !== (expected.talk && JSON.stringify(expected.talk)))
    faults.push(`${talk} is not what its events make of it`);
  if ((kept?.version ?? 0) !== expected.version)
    faults.push(`${talk} was decided ${kept?.version} times, not ${expected.version}`);
  const rows = database.prepare('SELECT * FROM outbox WHERE talk = ? ORDER BY seq').all(talk) as Row[];
  const queued = rows.map(({ kind, payload }) => `${kind} ${payload}`);
  const wanted = expected.rows.map(({ kind, payload }) => `${kind} ${JSON.stringify(payload)}`);
  if (queued.join('\n') !== wanted.join('\n'))
    faults.push(
      `${talk} has ${queued.length} rows to send, not the ${wanted.length} that its events ask for`,
    );
  faults.push(...rows.flatMap((row) => rowFaults(row, rows, chat)), ...orderFaults(talk, rows, chat));
  faults.push(...threadFaults(rows, chat));
  const dates = database.prepare(
    "SELECT due_at AS due, local_time AS local, zone FROM checkin WHERE talk = ? AND state = 'waiting'",
  );
  const due = JSON.stringify(dates.all(talk));
  const wantedDue = JSON.stringify(expected.checkIn === undefined ? [] : [expected.checkIn]);
  if (due !== wantedDue) faults.push(`${talk} has the check-ins ${due}, not ${wantedDue}`);
  return faults;
}

/** Whether each row ended as the chat shows it. */
function rowFaults(row: Row, rows: readonly Row[], { standing, refused, canEdit }: Seen): string[] {
  const { id, kind, place, state } = row;
  const found = standing.find((one) => one.id === id);
  if (state === 'waiting') return [`the ${kind} ${id} still waits`];
  if (kind === 'work') return [];
  const target = kind === 'post' ? row : targetOf(row, rows.slice(0, rows.indexOf(row)));
  if (state === 'refused' && !refused.has(id)) return [`nobody refused the ${kind} ${id}`];
  if (state === 'skipped' && (kind !== 'edit' || (target && canEdit)))
    return [`the ${kind} ${id} was skipped without a reason`];
  if (kind === 'edit') return [];
  if (state === 'sent' && !found) return [`the message ${id} is lost`];
  if (state === 'refused' && found) return [`the message ${id} stands there, but counts as refused`];
  if (state === 'doubtful' && canFind(place)) return [`the message ${id} was left in doubt without a look`];
  return found ? contentFaults(row, rows, found) : [];
}

/** Whether what stands there is what was decided, where it was decided, under the name that the store keeps. */
function contentFaults(row: Row, rows: readonly Row[], found: Standing): string[] {
  const edits = rows.filter(
    (one, index) => one.kind === 'edit' && targetOf(one, rows.slice(0, index)) === row,
  );
  const applied = edits.findLastIndex(({ state }) => state === 'sent');
  // A change that was refused at its second attempt may have arrived at its first, also after one that was applied.
  const possible = applied < 0 ? [row, ...edits] : edits.slice(applied);
  return [
    ...(found.tenant === row.tenant && found.place === row.place
      ? []
      : [`the message ${row.id} stands elsewhere`]),
    ...(row.state !== 'sent' || found.external === row.external
      ? []
      : [`the message ${row.id} is kept as ${row.external}, not ${found.external}`]),
    ...(possible.some(({ payload }) => payload === JSON.stringify(found.card))
      ? []
      : [`the message ${row.id} shows something else`]),
  ];
}

/** The message that a change is for: the last of its name that was sent. */
function targetOf({ name }: Row, before: readonly Row[]): Row | undefined {
  return before.findLast((one) => one.kind === 'post' && one.name === name && one.state === 'sent');
}

/** A message left in doubt may arrive behind later ones; all others stand in the order of their rows. */
function orderFaults(talk: string, rows: readonly Row[], { standing }: Seen): string[] {
  const certain = rows.filter(({ kind, state }) => kind === 'post' && state === 'sent').map(({ id }) => id);
  const seen = [...new Set(standing.map(({ id }) => id))].filter((id) => certain.includes(id));
  const there = certain.filter((id) => seen.includes(id));
  return seen.join() === there.join() ? [] : [`the messages of ${talk} stand in another order`];
}

/** The first message that was sent opens the thread; all later ones stand in it. */
function threadFaults(rows: readonly Row[], { standing }: Seen): string[] {
  let root: string | null = null;
  const faults: string[] = [];
  for (const row of rows) {
    if (row.kind !== 'post' || row.state !== 'sent') continue;
    const thread = row.thread ?? root;
    for (const one of standing)
      if (one.id === row.id && one.thread !== thread)
        faults.push(
          `the message ${row.id} stands in ${one.thread ?? 'no thread'}, not in ${thread ?? 'a new one'}`,
        );
    if (thread === null) root = row.external;
  }
  return faults;
}
