// One process for each data folder: a second database file whose lock the system frees when the process ends, however.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { WhichwayError } from '../../knowledge/error.ts';
import { storeFault } from './fault.ts';

export type FolderLock = {
  /** Whether a store was made in this folder before, as far as anybody noted. */
  stored(): boolean;
  /** Notes that a store was made: from then on a missing one is a loss and not a beginning. */
  noteStored(): void;
  release(): void;
};

/** `status` tries the lock for a moment, in ms: a start that falls into it must not take that for another bot. */
const PATIENCE = 250;

export const lockFile = (folder: string): string => join(folder, 'whichway.lock.sqlite');

/** Throws `data` when another process holds the folder (named by its number), or the file cannot be used. */
export function lockFolder(folder: string): FolderLock {
  const file = lockFile(folder);
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { timeout: PATIENCE });
    // With a write-ahead log others may read who holds it.
    db.pragma('journal_mode = WAL');
    db.exec('BEGIN IMMEDIATE');
    db.exec('CREATE TABLE IF NOT EXISTS holder (process INTEGER NOT NULL)');
    db.exec('DELETE FROM holder');
    db.prepare('INSERT INTO holder VALUES (?)').run(process.pid);
    db.exec('COMMIT; BEGIN EXCLUSIVE');
  } catch (cause) {
    const held = cause instanceof Database.SqliteError && cause.code.startsWith('SQLITE_BUSY');
    const holder = held && db ? holderIn(db) : undefined;
    db?.close();
    if (!held) throw storeFault(cause, file);
    throw new WhichwayError(
      'data',
      `Another Whichway${holder === undefined ? '' : ` (process ${holder})`} works with the data folder ${folder}. Close that one, or set DATA_DIR to another folder for this one.`,
    );
  }
  const held = db;
  return {
    stored: () => held.pragma('user_version', { simple: true }) === 1,
    noteStored() {
      held.exec('PRAGMA user_version = 1; COMMIT; BEGIN EXCLUSIVE');
    },
    release() {
      held.exec('COMMIT');
      held.close();
    },
  };
}

/**
 * The process that holds the folder's lock; undefined when nobody does, or it did not get to note itself. A process that
 * was killed is still noted, so the lock itself is tried, and let go at once. Throws `data` when that cannot be done.
 */
export function holderOf(folder: string): number | undefined {
  const file = lockFile(folder);
  // The log lies beside it for as long as anybody has it open.
  if (!existsSync(`${file}-wal`)) return undefined;
  let reader: Database.Database | undefined;
  let taker: Database.Database | undefined;
  try {
    reader = new Database(file, { readonly: true, fileMustExist: true, timeout: 0 });
    const noted = holderIn(reader);
    if (noted === undefined) return undefined;
    taker = new Database(file, { fileMustExist: true, timeout: 0 });
    // Changes no row: without the right to write it throws, where beginning alone would pass for a free lock.
    taker.exec('BEGIN IMMEDIATE; DELETE FROM holder WHERE 0; ROLLBACK');
    return undefined;
  } catch (cause) {
    const held = cause instanceof Database.SqliteError && cause.code.startsWith('SQLITE_BUSY');
    if (reader && held) return holderIn(reader);
    throw storeFault(cause, file);
  } finally {
    taker?.close();
    // Last, because the last one that may write tidies up, and a bot that starts just then would find it locked.
    reader?.close();
  }
}

function holderIn(db: Database.Database): number | undefined {
  try {
    return db.prepare('SELECT process FROM holder').pluck().get() as number | undefined;
  } catch {
    return undefined; // Another process is just making the file; the sentence does without the number.
  }
}
