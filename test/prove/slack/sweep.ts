// Some hundred messages through the real libraries, with kills at any time while Slack limits, fails and loses answers.
import { enough, moments, type PlatformKilled } from '../platforms/run.ts';
import { slackWithKills } from './kill.ts';

/** Talks and what people do in each: these bring about the messages below. */
const TALKS = 100;
const ACTS = 3;

/** Processes that are killed; the one after them comes to its end. */
const KILLS = 25;
/** From while a process still starts up to well into its work, in real ms. */
const WITHIN = [500, 2_200] as const;

/** A run with fewer proves too little. Without history less is said, since what was in doubt may be missing. */
const LEAST = { kills: 20, messages: { open: 500, shut: 350 } };

/** The shares that the project promises to stand, in percent. */
const SOME = { limited: 10, failed: 10, lost: 10 };

/** `history`: whether the app may read what stands in rooms. */
export async function killInSlack(history: boolean): Promise<PlatformKilled> {
  const seed = 1;
  const plan = { talks: TALKS, acts: ACTS, troubles: SOME, history, seed };
  const run = await slackWithKills(moments(seed, KILLS, WITHIN), plan);
  return enough(run, { kills: LEAST.kills, messages: LEAST.messages[history ? 'open' : 'shut'] });
}
