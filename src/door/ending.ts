// Alarms that can all be rung at once, so that nothing that waits keeps a process alive that should end.
import type { Alarm, Clock } from './clock.ts';

export type Endable = {
  clock: Clock;
  /** Rings every alarm that waits; one that is set later rings at once. */
  end(): void;
  over(): boolean;
};

export function endable(clock: Clock): Endable {
  const waiting = new Set<Alarm>();
  let over = false;
  return {
    clock: {
      ...clock,
      alarm(ms) {
        const alarm = clock.alarm(over ? 0 : ms);
        if (over) alarm.ring();
        waiting.add(alarm);
        void alarm.rung.then(() => waiting.delete(alarm));
        return alarm;
      },
    },
    end() {
      over = true;
      for (const alarm of waiting) alarm.ring();
    },
    over: () => over,
  };
}
