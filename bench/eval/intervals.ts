// Intervals that hold the true value in 95 of 100 evaluations with other rows of the same kind.
import { percentile } from '../percentile.ts';
import { random } from '../random.ts';

export type Interval = { low: number; high: number };

/** How sure the intervals are, and the normal distribution's value for it. */
export const CONFIDENCE = 0.95;
const Z = 1.959964;

/** Draws of a bootstrap: with 2,000 the ends of an interval of these figures move by less than half a point. */
export const DRAWS = 2_000;

/** Always the same, so that the same rows give the same intervals. */
export const SEED = 7;

/**
 * Wilson's interval for a share of independent rows, each of which counts or does not. Unlike the textbook's it stays
 * between 0 and 1 and says something where all or none count. `whole` must be above 0.
 */
export function wilson(part: number, whole: number): Interval {
  const share = part / whole;
  const scale = 1 + Z ** 2 / whole;
  const middle = (share + Z ** 2 / (2 * whole)) / scale;
  const reach = (Z / scale) * Math.sqrt((share * (1 - share)) / whole + Z ** 2 / (4 * whole ** 2));
  return { low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}

/**
 * A percentile bootstrap: draws as many rows from each group as it has, with repeats, and takes the statistic of that.
 * Groups keep their sizes, since they are the evaluation's choice and no chance. For a difference a row is a pair.
 * Draws that leave the statistic without a row (NaN) say nothing and are left out; undefined when all do.
 */
export function bootstrap<T>(
  groups: readonly (readonly T[])[],
  statistic: (drawn: readonly (readonly T[])[]) => number,
  seed = SEED,
): Interval | undefined {
  const next = random(seed);
  const again = (rows: readonly T[]): T[] => rows.map((row) => rows[Math.floor(next() * rows.length)] ?? row);
  const values: number[] = [];
  for (let draw = 0; draw < DRAWS; draw++) {
    const value = statistic(groups.map(again));
    if (!Number.isNaN(value)) values.push(value);
  }
  if (values.length === 0) return undefined;
  const tail = (1 - CONFIDENCE) / 2;
  return { low: percentile(values, tail), high: percentile(values, 1 - tail) };
}
