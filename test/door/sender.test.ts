import { describe, expect, it } from 'vitest';
import type { Abilities, Messenger } from '../../src/door/messenger.ts';
import { backoff } from '../../src/door/retry.ts';
import { LATE_ARRIVAL } from '../../src/door/settle.ts';
import { claim, edit, LEASE, post, stored } from '../adapters/store/rows.ts';
import { never, type Options, opened, sent, type World } from './senderworld.ts';

describe('a message', () => {
  it('is sent once, and then the next of its talk', async () => {
    const world = await opened();
    await stored(world.store, [post('m1'), post('m2')]);

    const turns = [await world.turn(), await world.turn(), await world.turn()];

    expect(turns).toEqual([1, 1, 0]);
    expect(world.asked).toEqual(['post m1', 'post m2']);
    expect(world.ended, 'each end wakes who waits for it').toBe(2);
    expect(world.reports).toEqual([]);
  });

  it('that is refused is reported without its text, and the talk goes on', async () => {
    const world = await opened({
      platform: {
        post: async ({ id }) => (id === 'm1' ? { kind: 'refused', reason: 'is_archived' } : sent()),
      },
    });
    await stored(world.store, [post('m1', { text: 'my secret' }), post('m2')]);

    await world.turn();
    await world.turn();

    expect(world.asked).toEqual(['post m1', 'post m2']);
    expect(world.reports).toEqual(['A message of the talk talk1 ended refused: is_archived']);
  });

  it('that the platform does not take now rests with its place, and is no attempt', async () => {
    const world = await opened({ platform: { post: async () => ({ kind: 'limited', waitMs: 5000 }) } });
    await stored(world.store, [post('m1')]);

    await world.turn();
    world.pass(4999);
    expect(await world.turn()).toBe(0);
    world.pass(1);

    expect(await claim(world.store, { now: world.now })).toMatchObject([
      { id: 'm1', tries: 0, doubt: false },
    ]);
  });
});

describe.each<[what: string, reason: string, post: Messenger['post']]>([
  ['throws', 'TypeError', () => Promise.reject(new TypeError('cannot send "my secret"'))],
  [
    'throws at once',
    'Error',
    () => {
      throw new Error('cannot send "my secret"');
    },
  ],
  ['hangs', 'no answer', never],
])('a platform that %s', (_, reason, failing) => {
  /** One attempt, given up. */
  const attempted = async (options: Options): Promise<World> => {
    const send: Messenger['post'] = (message) => (message.id === 'm1' ? failing(message) : sent());
    const world = await opened({ ...options, platform: { post: send, ...options.platform } });
    await stored(world.store, [post('m1', { text: 'my secret' }), post('m2')]);
    await world.turn();
    await world.giveUp();
    return world;
  };

  it('leaves its message in doubt: looked for before it is sent again', async () => {
    const world = await attempted({});

    expect(await world.turn(), 'nothing is taken before all could have arrived').toBe(0);
    world.pass(LATE_ARRIVAL);
    await world.turn();

    expect(world.asked).toEqual(['post m1', 'find m1', 'post m1']);
    expect(world.reports).toEqual([]);
  });

  it('may have posted it: what is found is not sent again', async () => {
    const world = await attempted({
      platform: { find: async () => ({ kind: 'found', external: 'x1' }) },
    });
    world.pass(LATE_ARRIVAL);

    await world.turn();
    await world.turn();

    expect(world.asked).toEqual(['post m1', 'find m1', 'post m2']);
  });

  it('and does not let us look, gets it never again; that is reported without its text', async () => {
    const world = await attempted({ can: { find: false } });

    await world.turn();

    expect(world.asked).toEqual(['post m1', 'post m2']);
    expect(world.reports).toEqual([`A message of the talk talk1 ended doubtful: ${reason}`]);
  });
});

describe('a look for a message in doubt', () => {
  it.each<[what: string, find: Messenger['find']]>([
    ['throws', () => Promise.reject(new Error('offline'))],
    ['hangs', never],
    ['could not be answered', async () => ({ kind: 'unsent', reason: 'offline' })],
  ])('that %s is tried later, and nothing is sent blindly', async (_, find) => {
    const world = await opened({ platform: { post: never, find } });
    await stored(world.store, [post('m1')]);
    await world.turn();
    await world.giveUp();

    world.pass(LATE_ARRIVAL);
    await world.turn();
    await world.giveUp();
    expect(await world.sender.idle(), 'it is given up').toBeUndefined();
    world.pass(backoff(2, 0));
    await world.turn();

    expect(world.asked).toEqual(['post m1', 'find m1', 'find m1']);
  });

  it('is not made where the platform has no way to; after a crash the message stays as it is', async () => {
    const world = await opened({ can: { find: false } });
    await stored(world.store, [post('m1')]);
    await claim(world.store, { owner: 'a process that was killed' });
    world.pass(LEASE);

    await world.turn();

    expect(world.asked).toEqual([]);
    expect(world.reports).toEqual([expect.stringMatching(/talk1 ended doubtful: the process ended/u)]);
  });
});

describe('a change to a message', () => {
  it.each<[what: string, can: Partial<Abilities>, name: string]>([
    ['that never arrived', {}, 'other'],
    ['where the platform lets none be changed', { edit: false }, 'card'],
  ])('%s is skipped without a word, and the talk goes on', async (_, can, name) => {
    const world = await opened({ can });
    await stored(world.store, [post('m1', { name }), edit('e1', 'card'), post('m2')]);

    for (let turn = 0; turn < 3; turn++) await world.turn();

    expect(world.asked).toEqual(['post m1', 'post m2']);
    expect(world.reports).toEqual([]);
  });

  it('is made on the platform’s own message, and again where the answer got lost', async () => {
    const answers = [never, sent];
    const world = await opened({ platform: { edit: () => (answers.shift() ?? never)() } });
    await stored(world.store, [post('m1', { name: 'card' }), edit('e1', 'card'), post('m2')]);

    await world.turn();
    await world.turn();
    await world.giveUp();
    world.pass(LATE_ARRIVAL);
    await world.turn();
    await world.turn();

    expect(world.asked).toEqual(['post m1', 'edit e1 x1', 'edit e1 x1', 'post m2']);
  });
});
