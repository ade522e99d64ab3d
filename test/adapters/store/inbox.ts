// The contract of every store: events come in, each is kept once.
import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/bot.ts';
import { incoming, NOW, pendingOf } from './rows.ts';

export function inboxContract(open: () => Promise<Store>): void {
  describe('an event', () => {
    it('is stored once, however often it comes', async () => {
      const store = await open();

      expect(await store.inbox.receive([incoming('e1')], NOW)).toEqual(['new']);
      expect(await store.inbox.receive([incoming('e1', { text: 'changed' })], NOW + 1)).toEqual(['seen']);

      expect((await store.talks.next(NOW, 10)).map((one) => one.incoming)).toEqual([incoming('e1')]);
    });

    it('that comes twice in one group is new once', async () => {
      const store = await open();

      const results = await store.inbox.receive(
        [incoming('e1'), incoming('e2'), incoming('e1'), incoming('e1')],
        NOW,
      );

      expect(results).toEqual(['new', 'new', 'seen', 'seen']);
    });

    it('that comes from several callers at once is new for one of them', async () => {
      const store = await open();

      const results = await Promise.all([1, 2, 3].map(() => store.inbox.receive([incoming('e1')], NOW)));

      expect(results.flat().sort()).toEqual(['new', 'seen', 'seen']);
    });

    it('of another tenant may have the same key', async () => {
      const store = await open();

      const both = [incoming('e1', { tenant: 'T1' }), incoming('e1', { tenant: 'T2' })];

      expect(await store.inbox.receive(both, NOW)).toEqual(['new', 'new']);
      expect((await store.talks.next(NOW, 10)).map((one) => one.incoming)).toEqual(both);
    });

    it('of another talk of the tenant may not', async () => {
      const store = await open();

      const both = [incoming('e1', { talk: 'a' }), incoming('e1', { talk: 'b' })];

      expect(await store.inbox.receive(both, NOW)).toEqual(['new', 'seen']);
    });

    it('comes back as it was stored', async () => {
      const store = await open();
      const text = 'Straße 🤷🏽‍♀️ "quoted" \\ \' ; -- مرحبا\n\t\u{10FFFF}';
      const strange = incoming('e1', { text, place: 'C1/é', thread: '17.5' });

      await store.inbox.receive([strange], NOW);

      expect((await pendingOf(store)).incoming).toEqual(strange);
    });
  });
}
