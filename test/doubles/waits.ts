// Waits on the double's clock that all end when it is stopped.
import type { Alarm, Clock } from '../../src/door/clock.ts';

export type Waits = {
  /** True when so many ms have passed; false when the double was stopped before. */
  pass(ms: number): Promise<boolean>;
  /** The earlier of the two: what the work came to, or undefined when the ms have passed or the double was stopped. */
  within<T>(ms: number, work: Promise<T>): Promise<T | undefined>;
  end(): void;
};

export function waits(clock: Clock): Waits {
  const open = new Set<Alarm>();
  let ended = false;
  const set = (ms: number): Alarm => {
    const alarm = clock.alarm(ms);
    open.add(alarm);
    if (ended) alarm.ring();
    return alarm;
  };
  return {
    async pass(ms) {
      if (ms <= 0 || ended) return !ended;
      const alarm = set(ms);
      await alarm.rung;
      open.delete(alarm);
      return !ended;
    },
    async within(ms, work) {
      const alarm = set(ms);
      try {
        return await Promise.race([work, alarm.rung.then(() => undefined)]);
      } finally {
        alarm.ring();
        open.delete(alarm);
      }
    },
    end() {
      ended = true;
      for (const alarm of open) alarm.ring();
    },
  };
}
