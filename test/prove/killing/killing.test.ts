import { expect, it } from 'vitest';
import { datedEvents, someEvents } from './events.ts';
import { fastClock } from './fastclock.ts';
import { withKills } from './kill.ts';
import { SPEED } from './process.ts';

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

it('a process that is killed while it stores that check-ins are due asks each of them once', async () => {
  const { faults, kills, steps, refused } = await withKills(
    datedEvents(fastClock(SPEED).now()),
    [
      { killAt: { step: 'insert into "checkin" after', hit: 1 } },
      { killAt: { step: 'checkIns.ring after', hit: 1 } },
    ],
    NO_TROUBLE,
    1,
  );

  expect(faults).toEqual([]);
  expect(kills).toBe(2);
  expect([...steps]).toContain('checkIns.gathered after');
  expect(refused).toBe(1);
});
