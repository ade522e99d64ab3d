// Figures and dates of ours as another language writes them: its readers take "200,000" for 200.
import { JOINERS } from './language.ts';
import type { Run } from './masking.ts';
import { hidesSomething } from './supported.ts';

/** With commas between thousands, or with a point before decimals. "1.2.3" and "09:00" are no such figures. */
const FIGURE = /^(?<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?<decimals>\d{1,20}))?(?<percent>%?)$/u;

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** A day as we write it, and what follows it, such as ", 09:00 Berlin". */
const DATE =
  /^(?:(?<weekday>[A-Z][a-z]{2}) )?(?<day>\d{1,2}) (?<month>[A-Z][a-z]{2})t? (?<year>[1-9]\d{3})(?<rest>,.*)?$/u;

/** Digits, what separates them, and the sign for per cent: nothing else may come of a figure. */
const PLAIN_FIGURE = /^[\d.,'’\s%]+$/u;

/** Before a number that counts nothing: "Gemini 1.5", "arXiv 2411.05059", "version 1.2". */
const NAMED = /(?:⟦\d+⟧|\p{Lu}[\p{L}-]*|[Vv]ersion) $/u;

/**
 * What stays in a run, as the language of its translation writes it: figures and dates of ours have other signs and the same
 * value. What `isTheirs` is as people wrote it, and all else as it is.
 */
export function localizedStays(
  { text, stays }: Run,
  language: string,
  isTheirs: (stay: string) => boolean,
): string[] {
  return stays.map((stay, index) => {
    const [before = ''] = text.split(`⟦${index + 1}⟧`);
    return isTheirs(stay) || isName(stay, before) ? stay : localized(stay, language);
  });
}

/** The same for a text in which nothing but what `stays` finds has letters or digits. */
export function localizedRest(
  text: string,
  stays: RegExp,
  language: string,
  isTheirs: (stay: string) => boolean,
): string {
  return text.replaceAll(stays, (stay: string, ...found) => {
    const before = text.slice(0, Number(found.find((one) => typeof one === 'number')));
    return isTheirs(stay) || isName(stay, before) ? stay : localized(stay, language);
  });
}

const isName = (stay: string, before: string): boolean => /^\d+\.\d+$/u.test(stay) && NAMED.test(before);

/** Whether there may be a figure or a date in a text that another language writes in another way. */
export const isWrittenAnyWay = (text: string): boolean => /\d[.,]\d|\d [A-Z][a-z]{2}t? \d{4}/u.test(text);

/** A figure or a date as the language writes it, in the digits 0 to 9; as it is where it is none, or the language is not known. */
export function localized(text: string, language: string): string {
  if (!isKnown(language)) return text;
  return figureIn(text, language) ?? dateIn(text, language) ?? text;
}

function isKnown(language: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(language).length > 0;
  } catch {
    return false; // No language tag at all.
  }
}

function figureIn(text: string, language: string): string | undefined {
  const { whole, decimals = '', percent } = FIGURE.exec(text)?.groups ?? {};
  // A figure without signs between its digits reads the same everywhere.
  if (whole === undefined || (decimals === '' && !whole.includes(','))) return undefined;
  const made = new Intl.NumberFormat(language, {
    numberingSystem: 'latn',
    useGrouping: whole.includes(',') ? 'always' : false,
    minimumFractionDigits: decimals.length,
    maximumFractionDigits: decimals.length,
    style: percent ? 'percent' : 'decimal',
  });
  // As text, so that no digit is lost on the way; per cent are hundredths.
  const value = `${whole.replaceAll(',', '')}.${decimals || '0'}${percent ? 'E-2' : ''}`;
  const shown = made.format(value as `${number}`);
  return PLAIN_FIGURE.test(shown) ? shown : undefined;
}

function dateIn(text: string, language: string): string | undefined {
  const { weekday, day = '', month = '', year, rest = '' } = DATE.exec(text)?.groups ?? {};
  if (year === undefined) return undefined;
  const date = new Date(Date.UTC(Number(year), MONTHS.indexOf(month), Number(day)));
  if (date.getUTCDate() !== Number(day) || MONTHS[date.getUTCMonth()] !== month) return undefined;
  if (weekday !== undefined && WEEKDAYS[date.getUTCDay()] !== weekday) return undefined;
  const shown = new Intl.DateTimeFormat(language, {
    ...{ numberingSystem: 'latn', calendar: 'gregory', timeZone: 'UTC' },
    ...(weekday === undefined ? {} : { weekday: 'short' as const }),
    ...{ day: 'numeric', month: 'short', year: 'numeric' },
  }).format(date);
  // "20. Mai" at the beginning of a line could be taken for the twentieth point of a list.
  return hidesSomething(shown.replaceAll(JOINERS, ''))
    ? undefined
    : shown.replace(/^(\d+\.) /u, '$1\u00a0') + rest;
}
