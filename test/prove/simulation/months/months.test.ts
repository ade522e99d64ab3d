import { describe, expect, it } from 'vitest';
import { MONTHS_MISTAKES } from './mistakes.ts';
import { monthsPlanOf } from './plan.ts';
import { simulateMonths } from './simulate.ts';

/** Seeds of the short part; `npm run prove` goes through hundreds. */
const FEW = 6;
/** Mistakes are looked for from here on: these months soon bring digests, refusals and ends at the worst of steps. */
const FIRST = 4;
/** A mistake that needs more seeds than this to be noticed would slip through. */
const ENOUGH = 20;
/** For tests that go through many runs, in ms: some seconds on two processors, which other tests use too. */
const LONG = { timeout: 120_000 };

describe('months of check-ins', LONG, () => {
  it('are asked each once and none early, whatever ends, moves, refuses or goes wrong meanwhile', async () => {
    const sum = { deaths: 0, asked: 0, digests: 0, moved: 0 };
    for (let seed = 1; seed <= FEW; seed++) {
      const run = await simulateMonths(monthsPlanOf(seed));
      expect({ seed, faults: run.faults }).toEqual({ seed, faults: [] });
      for (const count of ['deaths', 'asked', 'digests', 'moved'] as const) sum[count] += run[count];
    }

    // Months in which nothing happens prove nothing.
    expect(sum.deaths).toBeGreaterThan(FEW);
    expect(sum.asked).toBeGreaterThan(10 * FEW);
    expect(sum.digests).toBeGreaterThan(0);
    expect(sum.moved).toBeGreaterThan(0);
  });

  it('go the same way every time', async () => {
    const stories = [await simulateMonths(monthsPlanOf(4)), await simulateMonths(monthsPlanOf(4))];

    expect(stories[0]?.story).toEqual(stories[1]?.story);
  });
});

describe('check-ins built wrongly', LONG, () => {
  it.each(Object.entries(MONTHS_MISTAKES))('are noticed when %s', async (_name, mistake) => {
    let noticed = 0;
    for (let seed = FIRST; seed < FIRST + ENOUGH && noticed === 0; seed++)
      if ((await simulateMonths(monthsPlanOf(seed, { harsh: true }), mistake)).faults.length > 0)
        noticed = seed;

    expect(noticed).toBeGreaterThan(0);
  });
});
