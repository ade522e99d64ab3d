// Discord as a platform of the bot: connects its listeners to the door, and is its messenger.

import { type Client, type ClientOptions, Events, Routes } from 'discord.js';
import { z } from 'zod';
import type { Bot } from '../../src/bot.ts';
import { answerCard } from '../../src/dialogue/asides.ts';
import { talksCard } from '../../src/dialogue/history.ts';
import type { Ground } from '../../src/dialogue/outcome.ts';
import { type Clock, SECOND } from '../../src/door/clock.ts';
import { personIn } from '../../src/door/incoming.ts';
import type { Messenger } from '../../src/door/messenger.ts';
import type { Ids, Report } from '../../src/door/worker.ts';
import { gapsHere, learningHere } from '../chat/learning.ts';
import type { Translations } from '../model/translations.ts';
import type { ListenWorld } from './acted.ts';
import { type Answer, type Answering, sayingCard } from './answering.ts';
import { callers } from './callers.ts';
import { catchUp } from './catchup.ts';
import { clientFor, restFor } from './connection/client.ts';
import { connectDiscord, type DiscordConnection } from './connection/connection.ts';
import { BAD_TOKEN } from './connection/faults.ts';
import { examplesHere } from './examples.ts';
import { HELP_IN_DISCORD } from './help.ts';
import { hear, listen } from './listen.ts';
import { discordMessenger } from './messenger.ts';
import { type Missed, missed } from './missed.ts';
import { failureOf, reasonOf } from './outcome.ts';
import { isPerson } from './people.ts';
import { isServer, onlyFor } from './places.ts';
import { type Tell, telling } from './telling.ts';
import { tokenWatch } from './tokenwatch.ts';
import { type Typing, typing } from './typing.ts';
import { underWay } from './underway.ts';

export type DiscordWorld = {
  token: string;
  /** Where Discord's API is; undefined means Discord itself. */
  apiUrl: string | undefined;
  /** Whether the bot may read what is not for it: an intent that Discord has to allow. */
  content: boolean;
  ground: Ground;
  clock: Clock;
  random: () => number;
  ids: Ids;
  report: Report;
  acknowledged: Answering['acknowledged'];
  /** Hears once that Discord takes the bot no more. */
  ended: (sentence: string) => void;
  /** What a tenant used of the model today, in a sentence; undefined without one. */
  used: (tenant: string) => Promise<string | undefined>;
  translations: Translations;
  /** Discord does not tell where people live. */
  zone: string;
  /** For tests, which begin sessions and ask more often than Discord lets anybody. */
  options?: Partial<ClientOptions>;
};

export type DiscordPlatform = {
  messenger: Messenger;
  /** Takes events in for the bot. Resolves when it is connected, or stopped before that. Throws `settings`. */
  start(bot: Bot): Promise<void>;
  /** Takes nothing more in, and lets listeners end. May be called twice. */
  stop(): Promise<void>;
  /** Resolves when nothing is being taken in (any more). */
  idle(): Promise<void>;
  connection: Pick<DiscordConnection, 'client' | 'connected' | 'downSince'>;
};

/** Listeners are waited for so long when stopping, in ms: what they store takes far less. */
const LISTENERS_END_WITHIN = 3 * SECOND;

export function createDiscord(world: DiscordWorld): DiscordPlatform {
  const { token, clock, report, content } = world;
  const api = { url: world.apiUrl };
  const rest = restFor(token, api, world.options?.rest);
  // Discord's fifty requests a second do not count answers to what people do.
  const answers = restFor(token, api, {
    ...world.options?.rest,
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
  });
  // Looks on which it depends where words belong: they wait and are repeated.
  const looks = restFor(token, api, {
    ...world.options?.rest,
    retries: LOOK_RETRIES,
    rejectOnRateLimit: ({ timeToReset, retryAfter }) => Math.max(timeToReset, retryAfter) > LOOK_WAITS,
  });
  const known = callers(clock);
  const tell = telling({ rest, clock, report });
  const tasks = underWay();
  const stopping = new AbortController();
  let connection: DiscordConnection | undefined;
  // Messages and the connection may both find it out, and each message again.
  const ended = onlyOnce(world.ended);
  const client = (): Client<true> | undefined => connection?.client();
  const signs = typing(clock);
  const sends = discordMessenger({
    ...{ rest, answers, client, callers: known, report, tell },
    translations: world.translations,
    tokenLost: tokenWatch(rest, () => ended(BAD_TOKEN)),
  });
  const messenger: Messenger = {
    ...sends,
    async post(message) {
      const sending = await sends.post(message);
      signs.sent(message, sending);
      return sending;
    },
  };
  return {
    messenger,
    async start(bot) {
      const listening = listeningFor(bot, {
        ...{ ...world, messenger, signs, rest, answers, looks, known, tell, client },
        // What cannot be taken in now is looked for like what was written while the bot was away.
        lost: (at) => tasks.add(catching.lost(at)),
      });
      const catching: Missed = missed({
        ...{ bot, clock, report, add: tasks.add, stopping: stopping.signal },
        look: async (since) => {
          const connected = client();
          if (!connected) return false;
          return catchUp(since, {
            ...{ client: connected, bot, report, now: clock.now(), stopping: stopping.signal },
            // What was missed may be long ago, and may have been told before.
            hear: (message) => hear(message, { ...listening, tell: () => {} }),
          });
        },
      });
      connection = connectDiscord({
        ...{ token, clock, report, random: world.random, ended },
        client: () => {
          const next = clientFor(api, { content, more: world.options });
          listen(next, listening, tasks);
          listenToServers(next, bot, report);
          return next;
        },
        fresh: (next, heardUntil) => tasks.add(greeted(next, heardUntil, { bot, report, catching })),
      });
      await catching.before();
      await connection.start();
      const begun = client();
      // Before anything is sent: where the bot is no more, nobody is to be asked anything.
      if (begun) await lookAtServers(begun, bot, report);
    },
    async stop() {
      stopping.abort();
      signs.stop();
      await connection?.stop();
      const late = clock.alarm(LISTENERS_END_WITHIN);
      await Promise.race([tasks.idle(), late.rung]);
      late.ring();
    },
    idle: tasks.idle,
    connection: {
      client,
      connected: () => connection?.connected() ?? false,
      downSince: () => (connection ? connection.downSince() : clock.now()),
    },
  };
}

function onlyOnce(tell: (sentence: string) => void): (sentence: string) => void {
  let told = false;
  return (sentence) => {
    if (!told) tell(sentence);
    told = true;
  };
}

type Parts = DiscordWorld & {
  messenger: Messenger;
  rest: ReturnType<typeof restFor>;
  answers: ReturnType<typeof restFor>;
  looks: ReturnType<typeof restFor>;
  known: ReturnType<typeof callers>;
  tell: Tell;
  signs: Typing;
  client: () => Client<true> | undefined;
  lost: ListenWorld['lost'];
};

function listeningFor(bot: Bot, parts: Parts): ListenWorld {
  const { messenger, rest, known, client, report, clock, ground, acknowledged, ids, lost } = parts;
  return {
    take: {
      ...{ bot, ids, whisper: messenger.whisper },
      zones: async () => parts.zone,
      isPerson: (id) => isPerson(client(), id),
      // What people do may come before the first connection is complete; then it is not known yet.
      serves: (tenant) => !isServer(tenant) || client()?.guilds.cache.has(tenant) !== false,
      componentsOf: (channel, message) => componentsOf(channel, message, parts.looks),
      reading: ({ tenant, talk, place, thread }) => {
        if (onlyFor(place) !== undefined || personIn(place) !== undefined) return;
        parts.signs.begin({ tenant, talk }, async () => {
          // The thread may be opened only by our first message.
          const channel = thread && client()?.channels.cache.has(thread) ? thread : place;
          await rest.post(Routes.channelTyping(channel));
        });
      },
    },
    answering: { rest: parts.answers, clock, report, acknowledged },
    ...{ callers: known, report, lost, tell: parts.tell },
    help: () => HELP_IN_DISCORD,
    question: (text) => answerCard(text, ground),
    status: (where) => statusHere(where, bot, parts),
    examples: (asked, count) => examplesHere(asked, count, bot),
    gaps: (tenant) => gapsHere(tenant, { bot, ground, clock }),
    learning: (tenant, choice) => learningHere(tenant, choice, { bot, ground, clock }),
  };
}

const Components = z.object({ components: z.unknown() });

async function componentsOf(channel: string, message: string, looks: Parts['looks']): Promise<unknown> {
  try {
    return Components.parse(await looks.get(Routes.channelMessage(channel, message))).components;
  } catch (cause) {
    if (failureOf(cause).kind === 'refused') return undefined;
    throw cause;
  }
}

/** A talk that is not found opens a second one, so a look is worth some requests, and a wait of so many ms. */
const LOOK_RETRIES = 3;
const LOOK_WAITS = 5 * SECOND;

async function statusHere(
  { tenant, place }: { tenant: string; place: string },
  bot: Bot,
  { ground, used }: Pick<DiscordWorld, 'ground' | 'used'>,
): Promise<Answer> {
  const talks = await bot.talksIn(tenant, place);
  const housed = talks.map((one) => ({ ...one, place }));
  return sayingCard(talksCard(housed, ground, await used(tenant)), tenant);
}

const REMOVED = 'the bot was removed from the server';

/** Servers that the bot was added to or removed from. One that has an outage is neither. */
function listenToServers(client: Client, bot: Bot, report: Report): void {
  const failed = (cause: unknown): void =>
    report(`That the bot came to a server or left it could not be kept (${reasonOf(cause)}).`);
  client.on(Events.GuildCreate, ({ id }) => void bot.returned(id).catch(failed));
  client.on(Events.GuildDelete, ({ id }) => {
    report(`Nothing more is sent to the server ${id}: the bot was removed. What was said is kept.`);
    bot.leave(id, REMOVED).catch(failed);
  });
}

/**
 * Servers that the bot came back to go on. Those that removed it while it was away, of which Discord does not tell, end;
 * those with an outage are still there. Never rejects.
 */
async function lookAtServers({ guilds }: Client<true>, bot: Bot, report: Report): Promise<void> {
  try {
    for (const id of guilds.cache.keys()) await bot.returned(id);
    const tenants = await bot.tenants();
    for (const id of tenants) if (isServer(id) && !guilds.cache.has(id)) await bot.leave(id, REMOVED);
  } catch (cause) {
    report(`In which servers the bot is could not be kept (${reasonOf(cause)}).`);
  }
}

type Greeting = { bot: Bot; report: Report; catching: Missed };

/** A session began: what happened meanwhile is taken in. */
async function greeted(
  client: Client<true>,
  heardUntil: number | undefined,
  { bot, report, catching }: Greeting,
): Promise<void> {
  try {
    const caughtUp = catching.began(heardUntil);
    // Of the first session that was looked at before.
    if (heardUntil !== undefined) await lookAtServers(client, bot, report);
    await caughtUp;
  } catch (cause) {
    report(`What was written while the bot was away could not be looked for (${reasonOf(cause)}).`);
  }
}
