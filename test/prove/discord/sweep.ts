// Some hundred messages through the real library, with kills at any time while Discord limits, fails and drops the gateway.
import { enough, moments } from '../platforms/run.ts';
import { type DiscordKilled, discordWithKills } from './kill.ts';

/** Talks and what people do in each: these bring about the messages below. */
const TALKS = 90;
const ACTS = 4;
const ROOMS = 10;

/** Processes that are killed; the one after them comes to its end. */
const KILLS = 25;
/** From while a process still starts up to well into its work, in real ms. */
const WITHIN = [700, 3_500] as const;

/** A run with fewer proves too little. */
const LEAST = { kills: 20, messages: 500 };
const LEAST_DROPS = 30;

/** The shares that the project promises to stand, in percent. */
const SOME = { limited: 10, failed: 10 };

/** `nonces`: whether Discord knows a message by its nonce; without it the bot can only look for what stands there. */
export async function killInDiscord(nonces: boolean): Promise<DiscordKilled> {
  const seed = nonces ? 1 : 2;
  const plan = { talks: TALKS, acts: ACTS, rooms: ROOMS, troubles: SOME, drops: true, nonces, seed };
  const run = await discordWithKills(moments(seed, KILLS, WITHIN), plan);
  const { faults } = enough(run, LEAST);
  const few = run.drops < LEAST_DROPS ? [`there were only ${run.drops} drops, not ${LEAST_DROPS}`] : [];
  return { ...run, faults: [...faults, ...few] };
}
