// A figure of the evaluation: what each row says to it, what comes of all rows, how sure that is, and what changed.
import { percentile } from '../percentile.ts';
import { bootstrap, type Interval, wilson } from './intervals.ts';

/** What one row says to a figure. A `whole` of 0 means that the row is not among those that it is about. */
export type Item = { part: number; whole: number };

/** Amounts are those of one row. */
export type Unit = '%' | 'questions' | 'tokens' | 'ms' | 'USD';

export type Figure<R> = {
  /** Its name in the JSON line. */
  key: string;
  /** What it says, for the table. */
  name: string;
  unit: Unit;
  of(result: R): Item;
  /** Groups count the same, however many rows they have; most figures have a single one. */
  group(result: R): string;
  /** `ratio` is all parts by all wholes, a number from 0 to 1 that percentile of the parts. */
  how: 'ratio' | number;
};

/** `of` counts what was judged: rows, or what they hold. */
export type Estimate = Interval & { value: number; of: number };

/** The second way's value less the first one's. */
export type Difference = Interval & { value: number };

const ONE_GROUP = (): string => '';
export const OUTSIDE: Item = { part: 0, whole: 0 };
export const counts = (holds: boolean): Item => ({ part: Number(holds), whole: 1 });
/** A value that may not be known. */
export const amount = (value: number | undefined): Item =>
  value === undefined ? OUTSIDE : { part: value, whole: 1 };

/** The share of rows for which `holds`, among those `within`. */
export function share<R>(
  key: string,
  name: string,
  holds: (result: R) => boolean,
  within: (result: R) => boolean = () => true,
): Figure<R> {
  const of = (result: R): Item => (within(result) ? counts(holds(result)) : OUTSIDE);
  return { key, name, unit: '%', of, group: ONE_GROUP, how: 'ratio' };
}

/** A share of what the rows hold, several in a row or none. */
export function ratio<R>(key: string, name: string, of: (result: R) => Item): Figure<R> {
  return { key, name, unit: '%', of, group: ONE_GROUP, how: 'ratio' };
}

/** The mean over groups of the share in each. */
export function macro<R>(
  key: string,
  name: string,
  holds: (result: R) => boolean,
  group: (result: R) => string,
): Figure<R> {
  return { ...share(key, name, holds), group };
}

/** The mean of an amount over the rows where it is known. */
export function mean<R>(
  key: string,
  name: string,
  unit: Unit,
  value: (result: R) => number | undefined,
): Figure<R> {
  return { key, name, unit, of: (result) => amount(value(result)), group: ONE_GROUP, how: 'ratio' };
}

/** Median and 95th percentile of the time that a row took, in milliseconds. */
export function times<R extends { ms: number }>(): Figure<R>[] {
  const of = ({ ms }: R): Item => amount(ms);
  return [
    { key: 'msMedian', name: 'time, median', unit: 'ms', of, group: ONE_GROUP, how: 0.5 },
    { key: 'msP95', name: 'time, 95th percentile', unit: 'ms', of, group: ONE_GROUP, how: 0.95 },
  ];
}

function combined(items: readonly Item[], how: Figure<never>['how']): number {
  if (how !== 'ratio')
    return percentile(
      items.filter(({ whole }) => whole > 0).map(({ part }) => part),
      how,
    );
  let [part, whole] = [0, 0];
  for (const item of items) {
    part += item.part;
    whole += item.whole;
  }
  return part / whole;
}

/** NaN where a group has nothing to judge. */
function over<T>(
  groups: readonly (readonly T[])[],
  item: (one: T) => Item,
  how: Figure<never>['how'],
): number {
  return groups.reduce((sum, group) => sum + combined(group.map(item), how), 0) / groups.length;
}

const itself = (item: Item): Item => item;

/** The figure over all results; undefined where none of them is among those that it is about. */
export function estimate<R>(figure: Figure<R>, results: readonly R[]): Estimate | undefined {
  const told = results
    .map((result) => ({ item: figure.of(result), group: figure.group(result) }))
    .filter(({ item }) => item.whole > 0);
  if (told.length === 0) return undefined;
  const groups = grouped(told).map((group) => group.map(({ item }) => item));
  const value = over(groups, itself, figure.how);
  const all = groups.flat();
  const interval = intervalOf(figure, groups, value);
  return { value, ...interval, of: all.reduce((sum, { whole }) => sum + whole, 0) };
}

/**
 * Wilson's where each row counts once. Else rows are drawn, not what they hold: readings of one text depend on each
 * other. Where all or none count, draws cannot differ, and Wilson's over the rows stands in.
 */
function intervalOf<R>({ unit, how }: Figure<R>, groups: readonly Item[][], value: number): Interval {
  const rows = groups.flat();
  const alike = unit === '%' && (value === 0 || value === 1);
  const simple = unit === '%' && groups.length === 1 && rows.every(({ whole }) => whole === 1);
  if (alike || simple) return wilson(value * rows.length, rows.length);
  return bootstrap(groups, (drawn) => over(drawn, itself, how)) ?? { low: value, high: value };
}

/**
 * How much the second results differ from the first ones, by a paired bootstrap: both are of the same rows in the same
 * order, and each draw takes both results of a row. Undefined where either figure is.
 */
export function difference<R>(
  { of, group, how }: Figure<R>,
  first: readonly R[],
  second: readonly R[],
): Difference | undefined {
  const pairs = first.flatMap((before, index) => {
    const after = second[index];
    if (after === undefined) throw new Error('A difference needs two results for each row.');
    const pair = { before: of(before), after: of(after), group: group(before) };
    return pair.before.whole > 0 || pair.after.whole > 0 ? [pair] : [];
  });
  if (pairs.length === 0) return undefined;
  type Pair = (typeof pairs)[number];
  const change = (drawn: readonly (readonly Pair[])[]): number =>
    over(drawn, ({ after }) => after, how) - over(drawn, ({ before }) => before, how);
  const groups = grouped(pairs);
  const value = change(groups);
  const interval = bootstrap(groups, change);
  return Number.isNaN(value) || interval === undefined ? undefined : { value, ...interval };
}

function grouped<T extends { group: string }>(told: readonly T[]): T[][] {
  return [...Map.groupBy(told, ({ group }) => group).values()];
}
