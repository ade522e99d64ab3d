// How a workspace looks at the start, and how fast Slack goes; each test may change what it is about.
import { realClock } from '../../../adapters/clock.ts';
import { type Clock, MINUTE, SECOND } from '../../../src/door/clock.ts';

export type Kind = 'public' | 'private' | 'im' | 'mpim';

/** `role`: what the workspace trusts them with; undefined for a member like others. */
export type User = {
  id: string;
  name: string;
  tz: string;
  locale: string;
  isBot: boolean;
  role?: 'admin' | 'owner' | 'primary owner';
};

export type Channel = {
  id: string;
  name: string;
  kind: Kind;
  members: Set<string>;
  archived: boolean;
  /** Roots (ts) of threads that take no more replies. */
  lockedThreads: Set<string>;
};

export type Timings = {
  /** Slack waits so long for an acknowledgement, in ms. */
  ackWithin: number;
  /** Waits before the second, third and fourth delivery of an event, in ms. */
  retries: readonly number[];
  /** Life of a trigger_id, in ms. */
  trigger: number;
  /** Life of a response_url, in ms. */
  response: number;
};

export type Settings = {
  mode: 'socket' | 'http';
  /** Granted to the bot token. */
  scopes: readonly string[];
  /** Names as in a manifest: `message.channels`, `app_mention`. */
  subscriptions: readonly string[];
  users: readonly User[];
  channels: readonly Channel[];
  command: string;
  timings: Timings;
  clock: Clock;
  /** Faults that come by chance, and which socket gets what, are the same for the same seed. */
  seed: number;
  /** Posts that one channel takes in a second; more are limited. Undefined: any number. */
  postsPerSecond: number | undefined;
  /** Longest page of history and replies. */
  pageLimit: number;
};

export const TEAM = 'T0WHICHWAY';
export const APP = 'A0WHICHWAY';
export const BOT = 'B0WHICHWAY';
export const BOT_USER = 'U0WHICHWAY';
export const BOT_NAME = 'whichway';
export const BOT_TOKEN = 'xoxb-double-bot';
export const APP_TOKEN = 'xapp-double-app';
export const SIGNING_SECRET = 'the-secret-of-the-double';

export const ADA = 'U0ADA';
export const BEN = 'U0BEN';

/** The bot is a member of GENERAL and SECRET, not of OPEN and HIDDEN. */
export const GENERAL = 'C0GENERAL';
export const OPEN = 'C0OPEN';
export const SECRET = 'C0SECRET';
export const HIDDEN = 'C0HIDDEN';

/** The direct messages between a person and the bot. */
export const directOf = (user: string): string => `D${user.slice(1)}`;

/** All that an app of ours may ask for. */
export const SCOPES: readonly string[] = [
  ...['app_mentions:read', 'assistant:write', 'chat:write', 'chat:write.public', 'commands'],
  ...['channels:history', 'groups:history', 'im:history', 'mpim:history'],
  ...['channels:read', 'groups:read', 'im:read', 'mpim:read', 'im:write'],
  ...['users:read', 'team:read', 'files:write', 'reactions:write', 'metadata.message:read'],
];

const SUBSCRIPTIONS: readonly string[] = [
  ...['app_mention', 'message.channels', 'message.groups', 'message.im', 'message.mpim'],
  ...['app_home_opened', 'app_uninstalled', 'tokens_revoked', 'member_joined_channel'],
];

const person = (id: string, name: string, tz: string, locale: string): User => ({
  ...{ id, name, tz, locale },
  isBot: false,
});

/** A channel with those members. */
export const channelOf = (id: string, kind: Kind, members: readonly string[]): Channel => ({
  ...{ id, name: id.slice(2).toLowerCase(), kind },
  members: new Set(members),
  archived: false,
  lockedThreads: new Set(),
});

/** Everything that is not given as Slack has it. Sets are made anew each time, so tests share nothing. */
export function settled(
  wishes: Partial<Omit<Settings, 'timings'>> & { timings?: Partial<Timings> },
): Settings {
  const people = wishes.users ?? [
    person(ADA, 'ada', 'Europe/Berlin', 'en-GB'),
    person(BEN, 'ben', 'America/New_York', 'en-US'),
  ];
  const all = people.map(({ id }) => id);
  const rooms = wishes.channels ?? [
    channelOf(GENERAL, 'public', [...all, BOT_USER]),
    channelOf(OPEN, 'public', all),
    channelOf(SECRET, 'private', [...all, BOT_USER]),
    channelOf(HIDDEN, 'private', all),
  ];
  const bot = { id: BOT_USER, name: BOT_NAME, tz: 'America/Los_Angeles', locale: 'en-US', isBot: true };
  const timings: Timings = {
    ackWithin: 3 * SECOND,
    retries: [0, MINUTE, 5 * MINUTE],
    trigger: 3 * SECOND,
    response: 30 * MINUTE,
    ...wishes.timings,
  };
  return {
    ...{ mode: 'socket', scopes: SCOPES, subscriptions: SUBSCRIPTIONS, command: '/whichway' },
    ...{ clock: realClock, seed: 1, postsPerSecond: undefined, pageLimit: 1000 },
    ...wishes,
    users: [...people, bot],
    channels: [...rooms, ...all.map((id) => channelOf(directOf(id), 'im', [id, BOT_USER]))],
    timings,
  };
}
