// The contract of every store: check-ins that are due become events, each once.
import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/bot.ts';
import { ringOnce } from '../../../src/door/bell.ts';
import type { DueCheckIn } from '../../../src/door/worker.ts';
import { incoming, incomingOf, NOW, outcome, pendingOf, waitingKeys } from './rows.ts';

const HOUR = 3_600_000;

/** A date in Berlin, which is an hour ahead of UTC then. */
function dated(id: string, due: number): DueCheckIn {
  return { id, due, local: new Date(due + HOUR).toISOString().slice(0, 19), zone: 'Europe/Berlin' };
}

/** Rings as the bell does; nothing may be reported. */
const ring = (store: Store, now: number, most: number): Promise<number> =>
  ringOnce(store.checkIns, now, (sentence) => expect(sentence).toBeUndefined(), most);

async function promise(
  store: Store,
  talk: string,
  checkIn: DueCheckIn | null,
  { place = `room of ${talk}`, tenant = 'T1' } = {},
): Promise<void> {
  await store.inbox.receive(
    [incoming(`${talk} ${checkIn?.id}`, { talk, place, tenant, thread: '17.5' })],
    NOW,
  );
  await store.talks.commit([outcome(await pendingOf(store, talk), { checkIn })], NOW);
}

export function checkInsContract(open: () => Promise<Store>): void {
  describe('a check-in', () => {
    it('becomes an event of its talk when it is due, once', async () => {
      const store = await open();
      await promise(store, 'a', dated('c1', NOW + HOUR));

      expect(await ring(store, NOW + HOUR - 1, 10), 'not a moment before').toBe(0);
      expect(await ring(store, NOW + HOUR, 10)).toBe(1);
      expect(await ring(store, NOW + 2 * HOUR, 10)).toBe(0);

      expect(incomingOf(await pendingOf(store, 'a'))).toEqual({
        ...{ tenant: 'T1', talk: 'a', place: 'room of a', thread: '17.5', zone: 'Europe/Berlin' },
        event: {
          ...{ kind: 'due', key: 'checkin:c1', by: 'whichway', checkIn: 'c1' },
          at: new Date(NOW + HOUR).toISOString(),
          due: new Date(NOW + HOUR).toISOString(),
        },
      });
      expect(await waitingKeys(store)).toEqual(['checkin:c1']);
    });

    it('that was called off or replaced never does', async () => {
      const store = await open();
      await promise(store, 'a', dated('c1', NOW));
      await promise(store, 'a', dated('c2', NOW + HOUR));
      await promise(store, 'b', dated('c3', NOW));
      await promise(store, 'b', null);

      expect(await ring(store, NOW, 10)).toBe(0);
      expect(await ring(store, NOW + HOUR, 10)).toBe(1);
      expect(await waitingKeys(store)).toEqual(['checkin:c2']);
    });

    it('comes one of a room at a time, the longest due first', async () => {
      const store = await open();
      await promise(store, 'a', dated('late', NOW + 2), { place: 'room' });
      await promise(store, 'b', dated('early', NOW + 1), { place: 'room' });
      await promise(store, 'c', dated('other', NOW + 3), { place: 'other' });

      expect(await ring(store, NOW + HOUR, 10)).toBe(2);
      expect(await waitingKeys(store)).toEqual(['checkin:early', 'checkin:other']);
      expect(await ring(store, NOW + HOUR, 10)).toBe(1);
    });

    it('comes no more than so many at once', async () => {
      const store = await open();
      for (let index = 0; index < 5; index++) await promise(store, `t${index}`, dated(`c${index}`, NOW));

      expect([await ring(store, NOW, 3), await ring(store, NOW, 3)]).toEqual([3, 2]);
    });

    it('whose zone has other rules by now waits for the wall time that was promised', async () => {
      const store = await open();
      // Stored as if Berlin had no winter time: an hour too early.
      await promise(store, 'a', { ...dated('c1', NOW), due: NOW - HOUR });

      expect(await ring(store, NOW - HOUR, 10)).toBe(0);
      expect(await ring(store, NOW - 1, 10)).toBe(0);
      expect(await ring(store, NOW, 10)).toBe(1);
    });

    it('does not come where the bot was removed', async () => {
      const store = await open();
      await promise(store, 'a', dated('c1', NOW));
      await promise(store, 'b', dated('c2', NOW), { tenant: 'T2' });

      await store.inbox.leave('T1', 'app_uninstalled', NOW);

      expect(await ring(store, NOW, 10)).toBe(1);
      expect(await waitingKeys(store)).toEqual(['checkin:c2']);
    });

    it('that had become an event, which nobody worked before the bot was removed, comes again', async () => {
      const store = await open();
      await promise(store, 'a', dated('c1', NOW));
      expect(await ring(store, NOW, 10)).toBe(1);
      await store.inbox.leave('T1', 'app_uninstalled', NOW);
      expect(await waitingKeys(store)).toEqual([]);

      await store.inbox.returned('T1');

      expect(await ring(store, NOW + HOUR, 10)).toBe(1);
      expect(await waitingKeys(store)).toEqual(['checkin:c1']);
    });

    it('goes on where the bot is back, once, and not beside a newer one', async () => {
      const store = await open();
      await promise(store, 'a', dated('c1', NOW));
      await promise(store, 'b', dated('c2', NOW));
      await store.inbox.leave('T1', 'app_uninstalled', NOW);
      await promise(store, 'b', dated('c3', NOW + HOUR));

      await store.inbox.returned('T2');
      expect(await ring(store, NOW, 10), 'another tenant is back').toBe(0);
      await store.inbox.returned('T1');
      await store.inbox.returned('T1');

      expect(await ring(store, NOW, 10)).toBe(1);
      expect(await ring(store, NOW + HOUR, 10)).toBe(1);
      expect(await waitingKeys(store)).toEqual(['checkin:c1', 'checkin:c3']);
    });
  });
}
