// Opens the store: checks everything that could lose data later, and refuses with the cause and the mend.
import { chmodSync, existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Kysely, type SqliteDatabase } from 'kysely';
import { messageOf, WhichwayError } from '../../knowledge/error.ts';
import type { Store } from '../../src/bot.ts';
import { checkInsOn } from './checkins.ts';
import { FileDialect } from './dialect.ts';
import { storeFault, withFaults } from './fault.ts';
import { inboxOn } from './inbox.ts';
import { learningOn } from './learning.ts';
import { lockFile, lockFolder } from './lock.ts';
import { migrate, unknownSteps } from './migrations.ts';
import { outboxOn } from './outbox.ts';
import type { Tables } from './tables.ts';
import { talksOn } from './talks.ts';
import { type UsageBook, usageOn } from './usage.ts';
import { type VectorBook, vectorsOn } from './vectors.ts';
import { waitsOn } from './waits.ts';
import { type WordingBook, wordingsOn } from './wordings.ts';
import { type Patience, writesTo } from './writes.ts';

/** An open store. `close` writes the log back into the file and lets go of the folder. */
export type OpenStore = WholeStore & { close(): Promise<void> };

/** SQLite before 3.51.3 could lose commits when two connections met at a checkpoint (sqlite.org, "WAL-reset bug"). */
const LEAST_SQLITE = [3, 51, 3] as const;

/** How long a statement waits for another program's lock, in ms: at the start, when nothing else is to be done. */
const BUSY_AT_START = 1000;

/** And later, in ms. Nothing else goes on meanwhile, so it is hardly more than a try; the writes wait in their own way. */
const BUSY_LATER = 10;

/** Talks are for the user who runs the bot. */
const OWN_FOLDER = 0o700;
const OWN_FILE = 0o600;

export const databaseFile = (folder: string): string => join(folder, 'whichway.sqlite');

/**
 * Opens the store of a data folder, makes it where there is none. Writes that come within one `breathe`
 * share a transaction. Throws `data` with cause and mend.
 */
export async function openStore(folder: string, patience: Patience): Promise<OpenStore> {
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
    database.pragma(`busy_timeout = ${BUSY_LATER}`);
    return {
      ...storeOn(db, { patience, file, check: stillThere(file) }),
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
  const nobodyElse: Patience = {
    alarm() {
      throw new Error('nobody else can lock a store in memory');
    },
    breathe: async () => {},
  };
  return { ...storeOn(db, { patience: nobodyElse, file: 'in memory' }), close: () => db.destroy() };
}

/** `file` names the database in errors; `check` throws where nothing may be written to it any more. */
export type On = { patience: Patience; file: string; check?: () => void };

/** What the bot keeps, and beside it what the model is asked and has worked out. */
export type WholeStore = Store & { usage: UsageBook; vectors: VectorBook; wordings: WordingBook };

/** The ports on a database that has today's tables. */
export function storeOn(db: Kysely<Tables>, { patience, file, check = () => {} }: On): WholeStore {
  const write = writesTo(db, patience, check);
  return {
    inbox: withFaults(inboxOn(db, write), file),
    talks: withFaults(talksOn(db, write), file),
    outbox: withFaults(outboxOn(db, write), file),
    waits: withFaults(waitsOn(write), file),
    checkIns: withFaults(checkInsOn(db, write), file),
    usage: withFaults(usageOn(db, write), file),
    vectors: withFaults(vectorsOn(db, write), file),
    wordings: withFaults(wordingsOn(db, write), file),
    learning: withFaults(learningOn(db, write), file),
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
    mkdirSync(folder, { recursive: true, mode: OWN_FOLDER });
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

/**
 * A look whether the file is still the one that was opened. A file that was removed or replaced takes everything that is
 * written to it, and gives nothing of it back after the end of the process. Throws `data`.
 */
function stillThere(file: string): () => void {
  const opened = statSync(file, { bigint: true }).ino;
  return () => {
    if (statSync(file, { bigint: true, throwIfNoEntry: false })?.ino === opened) return;
    throw new WhichwayError(
      'data',
      `The database ${file} was moved, removed or replaced while the bot runs, so nothing more is taken in. Stop the bot, put the file back from where it is or from your last copy, and start it again.`,
    );
  };
}

function openDatabase(file: string): Database.Database {
  const isNew = !existsSync(file);
  const database = new Database(file, { timeout: BUSY_AT_START });
  try {
    // Its log gets the same rights. One that was there keeps what its admin gave it.
    if (isNew) chmodSync(file, OWN_FILE);
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
