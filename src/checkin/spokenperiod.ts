// Reads dates that are named by a stretch of the calendar: "next week", "end of the quarter", "in Q2", "mid March".
import { Temporal } from 'temporal-polyfill';

type Day = Temporal.PlainDate;

/** A stretch of days: its first, and the first after it. */
type Period = { first: Day; after: Day };

export const MONTHS =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';

/** 1 to 12 by the first three letters of a name out of `MONTHS`. */
export function monthNamed(name: string): number {
  return 'janfebmaraprmayjunjulaugsepoctnovdec'.indexOf(name.slice(0, 3).toLowerCase()) / 3 + 1;
}

const NAMED = new RegExp(
  `^(?:(the|this|next) )?(?:(week|month|quarter|year)|q([1-4])|(${MONTHS}))(?:(?:,| of)? (\\d{4}))?$`,
  'iu',
);

/** "First come" may be a year away: periods of this year are followed by those of the next. */
const AHEAD = [0, 1];

/**
 * The periods that a name can mean, in order: with a year, or "next", exactly one; else this one and the one after.
 * Undefined where the words are no such name.
 */
function periodsNamed(name: string, today: Day): Period[] | undefined {
  const [all, which, unit, quarter, month, year] = NAMED.exec(name) ?? [];
  if (all === undefined || (unit !== undefined && year !== undefined)) return undefined;
  const steps = which?.toLowerCase() === 'next' ? [1] : AHEAD;
  if (unit !== undefined) {
    const length = lengthOf(unit.toLowerCase());
    const start = startOf(unit.toLowerCase(), today);
    // "Next" counts from the start of this one, so that it is never the same day in a shorter month.
    return steps.map((step) => periodFrom(start.add(times(length, step)), length));
  }
  const first = month === undefined ? (Number(quarter) - 1) * 3 + 1 : monthNamed(month);
  const length = { months: month === undefined ? 3 : 1 };
  const years = year === undefined ? AHEAD.map((ahead) => today.year + ahead) : [Number(year)];
  return years.map((year) => periodFrom(Temporal.PlainDate.from({ year, month: first, day: 1 }), length));
}

const periodFrom = (first: Day, length: Length): Period => ({ first, after: first.add(length) });

type Length = { weeks?: number; months?: number };

const times = ({ weeks = 0, months = 0 }: Length, count: number): Length => ({
  weeks: weeks * count,
  months: months * count,
});

function lengthOf(unit: string): Length {
  if (unit === 'week') return { weeks: 1 };
  return { months: { month: 1, quarter: 3 }[unit] ?? 12 };
}

function startOf(unit: string, today: Day): Day {
  if (unit === 'week') return today.subtract({ days: today.dayOfWeek - 1 });
  if (unit === 'month') return today.with({ day: 1 });
  return today.with({ day: 1, month: unit === 'year' ? 1 : today.month - ((today.month - 1) % 3) });
}

/** Days from Monday to Friday, on which a week ends for an office. */
const TO_FRIDAY = 4;

/** The days, in order, that words like these can mean; undefined where they are of another kind. */
export function periodDays(text: string, today: Day): Day[] | undefined {
  const end = /^(?:(?:by|at|before|around) )?(?:the )?end of (.+)$|^(year)[- ]end$/iu.exec(text);
  if (end)
    return periodsNamed(end[1] ?? end[2] ?? '', today)?.map(({ first, after }) =>
      // Of the units only a week is this short.
      first.until(after).days === 7 ? first.add({ days: TO_FRIDAY }) : after.subtract({ days: 1 }),
    );
  const middle = /^(?:in )?(?:the middle of|mid)[- ](.+)$/iu.exec(text)?.[1];
  if (middle !== undefined)
    return /week|year|quarter|q\d/iu.test(middle)
      ? undefined
      : periodsNamed(middle, today)?.map(({ first }) => first.with({ day: 15 }));
  const start =
    /^(?:(?:at|by|from) )?(?:the )?(?:start|beginning) of (.+)$|^(?:in )?early (?:in )?(.+)$/iu.exec(text);
  const beyond = /^(?:in )?the (week|month|quarter|year) after next$/iu.exec(text)?.[1];
  if (beyond !== undefined) return periodsNamed(`next ${beyond}`, today)?.map(({ after }) => after);
  const name = start ? (start[1] ?? start[2]) : plainName(text);
  return name === undefined ? undefined : periodsNamed(name, today)?.map(({ first }) => first);
}

/** A name that stands for its start: a month or year needs the "in", since "May" and "2028" mean other things as well. */
function plainName(text: string): string | undefined {
  return (
    /^(?:(?:in|by|until|sometime) )?(next (?:week|month|quarter|year)|q[1-4].*)$/iu.exec(text)?.[1] ??
    new RegExp(`^in ((?:${MONTHS})\\b.*)$|^((?:${MONTHS}) \\d{4})$`, 'iu').exec(text)?.slice(1).find(Boolean)
  );
}

/** "In 2028" and "in the new year" are the first of January; undefined for other words. */
export function yearDays(text: string, today: Day): Day[] | undefined {
  if (/^(?:in )?the new year$/iu.test(text)) return periodDays('next year', today);
  const year = /^in (?:the year )?([12]\d{3})$/iu.exec(text)?.[1];
  return year === undefined ? undefined : [Temporal.PlainDate.from({ year: Number(year), month: 1, day: 1 })];
}
