// A platform's adapter with a mistake: it throws at the same message each time.
import { describe, expect, it } from 'vitest';
import type { Messenger } from '../../src/door/messenger.ts';
import { edit, post, stored } from '../adapters/store/rows.ts';
import { opened, sent, type World } from './senderworld.ts';

describe('a platform that throws each time', () => {
  const throwing = async (): Promise<never> => {
    throw new TypeError('a mistake');
  };
  /** Turns with all the time between them that a wait may take, until nothing more happens. */
  const toItsEnd = async (world: World): Promise<void> => {
    for (let turn = 0; turn < 40; turn++) {
      await world.turn();
      world.pass(600_000);
    }
  };

  it.each<[what: string, platform: Partial<Messenger>, reason: string]>([
    ['at sending', { post: throwing }, 'refused: .*each attempt ended so'],
    ['at sending and at looking', { post: throwing, find: throwing }, 'doubtful: .*TypeError'],
  ])('%s does not hold its talk up for ever', async (_, broken, reason) => {
    const posting: Messenger['post'] = (message) =>
      message.id === 'm1' ? (broken.post ?? sent)(message) : sent();
    const world = await opened({ platform: { ...broken, post: posting } });
    await stored(world.store, [post('m1'), post('m2')]);

    await toItsEnd(world);

    expect(world.reports).toEqual([expect.stringMatching(new RegExp(`talk1 ended ${reason}`, 'u'))]);
    expect(world.asked, 'it is not given up at once').toContain('find m1');
    expect(world.asked.at(-1), 'the talk goes on').toBe('post m2');
  });

  it('while a message is changed does not either', async () => {
    const world = await opened({ platform: { edit: throwing } });
    await stored(world.store, [post('m1', { name: 'card' }), edit('e1', 'card'), post('m2')]);

    await toItsEnd(world);

    expect(world.reports).toEqual([
      expect.stringMatching(/talk1 ended refused: .*8 times in a row: TypeError/u),
    ]);
    expect(world.asked.at(-1)).toBe('post m2');
  });

  it('a few times only loses nothing', async () => {
    let left = 6;
    const world = await opened({ platform: { post: () => (left-- > 0 ? throwing() : sent()) } });
    await stored(world.store, [post('m1')]);

    await toItsEnd(world);

    expect(world.reports).toEqual([]);
    expect(world.asked.filter((asked) => asked === 'post m1')).toHaveLength(7);
  });
});
