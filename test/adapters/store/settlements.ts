// The contract of every store: what became of a claimed row.
import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/bot.ts';
import type { Settlement } from '../../../src/door/settle.ts';
import {
  again,
  claim,
  claimedIds,
  incoming,
  LEASE,
  NOW,
  pendingOf,
  post,
  stored,
  waitingKeys,
  work,
} from './rows.ts';

const LATER = NOW + 60_000;

export function settlementsContract(open: () => Promise<Store>): void {
  const claimed = async (...ids: readonly string[]): Promise<Store> => {
    const store = await open();
    for (const id of ids) await stored(store, [post(id), post(`${id}-next`)], { talk: id, place: id });
    await claim(store);
    return store;
  };

  describe('a last look', () => {
    it('sees who still holds a row, in the order asked', async () => {
      const store = await claimed('a', 'b');
      await store.outbox.settle([{ id: 'b', state: 'sent', external: 'x' }], 'A', NOW);

      expect(await store.outbox.holds(['b', 'none', 'a', 'a-next'], 'A', NOW)).toEqual([
        'lost',
        'lost',
        'held',
        'lost',
      ]);
      expect(await store.outbox.holds(['a'], 'B', NOW)).toEqual(['lost']);
    });

    it('sees a lease that ended, and one that somebody else got', async () => {
      const store = await claimed('a');

      expect(await store.outbox.holds(['a'], 'A', NOW + LEASE - 1)).toEqual(['held']);
      expect(await store.outbox.holds(['a'], 'A', NOW + LEASE)).toEqual(['lost']);
      await claim(store, { owner: 'B', now: NOW + LEASE });
      expect(await store.outbox.holds(['a'], 'A', NOW + LEASE)).toEqual(['lost']);
      expect(await store.outbox.holds(['a'], 'B', NOW + LEASE)).toEqual(['held']);
    });

    it('sees a place that was put at rest after the claim, in its tenant only', async () => {
      const store = await open();
      await stored(store, [post('a')], { talk: 'a' });
      await stored(store, [post('b')], { talk: 'b' });
      await stored(store, [post('c')], { talk: 'c', tenant: 'T2' });
      await claim(store);

      await store.outbox.settle([again('a', { due: LATER, pause: true })], 'A', NOW);

      expect(await store.outbox.holds(['b', 'c'], 'A', NOW)).toEqual(['resting', 'held']);
    });
  });

  describe('a row that ended', () => {
    it.each<Settlement>([
      { id: 'a', state: 'sent', external: 'x1' },
      { id: 'a', state: 'refused', reason: 'test' },
      { id: 'a', state: 'doubtful', reason: 'test' },
    ])('as $state lets the next of its talk go, and never comes again', async (settlement) => {
      const store = await claimed('a');

      await store.outbox.settle([settlement], 'A', NOW);

      expect(await claimedIds(store)).toEqual(['a-next']);
      expect(await claimedIds(store, { now: NOW + LEASE })).toEqual(['a-next']);
    });

    it('has ended whatever is said of it later', async () => {
      const store = await claimed('a');
      await store.outbox.settle([{ id: 'a', state: 'refused', reason: 'test' }], 'A', NOW);

      await store.outbox.settle([again('a')], 'A', NOW);

      expect(await claimedIds(store, { now: LATER })).toEqual(['a-next']);
    });

    it('ends each by its own state when many end at once', async () => {
      const store = await claimed('a', 'b', 'c', 'd');

      await store.outbox.settle(
        [
          { id: 'c', state: 'refused', reason: 'test' },
          { id: 'a', state: 'sent', external: 'x-a' },
          again('b', { due: LATER }),
          { id: 'd', state: 'sent', external: 'x-d' },
        ],
        'A',
        NOW,
      );

      const next = await claim(store);
      expect(next.map(({ id, job }) => [id, job.kind === 'post' && job.message.thread])).toEqual([
        ['a-next', 'x-a'],
        ['c-next', null],
        ['d-next', 'x-d'],
      ]);
    });
  });

  describe('a row that waits once more', () => {
    it('is due at its time, with its tries and its doubt, for any owner', async () => {
      const store = await claimed('a');

      await store.outbox.settle([again('a', { due: LATER, tries: 3, doubt: true })], 'A', NOW);

      expect(await claim(store, { owner: 'B', now: LATER - 1 })).toEqual([]);
      expect(await claim(store, { owner: 'B', now: LATER })).toMatchObject([
        { id: 'a', tries: 3, doubt: true },
      ]);
    });

    it('is without doubt where it was surely not sent', async () => {
      const store = await claimed('a');

      await store.outbox.settle([again('a', { tries: 1 })], 'A', NOW);

      expect(await claim(store)).toMatchObject([{ id: 'a', tries: 1, doubt: false }]);
    });
  });

  describe('a row of somebody else', () => {
    it.each<Settlement>([
      { id: 'a', state: 'sent', external: 'x1' },
      { id: 'a', state: 'refused', reason: 'test' },
      again('a', { due: LATER, pause: true }),
      { id: 'a', state: 'worked', event: incoming('work:a') },
    ])('is left alone: $state', async (settlement) => {
      const store = await claimed('a');
      const now = NOW + LEASE;
      await claim(store, { owner: 'B', now });

      await store.outbox.settle([settlement], 'A', now);

      expect(await store.outbox.holds(['a'], 'B', now)).toEqual(['held']);
      expect(await waitingKeys(store)).toEqual([]);
    });

    it('it is not yet where the lease ended and nobody took it', async () => {
      const store = await claimed('a');

      await store.outbox.settle([{ id: 'a', state: 'sent', external: 'x1' }], 'A', NOW + LEASE);

      expect(await claimedIds(store, { now: NOW + LEASE })).toEqual(['a-next']);
    });
  });

  describe('a place at rest', () => {
    /** Four talks; the first two share a room. */
    const resting = async (): Promise<Store> => {
      const store = await open();
      await stored(store, [post('a')], { talk: 'a' });
      await claim(store);
      await stored(store, [post('b')], { talk: 'b' });
      await stored(store, [post('c', { place: 'room2' })], { talk: 'c' });
      await stored(store, [post('d')], { talk: 'd', tenant: 'T2' });
      await store.outbox.settle([again('a', { due: LATER, pause: true })], 'A', NOW);
      return store;
    };

    it('holds all its talks back, no other place and no other tenant', async () => {
      expect(await claimedIds(await resting())).toEqual(['c', 'd']);
    });

    it('goes on when its time has come', async () => {
      const store = await resting();

      expect(await claimedIds(store, { now: LATER - 1 })).toEqual(['c', 'd']);
      expect(await claimedIds(store, { now: LATER })).toEqual(['b', 'a']);
    });

    it('rests for as long as the longest of two answers asks', async () => {
      const store = await open();
      for (const talk of ['a', 'b', 'c']) await stored(store, [post(talk)], { talk });
      await claim(store, { most: 2 });

      await store.outbox.settle([again('a', { due: LATER, pause: true })], 'A', NOW);
      await store.outbox.settle([again('b', { due: NOW + 1000, pause: true })], 'A', NOW);

      expect(await claimedIds(store, { now: LATER - 1 })).toEqual([]);
    });
  });

  it('a slow task that is done comes back as one event of its talk', async () => {
    const store = await open();
    await stored(store, [work('w1'), work('w2')]);
    await claim(store);
    const done: Settlement = { id: 'w1', state: 'worked', event: incoming('work:w1', { thread: '17.5' }) };

    await store.outbox.settle([done], 'A', NOW);
    await store.outbox.settle([done], 'A', NOW);

    expect(await waitingKeys(store)).toEqual(['work:w1']);
    expect((await pendingOf(store)).incoming).toEqual(done.event);
    expect(await claimedIds(store)).toEqual(['w2']);
  });
}
