// The bell: makes an event of each check-in that has fallen due, so that it takes the same way as everything else.
import { type Clock, SECOND } from './clock.ts';

/** Keeps the dates of check-ins. */
export type CheckIns = {
  /**
   * Makes events of check-ins that are due, in one transaction: at most `most`, and one of each room, those that waited
   * longest first. Resolves to how many. A date whose wall time means a later instant by now is put right instead.
   */
  ring(now: number, most: number): Promise<number>;
};

/** Check-ins of one ring. More than that in one moment go on in the next. */
export const MOST_DUE = 5_000;

/** Between two rings, in ms. With one check-in of a room at each, that is the most that a room gets. */
const BETWEEN = SECOND;

/** Rings when it is called, but not more often than once a second, however busy the worker is. */
export function bell(checkIns: CheckIns, clock: Clock): () => Promise<void> {
  let resting = false;
  return async () => {
    if (resting) return;
    resting = true;
    void clock.alarm(BETWEEN).rung.then(() => {
      resting = false;
    });
    await checkIns.ring(clock.now(), MOST_DUE);
  };
}
