// Kills the real bot in Slack again and again, lets it come to its end, and looks at what stands there.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { databaseFile } from '../../../adapters/store/open.ts';
import { asJson } from '../../doubles/json.ts';
import { ADA, BOT_USER, channelOf, SCOPES } from '../../doubles/slack/settings.ts';
import { type Slack, startSlack } from '../../doubles/slack/slack.ts';
import { type Kill, killed, type Lives } from '../killing/lives.ts';
import { nothingWaits, startVictim } from '../killing/process.ts';
import { chance } from '../simulation/random.ts';
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

/** `doubtful`: messages that were given up, since nobody could tell whether they stand there; `missing` of them do not. */
export type SlackKilled = Lives & { messages: number; doubtful: number; missing: number };

const VICTIM = join(import.meta.dirname, 'victim.ts');

/** Rooms; each takes one message at a time. */
const ROOMS = 10;

/** The next talk is opened so long after the one before, in real ms, so that every kill meets talks in each state. */
const APART = 300;

/** Slack gives an event up after three repetitions; here it goes on, so that all events must be there in the end. In ms. */
const REPETITIONS = Array.from({ length: 400 }, () => 300);

/** Lets people talk with the bot while it is killed as `kills` says, until their talks are over. */
export async function slackWithKills(kills: Iterable<Kill>, plan: SlackPlan): Promise<SlackKilled> {
  const { history, seed, blind = false } = plan;
  const folder = mkdtempSync(join(tmpdir(), 'whichway-prove-'));
  // The verdict knows by a room's name whether messages may be looked for there.
  const rooms = Array.from({ length: ROOMS }, (_, number) => `C${number}-${history ? 'open' : 'shut'}`);
  const slack = await startSlack({
    channels: rooms.map((id) => channelOf(id, 'public', [ADA, BOT_USER])),
    scopes: history ? SCOPES : SCOPES.filter((scope) => !scope.endsWith(':history')),
    timings: { retries: REPETITIONS },
    seed,
  });
  trouble(slack, plan.troubles);
  const people = talking(slack, rooms, plan);
  try {
    const lives = await killed(
      kills,
      (killAt) => startVictim(VICTIM, { folder, url: slack.apiUrl, blind, ...(killAt && { killAt }) }),
      () => people.silent() && told(slack) && nothingWaits(folder),
    );
    const messages = rooms.flatMap((room) => slack.messages(room));
    const { faults, ...doubts } = verdict(folder, messages, await people.done);
    const posted = messages.filter((one) => one.bot_id !== undefined).length;
    return { ...lives, ...doubts, faults: [...lives.faults, ...faults], messages: posted };
  } finally {
    await slack.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `silent`: nobody says anything any more. */
type Talking = { silent(): boolean; done: Promise<Done> };

/** Begins the talks one after the other; they go on side by side. */
function talking(slack: Slack, rooms: readonly string[], { talks, acts }: SlackPlan): Talking {
  const done: Done = { mentions: [], commands: [], clicks: [] };
  let left = talks;
  const all = Array.from({ length: talks }, async (_, number) => {
    try {
      await pause(number * APART);
      await oneTalk(number, acts, { slack, by: ADA, channel: rooms[number % ROOMS] ?? '', done });
    } finally {
      left--;
    }
  });
  const over = Promise.all(all).then(() => done);
  over.catch(() => {}); // Thrown again to who awaits it, once the processes have ended.
  return { silent: () => left === 0, done: over };
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

function verdict(
  folder: string,
  messages: Parameters<typeof faultsInSlack>[1],
  done: Done,
): Pick<SlackKilled, 'faults' | 'doubtful' | 'missing'> {
  const database = new Database(databaseFile(folder), { readonly: true });
  try {
    const faults = faultsInSlack(database, messages, done, 'Europe/Berlin');
    const doubtful = database.prepare("SELECT id FROM outbox WHERE state = 'doubtful'").pluck().all();
    const standing = new Set(messages.map(idOf));
    const missing = doubtful.filter((id) => !standing.has(id)).length;
    return { faults, doubtful: doubtful.length, missing };
  } finally {
    database.close();
  }
}

/** So many kills, from while the process still starts up to well into its work. */
export function moments(seed: number, count: number): Kill[] {
  const drawn = chance(seed);
  return Array.from({ length: count }, () => ({ afterMs: drawn.whole(500, 2_200) }));
}
