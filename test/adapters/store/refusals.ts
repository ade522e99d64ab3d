// The contract of every store: refusals that talks hear of, and messages that speak of another one.
import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/bot.ts';
import type { Settlement } from '../../../src/door/settle.ts';
import type { Outgoing } from '../../../src/door/worker.ts';
import {
  again,
  claim,
  edit,
  incoming,
  incomingOf,
  NOW,
  pendingOf,
  post,
  sendAll,
  stored,
  waitingKeys,
} from './rows.ts';

/** A message that speaks of the talk's message of this name. */
const speaking = (id: string, refers: string, kind: 'post' | 'edit' = 'post'): Outgoing =>
  ({ ...(kind === 'post' ? post(id) : edit(id, 'card')), refers }) as Outgoing;

/** What the claimed messages speak of. */
const spokenOf = async (store: Store): Promise<unknown[]> =>
  (await claim(store)).map(({ job }) => ('message' in job ? job.message.refers : undefined));

export function refusalsContract(open: () => Promise<Store>): void {
  describe('a refusal', () => {
    const heard = incoming('undelivered:m1:talk1', { talk: 'talk1' });
    const other = incoming('undelivered:m1:talk2', { talk: 'talk2' });
    const refusal: Settlement = {
      ...{ id: 'm1', state: 'refused', reason: 'is_archived', events: [heard, other] },
    };

    const claimed = async (): Promise<Store> => {
      const store = await open();
      await stored(store, [post('m1'), post('m2')]);
      await claim(store);
      return store;
    };

    it('is stored together with the events of the talks that wait for the message', async () => {
      const store = await claimed();

      await store.outbox.settle([refusal], 'A', NOW);

      expect(incomingOf(await pendingOf(store, 'talk1'))).toEqual(heard);
      expect(incomingOf(await pendingOf(store, 'talk2'))).toEqual(other);
      expect(
        (await claim(store)).map(({ id }) => id),
        'the talk goes on',
      ).toEqual(['m2']);
    });

    it('of somebody who does not hold the message tells nobody', async () => {
      const store = await claimed();

      await store.outbox.settle([refusal], 'B', NOW);

      expect(await waitingKeys(store)).toEqual([]);
    });

    it('tells each talk once, also where it is stored again', async () => {
      const store = await claimed();
      await store.outbox.settle([again('m1', { due: NOW })], 'A', NOW);
      await store.inbox.receive([heard], NOW);
      await claim(store);

      await store.outbox.settle([refusal], 'A', NOW);
      await store.outbox.settle([refusal], 'A', NOW);

      expect(await waitingKeys(store)).toEqual(['undelivered:m1:talk1', 'undelivered:m1:talk2']);
    });

    it('whose events cannot be stored is not stored either', async () => {
      const store = await claimed();
      const event = { ...heard.event, at: 1n } as unknown as typeof heard.event;

      const settled = store.outbox.settle([{ ...refusal, events: [{ ...heard, event }] }], 'A', NOW);

      await expect(settled).rejects.toThrow();
      expect(await store.outbox.holds(['m1'], 'A', NOW)).toEqual(['held']);
    });
  });

  describe('what a message speaks of', () => {
    it('is the last message of that name that arrived, with where it stands', async () => {
      const store = await open();
      const card = { name: 'card-1', place: 'C1', thread: '17.5' };
      await stored(store, [post('m1', card), post('m2', card), speaking('m3', 'card-1')]);
      await sendAll(store);
      await sendAll(store);

      expect(await spokenOf(store)).toEqual([{ place: 'C1', thread: '17.5', external: 'x-m2' }]);
    });

    it('has the thread that the first message of the talk opened meanwhile', async () => {
      const store = await open();
      await stored(store, [post('m1'), post('m2', { name: 'card-1' }), speaking('m3', 'card-1')]);
      await sendAll(store);
      await sendAll(store);

      expect(await spokenOf(store)).toEqual([{ place: 'room', thread: 'x-m1', external: 'x-m2' }]);
    });

    it('may be told of a change too, and of what comes after it', async () => {
      const store = await open();
      await stored(store, [
        ...[post('m1', { name: 'card' }), post('m2', { name: 'card-1', thread: '17.5' })],
        speaking('m3', 'card-1', 'edit'),
      ]);
      await sendAll(store);
      await sendAll(store);

      expect(await spokenOf(store)).toEqual([{ place: 'room', thread: '17.5', external: 'x-m2' }]);
    });

    it('is nothing where it never arrived, comes later, or has another name, talk or tenant', async () => {
      const store = await open();
      await stored(store, [post('m1', { name: 'card-1' })]);
      await claim(store);
      await store.outbox.settle([{ id: 'm1', state: 'refused', reason: 'test' }], 'A', NOW);
      await stored(store, [post('m2', { name: 'card-2' })]);
      await stored(store, [post('m3', { name: 'card-1' })], { talk: 'b' });
      await stored(store, [post('m4', { name: 'card-1' })], { tenant: 'T2' });
      await sendAll(store);
      await stored(store, [speaking('m5', 'card-1'), post('m6', { name: 'card-1' })]);

      expect(await spokenOf(store)).toEqual([null]);
    });
  });

  describe('a change that is made from another place', () => {
    const changed = async (where: { place: string; thread: string }): Promise<unknown> => {
      const store = await open();
      await stored(store, [post('m1', { ...where, name: 'card' })]);
      await sendAll(store);
      await stored(store, [edit('e1', 'card', { place: 'D1', thread: '' })]);
      const [first] = await claim(store);
      return first && 'message' in first.job ? first.job.message.place : undefined;
    };

    it('goes to where the message stands', async () => {
      expect(await changed({ place: 'C1', thread: '17.5' })).toBe('C1');
    });

    it('stays where it is for direct messages, of which only a person is known', async () => {
      expect(await changed({ place: '@u1', thread: '' })).toBe('D1');
    });
  });
}
