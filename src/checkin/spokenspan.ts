// Reads a span of time: "3 months", "six weeks", "half a year", "a couple of days".
import { wholeAmountIn } from '../numbers.ts';

/** Whole units; a quarter is three months, a fortnight two weeks. */
export type Span = { count: number; unit: 'minutes' | 'hours' | 'days' | 'weeks' | 'months' | 'years' };

const UNITS: readonly (readonly [RegExp, Span['unit'], number])[] = [
  [/^(?:minutes?|mins?)$/iu, 'minutes', 1],
  [/^(?:hours?|hrs?)$/iu, 'hours', 1],
  [/^days?$/iu, 'days', 1],
  [/^(?:weeks?|wks?)$/iu, 'weeks', 1],
  [/^fortnights?$/iu, 'weeks', 2],
  [/^months?$/iu, 'months', 1],
  [/^quarters?$/iu, 'months', 3],
  [/^(?:years?|yrs?)$/iu, 'years', 1],
];

/** Words for a few, when it is time that they count. */
const FEW: readonly (readonly [RegExp, number])[] = [
  [/^(?:an?|one|another|the)$/iu, 1],
  [/^(?:an?other |a |the )?(?:couple|couple of)$/iu, 2],
  [/^(?:an?other |a |the )?few$/iu, 3],
];

/** More than this is far beyond any date, whatever the unit but minutes; a larger count would only break the calendar. */
const MOST = 1e7;

/** The span that these words, all of them, name; undefined where they name none, or a part of a unit ("1.5 months"). */
export function spanIn(text: string): Span | undefined {
  if (/^half a year$/iu.test(text)) return { count: 6, unit: 'months' };
  const said = /^(?:about |around |roughly |some )?(.{1,40}?)(?: more)? (\p{L}+)(?: or so)?$/iu.exec(text);
  const unit = UNITS.find(([word]) => word.test(said?.[2] ?? ''));
  const count = countIn(said?.[1] ?? '');
  if (unit === undefined || count === undefined) return undefined;
  return { count: Math.min(count, MOST) * unit[2], unit: unit[1] };
}

function countIn(text: string): number | undefined {
  const few = FEW.find(([words]) => words.test(text));
  if (few) return few[1];
  const figure = text.replace(/^another /iu, '');
  const amount = wholeAmountIn(figure);
  return amount && Number.isInteger(amount.value) && amount.value > 0 ? amount.value : undefined;
}
