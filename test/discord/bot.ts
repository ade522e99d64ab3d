// The real bot in the local Discord, by the real library, ended with the test. Time goes on only when a test moves it.
import { setImmediate } from 'node:timers/promises';
import { Events } from 'discord.js';
import { expect, onTestFinished } from 'vitest';
import { realClock } from '../../adapters/clock.ts';
import { FACES } from '../../adapters/commands/faces.ts';
import { restFor } from '../../adapters/discord/connection/client.ts';
import { createDiscord, type DiscordPlatform } from '../../adapters/discord/discord.ts';
import { registerCommands } from '../../adapters/discord/register.ts';
import { newId } from '../../adapters/ids.ts';
import { modelBehind } from '../../adapters/model/behind.ts';
import { type Env, readSettings } from '../../adapters/settings.ts';
import { type OpenStore, openMemoryStore, openStore } from '../../adapters/store/open.ts';
import { type Guide, openGuide } from '../../knowledge/open.ts';
import { type Bot, createBot, decideOn } from '../../src/bot.ts';
import { OFFICE_HOURS } from '../../src/checkin/workhours.ts';
import type { Ground } from '../../src/dialogue/outcome.ts';
import type { Messenger } from '../../src/door/messenger.ts';
import { adviceVersion } from '../../src/version.ts';
import { movingClock } from '../clock.ts';
import { type Discord, discordForTest } from '../doubles/discord/discord.ts';
import { BOT_TOKEN } from '../doubles/discord/settings.ts';

const guide = openGuide({ file: ':memory:' });
/** Only read, so that all tests of a file can share it. */
export const GROUND: Ground & { guide: Guide } = {
  guide,
  version: adviceVersion(guide.hash),
  checkInAfter: 'P6M',
  hours: OFFICE_HOURS,
};

/** A Friday, so that nothing hides behind a weekend. */
export const BEGIN = Date.parse('2026-11-20T08:00:00Z');

export type BotInDiscord = {
  discord: Discord;
  bot: Bot;
  platform: DiscordPlatform;
  store: OpenStore;
  /** What an admin was told. */
  reports: string[];
  /** Why Discord took the bot no more. */
  ends: string[];
  /** Moves the time of Discord and of the bot on by so many ms. */
  move(ms: number): Promise<void>;
  /** Resolves when all that Discord told is stored. */
  heard(): Promise<void>;
  /** Works and sends all that can be now. */
  settle(): Promise<void>;
  /** Ends the bot as the process does. May be called twice. */
  stop(): Promise<void>;
};

type DiscordWishes = NonNullable<Parameters<typeof discordForTest>[0]>;

export type Wishes = {
  discord?: Omit<DiscordWishes, 'clock'>;
  /** Undefined: in memory. */
  folder?: string;
  /** Sees what the bot sends, and may change it. */
  watch?: (messenger: Messenger) => Messenger;
  begin?: number;
  /** Settings of a model; without any there is none. */
  env?: Env;
  content?: boolean;
  /** Where people live, as a setting says. */
  zone?: string;
  /** The test itself has Discord refuse a body; otherwise none may be refused. */
  breaches?: 'wanted';
};

/** The servers and the bot in one of them. The bot works only in `settle`, unless the test lets it `run`. */
export async function botInDiscord(wishes: Wishes = {}): Promise<BotInDiscord> {
  const time = movingClock(wishes.begin ?? BEGIN);
  const discord = await discordForTest({ ...wishes.discord, clock: time.clock });
  await registered(discord);
  return botIn(discord, { ...wishes, time });
}

/** Our commands are there, as after the step of the installation that makes them. */
export async function registered(discord: Discord): Promise<void> {
  await registerCommands(restFor(BOT_TOKEN, { url: discord.api }), undefined);
}

type Time = ReturnType<typeof movingClock>;

/** One more bot there, such as the next process after a stop. */
export async function botIn(discord: Discord, wishes: Wishes & { time: Time }): Promise<BotInDiscord> {
  const {
    folder,
    watch = (messenger) => messenger,
    time,
    content = false,
    zone = 'UTC',
    breaches,
    env = {},
  } = wishes;
  const reports: string[] = [];
  const ends: string[] = [];
  const { clock } = time;
  const store = folder === undefined ? await openMemoryStore() : await openStore(folder, realClock);
  const common = { clock, ids: newId, report: (sentence: string) => void reports.push(sentence) };
  const behind = await modelBehind(readSettings(env, {}), GROUND, store, {
    ...{ ...common, random: () => 0.5, faces: FACES },
  });
  const platform = createDiscord({
    ...{
      ...common,
      token: BOT_TOKEN,
      apiUrl: discord.api,
      content,
      ground: GROUND,
      used: behind.used,
      translations: behind.translations,
      zone,
    },
    ...{ random: () => 0.99, acknowledged: () => {}, ended: (sentence) => void ends.push(sentence) },
    options: {
      ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) },
      // The library counts real seconds, in which a test does more than people in minutes.
      rest: { globalRequestsPerSecond: Number.POSITIVE_INFINITY },
    },
  });
  const bot = createBot({
    ...{ ...common, store, messenger: watch(platform.messenger), tasks: behind.tasks },
    ...{ decide: decideOn(GROUND, behind.hasModel), random: () => 0.5 },
  });
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    await Promise.all([platform.stop(), bot.stop()]);
    behind.end();
    await store.close();
  };
  onTestFinished(async () => {
    stopped ??= stop();
    await stopped;
    if (breaches === undefined) expect(discord.breaches).toEqual([]);
  });
  await platform.start(bot);
  const heard = barrier(discord, platform);
  await heard();
  return {
    ...{ discord, bot, platform, store, reports, ends, heard, move: time.move },
    async settle() {
      await heard();
      await bot.drain();
    },
    stop: () => (stopped ??= stop()),
  };
}

/** Events come by a socket: waits until the client has had the last one, and the listeners have ended. */
function barrier(discord: Discord, platform: DiscordPlatform): () => Promise<void> {
  const seen = new Map<string, number>();
  const live = () => discord.gateway.sessions.find(({ line }) => line !== undefined);
  const first = live();
  if (first) seen.set(first.id, first.seq);
  platform.connection.client()?.on(Events.Raw, ({ s }: { s: number | null }) => {
    const session = live();
    if (session && s !== null) seen.set(session.id, s);
  });
  return async () => {
    await discord.until(() => {
      const session = live();
      return session !== undefined && (seen.get(session.id) ?? 0) >= session.seq;
    }, 'the bot has heard all');
    await setImmediate();
    await platform.idle();
  };
}
