// Working days and hours: when people are there to be asked.
import { Temporal } from 'temporal-polyfill';
import { WhichwayError } from '../../knowledge/error.ts';
import { type WallTime, wallTimeOf } from './walltime.ts';

/** Days of the week from 1 (Monday) to 7 (Sunday), and the hours of each, "HH:MM"; `to` itself still belongs to them. */
export type WorkingHours = { days: readonly number[]; from: string; to: string };

/** What most offices keep; a team with other hours sets its own. */
export const OFFICE_HOURS: WorkingHours = { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' };

/**
 * The time itself where it lies in the working hours, else the next moment that does: never earlier than asked. Public
 * holidays are not known. Throws a RangeError on a time that is none, and a `settings` error on hours that are none.
 */
export function nextWorking(local: WallTime, hours: WorkingHours = OFFICE_HOURS): WallTime {
  const { days, from, to } = checkedHours(hours);
  const asked = Temporal.PlainDateTime.from(local);
  const time = asked.toPlainTime();
  let day = asked.toPlainDate();
  if (days.includes(day.dayOfWeek)) {
    if (Temporal.PlainTime.compare(time, from) < 0) return wallTimeOf(day.toPlainDateTime(from));
    if (Temporal.PlainTime.compare(time, to) <= 0) return wallTimeOf(asked);
  }
  do day = day.add({ days: 1 });
  while (!days.includes(day.dayOfWeek));
  return wallTimeOf(day.toPlainDateTime(from));
}

const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$/u;
const DAYS_OF_A_WEEK = [1, 2, 3, 4, 5, 6, 7];

/** Without this, hours without a day would be searched for ever. */
function checkedHours({ days, from, to }: WorkingHours): {
  days: readonly number[];
  from: Temporal.PlainTime;
  to: Temporal.PlainTime;
} {
  if (days.length === 0 || days.some((day) => !DAYS_OF_A_WEEK.includes(day)))
    throw new WhichwayError(
      'settings',
      `Working days "${days.join(', ')}" are not days of the week. Give at least one from 1 (Monday) to 7 (Sunday).`,
    );
  // Two texts of this form compare like the times they mean.
  if (!CLOCK.test(from) || !CLOCK.test(to) || from > to)
    throw new WhichwayError(
      'settings',
      `Working hours "${from}" to "${to}" are no span of one day. Give both as HH:MM, the earlier one first.`,
    );
  return { days, from: Temporal.PlainTime.from(from), to: Temporal.PlainTime.from(to) };
}
