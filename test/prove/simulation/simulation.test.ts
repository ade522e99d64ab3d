import { describe, expect, it } from 'vitest';
import { decide } from './ground.ts';
import { MISTAKES } from './mistakes.ts';
import { everyStepOf } from './seeds.ts';
import { planOf, simulate } from './simulate.ts';

/** Seeds of the short part; `npm run prove` goes through thousands. */
const FEW = 60;
/** A mistake that needs more seeds than this to be noticed would slip through. */
const ENOUGH = 150;
/** For tests that go through many runs, in ms: some twenty seconds on two processors, which other tests use too. */
const LONG = { timeout: 120_000 };

describe('a simulated run', LONG, () => {
  it('loses nothing, doubles nothing, and sends nothing early or out of order, however often the process dies', async () => {
    let deaths = 0;
    let messages = 0;
    for (let seed = 1; seed <= FEW; seed++) {
      const run = await simulate(planOf(seed), decide);
      expect({ seed, faults: run.faults }).toEqual({ seed, faults: [] });
      deaths += run.deaths;
      messages += run.messages;
    }

    // A run in which nothing happens proves nothing.
    expect(deaths).toBeGreaterThan(FEW);
    expect(messages).toBeGreaterThan(5 * FEW);
  });

  it('survives the end of the process at every single step of a talk', async () => {
    const { steps, failed } = await everyStepOf(12);

    expect(failed).toEqual([]);
    expect(steps).toBeGreaterThan(150);
  });

  it('goes the same way every time', async () => {
    const plan = { ...planOf(7), deaths: 5, faults: 30 };

    expect((await simulate(plan, decide)).story).toEqual((await simulate(plan, decide)).story);
  });
});

describe('a bot built wrongly', LONG, () => {
  it.each(Object.entries(MISTAKES))('is noticed when %s', async (_name, mistake) => {
    let noticed = 0;
    for (let seed = 1; seed <= ENOUGH && noticed === 0; seed++)
      if ((await simulate(planOf(seed), decide, mistake)).faults.length > 0) noticed = seed;

    expect(noticed).toBeGreaterThan(0);
  });
});
