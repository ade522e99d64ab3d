// A clock that goes many times faster than the wall, and goes on where it was after the process ended.
import type { Clock } from '../../../src/door/clock.ts';

/**
 * When both show the same: the last Monday (1970 began on a Thursday). So it is months ahead at most, and a check-in after
 * half a year is not due.
 */
const [DAY, WEEK] = [86_400_000, 7 * 86_400_000];
const FROM = Math.floor((Date.now() - 4 * DAY) / WEEK) * WEEK + 4 * DAY;

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
