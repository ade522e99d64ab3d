// The contract of every store that outlives the process: what was acknowledged is there afterwards, and so are the
// rows that no port tells of yet.
import type { Kysely } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Tables } from '../../../adapters/store/tables.ts';
import type { Store } from '../../../src/bot.ts';
import type { DueCheckIn } from '../../../src/door/worker.ts';
import {
  again,
  claim,
  claimedIds,
  incoming,
  LEASE,
  NOW,
  outcome,
  pendingOf,
  post,
  stored,
  talkOf,
  waitingKeys,
  work,
} from './rows.ts';

const AT = '2026-11-20T08:00:00Z';

export type Kept = {
  store: Store;
  /** Closes the store and opens it once more; `store` is not to be used any more. */
  again(): Promise<Store>;
  /** Reads the tables beside the open store. */
  look<Result>(read: (db: Kysely<Tables>) => Promise<Result>): Promise<Result>;
};

export function keptContract(name: string, open: () => Promise<Kept>): void {
  describe(`${name}, opened again,`, () => {
    it('has the events, the talks and what was put off', async () => {
      const { store, again } = await open();
      await store.inbox.receive([incoming('e1'), incoming('e2'), incoming('b1', { talk: 'b' })], NOW);
      const first = await pendingOf(store);
      await store.talks.commit([outcome(first)], NOW);
      const { inbox } = await pendingOf(store, 'b');
      await store.talks.setBack([{ inbox, reason: 'test', until: NOW + 1000 }]);

      const after = await again();

      expect(await after.inbox.talk('T1', 'talk1')).toBe(JSON.stringify(talkOf(first)));
      expect(await pendingOf(after)).toMatchObject({ incoming: incoming('e2'), version: 1 });
      expect(await waitingKeys(after)).toEqual(['e2']);
      expect(await waitingKeys(after, NOW + 1000)).toEqual(['e2', 'b1']);
      expect(await after.inbox.receive([incoming('e1')], NOW)).toEqual(['seen']);
    });

    it('has the messages with their order, leases, doubts and rests', async () => {
      const kept = await open();
      const { store } = kept;
      await stored(store, [post('a1'), post('a2')], { talk: 'a' });
      await stored(store, [post('b1', { place: 'room2' })], { talk: 'b' });
      await claim(store);
      await store.outbox.settle(
        [
          { id: 'a1', state: 'sent', external: 'x1' },
          again('b1', { due: NOW + LEASE, tries: 2, doubt: true, pause: true }),
        ],
        'A',
        NOW,
      );
      await claim(store);

      const after = await kept.again();

      expect(await claim(after, { owner: 'B' })).toEqual([]);
      expect(await claim(after, { owner: 'B', now: NOW + LEASE })).toMatchObject([
        { id: 'a2', doubt: true, job: { message: { thread: 'x1' } } },
        { id: 'b1', doubt: true, tries: 2 },
      ]);
    });

    it('claims nothing that has ended', async () => {
      const kept = await open();
      await stored(kept.store, [post('m1')]);
      await claim(kept.store);
      await kept.store.outbox.settle([{ id: 'm1', state: 'doubtful', reason: 'test' }], 'A', NOW);

      expect(await claimedIds(await kept.again(), { now: NOW + LEASE })).toEqual([]);
    });
  });

  describe(`the tables of ${name}`, () => {
    const checkIn = (id: string, due: number): DueCheckIn => ({
      id,
      due,
      local: new Date(due).toISOString().slice(0, 19),
      zone: 'Europe/Berlin',
    });

    it('keep one waiting check-in of a talk: the last', async () => {
      const { store, look } = await open();
      const promise = async (id: string, talk: string, tenant: string, now: number): Promise<void> => {
        await store.inbox.receive([incoming(id, { talk, tenant })], now);
        await store.talks.commit([outcome(await pendingOf(store, talk), { checkIn: checkIn(id, NOW) })], now);
      };
      await promise('c1', 'a', 'T1', NOW);
      await promise('c2', 'b', 'T1', NOW);
      await promise('c3', 'a', 'T2', NOW);
      await promise('c4', 'a', 'T1', NOW + 10);

      const rows = await look((db) => db.selectFrom('checkin').selectAll().orderBy('id').execute());

      const common = { due_at: NOW, local_time: '2026-11-20T08:00:00', zone: 'Europe/Berlin', announced: 0 };
      expect(rows).toEqual([
        { ...common, id: 'c1', talk: 'a', tenant: 'T1', state: 'replaced', created_at: NOW },
        { ...common, id: 'c2', talk: 'b', tenant: 'T1', state: 'waiting', created_at: NOW },
        { ...common, id: 'c3', talk: 'a', tenant: 'T2', state: 'waiting', created_at: NOW },
        { ...common, id: 'c4', talk: 'a', tenant: 'T1', state: 'waiting', created_at: NOW + 10 },
      ]);
    });

    it('keep no waiting check-in of a talk that called it off', async () => {
      const { store, look } = await open();
      for (const [key, next] of [
        ['e1', checkIn('c1', NOW)],
        ['e2', undefined],
        ['e3', null],
      ] as const) {
        await store.inbox.receive([incoming(key)], NOW);
        await store.talks.commit([outcome(await pendingOf(store), { checkIn: next })], NOW);
        const waiting = await look((db) =>
          db.selectFrom('checkin').select('id').where('state', '=', 'waiting').execute(),
        );
        expect(waiting, key).toEqual(next === null ? [] : [{ id: 'c1' }]);
      }
    });

    it('keep no check-in of an outcome that was a conflict', async () => {
      const { store, look } = await open();
      await store.inbox.receive([incoming('e1')], NOW);
      const pending = await pendingOf(store);
      await store.talks.commit([outcome(pending)], NOW);

      await store.talks.commit([outcome(pending, { checkIn: checkIn('c1', NOW) })], NOW);

      expect(await look((db) => db.selectFrom('checkin').selectAll().execute())).toEqual([]);
    });

    it('keep what each person thinks of a message once: the last word, with its reason', async () => {
      const { store, look } = await open();
      const rate = async (id: string, by: string, helpful: boolean, reason?: string): Promise<void> => {
        await store.inbox.receive([incoming(id)], NOW);
        const feedback = [{ id, message: 'm1', by, helpful, reason }];
        await store.talks.commit([outcome(await pendingOf(store), { feedback })], NOW);
      };
      await rate('f1', 'u1', true);
      await rate('f2', 'u1', false);
      await rate('f3', 'u1', false, 'off the point');
      await rate('f4', 'u1', false);
      await rate('f5', 'u2', true);

      const rows = await look((db) =>
        db.selectFrom('feedback').select(['tenant', 'talk', 'message', 'by', 'helpful', 'reason']).execute(),
      );

      const about = { tenant: 'T1', talk: 'talk1', message: 'm1' };
      expect(rows).toEqual([
        { ...about, by: 'u1', helpful: 0, reason: 'off the point' },
        { ...about, by: 'u2', helpful: 1, reason: null },
      ]);
    });

    it('keep no words of which nothing came, but that they came', async () => {
      const { store, look } = await open();
      await store.inbox.receive([incoming('e1', { text: 'my salary' })], NOW);
      await store.talks.commit([outcome(await pendingOf(store), { forget: true })], NOW);

      const rows = await look((db) => db.selectFrom('inbox').select(['key', 'event', 'state']).execute());

      expect(rows).toEqual([{ key: 'e1', event: expect.not.stringContaining('salary'), state: 'done' }]);
      expect(await store.inbox.receive([incoming('e1', { text: 'my salary' })], NOW)).toEqual(['seen']);
    });

    it('keep no words either that waited for a model in vain, and all others', async () => {
      const { store, look } = await open();
      await store.inbox.receive(
        [incoming('e1', { text: 'my salary' }), incoming('e2', { text: 'kept' })],
        NOW,
      );
      const task = { kind: 'read', text: 'my salary', overheard: true };
      const row = { ...work('w1'), kind: 'work', task } as const;
      await store.talks.commit([outcome(await pendingOf(store), { outbox: [row] })], NOW);
      const event = { kind: 'worked', key: 'work:w1', by: 'whichway', at: AT, task, result: null } as const;
      await store.talks.commit([outcome(await pendingOf(store))], NOW);
      await store.inbox.receive([{ ...incoming('work:w1'), event }], NOW);
      await store.talks.commit([outcome(await pendingOf(store), { forget: true })], NOW);

      const events = await look((db) => db.selectFrom('inbox').select('event').orderBy('seq').execute());
      const rows = await look((db) => db.selectFrom('outbox').select(['id', 'payload']).execute());

      expect(events.map((one) => (JSON.parse(one.event) as { kind: string }).kind)).toEqual([
        ...['said', 'said', 'worked'],
      ]);
      expect(JSON.stringify([events, rows])).not.toContain('salary');
      expect(events[1]?.event).toContain('kept');
    });

    it('keep why an event was put off or aside', async () => {
      const { store, look } = await open();
      await store.inbox.receive(
        ['a', 'b', 'c'].map((talk) => incoming(talk, { talk })),
        NOW,
      );
      const [a, b, c] = await Promise.all(['a', 'b', 'c'].map((talk) => pendingOf(store, talk)));
      if (!a || !b || !c) throw new Error('not all of them wait');
      await store.talks.commit([outcome(a, { failed: 'TypeError' }), outcome(b)], NOW);
      const late = { reason: 'state: newer', until: NOW + 1000 };
      await store.talks.setBack([b, c].map(({ inbox }) => ({ inbox, ...late })));

      const rows = await look((db) =>
        db.selectFrom('inbox').select(['key', 'state', 'reason', 'due_at']).orderBy('seq').execute(),
      );

      expect(rows).toEqual([
        { key: 'a', state: 'failed', reason: 'TypeError', due_at: 0 },
        { key: 'b', state: 'done', reason: null, due_at: 0 }, // Too late for this one.
        { key: 'c', state: 'waiting', reason: 'state: newer', due_at: NOW + 1000 },
      ]);
    });

    it('keep why a message did not arrive and when it ended', async () => {
      const { store, look } = await open();
      for (const talk of ['a', 'b', 'c', 'd']) await stored(store, [post(talk)], { talk });
      await stored(store, [work('e')], { talk: 'e' });
      await claim(store);
      await store.outbox.settle(
        [
          { id: 'a', state: 'refused', reason: 'is_archived' },
          { id: 'b', state: 'doubtful', reason: 'no answer' },
          { id: 'c', state: 'sent', external: 'x1' },
          again('d', { reason: 'offline' }),
          { id: 'e', state: 'worked', event: incoming('work:e', { talk: 'e' }) },
        ],
        'A',
        NOW + 5,
      );

      const rows = await look((db) =>
        db.selectFrom('outbox').select(['id', 'state', 'reason', 'external', 'ended_at']).execute(),
      );

      expect(rows).toEqual([
        { id: 'a', state: 'refused', reason: 'is_archived', external: null, ended_at: NOW + 5 },
        { id: 'b', state: 'doubtful', reason: 'no answer', external: null, ended_at: NOW + 5 },
        { id: 'c', state: 'sent', reason: null, external: 'x1', ended_at: NOW + 5 },
        { id: 'd', state: 'waiting', reason: 'offline', external: null, ended_at: null },
        { id: 'e', state: 'worked', reason: null, external: null, ended_at: NOW + 5 },
      ]);
    });
  });
}
