// The series of check-ins: which date follows the one that was due.
import { Temporal } from 'temporal-polyfill';
import { WhichwayError } from '../../knowledge/error.ts';
import { recomputed, type WallTime, wallTimeAt, wallTimeOf } from './walltime.ts';

/**
 * `due` is the series' own date, before it was moved to working hours or snoozed; `every` an ISO 8601 duration; `now`
 * an ISO 8601 instant.
 */
export type Series = { due: WallTime; zone: string; every: string; now: string };

/**
 * The first date of the series after `due` that is still to come: counted on from `due`, never from now, so that neither
 * a snooze nor a downtime moves it. It may lie outside the working hours. Starting from any date of the series gives the
 * same, so several that were missed are passed over as if each had come. Throws a RangeError on a time, zone, duration or
 * instant that is none, and an `input` error on a duration that leads nowhere.
 */
export function followingDate({ due, zone, every, now }: Series): WallTime {
  const step = Temporal.Duration.from(every);
  if (step.sign <= 0)
    throw new WhichwayError(
      'input',
      `The time between check-ins, "${every}", leads to no later date. Give an ISO 8601 duration such as P6M.`,
    );
  const instant = Temporal.Instant.from(now).epochMilliseconds;
  let next = Temporal.PlainDateTime.from(due).add(step);
  const isOver = (): boolean => recomputed(wallTimeOf(next), zone) <= instant;
  if (isOver()) next = next.add({ milliseconds: surelyMissed(next, step, wallTimeAt(instant, zone)) });
  while (isOver()) next = next.add(step);
  return wallTimeOf(next);
}

/**
 * Milliseconds on the wall from `first` to the last date that is not after `now`: steps of minutes after a year of
 * downtime are too many to take one by one. 0 for months and years, which have no one length and are few.
 */
function surelyMissed(first: Temporal.PlainDateTime, step: Temporal.Duration, now: WallTime): number {
  if (step.years > 0 || step.months > 0) return 0;
  const length = Temporal.Duration.from(step).total({ unit: 'milliseconds', relativeTo: first });
  const past = first.until(now, { largestUnit: 'milliseconds' }).milliseconds;
  return Math.max(0, Math.floor(past / length)) * length;
}
