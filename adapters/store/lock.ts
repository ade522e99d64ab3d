// One process for each data folder: a second database file whose lock the system frees when the process ends, however.
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

export const lockFile = (folder: string): string => join(folder, 'whichway.lock.sqlite');

/** Throws `data` when another process holds the folder (named by its number), or the file cannot be used. */
export function lockFolder(folder: string): FolderLock {
  const file = lockFile(folder);
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { timeout: 0 });
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

/** The process that holds the folder's lock; undefined when nobody does, or it did not get to note itself. */
export function holderOf(folder: string): number | undefined {
  const db = new Database(lockFile(folder), { readonly: true, fileMustExist: true, timeout: 0 });
  try {
    return holderIn(db);
  } finally {
    db.close();
  }
}

function holderIn(db: Database.Database): number | undefined {
  try {
    return db.prepare('SELECT process FROM holder').pluck().get() as number | undefined;
  } catch {
    return undefined; // Another process is just making the file; the sentence does without the number.
  }
}
