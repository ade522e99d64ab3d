// A clock that stands still until it is set: its alarms ring only when somebody rings them.
import type { Clock } from '../src/door/clock.ts';

/** `now` gives wall time in ms. */
export function handClock(now: () => number): Clock {
  return {
    now,
    alarm() {
      const { promise, resolve } = Promise.withResolvers<void>();
      return { rung: promise, ring: () => resolve() };
    },
    breathe: async () => {},
  };
}
