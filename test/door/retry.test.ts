import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoff } from '../../src/door/retry.ts';

const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const failures = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });

const TEN_MINUTES = 600_000;

describe('the wait after a failure', () => {
  it('doubles from a second up to ten minutes', () => {
    expect([1, 2, 3, 4, 9, 10, 11, 12, 100].map((count) => backoff(count, 0))).toEqual([
      1000,
      2000,
      4000,
      8000,
      256_000,
      512_000,
      TEN_MINUTES,
      TEN_MINUTES,
      TEN_MINUTES,
    ]);
  });

  it('is between half and all of that, in whole milliseconds, after however many failures', () => {
    fc.assert(
      fc.property(failures, random, (count, chance) => {
        const whole = backoff(count, 0);
        const wait = backoff(count, chance);
        expect(Number.isInteger(wait)).toBe(true);
        expect(wait).toBeGreaterThanOrEqual(whole / 2);
        expect(wait).toBeLessThanOrEqual(whole);
        expect(whole).toBeLessThanOrEqual(TEN_MINUTES);
      }),
    );
  });

  it('is never shorter after one failure more, by the same chance', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), random, (count, chance) => {
        expect(backoff(count + 1, chance)).toBeGreaterThanOrEqual(backoff(count, chance));
      }),
    );
  });

  it('differs by chance, so that those who failed together come back one by one', () => {
    const waits = new Set(Array.from({ length: 100 }, (_, index) => backoff(5, index / 100)));

    expect(waits.size).toBe(100);
  });
});
