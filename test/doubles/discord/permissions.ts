// Who may do what where: roles of the server, then what the channel changes for roles and members.
import { CHANNEL } from './numbers.ts';
import type { Channel } from './settings.ts';
import type { World } from './world.ts';

const ALL = {
  KICK_MEMBERS: 1n << 1n,
  ADMINISTRATOR: 1n << 3n,
  MANAGE_CHANNELS: 1n << 4n,
  MANAGE_GUILD: 1n << 5n,
  ADD_REACTIONS: 1n << 6n,
  VIEW_CHANNEL: 1n << 10n,
  SEND_MESSAGES: 1n << 11n,
  MANAGE_MESSAGES: 1n << 13n,
  EMBED_LINKS: 1n << 14n,
  ATTACH_FILES: 1n << 15n,
  READ_MESSAGE_HISTORY: 1n << 16n,
  MENTION_EVERYONE: 1n << 17n,
  USE_EXTERNAL_EMOJIS: 1n << 18n,
  USE_APPLICATION_COMMANDS: 1n << 31n,
  MANAGE_THREADS: 1n << 34n,
  CREATE_PUBLIC_THREADS: 1n << 35n,
  CREATE_PRIVATE_THREADS: 1n << 36n,
  SEND_MESSAGES_IN_THREADS: 1n << 38n,
} as const;

export type Permission = keyof typeof ALL;

export const bits = (...names: readonly Permission[]): bigint =>
  names.reduce((sum, name) => sum | ALL[name], 0n);

const EVERYTHING = (1n << 53n) - 1n;
/** In conversations outside of servers, as interactions name them. */
const DIRECT = bits('ATTACH_FILES', 'EMBED_LINKS', 'MENTION_EVERYONE', 'USE_EXTERNAL_EMOJIS');

/** All that this person or bot may do there, as bits. Nothing where the server does not have it as a member. */
export function permissionsIn({ guilds, channels }: World, user: string, channel: Channel): bigint {
  if (channel.guild === undefined) return DIRECT;
  const guild = guilds.get(channel.guild);
  if (!guild?.members.has(user)) return 0n;
  const roles = guild.roles.filter(({ members }) => members.has(user));
  const base = roles.reduce((sum, { permissions }) => sum | permissions, 0n);
  if (guild.owner === user || (base & ALL.ADMINISTRATOR) !== 0n) return EVERYTHING;
  // A thread has no overwrites: those of its channel count.
  const { overwrites } = (channel.parent === undefined ? undefined : channels.get(channel.parent)) ?? channel;
  const tiers = [[guild.id], roles.map(({ id }) => id).filter((id) => id !== guild.id), [user]];
  return tiers.reduce((sum, ids) => {
    const group = overwrites.filter(({ id }) => ids.includes(id));
    const denied = group.reduce((all, { deny }) => all | deny, 0n);
    return group.reduce((all, { allow }) => all | allow, sum & ~denied);
  }, base);
}

export const may = (world: World, user: string, channel: Channel, ...names: Permission[]): boolean =>
  channel.guild === undefined || (permissionsIn(world, user, channel) & bits(...names)) === bits(...names);

/** Whether that person or bot sees the channel; a private thread only its members and moderators do. */
export function sees(world: World, user: string, channel: Channel): boolean {
  if (channel.guild === undefined) return channel.recipients.includes(user);
  if (!may(world, user, channel, 'VIEW_CHANNEL')) return false;
  const isPrivate = channel.thread !== undefined && channel.type === CHANNEL.privateThread;
  return (
    !isPrivate || channel.thread?.members.has(user) === true || may(world, user, channel, 'MANAGE_THREADS')
  );
}
