import { expect, it } from 'vitest';
import { slackWithKills } from './kill.ts';

const NO_TROUBLE = { limited: 0, failed: 0, lost: 0 };
const PLAN = { talks: 2, acts: 2, troubles: NO_TROUBLE, history: true, seed: 1 };

/** The message stands in Slack, and the process that sent it knows nothing of that any more. */
const STANDS = { killAt: { step: 'post after', hit: 1 } };

it('a process that is killed twice loses nothing and doubles nothing in Slack', async () => {
  const stored = { killAt: { step: 'inbox.receive after', hit: 1 } };
  const { faults, kills, messages, doubtful } = await slackWithKills([stored, STANDS], PLAN);

  expect(faults).toEqual([]);
  expect(kills).toBe(2);
  expect(messages).toBeGreaterThan(6);
  expect(doubtful).toBe(0);
});

it('a bot that does not look for what stands there is noticed', async () => {
  const { faults } = await slackWithKills([STANDS], { ...PLAN, talks: 1, acts: 1, blind: true });

  expect(faults).toContainEqual(expect.stringMatching(/^the message \S+ stands there 2 times$/u));
});
