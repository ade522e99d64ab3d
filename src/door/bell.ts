// The bell: makes an event of each check-in that has fallen due, so that it takes the same way as everything else.
import { type Clock, SECOND, WEEK } from './clock.ts';
import { type DueCheckIn, type Gathered, type Rung, rung } from './rung.ts';
import type { Report } from './worker.ts';

/** Keeps the dates of check-ins. Each method is one short transaction; none calls back. */
export type CheckIns = {
  /** What is due, at most `most`, and one of each room, those that waited longest first. */
  due(now: number, most: number): Promise<DueCheckIn[]>;
  /** What waits in a room until then (ms) and stands in no digest yet, at most `most`, the first due first. */
  gathered(tenant: string, place: string, until: number, most: number): Promise<Gathered[]>;
  /**
   * Marks check-ins as asked and stores their events, in one transaction. One that does not wait any more is left out,
   * and with it those that depend on it. Resolves to how many were asked.
   */
  ring(rung: Rung, now: number): Promise<number>;
};

/** Check-ins of one ring. More than that in one moment go on in the next. */
const MOST_DUE = 5_000;

/** Check-ins of one digest: each takes a block of the message, and platforms take 40 to 50. */
const MOST_IN_DIGEST = 30;

/** Between two rings, in ms. With one message of a room at each, that is the most that a room gets. */
const BETWEEN = SECOND;

/** One ring: resolves to how many check-ins became events. `most` bounds the rooms. */
export async function ringOnce(
  checkIns: CheckIns,
  now: number,
  report: Report,
  most = MOST_DUE,
): Promise<number> {
  // Most seconds nothing is due: then nothing is written, and no transaction is begun.
  const due = await checkIns.due(now, most);
  if (due.length === 0) return 0;
  const crowds = new Map<string, Gathered[]>();
  for (const { id, tenant, place, crowded } of due)
    if (crowded) crowds.set(id, await checkIns.gathered(tenant, place, now + WEEK, MOST_IN_DIGEST));
  return checkIns.ring(rung(due, crowds, now, report), now);
}

/** Rings when it is called, but not more often than once a second, however busy the worker is. */
export function bell(checkIns: CheckIns, clock: Clock, report: Report): () => Promise<void> {
  let resting = false;
  return async () => {
    if (resting) return;
    resting = true;
    void clock.alarm(BETWEEN).rung.then(() => {
      resting = false;
    });
    await ringOnce(checkIns, clock.now(), report);
  };
}
