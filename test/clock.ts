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

type Due = { at: number; ring(): void };

/** A clock that goes on only when it is told to: what falls due meanwhile rings, the earliest first. */
export function movingClock(begin: number): { clock: Clock; move(ms: number): Promise<void> } {
  let now = begin;
  const waiting = new Set<Due>();
  const nextUntil = (end: number): Due | undefined =>
    [...waiting].filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];
  return {
    clock: {
      now: () => now,
      alarm(ms) {
        const { promise, resolve } = Promise.withResolvers<void>();
        const due: Due = {
          at: now + ms,
          ring() {
            waiting.delete(due);
            resolve();
          },
        };
        waiting.add(due);
        return { rung: promise, ring: due.ring };
      },
      breathe: () => setImmediate(),
    },
    async move(ms) {
      const end = now + ms;
      for (let due = nextUntil(end); due; due = nextUntil(end)) {
        now = Math.max(now, due.at);
        due.ring();
        await setImmediate();
      }
      now = end;
    },
  };
}
