// The libraries of Discord as the bot needs them: no privileged intent, nothing repeated by itself, and small memory.
import {
  Client,
  type ClientOptions,
  DefaultRestOptions,
  GatewayIntentBits,
  Options,
  Partials,
  type REST,
  type RESTOptions,
} from 'discord.js';
import { MINUTE, SECOND } from '../../../src/door/clock.ts';
import { endingForGood } from './leaving.ts';
import { Rest } from './rest.ts';

/** What the bot hears of: 4609. */
const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

/**
 * A request is given up after this, in ms. The sender gives a message ten seconds, and one that opens a thread takes a
 * few requests.
 */
const REQUEST_WITHIN = 8 * SECOND;

/** People and members that are kept, for their names and whether they are people: more than talk to the bot at once. */
const MOST_PEOPLE = 500;
/** Archived threads are dropped after so long, in s: whoever writes in one brings it back. */
const THREADS_KEPT = 3_600;

/**
 * The library remembers the limits of each room, each thread and each answer; those that rest no more are forgotten so
 * often, in ms. By itself it forgets every hour: 10,000 talks in one took 10 MB.
 */
const FORGETS_LIMITS = 5 * MINUTE;

/** `url` undefined means Discord itself. */
export type Api = { url: string | undefined };

function restOptions({ url }: Api): Partial<RESTOptions> {
  return {
    ...(url === undefined ? {} : { api: url }),
    ...{ timeout: REQUEST_WITHIN, handlerSweepInterval: FORGETS_LIMITS, makeRequest },
  };
}

/**
 * Brings a form with files into bytes. All undicis of a process share one dispatcher, which is that of Slack's library
 * where that is loaded, and it takes no form that another undici made.
 */
const makeRequest: RESTOptions['makeRequest'] = async (url, init) => {
  const { body, headers } = init;
  if (!(body instanceof FormData)) return DefaultRestOptions.makeRequest(url, init);
  const form = new Response(body);
  const typed = {
    ...(headers as Record<string, string>),
    'Content-Type': form.headers.get('content-type') ?? '',
  };
  return DefaultRestOptions.makeRequest(url, { ...init, headers: typed, body: await form.arrayBuffer() });
};

/** Speaks as the bot. Each request ends within eight seconds and repeats nothing. `more` is for tests. */
export function restFor(token: string, api: Api, more: Partial<RESTOptions> = {}): REST {
  return new Rest({
    ...restOptions(api),
    retries: 0,
    // The door waits and tries again itself, so that a limited room holds nothing else up.
    rejectOnRateLimit: () => true,
    ...more,
  }).setToken(token);
}

/** `content`: the bot may read what is not for it. `more` is for tests. */
export function clientFor(
  api: Api,
  { content, more = {} }: { content: boolean; more?: Partial<ClientOptions> | undefined },
): Client {
  const keepItself = ({ id, client }: { id: string; client: Client<true> }): boolean => id === client.user.id;
  const client = new Client({
    intents: content ? [...INTENTS, GatewayIntentBits.MessageContent] : INTENTS,
    // Direct messages come from channels that are not in memory.
    partials: [Partials.Channel],
    allowedMentions: { parse: [], repliedUser: false },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      ...{ MessageManager: 0, ReactionManager: 0, PresenceManager: 0, VoiceStateManager: 0 },
      ...{ GuildEmojiManager: 0, GuildStickerManager: 0, GuildInviteManager: 0, GuildBanManager: 0 },
      ThreadMemberManager: { maxSize: 1, keepOverLimit: keepItself },
      GuildMemberManager: { maxSize: MOST_PEOPLE, keepOverLimit: keepItself },
      UserManager: { maxSize: MOST_PEOPLE, keepOverLimit: keepItself },
    }),
    sweepers: {
      ...Options.DefaultSweeperSettings,
      threads: { interval: THREADS_KEPT, lifetime: THREADS_KEPT },
    },
    shards: 'auto',
    ...more,
    ws: { buildStrategy: endingForGood, ...more.ws },
    // The client itself only reads, which may wait and be repeated.
    rest: { ...restOptions(api), ...more.rest },
  });
  client.rest.clearHashSweeper();
  client.rest.clearHandlerSweeper();
  client.rest = new Rest(client.options.rest);
  return client;
}
