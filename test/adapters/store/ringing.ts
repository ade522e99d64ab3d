// The contract of every store: check-ins that become events together, and rooms that would get too many of them.
import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/bot.ts';
import { WEEK } from '../../../src/door/clock.ts';
import type { Incoming } from '../../../src/door/incoming.ts';
import type { Rung } from '../../../src/door/rung.ts';
import type { DueCheckIn } from '../../../src/door/worker.ts';
import { incoming, NOW, outcome, pendingOf, waitingKeys } from './rows.ts';

const HOUR = 3_600_000;

const dated = (id: string, due: number): DueCheckIn => ({
  ...{ id, due, local: new Date(due + HOUR).toISOString().slice(0, 19), zone: 'Europe/Berlin' },
});

type Where = { place?: string; tenant?: string };

/** The talk `t-<id>` gets the check-in `id`, or none any more. */
async function promise(
  store: Store,
  id: string,
  due: number | null,
  { place = 'C1', tenant = 'T1' }: Where = {},
): Promise<void> {
  const talk = `t-${id}`;
  await store.inbox.receive([incoming(`${id} ${due}`, { talk, place, tenant, thread: `17.${id}` })], NOW);
  const checkIn = due === null ? null : dated(id, due);
  await store.talks.commit([outcome(await pendingOf(store, talk), { checkIn })], NOW);
}

const eventOf = (id: string): { id: string; event: Incoming } => ({
  ...{ id, event: incoming(`checkin:${id}`, { talk: `t-${id}`, place: 'C1' }) },
});

type Changes = { also?: readonly string[]; announced?: string[] };

const asking = (id: string, { also = [], announced = [] }: Changes = {}): Rung => ({
  ...{ putRight: [], asked: [{ ...eventOf(id), also: also.map(eventOf), announced }] },
});

/** Ids of what waits in a room within the week. */
const gatheredIn = async (store: Store, place = 'C1', { tenant = 'T1', most = 30 } = {}): Promise<string[]> =>
  (await store.checkIns.gathered(tenant, place, NOW + WEEK, most)).map(({ id }) => id);

export function ringingContract(open: () => Promise<Store>): void {
  const withThese = async (...ids: readonly string[]): Promise<Store> => {
    const store = await open();
    for (const [index, id] of ids.entries()) await promise(store, id, NOW + index);
    return store;
  };

  describe('a ring', () => {
    it('asks a check-in and all that its message speaks for, and keeps those that are announced', async () => {
      const store = await withThese('a', 'b', 'c');

      expect(await store.checkIns.ring(asking('a', { also: ['b'], announced: ['c'] }), NOW)).toBe(2);

      expect(await waitingKeys(store)).toEqual(['checkin:a', 'checkin:b']);
      expect(await store.checkIns.due(NOW + WEEK, 10)).toMatchObject([{ id: 'c', announced: true }]);
    });

    it('leaves out what does not wait any more, alone', async () => {
      const store = await withThese('a', 'b', 'c', 'd');
      await promise(store, 'b', null);
      await promise(store, 'd', null);

      expect(await store.checkIns.ring(asking('a', { also: ['b', 'c'], announced: ['d'] }), NOW)).toBe(2);

      expect(await waitingKeys(store)).toEqual(['checkin:a', 'checkin:c']);
      expect(await store.checkIns.due(NOW + WEEK, 10), 'not even announced').toEqual([]);
    });

    it('leaves out all that depend on what does not wait any more: their message never comes', async () => {
      const store = await withThese('a', 'b', 'c');
      await promise(store, 'a', null);

      expect(await store.checkIns.ring(asking('a', { also: ['b'], announced: ['c'] }), NOW)).toBe(0);

      expect(await waitingKeys(store)).toEqual([]);
      expect(await gatheredIn(store), 'they speak for themselves').toEqual(['b', 'c']);
    });

    it('asks nothing twice, whoever rings', async () => {
      const store = await withThese('a', 'b');

      const twice = [asking('a', { also: ['b'] }), asking('b'), asking('a')];
      const asked = await Promise.all(twice.map((rung) => store.checkIns.ring(rung, NOW)));

      expect(asked).toEqual([2, 0, 0]);
      expect(await waitingKeys(store)).toEqual(['checkin:a', 'checkin:b']);
    });

    it('moves what is put right, unless it was put off meanwhile', async () => {
      const store = await withThese('a', 'b');
      await promise(store, 'b', null);

      const putRight = ['a', 'b'].map((id) => ({ id, due: NOW + HOUR }));
      expect(await store.checkIns.ring({ asked: [], putRight }, NOW)).toBe(0);

      expect(await store.checkIns.due(NOW + HOUR - 1, 10)).toEqual([]);
      expect((await store.checkIns.due(NOW + HOUR, 10)).map(({ id }) => id)).toEqual(['a']);
    });

    it('takes hundreds at once', async () => {
      const store = await open();
      const ids = Array.from({ length: 300 }, (_, index) => `c${index}`);
      await store.inbox.receive(
        ids.map((id) => incoming(id, { talk: `t-${id}`, place: 'C1' })),
        NOW,
      );
      const waiting = await store.talks.next(NOW, 1000);
      await store.talks.commit(
        waiting.map((one) => outcome(one, { checkIn: dated(one.incoming.talk.slice(2), NOW) })),
        NOW,
      );

      const asked = ids.map((id) => ({ ...eventOf(id), also: [], announced: [] }));
      expect(await store.checkIns.ring({ asked, putRight: [] }, NOW)).toBe(300);
      expect(await waitingKeys(store)).toHaveLength(300);
    });
  });

  describe('what waits in a room', () => {
    it('comes with its talk and where it lives, the first due first, so many at most', async () => {
      const store = await open();
      await promise(store, 'b', NOW + 2);
      await promise(store, 'a', NOW + 2);
      await promise(store, 'c', NOW + 1);

      expect(await gatheredIn(store)).toEqual(['c', 'a', 'b']);
      expect(await gatheredIn(store, 'C1', { most: 2 })).toEqual(['c', 'a']);
      expect(await store.checkIns.gathered('T1', 'C1', NOW + 1, 30)).toMatchObject([
        {
          ...{ id: 'c', tenant: 'T1', talk: 't-c', place: 'C1', thread: '17.c', announced: false },
          ...{
            zone: 'Europe/Berlin',
            local: '2026-11-20T09:00:00',
            state: await store.inbox.talk('T1', 't-c'),
          },
        },
      ]);
    });

    it('is none of another room, another tenant or another week, and none that is announced or called off', async () => {
      const store = await withThese('mine', 'announced', 'off');
      await promise(store, 'elsewhere', NOW, { place: 'C2' });
      await promise(store, 'foreign', NOW, { tenant: 'T2' });
      await promise(store, 'later', NOW + WEEK + 1);
      await promise(store, 'off', null);
      await promise(store, 'first', NOW);
      await store.checkIns.ring(asking('first', { announced: ['announced'] }), NOW);

      expect(await gatheredIn(store)).toEqual(['mine']);
      expect(await gatheredIn(store, 'C1', { tenant: 'T2' })).toEqual(['foreign']);
    });

    it('speaks for itself again once it has another date', async () => {
      const store = await withThese('a', 'b');
      await store.checkIns.ring(asking('a', { announced: ['b'] }), NOW);
      expect(await gatheredIn(store)).toEqual([]);

      await store.inbox.receive([incoming('again', { talk: 't-b' })], NOW);
      const pending = (await store.talks.next(NOW, 10)).find(({ incoming }) => incoming.talk === 't-b');
      if (!pending) throw new Error('nothing waits');
      await store.talks.commit([outcome(pending, { checkIn: dated('b2', NOW + HOUR) })], NOW);

      expect(await gatheredIn(store)).toEqual(['b2']);
    });
  });

  describe('a room is crowded', () => {
    const crowded = async (store: Store): Promise<boolean[]> =>
      (await store.checkIns.due(NOW, 10)).map(({ crowded }) => crowded);

    it('with a fourth check-in within the week, and not with three', async () => {
      const store = await open();
      await promise(store, 'a', NOW);
      for (const id of ['b', 'c']) await promise(store, id, NOW + WEEK);
      expect(await crowded(store)).toEqual([false]);

      await promise(store, 'd', NOW + WEEK);
      expect(await crowded(store)).toEqual([true]);
    });

    it('by none of another room, another tenant or another week, and by none that is announced or called off', async () => {
      const store = await open();
      for (const id of ['a', 'b', 'k', 'off']) await promise(store, id, NOW);
      for (const id of ['c', 'd', 'e', 'f']) await promise(store, id, NOW, { place: 'C2' });
      for (const id of ['g', 'h', 'i', 'j']) await promise(store, id, NOW, { tenant: 'T2' });
      await promise(store, 'later', NOW + WEEK + 1);
      await promise(store, 'off', null);
      await promise(store, 'announced', NOW + HOUR);
      await promise(store, 'first', NOW - 1);
      await store.checkIns.ring(asking('first', { announced: ['announced'] }), NOW);

      const due = await store.checkIns.due(NOW, 10);

      expect(due.map(({ id, crowded }) => [id, crowded])).toEqual([
        ['a', false],
        ['c', true],
        ['g', true],
      ]);
    });

    it('for none that stands in a digest itself', async () => {
      const store = await withThese('x', 'a', 'b', 'c', 'd', 'e');
      await store.checkIns.ring(asking('x', { announced: ['a'] }), NOW);

      expect(await store.checkIns.due(NOW + 1, 10)).toMatchObject([
        { id: 'a', announced: true, crowded: false },
      ]);
    });
  });
}
