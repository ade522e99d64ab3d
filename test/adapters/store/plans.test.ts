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
  ['the talks that are being opened in a room', ({ inbox }) => inbox.openings('T1', 'C1')],
  ['the talk of a thread', ({ inbox }) => inbox.at('T1', 'C1', '17.5')],
  ['the last messages to a person', ({ inbox }) => inbox.standing('@U1', 10)],
  ['questions without an answer', ({ learning }) => learning.unanswered('T1', 0, 10)],
  ['what a tenant said about learning', ({ learning }) => learning.consent('T1')],
  ['claimed messages', ({ outbox }) => outbox.holds(['m1'], 'o', 0)],
];

/** How the database goes about the statements of a query that begin like this. */
async function plansOf(query: (store: Store) => Promise<unknown>, begins: RegExp): Promise<string[]> {
  const database = new Database(':memory:');
  const statements = new Set<string>();
  const watched: SqliteDatabase = {
    prepare(source) {
      if (begins.test(source)) statements.add(source);
      return database.prepare(source);
    },
    close() {},
  };
  await migrate(kyselyOn(database));
  await query(storeOn(kyselyOn(watched), { patience: realClock, file: 'in memory' }));
  expect(statements.size).toBeGreaterThan(0);
  return [...statements].flatMap((source) => {
    const values = Array.from(source.matchAll(/\?/gu), () => 0);
    const plan = database.prepare(`EXPLAIN QUERY PLAN ${source}`).all(...values) as { detail: string }[];
    return plan.map(({ detail }) => detail);
  });
}

// These tables keep what is done for long, so a search through all of it would take longer every week.
it.each(QUERIES)('%s are found by an index, however much was sent before', async (_name, query) => {
  const plans = await plansOf(query, /^select/u);

  expect(plans.filter((detail) => detail.startsWith('SCAN'))).toEqual([]);
  expect(plans.filter((detail) => detail.includes('TEMP B-TREE'))).toEqual([]);
});

it('check-ins of a room are found by its talks, however many wait elsewhere', async () => {
  const plans = await plansOf(({ checkIns }) => checkIns.gathered('T1', 'C1', 0, 10), /^with/u);

  // What is scanned and sorted are those of the one room.
  expect(plans.filter((detail) => detail.startsWith('SCAN'))).toEqual(['SCAN first']);
  expect(plans).toContain('SEARCH talk USING INDEX talk_place (tenant=? AND place=?)');
  expect(plans).toContain('SEARCH checkin USING INDEX checkin_of (tenant=? AND talk=?)');
});

it('many check-ins are marked by their ids, however many wait', async () => {
  const asked = Array.from({ length: 500 }, (_, number) => {
    const event = {
      kind: 'due',
      key: `checkin:${number}`,
      by: 'whichway',
      at: '',
      checkIn: '',
      due: '',
    } as const;
    const at = { tenant: 'T1', talk: `${number}`, place: 'C1', thread: null, zone: 'UTC', event };
    return { id: `${number}`, event: at, also: [], announced: [] };
  });
  const plans = await plansOf(
    ({ checkIns }) => checkIns.ring({ asked, putRight: [] }, 0),
    /^update "checkin"/u,
  );

  expect(new Set(plans)).toEqual(new Set(['SEARCH checkin USING INDEX sqlite_autoindex_checkin_1 (id=?)']));
});
