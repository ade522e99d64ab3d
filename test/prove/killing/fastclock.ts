// A clock that goes many times faster than the wall, and goes on where it was after the process ended.
import type { Clock } from '../../../src/door/clock.ts';

/** The day on which both show the same. */
const FROM = Date.UTC(2026, 10, 23);

export function fastClock(speed: number): Clock {
  return {
    now: () => Math.round(FROM + (Date.now() - FROM) * speed),
    alarm(ms) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, ms / speed);
      return {
        rung: promise,
        ring() {
          clearTimeout(timer);
          resolve();
        },
      };
    },
    breathe: () => new Promise((resolve) => setImmediate(resolve)),
  };
}
