import { describe, expect, it } from 'vitest';
import { difference, estimate, macro, mean, ratio, share, times } from '../../bench/eval/figure.ts';
import { wilson } from '../../bench/eval/intervals.ts';

type Row = { kind: string; right: boolean; read: number; of: number; ms: number };

const row = (change: Partial<Row>): Row => ({ kind: 'a', right: true, read: 0, of: 0, ms: 1, ...change });
const right = share<Row>('right', 'right', (one) => one.right);
const many = (count: number, change: Partial<Row>): Row[] => Array.from({ length: count }, () => row(change));

describe('a figure', () => {
  it('that is a share of rows counts those within and has their Wilson interval', () => {
    const within = share<Row>(
      'b',
      'right among b',
      (one) => one.right,
      ({ kind }) => kind === 'b',
    );
    const rows = [...many(8, { kind: 'b' }), ...many(2, { kind: 'b', right: false }), ...many(5, {})];

    expect(estimate(within, rows)).toEqual({ value: 0.8, ...wilson(8, 10), of: 10 });
  });

  it('is unknown where no row is within, and neither all nor nothing', () => {
    expect(estimate(right, [])).toBeUndefined();
    expect(difference(right, [], [])).toBeUndefined();
  });

  it('that counts groups the same does so whatever their sizes', () => {
    const each = macro<Row>(
      'each',
      'each',
      (one) => one.right,
      ({ kind }) => kind,
    );
    const rows = [...many(90, {}), ...many(5, { kind: 'b' }), ...many(5, { kind: 'b', right: false })];

    const found = estimate(each, rows);

    expect(found).toMatchObject({ value: 0.75, of: 100 });
    // The 90 rows of the first group are alike: all doubt is in the ten of the second, half of whose share counts.
    expect(found?.low).toBeCloseTo(0.6, 1);
    expect(found?.high).toBeCloseTo(0.9, 1);
  });

  it('over what rows hold draws whole rows, so that ten alike in one row tell less than ten rows', () => {
    const readings = ratio<Row>('read', 'read', ({ read, of }) => ({ part: read, whole: of }));
    const clustered = [...many(8, { read: 10, of: 10 }), ...many(2, { read: 0, of: 10 })];

    const found = estimate(readings, clustered);

    expect(found).toMatchObject({ value: 0.8, of: 100 });
    expect(found?.low).toBeLessThan(wilson(80, 100).low - 0.1);
    expect(estimate(readings, many(10, { read: 3, of: 3 }))).toEqual({ value: 1, ...wilson(10, 10), of: 30 });
  });

  it('leaves an amount that is not known out of its mean', () => {
    const known = mean<Row>('ms', 'ms', 'ms', ({ ms }) => (ms < 0 ? undefined : ms));

    expect(estimate(known, [row({ ms: 4 }), row({ ms: 8 }), row({ ms: -1 })])).toMatchObject({
      value: 6,
      of: 2,
    });
  });

  it('of time is the median and the 95th percentile', () => {
    const rows = Array.from({ length: 100 }, (_, at) => row({ ms: at + 1 }));

    expect(times<Row>().map((figure) => estimate(figure, rows)?.value)).toEqual([50, 95]);
  });
});

describe('a difference', () => {
  const before = [...many(50, {}), ...many(50, { right: false })];

  it('between the same results is none, without doubt', () => {
    expect(difference(right, before, before)).toEqual({ value: 0, low: 0, high: 0 });
  });

  it('takes both results of a row together, so that a small gain everywhere else alike is seen', () => {
    const after = before.map((one, at) => (at >= 50 && at < 58 ? { ...one, right: true } : one));

    const found = difference(right, before, after);

    expect(found?.value).toBeCloseTo(0.08);
    // Taken apart, each share is good to ten points, and a gain of eight would be none.
    expect(found?.low).toBeGreaterThan(0.02);
    expect(found?.high).toBeLessThan(0.14);
    expect(difference(right, before, after)).toEqual(found);
  });

  it('needs two results for each row', () => {
    expect(() => difference(right, before, before.slice(1))).toThrow('two results for each row');
  });

  it('is unknown where one of both has nothing to judge', () => {
    const known = mean<Row>('ms', 'ms', 'ms', ({ ms }) => (ms < 0 ? undefined : ms));

    expect(difference(known, [row({})], [row({ ms: -1 })])).toBeUndefined();
  });
});
