// What an admin may know of a store: how much waits, and what went wrong where. Never a text of people.
import { existsSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { type Kysely, type RawBuilder, sql } from 'kysely';
import { WhichwayError } from '../../knowledge/error.ts';
import { storeFault } from './fault.ts';
import { lockFile } from './lock.ts';
import { unknownSteps } from './migrations.ts';
import { checkPresent, databaseFile, kyselyOn } from './open.ts';
import type { Tables } from './tables.ts';
import { dayOf } from './usage.ts';

/** What waits. `oldestMs`: for how long the oldest does; null where nothing waits. */
export type Waiting = {
  count: number;
  oldestMs: number | null;
  /** The most frequent reason of a failed attempt; null where none failed yet. */
  reason: string | null;
};

/** What went wrong for good; `newest` holds at most `NEWEST`, the newest first. */
export type Ended = { count: number; newest: readonly Ending[] };

/** `agoMs`: since it ended; of an event, since it came. */
export type Ending = { tenant: string; talk: string; agoMs: number; reason: string | null };

/** Spans are in milliseconds and never negative, also where the clock jumped. */
export type Survey = {
  /** `changed`: those of the last `LATELY` milliseconds. */
  talks: { count: number; changed: number };
  /** What people said and pressed. `failed`: put aside for good. */
  events: { waiting: Waiting; failed: Ended };
  /** `doubtful`: it may stand there or not, and is not sent again. */
  messages: { waiting: Waiting; refused: Ended; doubtful: Ended };
  /** Slow work that a talk gave out. */
  tasks: { waiting: Waiting };
  /** Places whose platform asked for a pause. `longestMs`: until the last of them goes on; null where none rests. */
  resting: { count: number; longestMs: number | null };
  /** `next`: the promised wall time (ISO 8601 without offset) in its zone; null where none waits. */
  checkIns: { count: number; next: { local: string; zone: string; overdue: boolean } | null };
  /** What was asked of the model today (UTC), by all tenants; tokens of prompts and replies. */
  model: { requests: number; prompt: number; completion: number };
};

const LATELY = 7 * 24 * 3600 * 1000;
const NEWEST = 5;

/** How long another program's lock is waited for, in ms: nothing else goes on here meanwhile. */
const BUSY_TIMEOUT = 5000;

/** Surveys the store of a data folder; undefined where no talk was held yet. `now` in ms. Throws `data`. */
export function survey(folder: string, now: number): Promise<Survey | undefined> {
  return readStore(folder, async (db) => ({
    talks: await one(
      db,
      sql`select count(*) as count, count(*) filter (where changed_at > ${now - LATELY}) as changed from talk`,
    ),
    events: { waiting: await waiting(db, EVENTS, now), failed: await ended(db, FAILED, now) },
    messages: {
      waiting: await waiting(db, sendings('message'), now),
      refused: await ended(db, unsent('refused'), now),
      doubtful: await ended(db, unsent('doubtful'), now),
    },
    tasks: { waiting: await waiting(db, sendings('task'), now) },
    resting: await one(
      db,
      sql`select count(*) as count, max(until) - ${now} as longestMs from lease where name like 'place:%' and until > ${now}`,
    ),
    checkIns: await checkIns(db, now),
    model: await one(
      db,
      sql`select coalesce(sum(requests), 0) as requests, coalesce(sum(prompt), 0) as prompt,
        coalesce(sum(completion), 0) as completion from usage
        where day = ${dayOf(now)}`,
    ),
  }));
}

/**
 * Lets `read` look at one moment of a data folder's database, beside whoever works with it; undefined where none was
 * made yet. Nothing is written to it. Throws `data` with cause and mend when it is lost, damaged or newer.
 */
export async function readStore<Result>(
  folder: string,
  read: (db: Kysely<Tables>) => Promise<Result>,
): Promise<Result | undefined> {
  const file = databaseFile(folder);
  if (isMissing(file)) {
    checkPresent(file, wasStored(lockFile(folder)));
    return undefined;
  }
  let db: Kysely<Tables> | undefined;
  try {
    db = kyselyOn(openToRead(file));
    return await db.transaction().execute(async (within) => {
      const tables = await within.introspection.getTables({ withInternalKyselyTables: true });
      if (tables.length === 0) return undefined; // A bot that starts for the first time is just making them.
      const [step] = await unknownSteps(within);
      if (step !== undefined) throw newer(file, step);
      return read(within);
    });
  } catch (cause) {
    throw formFault(cause, file);
  } finally {
    await db?.destroy();
  }
}

function openToRead(file: string): Database.Database {
  return new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY_TIMEOUT });
}

function isMissing(file: string): boolean {
  try {
    return (statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0;
  } catch {
    return false; // Opening it says why.
  }
}

/** Whether the folder of this lock is known to have had a store. */
function wasStored(lock: string): boolean {
  if (!existsSync(lock)) return false;
  let db: Database.Database | undefined;
  try {
    db = openToRead(lock);
    return db.pragma('user_version', { simple: true }) === 1;
  } catch (cause) {
    throw storeFault(cause, lock);
  } finally {
    db?.close();
  }
}

function newer(file: string, step: string): WhichwayError {
  return new WhichwayError(
    'data',
    `The database ${file} was made by a newer Whichway (its step ${step} is unknown here). Use the newer version, or put back a copy from before it.`,
  );
}

/** Beyond the faults of a file: a table or a column that is not there. */
function formFault(cause: unknown, file: string): unknown {
  if (!(cause instanceof Database.SqliteError) || cause.code !== 'SQLITE_ERROR')
    return storeFault(cause, file);
  return new WhichwayError(
    'data',
    `The database ${file} does not have today's form (${cause.message}). Start the bot once, which brings an older one up to date. If that does not help it is damaged: keep it aside, and put back your last copy of the data folder.`,
    { cause },
  );
}

const span = (from: number, to: number): number => Math.max(0, to - from);

type Since = { reason: string | null; since: number };
type Left = { seq: number; tenant: string; talk: string; reason: string | null; at: number };

// Written out and not handed over, the state lets SQLite use the index of what waits.
const EVENTS: RawBuilder<Since> = sql`select reason, received_at as since from inbox where state = 'waiting'`;
const sendings = (lane: 'message' | 'task'): RawBuilder<Since> =>
  sql`select reason, created_at as since from outbox where state = 'waiting' and lane = ${lane}`;
const FAILED: RawBuilder<Left> = sql`select seq, tenant, talk, reason, received_at as at from inbox where state = 'failed'`;
const unsent = (state: 'refused' | 'doubtful'): RawBuilder<Left> =>
  sql`select seq, tenant, talk, reason, coalesce(ended_at, created_at) as at from outbox where state = ${state}`;

/** The only row of a query that always has one. */
async function one<Row>(db: Kysely<Tables>, query: RawBuilder<Row>): Promise<Row> {
  const { rows } = await query.execute(db);
  return rows[0] as Row;
}

async function waiting(db: Kysely<Tables>, rows: RawBuilder<Since>, now: number): Promise<Waiting> {
  const { rows: reasons } = await sql<Since & { count: number }>`
    select reason, count(*) as count, min(since) as since from (${rows})
    group by reason order by count desc, reason`.execute(db);
  return {
    count: reasons.reduce((sum, { count }) => sum + count, 0),
    oldestMs: reasons.length === 0 ? null : span(Math.min(...reasons.map(({ since }) => since)), now),
    reason: reasons.find(({ reason }) => reason !== null)?.reason ?? null,
  };
}

async function ended(db: Kysely<Tables>, rows: RawBuilder<Left>, now: number): Promise<Ended> {
  const { rows: newest } = await sql<Left & { count: number }>`
    select *, count(*) over () as count from (${rows}) order by at desc, seq desc limit ${NEWEST}`.execute(
    db,
  );
  return {
    count: newest[0]?.count ?? 0,
    newest: newest.map(({ tenant, talk, reason, at }) => ({ tenant, talk, agoMs: span(at, now), reason })),
  };
}

async function checkIns(db: Kysely<Tables>, now: number): Promise<Survey['checkIns']> {
  const { rows } = await sql<{ local: string; zone: string; due: number; count: number }>`
    select local_time as local, zone, due_at as due, count(*) over () as count from checkin
    where state = 'waiting' order by due_at limit 1`.execute(db);
  const [next] = rows;
  if (!next) return { count: 0, next: null };
  return { count: next.count, next: { local: next.local, zone: next.zone, overdue: next.due <= now } };
}
