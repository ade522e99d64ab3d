// When a check-in is due: wall-clock arithmetic in the talk's time zone.
import { Temporal } from 'temporal-polyfill';
import type { CheckInDate } from '../card.ts';

/** Check-ins come at nine in the morning of a working day (Monday to Friday). */
const HOUR = 9;
const SATURDAY = 6;
const SUNDAY = 7;

/**
 * The first working day at 09:00 wall-clock time, `after` (ISO 8601 duration) from `now` (ISO 8601 instant), in an IANA
 * zone. Throws a RangeError on a duration, instant or zone that is none; settings are checked before they come here.
 */
export function checkInDate(now: string, after: string, zone: string): CheckInDate {
  const local = Temporal.Instant.from(now).toZonedDateTimeISO(zone);
  const duration = Temporal.Duration.from(after);
  // Hours and minutes are for trying things out: they are taken as they are, whatever the hour and the day.
  if (isShort(duration)) return dated(local.add(duration));
  let day = local.toPlainDate().add(duration);
  if (day.dayOfWeek === SATURDAY) day = day.add({ days: 2 });
  if (day.dayOfWeek === SUNDAY) day = day.add({ days: 1 });
  const due = day.toZonedDateTime({ timeZone: zone, plainTime: { hour: HOUR } });
  return dated(due);
}

function isShort({ years, months, weeks, days }: Temporal.Duration): boolean {
  return years === 0 && months === 0 && weeks === 0 && days === 0;
}

function dated(due: Temporal.ZonedDateTime): CheckInDate {
  return { at: due.toString({ timeZoneName: 'never', smallestUnit: 'second' }), words: inWords(due) };
}

const DAY = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** "Mon 24 May 2027, 09:00 Berlin" */
function inWords(due: Temporal.ZonedDateTime): string {
  const date = DAY.format(Date.UTC(due.year, due.month - 1, due.day));
  const place = due.timeZoneId.split('/').at(-1)?.replaceAll('_', ' ') ?? due.timeZoneId;
  const clock = due.toPlainTime().toString({ smallestUnit: 'minute' });
  return `${date.replace(',', '')}, ${clock} ${place}`;
}
