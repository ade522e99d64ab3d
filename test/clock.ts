// A clock that stands still until it is set: what sleeps on it wakes only by its signal.
import type { Clock } from '../src/door/clock.ts';

/** `now` gives wall time in ms. */
export function handClock(now: () => number): Clock {
  return {
    now,
    sleep: (_, signal) =>
      new Promise((resolve) => {
        if (signal.aborted) resolve();
        signal.addEventListener('abort', () => resolve(), { once: true });
      }),
    breathe: async () => {},
  };
}
