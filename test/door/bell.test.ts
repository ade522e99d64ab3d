// The bell: once a second at most, however often it is asked.
import { expect, it } from 'vitest';
import { bell } from '../../src/door/bell.ts';
import { ringingClock } from '../clock.ts';

it('rings once a second at most, and again after a failure', async () => {
  const rung: number[] = [];
  let broken = false;
  let now = 5;
  const { clock, ring } = ringingClock(() => now);
  const once = bell(
    {
      async due(at) {
        rung.push(at);
        if (broken) throw new Error('the disk is full');
        return [];
      },
      gathered: async () => [],
      ring: async () => 0,
    },
    clock,
    (sentence) => expect(sentence).toBeUndefined(),
  );

  await once();
  await once();
  now = 1_005;
  await ring(1_000);
  broken = true;
  await expect(once()).rejects.toThrow('the disk is full');
  broken = false;
  now = 2_005;
  await ring(1_000);
  await once();

  expect(rung).toEqual([5, 1_005, 2_005]);
});
