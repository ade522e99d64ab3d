// Reads dates that name a day: "tomorrow", "next Friday", "1 March 2027", "2027-03-01", "01.03.2027", "the 15th".
import { Temporal } from 'temporal-polyfill';
import { MONTHS, monthNamed } from './spokenperiod.ts';

type Day = Temporal.PlainDate;

const WEEKDAYS =
  'mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?';
const DAY_NUMBER = '(\\d{1,2})(?:st|nd|rd|th|\\.)?';

const DAY_NEAR = /^(?:(today)|(tomorrow)|(?:on )?the day after tomorrow)$/iu;
const WEEKDAY = new RegExp(
  `^(?:(?:on|by) )?(?:(this|next|this coming|the next) )?(${WEEKDAYS})( next week)?$`,
  'iu',
);
const WEEK_FIRST = new RegExp(`^next week(?: on)? (${WEEKDAYS})$`, 'iu');
/** A weekday before a date is not held against it: who says "Monday, 2 March" means the second. */
const BEFORE = `^(?:(?:on|by) )?(?:(?:${WEEKDAYS}),? )?(?:the )?`;
const ISO = new RegExp(`${BEFORE}(\\d{4})-(\\d{2})-(\\d{2})$`, 'iu');
const FIGURES = new RegExp(`${BEFORE}(\\d{1,2})([./])(\\d{1,2})\\2(\\d{4}|\\d{2})$`, 'iu');
const DAY_MONTH = new RegExp(`${BEFORE}${DAY_NUMBER} (?:of )?(${MONTHS})(?:,? (\\d{4}))?$`, 'iu');
const MONTH_DAY = new RegExp(`${BEFORE}(${MONTHS}) ${DAY_NUMBER}(?:,? (\\d{4}))?$`, 'iu');
const DAY_ONLY = /^(?:on )?the (\d{1,2})(?:st|nd|rd|th)$/iu;

/** A 29 February is at most eight years away (1896 to 1904, 2096 to 2104). */
const YEARS_TO_A_LEAP = 8;
/** A 31st comes within the next two months. */
const MONTHS_TO_A_31ST = 2;

/**
 * The days, in order, that words like these can mean; undefined where they are of another kind, or name a day that no
 * calendar has. In figures the day comes first ("01.03.2027" is in March), unless that is no date but the other way is;
 * with strokes see `unclearDays`.
 * "Next Friday" is the one of next week, "Friday" and "this Friday" the first to come.
 */
export function namedDays(text: string, today: Day): Day[] | undefined {
  const near = DAY_NEAR.exec(text);
  if (near) return [today.add({ days: near[1] ? 0 : near[2] ? 1 : 2 })];
  return weekdays(text, today) ?? inFigures(text) ?? inWords(text, today);
}

function weekdays(text: string, today: Day): Day[] | undefined {
  const [, which = '', name, later] = WEEKDAY.exec(text) ?? [];
  const weekday = name ?? WEEK_FIRST.exec(text)?.[1];
  if (weekday === undefined) return undefined;
  const wanted = 'montuewedthufrisatsun'.indexOf(weekday.slice(0, 3).toLowerCase()) / 3 + 1;
  const days = wanted - today.dayOfWeek;
  if (name === undefined || later !== undefined || /^next$/iu.test(which))
    return [today.add({ days: days + 7 })];
  const first = today.add({ days: (days + 7) % 7 });
  return [first, first.add({ weeks: 1 })];
}

function inFigures(text: string): Day[] | undefined {
  const [iso, isoYear = '', isoMonth = '', isoDay = ''] = ISO.exec(text) ?? [];
  if (iso !== undefined) return dayOn(Number(isoYear), Number(isoMonth), Number(isoDay));
  const [all, first = '', , second = '', end = ''] = FIGURES.exec(text) ?? [];
  if (all === undefined) return undefined;
  const year = end.length === 2 ? 2000 + Number(end) : Number(end);
  return dayOn(year, Number(second), Number(first)) ?? dayOn(year, Number(first), Number(second));
}

/** Both days that figures with a stroke between them name: half the world writes the month first. Undefined where one is none. */
export function unclearDays(text: string): [Day, Day] | undefined {
  const [, first = '', stroke, second = '', end = ''] = FIGURES.exec(text) ?? [];
  if (stroke !== '/' || Number(first) === Number(second)) return undefined;
  const year = end.length === 2 ? 2000 + Number(end) : Number(end);
  const [[one] = [], [other] = []] = [
    dayOn(year, Number(second), Number(first)),
    dayOn(year, Number(first), Number(second)),
  ];
  return one && other && [one, other];
}

function inWords(text: string, today: Day): Day[] | undefined {
  const dayFirst = DAY_MONTH.exec(text);
  const said = dayFirst ?? MONTH_DAY.exec(text);
  if (!said) return dayOfMonth(text, today);
  const [day = '', month = ''] = dayFirst ? [said[1], said[2]] : [said[2], said[1]];
  if (said[3] !== undefined) return dayOn(Number(said[3]), monthNamed(month), Number(day));
  const years = Array.from({ length: YEARS_TO_A_LEAP + 1 }, (_, ahead) => today.year + ahead);
  return someOf(years.flatMap((year) => dayOn(year, monthNamed(month), Number(day)) ?? []));
}

function dayOfMonth(text: string, today: Day): Day[] | undefined {
  const day = DAY_ONLY.exec(text)?.[1];
  if (day === undefined) return undefined;
  const months = Array.from({ length: MONTHS_TO_A_31ST + 1 }, (_, ahead) =>
    today.with({ day: 1 }).add({ months: ahead }),
  );
  return someOf(months.flatMap(({ year, month }) => dayOn(year, month, Number(day)) ?? []));
}

const someOf = (days: Day[]): Day[] | undefined => (days.length > 0 ? days : undefined);

/** The one day with these figures; undefined where the calendar has none. */
function dayOn(year: number, month: number, day: number): Day[] | undefined {
  if (month < 1 || month > 12 || day < 1) return undefined;
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return day > first.daysInMonth ? undefined : [first.with({ day })];
}
