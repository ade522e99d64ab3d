import Database from 'better-sqlite3';
import type { SqliteDatabase } from 'kysely';
import { expect, it } from 'vitest';
import { realClock } from '../../../adapters/clock.ts';
import { migrate } from '../../../adapters/store/migrations.ts';
import { kyselyOn, storeOn } from '../../../adapters/store/open.ts';
import type { Store } from '../../../src/bot.ts';

const QUERIES: readonly [string, (store: Store) => Promise<unknown>][] = [
  ['waiting events', ({ talks }) => talks.next(0, 10)],
  [
    'due messages',
    ({ outbox }) =>
      outbox.claim({ owner: 'o', now: 0, leaseMs: 1, messages: 10, each: 1, busy: [], tasks: 10 }),
  ],
  ['due check-ins', ({ checkIns }) => checkIns.due(0, 10)],
  ['check-ins of a room', ({ checkIns }) => checkIns.gathered('T1', 'C1', 0, 10)],
  ['the talks that are being opened in a room', ({ inbox }) => inbox.openings('T1', 'C1')],
  ['the talk of a thread', ({ inbox }) => inbox.at('T1', 'C1', '17.5')],
  ['the last messages to a person', ({ inbox }) => inbox.standing('@U1', 10)],
  ['claimed messages', ({ outbox }) => outbox.holds(['m1'], 'o', 0)],
];

// Both tables keep what is done for long, so a search through all of it would take longer every week.
it.each(QUERIES)('%s are found by an index, however much was sent before', async (_name, query) => {
  const database = new Database(':memory:');
  const selects = new Set<string>();
  const watched: SqliteDatabase = {
    prepare(source) {
      if (source.startsWith('select')) selects.add(source);
      return database.prepare(source);
    },
    close() {},
  };
  await migrate(kyselyOn(database));
  await query(storeOn(kyselyOn(watched), { patience: realClock, file: 'in memory' }));
  const plans = [...selects].flatMap((source) => {
    const values = Array.from(source.matchAll(/\?/gu), () => 0);
    return database.prepare(`EXPLAIN QUERY PLAN ${source}`).all(...values) as { detail: string }[];
  });

  expect(plans.length).toBeGreaterThan(0);
  expect(plans.filter(({ detail }) => detail.startsWith('SCAN'))).toEqual([]);
  expect(plans.filter(({ detail }) => detail.includes('TEMP B-TREE'))).toEqual([]);
});
