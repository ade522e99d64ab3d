// Compares what is stored and what stands in the chat with what should.
import type Database from 'better-sqlite3';
import type { Incoming } from '../../../src/door/incoming.ts';
import type { Decide } from '../../../src/door/worker.ts';
import type { Event } from '../../../src/event.ts';
import type { Standing } from './chat.ts';
import { checkInFaults } from './checkins.ts';
import { type Dated, type Expected, expectedOf } from './decisions.ts';
import { messageFaults, type Row, type Seen } from './messages.ts';

type InboxRow = Omit<Incoming, 'event'> & { key: string; event: string; state: string };

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
    else {
      const came = contentsOf({ ...where, event: JSON.stringify(event) });
      if (found !== came)
        faults.push(`the event ${event.key} is stored otherwise than it came: ${found}, not ${came}`);
    }
  }
  faults.push(...taskFaults(database, stored));
  faults.push(...checkInFaults(database, inbox.map(incomingOf)));
  for (const { key, state } of inbox) if (state === 'waiting') faults.push(`the event ${key} still waits`);
  for (const { id, count } of counted(chat.standing))
    if (count > 1) faults.push(`the message ${id} stands there ${count} times`);
  for (const [talk, events] of Map.groupBy(inbox, ({ talk }) => talk))
    faults.push(...faultsOf(talk, events, database, chat, decide));
  return faults;
}

function incomingOf(row: InboxRow): Incoming {
  return { ...row, event: JSON.parse(row.event) as Event };
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
  const expected = expectedOf(inbox.map(incomingOf), decide, chat.canEdit);
  const kept = database.prepare('SELECT state, version, thread FROM talk WHERE id = ?').get(talk) as
    | { state: string; version: number; thread: string | null }
    | undefined;
  if (kept?.state !== (expected.talk && JSON.stringify(expected.talk)))
    faults.push(`${talk} is not what its events make of it`);
  if ((kept?.version ?? 0) !== expected.version)
    faults.push(`${talk} was decided ${kept?.version} times, not ${expected.version}`);
  const rows = database.prepare('SELECT * FROM outbox WHERE talk = ? ORDER BY seq').all(talk) as Row[];
  const queued = rows.map(decided);
  const wanted = expected.rows.map((row) => decided({ ...row, payload: JSON.stringify(row.payload) }));
  if (queued.join('\n') !== wanted.join('\n'))
    faults.push(
      `${talk} has ${queued.length} rows to send, not just the ${wanted.length} that its events ask for`,
    );
  faults.push(...messageFaults(talk, rows, inbox[0]?.thread ?? null, chat));
  faults.push(...dateFaults(talk, expected, database, chat));
  return faults;
}

/** All of a row that the decision alone makes. */
function decided({
  kind,
  name,
  refers,
  place,
  thread,
  payload,
}: Omit<Row, 'id' | 'tenant' | 'state' | 'external'>): string {
  return JSON.stringify([kind, name, refers, place, thread, payload]);
}

/** Every date that was ever set is kept, and the one that stands waits. */
function dateFaults(
  talk: string,
  { dates, checkIn }: Expected,
  database: Database.Database,
  { outdated = new Set() }: Seen,
): string[] {
  const rows = database
    .prepare(
      'SELECT id, due_at AS due, local_time AS local, zone, state FROM checkin WHERE talk = ? ORDER BY rowid',
    )
    .all(talk) as (Dated & { id: string; state: string })[];
  const shown = ({ due, local, zone }: Dated, id?: string): string =>
    `${local} ${zone}${id !== undefined && outdated.has(id) ? '' : ` ${due}`}`;
  const kept = rows.map((row) => shown(row, row.id)).join();
  const wanted = dates.map((date, index) => shown(date, rows[index]?.id)).join();
  const waiting = rows.filter(({ state }) => state === 'waiting').map((row) => `${row.local} ${row.zone}`);
  const stands = checkIn === undefined ? [] : [`${checkIn.local} ${checkIn.zone}`];
  return [
    ...(kept === wanted ? [] : [`${talk} has the check-ins ${kept}, not ${wanted}`]),
    ...(waiting.join() === stands.join() ? [] : [`of ${talk} the check-ins ${waiting} wait, not ${stands}`]),
  ];
}
