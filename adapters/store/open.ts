// Opens the store: checks everything that could lose data later, and refuses with the cause and the mend.
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, type SqliteDatabase } from 'kysely';
import { messageOf, WhichwayError } from '../../knowledge/error.ts';
import type { Store } from '../../src/bot.ts';
import type { Clock } from '../../src/door/clock.ts';
import { FileDialect } from './dialect.ts';
import { storeFault, withFaults } from './fault.ts';
import { inboxOn } from './inbox.ts';
import { lockFile, lockFolder } from './lock.ts';
import { migrate, unknownSteps } from './migrations.ts';
import { outboxOn } from './outbox.ts';
import type { Tables } from './tables.ts';
import { talksOn } from './talks.ts';
import { waitsOn } from './waits.ts';
import { writesTo } from './writes.ts';

/** An open store. `close` writes the log back into the file and lets go of the folder. */
export type OpenStore = Store & { close(): Promise<void> };

type Breathe = Clock['breathe'];

/** SQLite before 3.51.3 could lose commits when two connections met at a checkpoint (sqlite.org, "WAL-reset bug"). */
const LEAST_SQLITE = [3, 51, 3] as const;

/**
 * How long a statement waits for another program's lock, in ms. Nothing else goes on meanwhile, and a platform wants its
 * acknowledgement within three seconds; what could not be written is tried again.
 */
const BUSY_TIMEOUT = 1000;

export const databaseFile = (folder: string): string => join(folder, 'whichway.sqlite');

/**
 * Opens the store of a data folder, makes it where there is none. Writes that come within one `breathe`
 * share a transaction. Throws `data` with cause and mend.
 */
export async function openStore(folder: string, breathe: Breathe): Promise<OpenStore> {
  checkSqlite(sqliteVersion());
  makeFolder(folder);
  const lock = lockFolder(folder);
  const file = databaseFile(folder);
  try {
    checkPresent(file, lock.stored());
    const database = openDatabase(file);
    const db = kyselyOn(database);
    try {
      await refuseNewer(db, file);
      await migrate(db);
    } catch (cause) {
      database.close();
      throw cause;
    }
    if (!lock.stored()) lock.noteStored();
    return {
      ...storeOn(db, breathe, file),
      async close() {
        try {
          // What is being written comes to its end first; SQLite then brings the log back into the file.
          await db.destroy();
        } finally {
          lock.release();
        }
      },
    };
  } catch (cause) {
    lock.release();
    throw storeFault(cause, file);
  }
}

/** A store that nothing outlives: for single talks of the line commands, and for tests. */
export async function openMemoryStore(): Promise<OpenStore> {
  const database = new Database(':memory:');
  database.pragma('foreign_keys = ON');
  const db = kyselyOn(database);
  await migrate(db);
  return { ...storeOn(db, async () => {}, 'in memory'), close: () => db.destroy() };
}

/** The ports on a database that has today's tables. `file` names it in errors. */
export function storeOn(db: Kysely<Tables>, breathe: Breathe, file: string): Store {
  const write = writesTo(db, breathe);
  return {
    inbox: withFaults(inboxOn(db, write), file),
    talks: withFaults(talksOn(db, write), file),
    outbox: withFaults(outboxOn(db, write), file),
    waits: withFaults(waitsOn(write), file),
  };
}

/** Kysely on a database as better-sqlite3 gives it. The migrations know no tables, all others do. */
export function kyselyOn(database: SqliteDatabase): Kysely<Tables> {
  return new Kysely({ dialect: new FileDialect(database) });
}

/** The version of the SQLite that the driver brings. */
export function sqliteVersion(): string {
  const memory = new Database(':memory:');
  const version = memory.prepare('SELECT sqlite_version()').pluck().get() as string;
  memory.close();
  return version;
}

/** Throws `data` for a version of SQLite that could lose what was stored. */
export function checkSqlite(version: string): void {
  const parts = version.split('.').map(Number);
  const differing = LEAST_SQLITE.findIndex((least, index) => parts[index] !== least);
  if (differing < 0 || (parts[differing] ?? 0) > (LEAST_SQLITE[differing] ?? 0)) return;
  throw new WhichwayError(
    'data',
    `SQLite ${version} can lose what was stored. Install the packages again; they bring ${LEAST_SQLITE.join('.')} or newer.`,
  );
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw new WhichwayError(
      'data',
      `The data folder ${folder} cannot be made (${messageOf(cause)}). Make it by hand, or set DATA_DIR to another one.`,
      { cause },
    );
  }
}

/** A folder that had a store and has none now lost it: beginning anew without a word would hide that. Throws `data`. */
export function checkPresent(file: string, stored: boolean): void {
  if (!stored || (existsSync(file) && statSync(file).size > 0)) return;
  throw new WhichwayError(
    'data',
    `The database ${file} is ${existsSync(file) ? 'empty' : 'gone'}, but this folder had one. Put back your last copy of the data folder; to begin anew instead, remove ${lockFile(join(file, '..'))} too.`,
  );
}

function openDatabase(file: string): Database.Database {
  const database = new Database(file, { timeout: BUSY_TIMEOUT });
  try {
    database.pragma('journal_mode = WAL');
    // NORMAL is faster and loses the last commits when the power fails.
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    const found = database.pragma('quick_check(1)', { simple: true });
    if (found !== 'ok')
      throw new WhichwayError(
        'data',
        `The database ${file} is damaged (${foundDamage(String(found))}). Keep it aside, and put back your last copy of the data folder.`,
      );
    // Asks for the right to write; beginning alone passes on a file that is only to be read.
    database.exec('BEGIN IMMEDIATE; PRAGMA application_id = 1; ROLLBACK');
    return database;
  } catch (cause) {
    database.close();
    throw cause;
  }
}

/** What `quick_check` names as damaged: its first line is only a heading. */
export function foundDamage(report: string): string {
  return report.split('\n').at(-1) ?? report;
}

async function refuseNewer(db: Kysely<Tables>, file: string): Promise<void> {
  const [step] = await unknownSteps(db);
  if (step === undefined) return;
  throw new WhichwayError(
    'data',
    `The database ${file} was made by a newer Whichway (its step ${step} is unknown here). Start the newer version, or put back a copy from before it.`,
  );
}
