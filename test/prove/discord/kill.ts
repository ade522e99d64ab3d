// Kills the real bot in Discord again and again, lets it come to its end, and looks at what stands there.
import { join } from 'node:path';
import { restFor } from '../../../adapters/discord/connection/client.ts';
import { registerCommands } from '../../../adapters/discord/register.ts';
import { MINUTE, SECOND } from '../../../src/door/clock.ts';
import { type Discord, startDiscord } from '../../doubles/discord/discord.ts';
import { ADA, BOT_TOKEN, channelOf } from '../../doubles/discord/settings.ts';
import { fastClock } from '../killing/fastclock.ts';
import type { Kill } from '../killing/lives.ts';
import { SPEED, startVictim } from '../killing/process.ts';
import { inStore, type PlatformKilled, withKills } from '../platforms/run.ts';
import { dropping } from './drops.ts';
import { type Done, oneTalk } from './people.ts';
import { verdict } from './verdict.ts';

export type DiscordPlan = {
  talks: number;
  /** At most 100; each takes one message at a time. */
  rooms: number;
  /** What people do in each talk. */
  acts: number;
  /** Shares of the bot's sends, in percent, that get a 429, and a 502 although they were done. */
  troubles: { limited: number; failed: number };
  /** Whether the gateway is dropped again and again. */
  drops: boolean;
  /** Whether Discord knows a message by its nonce. Without it the bot can only look for what stands there. */
  nonces: boolean;
  /** Built wrongly: what stands there is not found. */
  blind?: boolean;
  seed: number;
};

export type DiscordKilled = PlatformKilled & { drops: number };

const VICTIM = join(import.meta.dirname, 'victim.ts');

const roomOf = (number: number): string => `13000000000000010${String(number).padStart(2, '0')}`;

/** A limited route is to be tried again after so long, in s: the library waits in real time. */
const LIMITED = 0.05;

/** Discord's five minutes and three seconds in its own, fast time; a busy machine must not seem to answer too late. */
const TIMINGS = { nonce: 5 * MINUTE, answerWithin: 3 * SECOND * SPEED };

/** Lets people talk with the bot while it is killed as `kills` says, until their talks are over. */
export async function discordWithKills(kills: Iterable<Kill>, plan: DiscordPlan): Promise<DiscordKilled> {
  const { talks, acts, troubles, nonces, seed, blind = false } = plan;
  const rooms = Array.from({ length: plan.rooms }, (_, number) => roomOf(number));
  const discord = await startDiscord({
    channels: rooms.map((id, number) => channelOf(id, `room-${number}`)),
    timings: { ...TIMINGS, ...(nonces ? {} : { nonce: 0 }) },
    clock: fastClock(SPEED),
    seed,
  });
  await registerCommands(restFor(BOT_TOKEN, { url: discord.api }), undefined);
  trouble(discord, troubles);
  const done: Done = { words: [], commands: [], clicks: [] };
  const drops = plan.drops ? dropping(discord, seed) : undefined;
  const run = await withKills(kills, talks, {
    start: (folder, killAt) =>
      startVictim(VICTIM, { folder, url: discord.api, blind, ...(killAt && { killAt }) }),
    oneTalk(number) {
      const room = roomOf(number % plan.rooms);
      // The first talk of a room is opened by a command.
      const byName = Math.floor(number / plan.rooms) % 2 === 1;
      return oneTalk(number, { discord, by: ADA, room, done, acts, byName });
    },
    told: (folder) => told(folder, done),
    verdict: (database) => verdict(database, { discord, rooms, done, zone: 'Europe/Berlin' }),
    async stop() {
      await drops?.end();
      await discord.stop();
    },
  });
  return { ...run, drops: drops?.count() ?? 0 };
}

function trouble(discord: Discord, { limited, failed }: DiscordPlan['troubles']): void {
  // Both are shares of all sends; the second is drawn from those that the first let through.
  const later = (100 * failed) / (100 - limited);
  for (const operation of ['create_message', 'update_message', 'create_thread_from_message'] as const) {
    discord.fault(operation, { share: limited, limit: { after: LIMITED } });
    discord.fault(operation, { share: later, status: 502, written: true });
  }
  // The person sees the answer, and the bot does not know.
  discord.fault('create_interaction_response', { share: failed, status: 502, written: true });
  for (const operation of ['list_messages', 'get_message', 'get_channel'] as const)
    discord.fault(operation, { share: failed, status: 502 });
}

/** Whether the bot has all words that it was to hear. */
function told(folder: string, { words }: Done): boolean {
  return inStore(folder, (database) => {
    const keys = database.prepare('SELECT key FROM inbox').pluck().all();
    const heard = new Set(keys.map((key) => String(key).split(':').at(-1)));
    return words.every(({ id }) => heard.has(id));
  });
}
