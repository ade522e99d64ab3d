// The machine's own time.
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Clock } from '../src/door/clock.ts';

export const realClock: Clock = {
  now: () => Date.now(),
  async sleep(ms, signal) {
    try {
      await setTimeout(ms, undefined, { signal });
    } catch {
      // Woken before its time: that is the other way to end.
    }
  },
  breathe: () => setImmediate(),
};
