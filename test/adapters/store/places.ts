// The contract of every store: where talks live, who left, and what people think of messages.
import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/bot.ts';
import {
  again,
  claim,
  claimedIds,
  incoming,
  NOW,
  outcome,
  pendingOf,
  post,
  sendAll,
  stored,
  waitingKeys,
} from './rows.ts';

export function placesContract(open: () => Promise<Store>): void {
  describe('a talk', () => {
    it('is found by the thread that its first message opened', async () => {
      const store = await open();
      await stored(store, [post('m1', { place: 'C1' })], { place: 'C1' });
      expect(await store.inbox.at('T1', 'C1', 'x-m1'), 'before it is sent').toBeUndefined();

      await sendAll(store);

      expect(await store.inbox.at('T1', 'C1', 'x-m1')).toBe('talk1');
      expect(await store.inbox.at('T1', 'C2', 'x-m1'), 'another room').toBeUndefined();
      expect(await store.inbox.at('T2', 'C1', 'x-m1'), 'another tenant').toBeUndefined();
    });

    it('is found by the thread that was there before, from the moment that its first event is stored', async () => {
      const store = await open();
      await store.inbox.receive([incoming('e1', { place: 'C1', thread: '17.5' })], NOW);
      expect(await store.inbox.at('T1', 'C1', '17.5')).toBe('talk1');

      await store.talks.commit([outcome(await pendingOf(store))], NOW);

      expect(await store.inbox.at('T1', 'C1', '17.5')).toBe('talk1');
      expect(await store.inbox.at('T1', 'C1', '17.6')).toBeUndefined();
    });

    it('that lives in a room itself stays there, whatever it sends', async () => {
      const store = await open();
      await stored(store, [post('m1', { place: 'D1', thread: '' })], { place: 'D1', thread: '' });
      await sendAll(store);

      expect(await store.inbox.at('T1', 'D1', '')).toBe('talk1');
      expect(await store.inbox.at('T1', 'D1', 'x-m1'), 'a thread under its message').toBe('talk1');
    });

    it('is found by a copy of its card in the room', async () => {
      const store = await open();
      await stored(store, [post('m1'), post('copy', { thread: '' })], { place: 'room' });
      await sendAll(store);
      await sendAll(store);

      expect(await store.inbox.at('T1', 'room', 'x-copy')).toBe('talk1');
      expect(await store.inbox.at('T2', 'room', 'x-copy')).toBeUndefined();
    });

    it('whose first message is under way is known by its room, with its message', async () => {
      const store = await open();
      const openings = (place = 'room') => store.inbox.openings('T1', place);
      const a = { talk: 'a', message: 'm1', begun: NOW };
      await stored(store, [post('m1')], { talk: 'a' });
      expect(await openings(), 'it cannot stand there yet').toEqual([]);
      await claim(store);
      expect(await openings()).toEqual([a]);
      expect(await openings('other')).toEqual([]);

      await stored(store, [post('m2')], { talk: 'b' });
      expect(await openings(), 'the other one cannot stand there yet').toEqual([a]);
      await claim(store);
      expect(await openings(), 'it may be either').toEqual([a, { talk: 'b', message: 'm2', begun: NOW }]);
      await store.outbox.settle([again('m2'), { id: 'm1', state: 'sent', external: 'x' }], 'A', NOW);
      expect(await openings(), 'one is there and one surely not').toEqual([]);
    });

    it('that no message of ever arrived is not listed', async () => {
      const store = await open();
      await stored(store, [post('m1')]);

      expect(await store.inbox.talksIn('T1', 'room', 10)).toEqual([]);
    });

    it('is listed with the others of its room, the last changed first', async () => {
      const store = await open();
      for (const [index, talk] of ['a', 'b', 'c'].entries()) {
        await store.inbox.receive(
          [incoming(talk, { talk, place: talk === 'b' ? 'C2' : 'C1', thread: talk })],
          NOW,
        );
        await store.talks.commit([outcome(await pendingOf(store, talk))], NOW + index);
      }

      const talks = await store.inbox.talksIn('T1', 'C1', 10);

      expect(talks.map(({ id, thread }) => [id, thread])).toEqual([
        ['c', 'c'],
        ['a', 'a'],
      ]);
      expect(talks[0]?.talk).toBe(await store.inbox.talk('T1', 'c'));
      expect(await store.inbox.talksIn('T1', 'C1', 1)).toHaveLength(1);
      expect(await store.inbox.talksIn('T2', 'C1', 10)).toEqual([]);
    });
  });

  describe('what happened last', () => {
    it('to a person is what stands there, of one tenant or of any', async () => {
      const store = await open();
      for (const tenant of ['T1', 'T2']) {
        await stored(store, [post(`m-${tenant}`, { thread: '', place: '@U1' })], {
          tenant,
          talk: `of-${tenant}`,
        });
        expect(await store.inbox.lastTo(tenant, 'U1'), 'it is not sent yet').toBeUndefined();
        await sendAll(store);
      }

      expect(await store.inbox.standing('@U1', 10)).toEqual(
        ['T2', 'T1'].map((tenant) => ({ tenant, talk: `of-${tenant}`, external: `x-m-${tenant}` })),
      );
      expect(await store.inbox.standing('@U1', 1)).toHaveLength(1);
      expect(await store.inbox.standing('@U2', 10)).toEqual([]);
      expect(await store.inbox.lastTo('T1', 'U1')).toBe('of-T1');
      expect(await store.inbox.lastTo('T1', 'U2')).toBeUndefined();
    });

    it('and may have been missed is kept from the earliest time on until all of it was looked for', async () => {
      const { inbox } = await open();
      expect(await inbox.missedSince('a')).toBeUndefined();
      for (const since of [NOW, NOW - 5, NOW + 5]) await inbox.noteMissed('a', since, NOW);

      expect([await inbox.missedSince('a'), await inbox.missedSince('b')]).toEqual([NOW - 5, undefined]);
      // In one turn: what is noted after it was forgotten stays.
      await Promise.all([inbox.missedNothing('a'), inbox.noteMissed('a', NOW + 7, NOW)]);
      expect(await inbox.missedSince('a')).toBe(NOW + 7);
    });

    it('is told by time, with the talks that changed since, the last first', async () => {
      const store = await open();
      expect(await store.inbox.lastReceived('')).toBeUndefined();
      for (const [index, talk] of ['a', 'b', 'c'].entries()) {
        await store.inbox.receive([incoming(talk, { talk, place: 'C1', thread: talk })], NOW + index);
        await store.talks.commit([outcome(await pendingOf(store, talk))], NOW + index);
      }

      expect(await store.inbox.lastReceived('')).toBe(NOW + 2);
      expect(await store.inbox.lastReceived('b'), 'of those whose key begins so').toBe(NOW + 1);
      expect(await store.inbox.lastReceived('%')).toBeUndefined();
      expect([await store.inbox.has('T1', 'a'), await store.inbox.has('T2', 'a')]).toEqual([true, false]);
      const changed = await store.inbox.changedSince(NOW + 1, 10);
      expect(changed).toEqual(['c', 'b'].map((id) => ({ tenant: 'T1', id, place: 'C1', thread: id })));
      expect(await store.inbox.changedSince(NOW, 1)).toHaveLength(1);
      await stored(store, [post('m1', { thread: '', place: '@U1' })], { talk: 'd' });
      await sendAll(store);
      expect((await store.inbox.changedSince(NOW, 10)).at(-1)).toEqual({
        ...{ tenant: 'T1', id: 'd' },
        ...{ place: '@U1', thread: '' },
      });
      expect(await store.inbox.tenants()).toEqual(['T1']);
    });
  });

  describe('a tenant that the bot was removed from', () => {
    it('gets nothing more, and others lose nothing', async () => {
      const store = await open();
      for (const tenant of ['T1', 'T2']) {
        await stored(store, [post(`m-${tenant}`)], { tenant });
        await store.inbox.receive([incoming('late', { tenant, talk: 'b' })], NOW);
      }

      await store.inbox.leave('T1', 'app_uninstalled', NOW);

      expect(await claimedIds(store)).toEqual(['m-T2']);
      expect(await waitingKeys(store)).toEqual(['late']);
      expect(await store.inbox.talk('T1', 'talk1'), 'what was said is kept').toBeDefined();
    });

    it('gets nothing of what was under way either', async () => {
      const store = await open();
      await stored(store, [post('m1'), post('m2')]);
      await claimedIds(store);

      await store.inbox.leave('T1', 'app_uninstalled', NOW);
      await store.outbox.settle([{ id: 'm1', state: 'sent', external: 'x1' }], 'A', NOW);

      expect(await store.outbox.holds(['m1'], 'A', NOW)).toEqual(['lost']);
      expect(await claimedIds(store, { now: NOW + 3_600_000 })).toEqual([]);
    });

    it('is served again once it is back', async () => {
      const store = await open();
      await store.inbox.leave('T1', 'app_uninstalled', NOW);

      await stored(store, [post('m1')]);

      expect(await claimedIds(store)).toEqual(['m1']);
    });
  });
}
