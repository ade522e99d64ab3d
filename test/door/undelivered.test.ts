// A message that the platform refuses for good: the talks that it spoke for hear of it where somebody waits for it.
import { describe, expect, it } from 'vitest';
import type { Card } from '../../src/card.ts';
import type { Sending } from '../../src/door/messenger.ts';
import type { Outgoing } from '../../src/door/worker.ts';
import {
  edit,
  incomingOf,
  NOW,
  notice,
  pendingOf,
  post,
  sendAll,
  stored,
  waitingKeys,
} from '../adapters/store/rows.ts';
import { lineOf } from '../dialogue/advised.ts';
import { opened, type World } from './senderworld.ts';

const CHECK_IN: Card = {
  ...{
    kind: 'check-in',
    asked: 'thread',
    over: false,
    moved: undefined,
    mention: undefined,
    verdict: 'Search it.',
    since: '2026-11-20',
  },
  ...{ late: undefined, stillMatters: true, items: [] },
};
const DIGEST: Card = { kind: 'digest', lines: ['talk1', 'talk2'].map(lineOf) };

const REFUSED: Sending = { kind: 'refused', reason: 'is_archived' };

/** One message of the talk `talk1`, and how it ended. */
async function sent(
  card: Card,
  ending: Sending,
  where: { thread?: string; find?: boolean } = {},
): Promise<World> {
  const { thread = '17.5', find = true } = where;
  const world = await opened({ platform: { post: async () => ending }, can: { find } });
  const row = { ...post('m1', { place: 'C1', thread }), card } as Outgoing;
  await stored(world.store, [row], { place: 'C1', thread });
  await world.turn();
  return world;
}

describe('a refused check-in', () => {
  it('is an event of its talk, from where it should have stood, with the reason', async () => {
    const { store } = await sent(CHECK_IN, REFUSED);

    expect(incomingOf(await pendingOf(store))).toEqual({
      ...{ tenant: 'T1', talk: 'talk1', place: 'C1', thread: '17.5', zone: 'Europe/Berlin' },
      event: {
        ...{
          kind: 'undelivered',
          key: 'undelivered:m1:talk1',
          by: 'whichway',
          at: new Date(NOW).toISOString(),
        },
        ...{ card: 'check-in', asked: 'thread', reason: 'is_archived' },
      },
    });
  });
});

describe('a refused digest', () => {
  it('is an event of each talk that it names, whose threads are their own', async () => {
    const { store } = await sent(DIGEST, REFUSED, { thread: '' });

    expect(await waitingKeys(store)).toEqual(['undelivered:m1:talk1', 'undelivered:m1:talk2']);
    expect(incomingOf(await pendingOf(store, 'talk2'))).toMatchObject({
      ...{ place: 'C1', thread: null, event: { kind: 'undelivered', card: 'digest', reason: 'is_archived' } },
    });
  });
});

describe('nobody hears', () => {
  it.each<[what: string, card: Card, ending: Sending]>([
    ['of another message that is refused', notice('hello'), REFUSED],
    ['of a check-in that arrived', CHECK_IN, { kind: 'sent', external: 'x1' }],
    ['of one that is tried again', CHECK_IN, { kind: 'unsent', reason: 'offline' }],
    ['of one that has to wait', CHECK_IN, { kind: 'limited', waitMs: 1000 }],
  ])('%s', async (_, card, ending) => {
    expect(await waitingKeys((await sent(card, ending)).store, NOW + 1e12)).toEqual([]);
  });

  it('of a check-in that may stand there', async () => {
    const world = await sent(CHECK_IN, { kind: 'unsure', reason: 'no answer' }, { find: false });

    expect(world.reports).toEqual(['A message of the talk talk1 ended doubtful: no answer']);
    expect(await waitingKeys(world.store, NOW + 1e12)).toEqual([]);
  });

  it('of a change to a check-in, which stands there as it was', async () => {
    const world = await opened({ platform: { edit: async () => REFUSED } });
    await stored(world.store, [post('m1', { name: 'check-in' })]);
    await sendAll(world.store);
    await stored(world.store, [{ ...edit('e1', 'check-in'), card: CHECK_IN } as Outgoing]);
    await world.turn();

    expect(world.asked).toEqual(['edit e1 x-m1']);
    expect(await waitingKeys(world.store, NOW + 1e12)).toEqual([]);
  });
});
