// The machine's own time.
import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../src/door/clock.ts';

export const realClock: Clock = {
  now: () => Date.now(),
  alarm(ms) {
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, ms);
    const ring = (): void => {
      clearTimeout(timer);
      resolve();
    };
    return { rung: promise, ring };
  },
  breathe: () => setImmediate(),
};
