// A clock that stands still until it is set: its alarms ring only when somebody rings them.
import { setImmediate } from 'node:timers/promises';
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

/** A hand clock whose alarms wait to be rung: all that were set so far, or those of that many ms. */
export function ringingClock(now: () => number): { clock: Clock; ring(ms?: number): Promise<void> } {
  let alarms: { ms: number; ring(): void }[] = [];
  return {
    clock: {
      ...handClock(now),
      alarm(ms) {
        const { promise, resolve } = Promise.withResolvers<void>();
        alarms.push({ ms, ring: resolve });
        return { rung: promise, ring: resolve };
      },
    },
    async ring(ms) {
      const due = alarms.filter((alarm) => ms === undefined || alarm.ms === ms);
      alarms = alarms.filter((alarm) => !due.includes(alarm));
      for (const alarm of due) alarm.ring();
      await setImmediate();
    },
  };
}
