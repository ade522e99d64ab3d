// When a check-in is due: wall-clock arithmetic in the talk's time zone.
import { LRUCache } from 'lru-cache';
import { Temporal } from 'temporal-polyfill';
import type { CheckInDate } from '../card.ts';
import { recomputed, type WallTime, wallTimeOf } from './walltime.ts';
import { nextWorking, OFFICE_HOURS, type WorkingHours } from './workhours.ts';

/** Check-ins come at nine in the morning where nobody said another time, or when work begins if that is later. */
export const USUAL_TIME: Temporal.PlainTime = Temporal.PlainTime.from('09:00');

/**
 * The first working moment from 09:00 wall-clock time on the day that is `after` (ISO 8601 duration) from `now` (ISO 8601
 * instant), in an IANA zone. Throws a RangeError on a duration, instant or zone that is none; settings are checked before
 * they come here.
 */
export function checkInDate(
  now: string,
  after: string,
  zone: string,
  hours: WorkingHours = OFFICE_HOURS,
): CheckInDate {
  const local = Temporal.Instant.from(now).toZonedDateTimeISO(zone);
  const duration = Temporal.Duration.from(after);
  // Hours and minutes are for trying things out: they are taken as they are, whatever the hour and the day.
  if (isShort(duration)) return dated(local.add(duration));
  const asked = local.toPlainDate().add(duration).toPlainDateTime(USUAL_TIME);
  return dateAt(nextWorking(wallTimeOf(asked), hours), zone);
}

/**
 * A wall time in an IANA zone as a date for people and programs, by `recomputed`: in a gap it shows the first moment
 * after it. Throws a RangeError on a time or zone that is none.
 */
export function dateAt(local: WallTime, zone: string): CheckInDate {
  const key = `${zone} ${local}`;
  const known = DATES.get(key);
  if (known) return { ...known };
  const instant = Temporal.Instant.fromEpochMilliseconds(recomputed(local, zone));
  const date = dated(instant.toZonedDateTimeISO(zone));
  DATES.set(key, date);
  return { ...date };
}

/** As with the instants: the lines of a digest are of one week, and most of them at the same hour. */
const DATES = new LRUCache<string, CheckInDate>({ max: 1_000 });

/** The wall time of a date. */
export function wallTimeIn({ at }: Pick<CheckInDate, 'at'>): WallTime {
  return at.slice(0, 'YYYY-MM-DDTHH:MM:SS'.length);
}

/**
 * The same time of day in another zone. Where that is over there already (`now`, ISO 8601), the next working day at that
 * time: nobody is asked at night because somebody moved.
 */
export function sameHourIn(
  date: Pick<CheckInDate, 'at'>,
  zone: string,
  now: string,
  hours: WorkingHours,
): CheckInDate {
  const local = wallTimeIn(date);
  const there = dateAt(local, zone);
  if (Date.parse(there.at) > Date.parse(now) || Date.parse(date.at) <= Date.parse(now)) return there;
  const tomorrow = Temporal.Instant.from(now).toZonedDateTimeISO(zone).toPlainDate().add({ days: 1 });
  const time = Temporal.PlainDateTime.from(local).toPlainTime();
  return dateAt(nextWorking(wallTimeOf(tomorrow.toPlainDateTime(time)), hours), zone);
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
