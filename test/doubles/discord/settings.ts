// How the servers look at the start, and how Discord keeps time; each test may change what it is about.
import { realClock } from '../../../adapters/clock.ts';
import { type Clock, MINUTE, SECOND } from '../../../src/door/clock.ts';
import { CHANNEL, type Intent } from './numbers.ts';
import { bits } from './permissions.ts';

/** `direct`: `shut` refuses what is sent to that person, `unreachable` already the room for it. */
export type Person = {
  id: string;
  name: string;
  locale: string;
  bot: boolean;
  direct: 'open' | 'shut' | 'unreachable';
};

export type Role = { id: string; name: string; permissions: bigint; members: Set<string> };

/** The bot is a member where it was invited. */
export type Guild = {
  id: string;
  name: string;
  locale: string;
  owner: string;
  members: Set<string>;
  roles: Role[];
};

/** What a role or a member may do in one channel, other than elsewhere. */
export type Overwrite = { id: string; kind: 'role' | 'member'; allow: bigint; deny: bigint };

/** What a channel has if it is a thread. `starter`: the message it hangs on; `sent`: messages ever. */
export type Thread = {
  owner: string;
  starter: string | undefined;
  archived: boolean;
  locked: boolean;
  archivedAt: number;
  autoArchive: number;
  members: Set<string>;
  sent: number;
};

/** A channel of a server, a thread, or a conversation of some people. `renamed`: when. */
export type Channel = {
  id: string;
  type: number;
  name: string;
  guild: string | undefined;
  parent: string | undefined;
  recipients: readonly string[];
  overwrites: Overwrite[];
  thread: Thread | undefined;
  renamed: number[];
};

export type Timings = {
  /** Discord waits so long for the first answer to an interaction, in ms. */
  answerWithin: number;
  /** Life of an interaction's token, in ms. */
  token: number;
  /** The same nonce is the same message for so long, in ms. "The past few minutes" is all that Discord says. */
  nonce: number;
  /** What HELLO asks for, in ms. */
  heartbeat: number;
  /** Only so many changes of a channel's name in so many ms: known from experience, Discord's pages do not say. */
  renames: { most: number; within: number };
};

export type Settings = {
  people: readonly Person[];
  guilds: readonly Guild[];
  channels: readonly Channel[];
  /** Switched on in the developer portal. */
  privileged: readonly Intent[];
  /** People who installed the app for themselves. */
  installs: readonly string[];
  clock: Clock;
  /** Faults that come by chance are the same for the same seed. */
  seed: number;
  /** Messages of the bot that one channel takes in a second; more are limited. Undefined: any number. */
  postsPerSecond: number | undefined;
  /** Most bytes of one file. */
  fileLimit: number;
  timings: Timings;
};

/** The app and its bot user share an id. */
export const BOT = '1100000000000000001';
export const BOT_NAME = 'whichway';
export const BOT_TOKEN = 'MTEwMDAwMDAwMDAwMDAwMDAwMQ.double.secret';

export const ADA = '1100000000000000011';
export const BEN = '1100000000000000012';
/** Owns the servers, and so may do everything in them. */
export const MOD = '1100000000000000013';
/** A bot of somebody else. */
export const ROBOT = '1100000000000000019';

/** The bot is a member of GUILD, not of ELSEWHERE. */
export const GUILD = '1200000000000000001';
export const ELSEWHERE = '1200000000000000002';

/** In GUILD: the bot may do all that it was invited for in GENERAL, only look in QUIET, and nothing in HIDDEN. */
export const GENERAL = '1300000000000000001';
export const QUIET = '1300000000000000002';
export const HIDDEN = '1300000000000000003';
/** A channel of ELSEWHERE. */
export const FOREIGN = '1300000000000000004';
/** The direct messages between Ada and Ben. */
export const PRIVATE = '1400000000000000001';

/** The direct messages between a person and the bot. */
export const directOf = (person: string): string => `14${person.slice(2)}`;

/** What the invitation asks for. */
export const INVITED_FOR: bigint = bits(
  ...(['VIEW_CHANNEL', 'SEND_MESSAGES', 'EMBED_LINKS', 'ATTACH_FILES', 'READ_MESSAGE_HISTORY'] as const),
  ...(['CREATE_PUBLIC_THREADS', 'SEND_MESSAGES_IN_THREADS'] as const),
);

/** What people may do by default. */
const PEOPLE_MAY = INVITED_FOR | bits('ADD_REACTIONS', 'USE_APPLICATION_COMMANDS');

export const personOf = (id: string, name: string, more: Partial<Person> = {}): Person => ({
  ...{ id, name, locale: 'en-GB', bot: false, direct: 'open' },
  ...more,
});

/** A server with those members. Everybody may do nothing by himself: people and the bot have a role each. */
export function guildOf(
  id: string,
  members: readonly string[],
  { bot = INVITED_FOR, owner = MOD }: { bot?: bigint; owner?: string } = {},
): Guild {
  const people = members.filter((one) => one !== BOT);
  const roleOf = (place: number, name: string, permissions: bigint, of: readonly string[]): Role => ({
    ...{ id: `15${id.slice(2, -1)}${place}`, name, permissions, members: new Set(of) },
  });
  const everyone: Role = { id, name: '@everyone', permissions: 0n, members: new Set(members) };
  const roles = [everyone, roleOf(1, 'people', PEOPLE_MAY, people)];
  if (members.includes(BOT)) roles.push(roleOf(2, BOT_NAME, bot, [BOT]));
  return { id, name: `server ${id.slice(-1)}`, locale: 'en-US', owner, members: new Set(members), roles };
}

/** A channel of a server. `denied`: what the bot may not do there. */
export const channelOf = (
  id: string,
  name: string,
  more: Partial<Channel> & { denied?: bigint } = {},
): Channel => {
  const { denied = 0n, ...given } = more;
  const overwrites: Overwrite[] = denied === 0n ? [] : [{ id: BOT, kind: 'member', allow: 0n, deny: denied }];
  return {
    ...{ id, name, type: CHANNEL.text, guild: GUILD, parent: undefined, recipients: [], overwrites },
    ...{ thread: undefined, renamed: [], ...given },
  };
};

/** A conversation that is in no server. */
const talkOf = (id: string, recipients: readonly string[]): Channel =>
  channelOf(id, '', { type: CHANNEL.direct, guild: undefined, recipients });

/** Everything that is not given as Discord has it. Sets are made anew each time, so tests share nothing. */
export function settled(
  wishes: Partial<Omit<Settings, 'timings'>> & { timings?: Partial<Timings> },
): Settings {
  const people = wishes.people ?? [
    personOf(ADA, 'ada', { locale: 'de' }),
    personOf(BEN, 'ben'),
    personOf(MOD, 'mod'),
    personOf(ROBOT, 'robot', { bot: true }),
  ];
  const all = people.map(({ id }) => id);
  const rooms = wishes.channels ?? [
    channelOf(GENERAL, 'general'),
    channelOf(QUIET, 'quiet', { denied: bits('SEND_MESSAGES', 'SEND_MESSAGES_IN_THREADS') }),
    channelOf(HIDDEN, 'hidden', { denied: bits('VIEW_CHANNEL') }),
    channelOf(FOREIGN, 'foreign', { guild: ELSEWHERE }),
    talkOf(PRIVATE, [ADA, BEN]),
  ];
  return {
    guilds: [guildOf(GUILD, [...all, BOT]), guildOf(ELSEWHERE, all)],
    ...{ privileged: [], installs: [], clock: realClock, seed: 1 },
    ...{ postsPerSecond: undefined, fileLimit: 10 * 2 ** 20 },
    ...wishes,
    people: [...people, personOf(BOT, BOT_NAME, { bot: true })],
    channels: [...rooms, ...all.map((id) => talkOf(directOf(id), [id, BOT]))],
    timings: {
      answerWithin: 3 * SECOND,
      token: 15 * MINUTE,
      nonce: 5 * MINUTE,
      heartbeat: 41_250,
      renames: { most: 2, within: 10 * MINUTE },
      ...wishes.timings,
    },
  };
}
