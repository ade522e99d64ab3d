// Keeps a worker or a sender turning: at once when woken, else once a second.
import { messageOf } from '../../knowledge/error.ts';
import { type Alarm, type Clock, SECOND } from './clock.ts';
import { backoff } from './retry.ts';
import type { Report } from './worker.ts';

/** Without a wake-up a turn comes this often, in ms: the safety net, and the clock of rows that fall due. */
const POLL = SECOND;

export type Loop = {
  /** Something is to be done: the next turn begins at once. */
  wake(): void;
  /** Lets the turn that runs end, and begins none. */
  stop(): Promise<void>;
};

export type LoopWorld = {
  /** Does what there is to do; resolves to how much it was. */
  turn: () => Promise<number>;
  clock: Clock;
  random: () => number;
  report: Report;
};

/** A turn that fails (a full disk, say) is reported and tried again, later each time; nothing waits in memory for it. */
export function startLoop({ turn, clock, random, report }: LoopWorld): Loop {
  let stopped = false;
  let woken = false;
  let failures = 0;
  let nap: Alarm | undefined;
  /** A pause that only stopping cuts short. */
  let pause: Alarm | undefined;

  const rest = async (): Promise<void> => {
    if (!woken && !stopped) {
      nap = clock.alarm(POLL);
      await nap.rung;
    }
    woken = false;
  };
  const run = async (): Promise<void> => {
    while (!stopped) {
      try {
        const done = await turn();
        if (failures > 0) report('It works again.');
        failures = 0;
        if (done > 0) await clock.breathe();
        else await rest();
      } catch (cause) {
        failures++;
        report(messageOf(cause));
        // A wake-up does not cut this short: the cause is still there.
        pause = clock.alarm(backoff(failures, random()));
        await pause.rung;
      }
    }
  };
  const running = run();
  return {
    wake() {
      woken = true;
      nap?.ring();
    },
    async stop() {
      stopped = true;
      nap?.ring();
      pause?.ring();
      await running;
    },
  };
}
