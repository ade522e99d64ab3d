import { describe, expect, it } from 'vitest';
import { bootstrap, wilson } from '../../bench/eval/intervals.ts';

/** So many ones, then zeros, `of` in all. */
const ones = (count: number, of: number): number[] =>
  Array.from({ length: of }, (_, at) => Number(at < count));
const average = (groups: readonly (readonly number[])[]): number => {
  const all = groups.flat();
  return all.reduce((sum, one) => sum + one, 0) / all.length;
};

describe("Wilson's interval", () => {
  it.each([
    [8, 10, 0.49, 0.943],
    [0, 10, 0, 0.278],
    [10, 10, 0.722, 1],
    [1, 1, 0.207, 1],
    [50, 100, 0.404, 0.596],
  ])('of %i in %i has the values of the tables', (part, whole, low, high) => {
    const interval = wilson(part, whole);

    expect(interval.low).toBeCloseTo(low, 3);
    expect(interval.high).toBeCloseTo(high, 3);
  });
});

describe('drawing rows again', () => {
  it('comes near to what theory says of a mean', () => {
    const interval = bootstrap([ones(60, 200)], average);

    // 0.3, give or take 1.96 times the square root of 0.3 x 0.7 / 200.
    expect(interval?.low).toBeCloseTo(0.236, 1.7);
    expect(interval?.high).toBeCloseTo(0.364, 1.7);
  });

  it('gives the same for the same seed, and something else for another', () => {
    const values = Array.from({ length: 40 }, (_, at) => Math.sqrt(at));

    expect(bootstrap([values], average, 1)).toEqual(bootstrap([values], average, 1));
    expect(bootstrap([values], average, 1)).not.toEqual(bootstrap([values], average, 2));
  });

  it('leaves every group its size and its rows', () => {
    const seen = new Set<string>();
    bootstrap([[1, 1, 1], [2]], (drawn) => {
      seen.add(JSON.stringify(drawn));
      return 0;
    });

    expect([...seen]).toEqual(['[[1,1,1],[2]]']);
  });

  it('leaves out draws without a row to judge, and says nothing where all are', () => {
    const onlyOnes = (drawn: readonly (readonly number[])[]): number => {
      const left = drawn.flat().filter((one) => one === 1);
      return left.length === 0 ? Number.NaN : average([left]);
    };

    expect(bootstrap([[1, 0, 0]], onlyOnes)).toEqual({ low: 1, high: 1 });
    expect(bootstrap([[0, 0]], onlyOnes)).toBeUndefined();
  });
});
