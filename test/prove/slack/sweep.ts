// Some hundred messages through the real libraries, with kills at any time while Slack limits, fails and loses answers.
import { moments, type SlackKilled, slackWithKills } from './kill.ts';

/** Talks and what people do in each: these bring about the messages below. */
const TALKS = 80;
const ACTS = 3;

/** Processes that are killed; the one after them comes to its end. */
const KILLS = 25;

/** A run with fewer proves too little. Without history less is said, since what was in doubt may be missing. */
const LEAST = { kills: 20, messages: { open: 500, shut: 350 } };

/** The shares that the project promises to stand, in percent. */
const SOME = { limited: 10, failed: 10, lost: 10 };

/** `history`: whether the app may read what stands in rooms. */
export async function killInSlack(history: boolean): Promise<SlackKilled> {
  const seed = 1;
  const plan = { talks: TALKS, acts: ACTS, troubles: SOME, history, seed };
  const run = await slackWithKills(moments(seed, KILLS), plan);
  const least = { kills: LEAST.kills, messages: LEAST.messages[history ? 'open' : 'shut'] };
  const few = (['kills', 'messages'] as const)
    .filter((what) => run[what] < least[what])
    .map((what) => `there were only ${run[what]} ${what}, not ${least[what]}`);
  return { ...run, faults: [...run.faults, ...few] };
}
