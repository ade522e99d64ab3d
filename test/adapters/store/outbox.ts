// The contract of every store: messages are claimed by one sender at a time, in the order of each talk.
import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/bot.ts';
import {
  again,
  claim,
  claimedIds,
  edit,
  incoming,
  LEASE,
  NOW,
  notice,
  post,
  sendAll,
  stored,
  work,
} from './rows.ts';

export function outboxContract(open: () => Promise<Store>): void {
  describe('a claim', () => {
    it('gives the messages of a talk one after the other', async () => {
      const store = await open();
      await stored(store, [post('m1'), post('m2')]);
      await stored(store, [post('m3')]);

      expect(await claimedIds(store)).toEqual(['m1']);
      expect(await claimedIds(store), 'not before m1 has ended').toEqual([]);
      await store.outbox.settle([{ id: 'm1', state: 'sent', external: 'x1' }], 'A', NOW);
      expect(await claimedIds(store)).toEqual(['m2']);
      await store.outbox.settle([{ id: 'm2', state: 'sent', external: 'x2' }], 'A', NOW);
      expect(await claimedIds(store)).toEqual(['m3']);
    });

    it('gives all talks at once, and talks of one name in two tenants', async () => {
      const store = await open();
      await stored(store, [post('a1'), post('a2')], { talk: 'a' });
      await stored(store, [post('b1')], { talk: 'b' });
      await stored(store, [post('c1')], { talk: 'a', tenant: 'T2' });

      expect(await claimedIds(store)).toEqual(['a1', 'b1', 'c1']);
    });

    it('gives a slow task beside a message, and the tasks one after the other', async () => {
      const store = await open();
      await stored(store, [post('m1'), work('w1'), work('w2'), post('m2')]);

      expect(await claimedIds(store)).toEqual(['m1', 'w1']);
      await store.outbox.settle([{ id: 'm1', state: 'sent', external: 'x1' }], 'A', NOW);
      expect(await claimedIds(store), 'a task holds no message up').toEqual(['m2']);
    });

    it('tells all that sending takes', async () => {
      const store = await open();
      await stored(store, [post('m1', { thread: '17.5', place: 'C1', text: 'hello' })], { tenant: 'T2' });
      await stored(store, [work('w1', { thread: '17.5', place: 'C1' })], { talk: 'b' });

      const message = { id: 'm1', tenant: 'T2', talk: 'talk1', place: 'C1', thread: '17.5', refers: null };
      const task = { tenant: 'T1', talk: 'b', place: 'C1', thread: '17.5', zone: 'Europe/Berlin' };
      expect(await claim(store)).toEqual([
        {
          id: 'm1',
          tries: 0,
          doubt: false,
          job: { kind: 'post', message: { ...message, card: notice('hello') }, zone: 'Europe/Berlin' },
        },
        { id: 'w1', tries: 0, doubt: false, job: { kind: 'work', ...task, task: { ask: 'w1' } } },
      ]);
    });

    it('gives no row to two owners, also when they ask at the same moment', async () => {
      const store = await open();
      const talks = Array.from({ length: 20 }, (_, index) => `t${index}`);
      for (const talk of talks) await stored(store, [post(`m-${talk}`)], { talk });

      const claims = await Promise.all(['A', 'B', 'C'].map((owner) => claimedIds(store, { owner, most: 8 })));

      expect(claims.map((ids) => ids.length)).toEqual([8, 8, 4]);
      expect(new Set(claims.flat()).size).toBe(20);
    });

    it('gives a row again when the lease has ended, then in doubt', async () => {
      const store = await open();
      await stored(store, [post('m1')]);
      await claim(store, { owner: 'A' });

      expect(await claim(store, { owner: 'B', now: NOW + LEASE - 1 })).toEqual([]);
      expect(await claim(store, { owner: 'B', now: NOW + LEASE })).toMatchObject([
        { id: 'm1', tries: 0, doubt: true },
      ]);
    });

    it('gives no more than was asked for, the longest due first', async () => {
      const store = await open();
      for (const talk of ['a', 'b', 'c']) await stored(store, [post(talk)], { talk });
      await claim(store, { most: 1 });
      await store.outbox.settle([again('a')], 'A', NOW);

      expect(await claimedIds(store, { most: 2 })).toEqual(['b', 'c']);
      expect(await claimedIds(store, { most: 2 })).toEqual(['a']);
    });

    it('gives no more of one room than was asked for, and of other rooms theirs', async () => {
      const store = await open();
      for (const talk of ['a', 'b', 'c']) await stored(store, [post(talk, { place: 'full' })], { talk });
      await stored(store, [post('d', { place: 'other' })], { talk: 'd' });
      await stored(store, [post('e', { place: 'full' })], { talk: 'e', tenant: 'T2' });

      expect(
        await claimedIds(store, { each: 2 }),
        'a room of that name in another tenant is another one',
      ).toEqual(['a', 'b', 'd', 'e']);
    });

    it('gives nothing to a busy room, however much waits for it, but its tasks', async () => {
      const store = await open();
      for (let index = 0; index < 20; index++)
        await stored(store, [post(`m${index}`, { place: 'busy' })], { talk: `t${index}` });
      await stored(store, [post('free'), work('w1', { place: 'busy' })], { talk: 'z' });
      const busy = ['busy', 'b2', 'b3'].map((place) => ({ tenant: 'T1', place }));

      expect(await claimedIds(store, { most: 2, busy })).toEqual(['free', 'w1']);
      expect(await claimedIds(store, { most: 2, busy: [{ tenant: 'T2', place: 'busy' }] })).toEqual([
        'm0',
        'm1',
      ]);
    });

    it('does not depend on a clock that was set back', async () => {
      const store = await open();
      await stored(store, [post('m1')]);

      expect(await claimedIds(store, { now: NOW - 365 * 24 * 3600_000 })).toEqual(['m1']);
    });
  });

  describe('the thread of a talk', () => {
    const threads = async (store: Store): Promise<(string | null)[]> =>
      (await sendAll(store)).map(({ job }) =>
        'message' in job ? job.message.thread : 'thread' in job ? job.thread : null,
      );

    it('is opened by its first message, and known to all that come after it', async () => {
      const store = await open();
      await stored(store, [post('m1'), post('m2'), work('w1')]);
      await stored(store, [post('m3'), work('w2')]);

      expect(await threads(store), 'm1, w1').toEqual([null, null]);
      expect(await threads(store), 'm2, w2').toEqual(['x-m1', 'x-m1']);
      expect(await threads(store), 'm3').toEqual(['x-m1']);
    });

    it('is opened by the next message where the first was refused', async () => {
      const store = await open();
      await stored(store, [post('m1'), post('m2'), post('m3')]);
      await claim(store);
      await store.outbox.settle([{ id: 'm1', state: 'refused', reason: 'test' }], 'A', NOW);

      expect(await threads(store)).toEqual([null]);
      expect(await threads(store)).toEqual(['x-m2']);
    });

    it('that was there before stays the same', async () => {
      const store = await open();
      await stored(store, [post('m1', { thread: '17.5' }), post('m2')], { thread: '17.5' });

      expect(await threads(store)).toEqual(['17.5']);
      expect(await threads(store), 'the row does not name it').toEqual(['17.5']);
    });

    it('is not opened by a message that goes into another one', async () => {
      const store = await open();
      await stored(store, [post('m1', { thread: '17.5' }), post('m2')]);

      expect(await threads(store)).toEqual(['17.5']);
      expect(await threads(store)).toEqual([null]);
    });

    it('belongs to one tenant', async () => {
      const store = await open();
      await stored(store, [], { tenant: 'T2' });
      await stored(store, [post('m1')], { tenant: 'T1' });
      await sendAll(store);
      await stored(store, [post('m2')], { tenant: 'T2' });

      expect(await threads(store)).toEqual([null]);
    });
  });

  describe('a change to a message', () => {
    const targets = async (store: Store): Promise<unknown[]> =>
      (await sendAll(store)).flatMap(({ job }) => (job.kind === 'edit' ? [job.target] : []));

    it('finds the last message of that name before it', async () => {
      const store = await open();
      await stored(store, [post('m1', { name: 'card' }), post('m2', { name: 'card' }), post('m3')]);
      for (let sent = 0; sent < 3; sent++) await sendAll(store);
      await stored(store, [edit('e1', 'card'), post('m4', { name: 'card' })]);

      expect(await targets(store)).toEqual(['x-m2']);
    });

    it('finds the message that arrived, where a later one did not', async () => {
      const store = await open();
      await stored(store, [post('m1', { name: 'card' }), post('m2', { name: 'card' }), edit('e1', 'card')]);
      await sendAll(store);
      await claim(store);
      await store.outbox.settle([{ id: 'm2', state: 'refused', reason: 'test' }], 'A', NOW);

      expect(await targets(store)).toEqual(['x-m1']);
    });

    it('finds none of another name, another talk or another tenant', async () => {
      const store = await open();
      await stored(store, [post('m1', { name: 'other' })]);
      await stored(store, [post('m2', { name: 'card' })], { talk: 'b' });
      await stored(store, [post('m3', { name: 'card' })], { tenant: 'T2' });
      await sendAll(store);
      await stored(store, [edit('e1', 'card')]);

      expect(await targets(store)).toEqual([null]);
    });
  });

  it('a talk with nothing to say has nothing to claim', async () => {
    const store = await open();
    await store.inbox.receive([incoming('e1')], NOW);

    expect(await claim(store)).toEqual([]);
  });
}
