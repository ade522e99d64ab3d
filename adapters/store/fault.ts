// SQLite's errors in words: what happened, why, and what an admin can do.
import Database from 'better-sqlite3';
import { WhichwayError } from '../../knowledge/error.ts';
import { aroundPort, type PortOf } from './port.ts';

/** By the beginning of SQLite's code; the first that fits. */
const MENDS: readonly (readonly [code: string, what: string])[] = [
  ['SQLITE_FULL', 'cannot grow: the disk is full. Free some space; it then goes on by itself'],
  ['SQLITE_BUSY', 'is locked by another program. Close what has it open; it then goes on by itself'],
  ['SQLITE_LOCKED', 'is locked by another program. Close what has it open; it then goes on by itself'],
  ['SQLITE_READONLY', 'cannot be written. Make the file and its folder writable for this user'],
  ['SQLITE_PERM', 'cannot be opened. Make the file and its folder readable and writable for this user'],
  ['SQLITE_AUTH', 'cannot be opened. Make the file and its folder readable and writable for this user'],
  ['SQLITE_CANTOPEN', 'cannot be opened. Make it a file in a folder that this user can write'],
  ['SQLITE_NOTADB', 'is no database. Move it away, and put back your last copy of the data folder'],
  ['SQLITE_CORRUPT', 'is damaged. Keep it aside, and put back your last copy of the data folder'],
  ['SQLITE_IOERR', 'could not be read or written by the system. Check the disk and its free space'],
];

/** These say that one value cannot be stored, now or ever; all others are a matter of the whole database. */
const OF_THE_VALUE = [
  'SQLITE_ERROR',
  'SQLITE_CONSTRAINT',
  'SQLITE_MISMATCH',
  'SQLITE_RANGE',
  'SQLITE_TOOBIG',
];

const ANY = ['', 'failed. It is tried again; if that goes on, start anew and check the disk'] as const;

/** The error for people where `cause` is one of SQLite's and has a mend; anything else as it is. */
export function storeFault(cause: unknown, file: string): unknown {
  if (!(cause instanceof Database.SqliteError)) return cause;
  if (OF_THE_VALUE.some((code) => cause.code.startsWith(code))) return cause;
  const known = MENDS.find(([code]) => cause.code.startsWith(code)) ?? ANY;
  return new WhichwayError('data', `The database ${file} ${known[1]}. (${cause.code})`, { cause });
}

/** Whether another program holds the lock: each further try would stand still for it once more. */
export function isLocked(cause: unknown): boolean {
  return cause instanceof Database.SqliteError && /^SQLITE_(?:BUSY|LOCKED)/u.test(cause.code);
}

/** The same port, with SQLite's errors in words. */
export function withFaults<P extends PortOf<P>>(port: P, file: string): P {
  return aroundPort(port, async (_method, call) => {
    try {
      return await call();
    } catch (cause) {
      throw storeFault(cause, file);
    }
  });
}
