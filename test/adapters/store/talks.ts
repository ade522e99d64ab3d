// The contract of every store: what waits, and what becomes of it.
import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/bot.ts';
import { incoming, NOW, outcome, pendingOf, post, sendAll, stored, talkOf, waitingKeys } from './rows.ts';

export function talksContract(open: () => Promise<Store>): void {
  describe('what waits', () => {
    it('is the oldest event of each talk, in the order they came', async () => {
      const store = await open();
      const events = ['b1', 'a1', 'b2', 'a2', 'c1'].map((key) => incoming(key, { talk: key.slice(0, 1) }));
      await store.inbox.receive(events, NOW);

      expect(await waitingKeys(store)).toEqual(['b1', 'a1', 'c1']);
    });

    it('keeps talks of the same name in two tenants apart', async () => {
      const store = await open();
      await store.inbox.receive(
        [
          incoming('e1', { tenant: 'T1' }),
          incoming('e2', { tenant: 'T2' }),
          incoming('e3', { tenant: 'T1' }),
        ],
        NOW,
      );

      expect(await waitingKeys(store)).toEqual(['e1', 'e2']);
    });

    it('comes with the talk of its own tenant', async () => {
      const store = await open();
      await stored(store, [], { tenant: 'T1' });
      await store.inbox.receive([incoming('e2', { tenant: 'T2' })], NOW);

      expect(await pendingOf(store)).toMatchObject({ talk: undefined, version: 0 });
    });

    it('is no more than was asked for', async () => {
      const store = await open();
      await store.inbox.receive(
        ['a', 'b', 'c'].map((talk) => incoming(talk, { talk })),
        NOW,
      );

      expect(await waitingKeys(store, NOW, 2)).toEqual(['a', 'b']);
    });

    it('does not depend on a clock that was set back', async () => {
      const store = await open();
      await store.inbox.receive([incoming('e1')], NOW);

      expect(await waitingKeys(store, NOW - 365 * 24 * 3600_000)).toEqual(['e1']);
    });

    it('tells the talk as stored and counts its versions', async () => {
      const store = await open();
      await store.inbox.receive([incoming('e1'), incoming('e2'), incoming('e3')], NOW);

      const first = await pendingOf(store);
      expect(first).toMatchObject({ talk: undefined, version: 0, tries: 0 });
      await store.talks.commit([outcome(first)], NOW);

      const second = await pendingOf(store);
      expect(second).toMatchObject({ talk: JSON.stringify(talkOf(first)), version: 1 });
      await store.talks.commit([outcome(second)], NOW);

      expect(await pendingOf(store)).toMatchObject({ talk: JSON.stringify(talkOf(second)), version: 2 });
    });
  });

  describe('an outcome', () => {
    it('is the talk, its messages and the end of the event in one', async () => {
      const store = await open();
      await store.inbox.receive([incoming('e1')], NOW);
      const pending = await pendingOf(store);

      const results = await store.talks.commit([outcome(pending, { outbox: [post('m1'), post('m2')] })], NOW);

      expect(results).toEqual(['done']);
      expect(await store.inbox.talk('T1', 'talk1')).toBe(JSON.stringify(talkOf(pending)));
      expect(await waitingKeys(store)).toEqual([]);
      expect((await sendAll(store)).map(({ id }) => id)).toEqual(['m1']);
      expect((await sendAll(store)).map(({ id }) => id)).toEqual(['m2']);
    });

    it('is nobody else’s talk', async () => {
      const store = await open();
      await store.inbox.receive([incoming('e1')], NOW);
      await store.talks.commit([outcome(await pendingOf(store))], NOW);

      expect(await store.inbox.talk('T2', 'talk1')).toBeUndefined();
      expect(await store.inbox.talk('T1', 'talk2')).toBeUndefined();
    });

    it('decided on an older talk is a conflict: nothing of it is stored, and all of the others', async () => {
      const store = await open();
      await store.inbox.receive([incoming('a1', { talk: 'a' }), incoming('a2', { talk: 'a' })], NOW);
      const stale = await pendingOf(store, 'a');
      await store.talks.commit([outcome(stale)], NOW);
      await store.inbox.receive([incoming('b1', { talk: 'b' })], NOW);
      const late = { ...(await pendingOf(store, 'a')), version: 0 };
      const fresh = await pendingOf(store, 'b');

      const results = await store.talks.commit(
        [outcome(late, { outbox: [post('lost')] }), outcome(fresh, { outbox: [post('kept')] })],
        NOW,
      );

      expect(results).toEqual(['conflict', 'done']);
      expect(await store.inbox.talk('T1', 'a')).toBe(JSON.stringify(talkOf(stale)));
      expect(await waitingKeys(store), 'the event is decided once more').toEqual(['a2']);
      expect((await sendAll(store)).map(({ id }) => id)).toEqual(['kept']);
    });

    it('of a version that the talk has not reached is a conflict', async () => {
      const store = await open();
      await store.inbox.receive([incoming('e1'), incoming('e2')], NOW);
      await store.talks.commit([outcome(await pendingOf(store))], NOW);

      expect(await store.talks.commit([outcome({ ...(await pendingOf(store)), version: 2 })], NOW)).toEqual([
        'conflict',
      ]);
    });

    it('of a new talk counts once, when two decided on it at the same time', async () => {
      const store = await open();
      await store.inbox.receive([incoming('e1')], NOW);
      const pending = await pendingOf(store);

      const results = await Promise.all(
        ['m1', 'm2'].map((id) => store.talks.commit([outcome(pending, { outbox: [post(id)] })], NOW)),
      );

      expect(results.flat().sort()).toEqual(['conflict', 'done']);
      expect(await sendAll(store)).toHaveLength(1);
      expect(await sendAll(store)).toHaveLength(0);
    });

    it('that cannot be stored harms nobody who stores at the same time', async () => {
      const store = await open();
      await store.inbox.receive([incoming('a1', { talk: 'a' }), incoming('b1', { talk: 'b' })], NOW);
      const [a, b] = [await pendingOf(store, 'a'), await pendingOf(store, 'b')];

      const [before, impossible, after] = await Promise.allSettled([
        store.talks.commit([outcome(a, { outbox: [post('m1')] })], NOW),
        // Two rows under one id.
        store.talks.commit([outcome(b, { outbox: [post('m2'), post('m2')] })], NOW),
        store.inbox.receive([incoming('c1', { talk: 'c' })], NOW),
      ]);

      expect(before).toEqual({ status: 'fulfilled', value: ['done'] });
      expect(impossible.status).toBe('rejected');
      expect(after).toEqual({ status: 'fulfilled', value: ['new'] });
      expect(await waitingKeys(store)).toEqual(['b1', 'c1']);
      expect(await store.inbox.talk('T1', 'b')).toBeUndefined();
      expect((await sendAll(store)).map(({ id }) => id)).toEqual(['m1']);
    });
  });
}
