// The contract of every store: events that could not be worked, for now or for good.
import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/bot.ts';
import type { Pending, Setback } from '../../../src/door/worker.ts';
import { claim, incoming, NOW, outcome, pendingOf, post, sendAll, talkOf, waitingKeys } from './rows.ts';

const LATER = NOW + 60_000;

const putOff = ({ inbox }: Pending, until = LATER): Setback => ({ inbox, reason: 'test', until });

export function setbacksContract(open: () => Promise<Store>): void {
  describe('an event that was put off', () => {
    it('waits until its time, and every attempt is counted', async () => {
      const store = await open();
      await store.inbox.receive([incoming('e1')], NOW);

      await store.talks.setBack([putOff(await pendingOf(store))]);

      expect(await waitingKeys(store, LATER - 1)).toEqual([]);
      expect(await pendingOf(store, 'talk1', LATER)).toMatchObject({ incoming: incoming('e1'), tries: 1 });
      await store.talks.setBack([putOff(await pendingOf(store, 'talk1', LATER), LATER + 1)]);
      expect(await pendingOf(store, 'talk1', LATER + 1)).toMatchObject({ tries: 2 });
    });

    it('holds the later ones of its talk back, and no other talk', async () => {
      const store = await open();
      await store.inbox.receive([incoming('a1', { talk: 'a' }), incoming('a2', { talk: 'a' })], NOW);
      await store.talks.setBack([putOff(await pendingOf(store, 'a'))]);
      await store.inbox.receive(
        [
          incoming('a3', { talk: 'a' }),
          incoming('b1', { talk: 'b' }),
          incoming('e1', { talk: 'a', tenant: 'T2' }),
        ],
        NOW,
      );

      expect(await waitingKeys(store)).toEqual(['b1', 'e1']);
      expect(await waitingKeys(store, LATER), 'who waited longest is first').toEqual(['b1', 'e1', 'a1']);
    });

    it('goes on as usual once it is worked', async () => {
      const store = await open();
      await store.inbox.receive([incoming('e1'), incoming('e2')], NOW);
      await store.talks.setBack([putOff(await pendingOf(store))]);

      await store.talks.commit([outcome(await pendingOf(store, 'talk1', LATER))], LATER);

      expect(await waitingKeys(store, LATER)).toEqual(['e2']);
    });

    it('after somebody else worked it stays worked', async () => {
      const store = await open();
      await store.inbox.receive([incoming('e1'), incoming('e2')], NOW);
      const pending = await pendingOf(store);
      await store.talks.commit([outcome(pending)], NOW);

      await store.talks.setBack([putOff(pending)]);

      expect(await waitingKeys(store)).toEqual(['e2']);
      expect(await waitingKeys(store, LATER)).toEqual(['e2']);
    });

    it('harms none of those put off with it', async () => {
      const store = await open();
      await store.inbox.receive([incoming('a1', { talk: 'a' }), incoming('b1', { talk: 'b' })], NOW);
      const [a, b] = [await pendingOf(store, 'a'), await pendingOf(store, 'b')];

      await store.talks.setBack([putOff(a, LATER), putOff(b, LATER + 1)]);

      expect(await waitingKeys(store, LATER)).toEqual(['a1']);
      expect(await waitingKeys(store, LATER + 1)).toEqual(['a1', 'b1']);
    });
  });

  describe('an event whose step failed', () => {
    const failed = 'TypeError';

    it('never comes again; the people get a word, and the talk goes on', async () => {
      const store = await open();
      await store.inbox.receive([incoming('e1'), incoming('e2')], NOW);
      const pending = await pendingOf(store);

      const results = await store.talks.commit([outcome(pending, { failed, outbox: [post('word')] })], NOW);

      expect(results).toEqual(['done']);
      expect(await waitingKeys(store, NOW + 1e12)).toEqual(['e2']);
      expect((await sendAll(store)).map(({ id }) => id)).toEqual(['word']);
      expect(await store.inbox.receive([incoming('e1')], NOW), 'its repeats too').toEqual(['seen']);
    });

    it('brings its word after what the talk said before', async () => {
      const store = await open();
      await store.inbox.receive([incoming('e1'), incoming('e2')], NOW);
      await store.talks.commit([outcome(await pendingOf(store), { outbox: [post('answer')] })], NOW);
      await store.talks.commit([outcome(await pendingOf(store), { failed, outbox: [post('word')] })], NOW);

      expect((await sendAll(store)).map(({ id }) => id)).toEqual(['answer']);
      expect((await sendAll(store)).map(({ id }) => id)).toEqual(['word']);
    });

    it('that somebody else worked meanwhile is left as it is, without a word', async () => {
      const store = await open();
      await store.inbox.receive([incoming('e1')], NOW);
      const pending = await pendingOf(store);
      await store.talks.commit([outcome(pending)], NOW);

      const results = await store.talks.commit([outcome(pending, { failed, outbox: [post('word')] })], NOW);

      expect(results).toEqual(['conflict']);
      expect(await claim(store)).toEqual([]);
    });

    it('cannot be worked any more by one who took it before', async () => {
      const store = await open();
      await store.inbox.receive([incoming('e1')], NOW);
      const pending = await pendingOf(store);
      await store.talks.commit([outcome(pending, { failed, outbox: [post('word')] })], NOW);

      expect(await store.talks.commit([outcome(pending, { outbox: [post('late')] })], NOW)).toEqual([
        'conflict',
      ]);
      expect((await sendAll(store)).map(({ id }) => id)).toEqual(['word']);
      expect(await sendAll(store)).toEqual([]);
    });

    it('opens the thread with its word where it was the first of a talk', async () => {
      const store = await open();
      await store.inbox.receive([incoming('e1'), incoming('e2')], NOW);
      const first = await pendingOf(store);
      await store.talks.commit([outcome(first, { failed, outbox: [post('word')] })], NOW);
      await sendAll(store);
      const next = await pendingOf(store);
      await store.talks.commit([outcome(next, { outbox: [post('answer')] })], NOW);

      expect(next).toMatchObject({ talk: JSON.stringify(talkOf(first)), version: 1 });
      expect(await claim(store)).toMatchObject([{ job: { message: { thread: 'x-word' } } }]);
    });
  });
}
