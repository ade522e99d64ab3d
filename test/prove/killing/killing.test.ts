import { expect, it } from 'vitest';
import { someEvents, withKills } from './kill.ts';

const NO_TROUBLE = { limited: 0, failed: 0, lost: 0 };

/** The moments where most is at stake; `npm run prove` goes through all of them. */
const STEPS = ['commit before', 'inbox.receive after', 'talks.commit after', 'post after'];

it.each(STEPS)('a process that is killed at "%s" loses nothing and doubles nothing', async (step) => {
  const { faults, kills, messages } = await withKills(
    someEvents(2, 2),
    [{ killAt: { step, hit: 1 } }],
    NO_TROUBLE,
    1,
  );

  expect(faults).toEqual([]);
  expect(kills).toBe(1);
  expect(messages).toBeGreaterThan(4);
});
