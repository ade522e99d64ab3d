// The next check-in of a talk's series, moved to when people are there.
import { Temporal } from 'temporal-polyfill';
import type { CheckInDate } from '../card.ts';
import { followingDate } from './series.ts';
import { recomputed, type WallTime, wallTimeAt } from './walltime.ts';
import { dateAt } from './when.ts';
import { nextWorking, OFFICE_HOURS, type WorkingHours } from './workhours.ts';

/** `series` is the series' own date, from which the one after it is counted; `date` is when it is really asked. */
export type NextCheckIn = { series: WallTime; date: CheckInDate };

/**
 * After the check-in that was due at `due`, at `at` (both ISO 8601 instants), with `every` (ISO 8601 duration) between
 * them. `series` is the date that waits; a check-in that was snoozed to an earlier day leaves it as it is. Null where it
 * was never noted: then the due time itself counts.
 */
export function nextInSeries(
  { series, zone }: { series: WallTime | null; zone: string },
  every: string,
  { due, at }: { due: string; at: string },
  hours: WorkingHours = OFFICE_HOURS,
): NextCheckIn {
  const from = series ?? wallTimeAt(Date.parse(due), zone);
  const isToCome = recomputed(from, zone) > Date.parse(at);
  const next = isToCome ? from : followingDate({ due: from, zone, every, now: at });
  return { series: next, date: dateAt(isShort(every) ? next : nextWorking(next, hours), zone) };
}

/** Hours and minutes are for trying things out: they come as they are, at whatever hour. */
function isShort(every: string): boolean {
  const { years, months, weeks, days } = Temporal.Duration.from(every);
  return years === 0 && months === 0 && weeks === 0 && days === 0;
}
