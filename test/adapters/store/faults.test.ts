// Faults of disk and system under an open store: told in words, nothing half stored, and it goes on by itself.
import { copyFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { realClock } from '../../../adapters/clock.ts';
import { storeFault } from '../../../adapters/store/fault.ts';
import { migrate } from '../../../adapters/store/migrations.ts';
import { databaseFile, kyselyOn, openStore, storeOn } from '../../../adapters/store/open.ts';
import type { Patience } from '../../../adapters/store/writes.ts';
import { WhichwayError } from '../../../knowledge/error.ts';
import type { Store } from '../../../src/bot.ts';
import { incoming, NOW, notice, outcome, pendingOf, post, sendAll, temporary, waitingKeys } from './rows.ts';

type World = { store: Store; raw: Database.Database; file: string };

/** A store whose database waits for nobody, so that no test does. */
async function opened(patience: Patience = realClock): Promise<World> {
  const file = join(temporary(), 'test.sqlite');
  const raw = new Database(file, { timeout: 0 });
  raw.pragma('journal_mode = WAL');
  raw.pragma('foreign_keys = ON');
  const db = kyselyOn(raw);
  onTestFinished(() => db.destroy());
  await migrate(db);
  return { store: storeOn(db, { patience, file }), raw, file };
}

/** From here on not one page more; what is called for gives room again. */
function fill(raw: Database.Database): () => void {
  raw.pragma(`max_page_count = ${raw.pragma('page_count', { simple: true })}`);
  return () => void raw.pragma('max_page_count = 1000000');
}

/** More than the free rest of any page. */
const BIG = 'x'.repeat(50_000);

/** What an admin reads: the file, the cause and the mend. */
function telling(file: string, cause: RegExp, mend: RegExp) {
  return expect.objectContaining({
    name: 'WhichwayError',
    code: 'data',
    message: expect.toSatisfy(
      (message: string) => message.includes(file) && cause.test(message) && mend.test(message),
      `names ${file}, ${cause} and ${mend}`,
    ),
  });
}

const FULL = [/disk is full/u, /Free some space; it then goes on by itself/u] as const;

describe('a full disk', () => {
  it('takes no event in, nor half a group of them, and does once there is room', async () => {
    const { store, raw, file } = await opened();
    await store.inbox.receive([incoming('before')], NOW);
    const makeRoom = fill(raw);
    const group = [incoming('small', { talk: 'a' }), incoming('big', { talk: 'b', text: BIG })];

    await expect(store.inbox.receive(group, NOW)).rejects.toEqual(telling(file, ...FULL));

    expect(await waitingKeys(store), 'what was stored is there').toEqual(['before']);
    makeRoom();
    expect(await store.inbox.receive(group, NOW)).toEqual(['new', 'new']);
    expect(await waitingKeys(store)).toEqual(['before', 'small', 'big']);
    expect(raw.pragma('integrity_check', { simple: true })).toBe('ok');
  });

  it('does not keep those out that still fit', async () => {
    const { store, raw, file } = await opened();
    fill(raw);

    const results = await Promise.allSettled([
      store.inbox.receive([incoming('big', { talk: 'a', text: BIG })], NOW),
      store.inbox.receive([incoming('small', { talk: 'b' })], NOW),
    ]);

    expect(results).toEqual([
      { status: 'rejected', reason: telling(file, ...FULL) },
      { status: 'fulfilled', value: ['new'] },
    ]);
    expect(await waitingKeys(store)).toEqual(['small']);
  });

  it('stores no half outcome: the event waits on, and is worked once there is room', async () => {
    const { store, raw } = await opened();
    await store.inbox.receive([incoming('e1')], NOW);
    const pending = await pendingOf(store);
    const big = outcome(pending, { outbox: [post('m1'), post('m2', { text: BIG })] });
    const makeRoom = fill(raw);

    await expect(store.talks.commit([big], NOW)).rejects.toThrow();

    expect(await waitingKeys(store)).toEqual(['e1']);
    expect(await store.inbox.talk('T1', 'talk1')).toBeUndefined();
    expect(await sendAll(store)).toEqual([]);
    makeRoom();
    expect(await store.talks.commit([big], NOW)).toEqual(['done']);
    expect(await sendAll(store)).toMatchObject([{ id: 'm1', job: { message: { card: notice('m1') } } }]);
  });

  // SQLite itself takes a transaction back that one row does not fit into (and on a really full disk any). A
  // second rollback then fails, and must not hide the first error.
  it('is named as the cause whichever statement did not fit', async () => {
    const { store, raw, file } = await opened();
    await store.inbox.receive([incoming('e1')], NOW);
    const pending = await pendingOf(store);
    fill(raw);

    await expect(
      store.talks.commit([outcome(pending, { outbox: [post('m1', { text: BIG })] })], NOW),
    ).rejects.toEqual(telling(file, ...FULL));
  });
});

/** Waits that end at once, and what they were, in ms; `each` is called before each. */
function hasty(each: () => void): { patience: Patience; waits: number[] } {
  const waits: number[] = [];
  const alarm: Patience['alarm'] = (ms) => {
    waits.push(ms);
    each();
    return { rung: Promise.resolve(), ring: () => {} };
  };
  return { patience: { ...realClock, alarm }, waits };
}

describe('a database that another program has locked', () => {
  it('refuses to write after a second and a half in short steps, can be read, and goes on when the lock is gone', async () => {
    const { patience, waits } = hasty(() => {});
    const { store, file } = await opened(patience);
    await store.inbox.receive([incoming('e1')], NOW);
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');

    await expect(store.inbox.receive([incoming('e2', { talk: 'b' })], NOW)).rejects.toEqual(
      telling(file, /locked by another program/u, /Close what has it open; it then goes on by itself/u),
    );

    expect(waits.reduce((sum, ms) => sum + ms)).toBe(1_500);
    expect(Math.max(...waits), 'everything else goes on in between').toBeLessThanOrEqual(50);
    expect(await waitingKeys(store)).toEqual(['e1']);
    other.close();
    expect(await store.inbox.receive([incoming('e2', { talk: 'b' })], NOW)).toEqual(['new']);
  });

  it('lets nobody wait anew who came while others waited', async () => {
    const later: Promise<unknown>[] = [];
    const { patience, waits } = hasty(() => {
      if (waits.length === 2) later.push(store.inbox.receive([incoming('late', { talk: 'b' })], NOW));
    });
    const { store, file } = await opened(patience);
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');

    await expect(store.inbox.receive([incoming('e1')], NOW)).rejects.toThrow('locked');
    const before = waits.length;
    await expect(Promise.all(later)).rejects.toThrow('locked');

    expect(later).toHaveLength(1);
    expect(waits.length, 'one try').toBe(before);
    other.close();
    expect(await store.inbox.receive([incoming('e1')], NOW)).toEqual(['new']);
  });

  it('is waited for, and what came meanwhile is stored once, together', async () => {
    let waited = 0;
    const { patience } = hasty(() => {
      if (++waited === 3) other.close();
    });
    const { store, file } = await opened(patience);
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');

    const results = await Promise.all(
      ['a', 'b'].map((talk) => store.inbox.receive([incoming(talk, { talk })], NOW)),
    );

    expect(results).toEqual([['new'], ['new']]);
    expect(waited).toBe(3);
    expect(await waitingKeys(store)).toEqual(['a', 'b']);
  });
});

describe('a database file that goes away under an open store', () => {
  it.each<[what: string, go: (file: string) => void]>([
    ['removed', (file) => rmSync(file)],
    ['moved', (file) => renameSync(file, `${file}.old`)],
    [
      'replaced',
      (file) => {
        copyFileSync(file, `${file}.copy`);
        renameSync(`${file}.copy`, file);
      },
    ],
  ])('as one that is %s takes nothing more in', async (_, go) => {
    const folder = temporary();
    const store = await openStore(folder, realClock);
    onTestFinished(() => store.close());
    const file = databaseFile(folder);
    await store.inbox.receive([incoming('e1')], NOW);

    go(file);

    await expect(store.inbox.receive([incoming('e2')], NOW)).rejects.toEqual(
      telling(file, /moved, removed or replaced/u, /Stop the bot, put the file back/u),
    );
  });

  it.skipIf(process.platform === 'win32')('takes events in again once it is back', async () => {
    const folder = temporary();
    const store = await openStore(folder, realClock);
    onTestFinished(() => store.close());
    const file = databaseFile(folder);
    renameSync(file, `${file}.old`);
    await expect(store.inbox.receive([incoming('e1')], NOW)).rejects.toThrow();

    renameSync(`${file}.old`, file);

    expect(await store.inbox.receive([incoming('e1')], NOW)).toEqual(['new']);
  });
});

describe('an error of SQLite', () => {
  it.each([
    ['SQLITE_FULL', /disk is full/u, /Free some space/u],
    ['SQLITE_BUSY_SNAPSHOT', /locked by another program/u, /Close what has it open/u],
    ['SQLITE_LOCKED', /locked by another program/u, /Close what has it open/u],
    ['SQLITE_READONLY_DBMOVED', /cannot be written/u, /Make the file and its folder writable/u],
    ['SQLITE_PERM', /cannot be opened/u, /readable and writable for this user/u],
    ['SQLITE_CANTOPEN_ISDIR', /cannot be opened/u, /Make it a file/u],
    ['SQLITE_NOTADB', /is no database/u, /put back your last copy/u],
    ['SQLITE_CORRUPT_VTAB', /is damaged/u, /put back your last copy/u],
    ['SQLITE_IOERR_FSYNC', /could not be read or written by the system/u, /Check the disk/u],
  ])('%s is told with its mend', (code, cause, mend) => {
    const error = new Database.SqliteError('the words of SQLite', code);

    const fault = storeFault(error, 'the-file');

    expect(fault).toEqual(telling('the-file', cause, mend));
    expect(fault).toMatchObject({ cause: error, message: expect.stringContaining(code) });
  });

  it('without a mend stays as it is, and so does every other error', () => {
    const unknown = new Database.SqliteError('no such table: cats', 'SQLITE_ERROR');
    const own = new WhichwayError('input', 'Not that.');

    expect(storeFault(unknown, 'the-file')).toBe(unknown);
    expect(storeFault(own, 'the-file')).toBe(own);
    expect(storeFault('a text', 'the-file')).toBe('a text');
  });
});

describe('closing a store', () => {
  it('in the middle of a write lets go of the folder all the same', async () => {
    for (let moment = 0; moment <= 39; moment += 3) {
      const folder = temporary();
      const store = await openStore(folder, { ...realClock, breathe: async () => {} });
      const writing = store.inbox.receive([incoming('e1')], NOW).then(
        ([result]) => result,
        () => 'refused',
      );
      for (let passed = 0; passed < moment; passed++) await null;

      await store.close();

      const said = await writing;
      const after = await openStore(folder, { ...realClock, breathe: async () => {} });
      expect(await waitingKeys(after), `after ${moment} steps`).toEqual(said === 'new' ? ['e1'] : []);
      await after.close();
    }
  });
});
