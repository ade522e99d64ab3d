// Reads a date in words, all of it and nothing else, into the wall time that is meant.
import { Temporal } from 'temporal-polyfill';
import { clockIn } from './spokenclock.ts';
import { namedDays, unclearDays } from './spokenday.ts';
import { periodDays, yearDays } from './spokenperiod.ts';
import { type Span, spanIn } from './spokenspan.ts';
import { recomputed, type WallTime, wallTimeAt, wallTimeOf } from './walltime.ts';
import { USUAL_TIME } from './when.ts';

/** Now, in milliseconds in UTC, and the IANA zone in which people speak. */
export type Moment = { now: number; zone: string };

/** A date to come, or why there is none: it has been, or it is so far away that nobody would be there to answer. */
export type SpokenDate =
  | { kind: 'date'; local: WallTime }
  | { kind: 'past' }
  | { kind: 'too-far' }
  /** Either day may be meant, the earlier one first, ISO 8601. */
  | { kind: 'unclear'; days: [string, string] };

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Beyond this the team, the product and the bot have changed too much for the question to make sense. */
const FARTHEST_YEARS = 10;

/**
 * The date that the words name: a time that was not said is 09:00, working hours are not looked at. A name that comes
 * again ("Friday", "1 March", "end of the month") is the first that is still to come. Undefined where the words, taken
 * together, are no date.
 */
export function spokenDate(text: string, moment: Moment): SpokenDate | undefined {
  const here = Temporal.PlainDateTime.from(wallTimeAt(moment.now, moment.zone));
  const span = spanIn(/^in (.+)$/iu.exec(text)?.[1] ?? /^(.+) from (?:now|today)$/iu.exec(text)?.[1] ?? '');
  if (span) return spanAhead(span, undefined, moment);
  const clocked = clockIn(text);
  if (!clocked) return undefined;
  const { rest, time } = clocked;
  const later = spanIn(/^in (.+)$/iu.exec(rest)?.[1] ?? '');
  if (later) return spanAhead(later, time, moment);
  const today = here.toPlainDate();
  // Today without a time is no date: it would have to be at an hour that we choose.
  if (/^today$/iu.test(rest) && time === undefined) return undefined;
  const either = unclearDays(rest);
  if (either?.every((day) => firstToCome([day], time, moment).kind === 'date')) {
    const [one = '', other = ''] = either.map(String).sort();
    return { kind: 'unclear', days: [one, other] };
  }
  const days = namedDays(rest, today) ?? periodDays(rest, today) ?? yearDays(rest, today);
  return days && firstToCome(days, time, moment);
}

/** So long from now: on that day at the time, or for hours and minutes at that very minute. */
function spanAhead(
  { count, unit }: Span,
  time: Temporal.PlainTime | undefined,
  moment: Moment,
): SpokenDate | undefined {
  if (unit === 'minutes' || unit === 'hours') {
    if (time !== undefined) return undefined;
    const asked = moment.now + count * (unit === 'hours' ? HOUR : MINUTE);
    return tooFar(asked, moment)
      ? { kind: 'too-far' }
      : { kind: 'date', local: wallTimeNotBefore(asked, moment.zone) };
  }
  // Any count beyond this is too far in every unit, and a larger one would leave the calendar.
  const most = FARTHEST_YEARS * 366 + 1;
  const today = Temporal.PlainDateTime.from(wallTimeAt(moment.now, moment.zone)).toPlainDate();
  return firstToCome([today.add({ [unit]: Math.min(count, most) })], time, moment);
}

/** In the second hour of an overlap the wall reads like the first; then it is the first time that reads later. */
function wallTimeNotBefore(asked: number, zone: string): WallTime {
  for (let instant = asked; ; instant += MINUTE) {
    const local = wallTimeAt(instant, zone);
    // Wall times are kept to the second.
    if (recomputed(local, zone) + SECOND > asked) return local;
  }
}

function firstToCome(
  days: readonly Temporal.PlainDate[],
  time: Temporal.PlainTime | undefined,
  moment: Moment,
): SpokenDate {
  for (const day of days) {
    const local = wallTimeOf(day.toPlainDateTime(time ?? USUAL_TIME));
    const instant = recomputed(local, moment.zone);
    if (tooFar(instant, moment)) return { kind: 'too-far' };
    if (instant > moment.now) return { kind: 'date', local };
  }
  return { kind: 'past' };
}

/** The whole day ten years from now is still near enough. */
function tooFar(instant: number, { now, zone }: Moment): boolean {
  const last = Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .add({ years: FARTHEST_YEARS, days: 1 });
  return instant >= last.toZonedDateTime(zone).epochMilliseconds;
}
