// Kills the real bot in Slack again and again, lets it come to its end, and looks at what stands there.
import { join } from 'node:path';
import { asJson } from '../../doubles/json.ts';
import { ADA, BOT_USER, channelOf, SCOPES } from '../../doubles/slack/settings.ts';
import { type Slack, startSlack } from '../../doubles/slack/slack.ts';
import type { Kill } from '../killing/lives.ts';
import { startVictim } from '../killing/process.ts';
import { type PlatformKilled, withKills } from '../platforms/run.ts';
import { type Done, oneTalk } from './people.ts';
import { faultsInSlack, idOf } from './verdict.ts';

export type SlackTroubles = { limited: number; failed: number; lost: number };

export type SlackPlan = {
  talks: number;
  /** What people do in each talk. */
  acts: number;
  /** Shares of the calls that go wrong, in percent: 429, 500, and done with the answer lost. */
  troubles: SlackTroubles;
  /** Without it the app may not read what stands in rooms. */
  history: boolean;
  /** Built wrongly: what stands there is not found. */
  blind?: boolean;
  seed: number;
};

const VICTIM = join(import.meta.dirname, 'victim.ts');

/** Rooms; each takes one message at a time. */
const ROOMS = 10;

/** Slack gives an event up after three repetitions; here it goes on, so that all events must be there in the end. In ms. */
const REPETITIONS = Array.from({ length: 400 }, () => 300);

/** Lets people talk with the bot while it is killed as `kills` says, until their talks are over. */
export async function slackWithKills(kills: Iterable<Kill>, plan: SlackPlan): Promise<PlatformKilled> {
  const { talks, acts, troubles, history, seed, blind = false } = plan;
  // The verdict knows by a room's name whether messages may be looked for there.
  const rooms = Array.from({ length: ROOMS }, (_, number) => `C${number}-${history ? 'open' : 'shut'}`);
  const slack = await startSlack({
    channels: rooms.map((id) => channelOf(id, 'public', [ADA, BOT_USER])),
    scopes: history ? SCOPES : SCOPES.filter((scope) => !scope.endsWith(':history')),
    timings: { retries: REPETITIONS },
    seed,
  });
  trouble(slack, troubles);
  const done: Done = { mentions: [], commands: [], clicks: [] };
  return withKills(kills, talks, {
    start: (folder, killAt) =>
      startVictim(VICTIM, { folder, url: slack.apiUrl, blind, ...(killAt && { killAt }) }),
    oneTalk: (number) =>
      oneTalk(number, acts, { slack, by: ADA, channel: rooms[number % ROOMS] ?? '', done }),
    told: () => told(slack),
    verdict(database) {
      const messages = rooms.flatMap((room) => slack.messages(room));
      return {
        faults: faultsInSlack(database, messages, done, 'Europe/Berlin'),
        standing: messages.filter((one) => one.bot_id !== undefined).map(idOf),
      };
    },
    stop: () => slack.stop(),
  });
}

function trouble(slack: Slack, { limited, failed, lost }: SlackTroubles): void {
  // Each share is of all calls, and each is drawn from those that the ones before let through.
  const shares = [limited, failed, lost].map((share, index, all) => {
    const before = all.slice(0, index).reduce((sum, one) => sum + one, 0);
    return (100 * share) / (100 - before);
  });
  for (const method of ['chat.postMessage', 'chat.update']) {
    slack.fault(method, { share: shares[0] ?? 0, status: 429, headers: { 'retry-after': '1' } });
    slack.fault(method, { share: shares[1] ?? 0, status: 500 });
    slack.fault(method, { share: shares[2] ?? 0, storedButLost: true });
  }
  for (const method of ['conversations.history', 'conversations.replies'])
    slack.fault(method, { share: failed, status: 500 });
}

/** Whether the bot has every event of a person. */
function told({ deliveries }: Slack): boolean {
  return deliveries.every(({ body, acknowledged }) => acknowledged || asJson(body.event).user !== ADA);
}
