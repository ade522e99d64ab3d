// Writes that come together share one transaction, and nothing else.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Kysely } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { realClock } from '../../../adapters/clock.ts';
import { migrate } from '../../../adapters/store/migrations.ts';
import { kyselyOn, storeOn } from '../../../adapters/store/open.ts';
import type { Tables } from '../../../adapters/store/tables.ts';
import { type Write, type Writes, writesTo } from '../../../adapters/store/writes.ts';
import { claim, incoming, NOW, outcome, pendingOf, post, temporary, waitingKeys } from './rows.ts';

type World = {
  db: Kysely<Tables>;
  write: Writes;
  /** How the transactions so far ended, in their order. */
  ends(): string[];
  /** Names of settings that another connection sees. */
  onDisk(): string[];
};

async function opened(): Promise<World> {
  const file = join(temporary(), 'test.sqlite');
  const statements: unknown[] = [];
  const database = new Database(file, { verbose: (sql) => statements.push(sql) });
  database.pragma('journal_mode = WAL');
  const db = kyselyOn(database);
  onTestFinished(() => db.destroy());
  await migrate(db);
  const before = statements.length;
  const reader = new Database(file, { readonly: true });
  onTestFinished(() => void reader.close());
  return {
    db,
    write: writesTo(db, realClock, () => {}),
    ends: () =>
      statements.slice(before).filter((sql): sql is string => sql === 'commit' || sql === 'rollback'),
    onDisk: () => reader.prepare<[], string>('SELECT name FROM setting ORDER BY rowid').pluck().all(),
  };
}

/** Stores a setting of this name; two of one name cannot be stored. */
function setting(name: string): Write<string> {
  return async (db) => {
    await db.insertInto('setting').values({ tenant: 'T1', name, value: '1', changed_at: NOW }).execute();
    return `stored ${name}`;
  };
}

describe('writes', () => {
  it('that come at the same moment share a transaction, and each gets its own result', async () => {
    const { write, ends, onDisk } = await opened();

    const results = await Promise.all(['a', 'b', 'c'].map((name) => write(setting(name))));

    expect(results).toEqual(['stored a', 'stored b', 'stored c']);
    expect(ends()).toEqual(['commit']);
    expect(onDisk()).toEqual(['a', 'b', 'c']);
  });

  it('that come while one runs share the next', async () => {
    const { write, ends, onDisk } = await opened();
    const later: Promise<string>[] = [];

    await write(async (db) => {
      later.push(write(setting('b')), write(setting('c')));
      return setting('a')(db);
    });
    await Promise.all(later);

    expect(ends()).toEqual(['commit', 'commit']);
    expect(onDisk()).toEqual(['a', 'b', 'c']);
  });

  it('are on disk as soon as they are acknowledged', async () => {
    const { write, onDisk } = await opened();

    const seen = ['a', 'b'].map(async (name) => {
      await write(setting(name));
      return onDisk();
    });

    expect(await Promise.all(seen)).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });

  it('do not suffer from one that fails among them', async () => {
    const { write, ends, onDisk } = await opened();
    await write(setting('taken'));

    const results = await Promise.allSettled(['a', 'taken', 'b'].map((name) => write(setting(name))));

    expect(results).toEqual([
      { status: 'fulfilled', value: 'stored a' },
      { status: 'rejected', reason: expect.objectContaining({ code: 'SQLITE_CONSTRAINT_PRIMARYKEY' }) },
      { status: 'fulfilled', value: 'stored b' },
    ]);
    expect(ends(), 'one, then together, then each alone').toEqual([
      'commit',
      'rollback',
      'commit',
      'rollback',
      'commit',
    ]);
    expect(onDisk()).toEqual(['taken', 'a', 'b']);
  });

  it('that fail leave nothing of themselves behind', async () => {
    const { write, onDisk } = await opened();
    const half: Write<string> = async (db) => {
      await setting('half')(db);
      throw new Error('in the middle');
    };

    const results = await Promise.allSettled([half, setting('a'), half].map((one) => write(one)));
    await expect(write(half)).rejects.toThrow('in the middle');

    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected']);
    expect(onDisk()).toEqual(['a']);
  });

  it('go on after all of a group have failed', async () => {
    const { write, onDisk } = await opened();
    const fails: Write<string> = () => Promise.reject(new Error('no'));

    await Promise.allSettled([write(fails), write(fails)]);
    await write(setting('a'));

    expect(onDisk()).toEqual(['a']);
  });
});

it('the ports of a store share a transaction among each other', async () => {
  const { db, ends } = await opened();
  const store = storeOn(db, { patience: realClock, file: 'test' });
  await store.inbox.receive([incoming('a1', { talk: 'a' })], NOW);
  const pending = await pendingOf(store, 'a');
  const before = ends().length;

  await Promise.all([
    store.inbox.receive([incoming('b1', { talk: 'b' })], NOW),
    store.talks.commit([outcome(pending, { outbox: [post('m1')] })], NOW),
    claim(store, { most: 1 }),
  ]);

  expect(ends().slice(before)).toEqual(['commit']);
  expect(await waitingKeys(store)).toEqual(['b1']);
});
