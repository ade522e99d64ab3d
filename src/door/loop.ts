// Keeps a worker or a sender turning: at once when woken, else once a second.
import { messageOf } from '../../knowledge/error.ts';
import { type Clock, SECOND } from './clock.ts';
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
  const over = new AbortController();
  let nap = new AbortController();
  let woken = false;
  let failures = 0;

  const rest = async (ms: number): Promise<void> => {
    if (!woken && !over.signal.aborted) await clock.sleep(ms, nap.signal);
    nap = new AbortController();
    woken = false;
  };
  const run = async (): Promise<void> => {
    while (!over.signal.aborted) {
      try {
        const done = await turn();
        if (failures > 0) report('It works again.');
        failures = 0;
        if (done > 0) await clock.breathe();
        else await rest(POLL);
      } catch (cause) {
        failures++;
        report(messageOf(cause));
        // A wake-up does not cut this short: the cause is still there.
        await clock.sleep(backoff(failures, random()), over.signal);
      }
    }
  };
  const running = run();
  return {
    wake() {
      woken = true;
      nap.abort();
    },
    async stop() {
      over.abort();
      nap.abort();
      await running;
    },
  };
}
