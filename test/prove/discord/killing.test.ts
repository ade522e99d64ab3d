import { expect, it } from 'vitest';
import { type DiscordPlan, discordWithKills } from './kill.ts';

const NO_TROUBLE = { limited: 0, failed: 0 };
const PLAN: DiscordPlan = {
  ...{ talks: 2, acts: 3, rooms: 1, troubles: NO_TROUBLE, drops: true, nonces: true, seed: 1 },
};

/** The message stands in Discord, and the process that sent it knows nothing of that any more. */
const STANDS = { killAt: { step: 'post after', hit: 1 } };

/** Four processes that start one after the other take most of it; a busy machine takes longer. In ms. */
const SLOW = 60_000;

it(
  'a process that is killed twice while the gateway is dropped loses and doubles nothing in Discord',
  async () => {
    const stored = { killAt: { step: 'inbox.receive after', hit: 1 } };
    const { faults, kills, messages, doubtful } = await discordWithKills([stored, STANDS], PLAN);

    expect(faults).toEqual([]);
    expect(kills).toBe(2);
    expect(messages).toBeGreaterThan(8);
    expect(doubtful).toBe(0);
  },
  SLOW,
);

it(
  'a bot that does not look for what stands there is noticed, where Discord knows no nonce',
  async () => {
    const plan = { ...PLAN, talks: 1, acts: 1, drops: false, nonces: false, blind: true };
    const { faults } = await discordWithKills([STANDS], plan);

    expect(faults).toContainEqual(expect.stringMatching(/^the message \S+ stands there 2 times$/u));
  },
  SLOW,
);
