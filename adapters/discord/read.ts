// What people do in Discord, as what it means to the bot.
import {
  type BaseInteraction,
  type Channel,
  ChannelType,
  type Client,
  InteractionContextType,
  type Message,
  MessageType,
  PermissionFlagsBits,
  type PermissionsBitField,
} from 'discord.js';
import { ROOM_ITSELF } from '../../src/door/incoming.ts';
import { hasThreads, heldIn, lacking } from './permissions.ts';
import { privatePlace, tenantOf } from './places.ts';
import { type Names, plainText } from './text.ts';

/**
 * Where something was done. `thread` is `ROOM_ITSELF` in a conversation that has no threads, and null in a channel of a
 * server. `threads`: whether one can hang on a message there at all, as none can beside a call. `lacks`: what the bot
 * lacks to open one, in the names of Discord's settings; `mute`: what it lacks to write there. `direct`: nobody else sees
 * what people write there.
 */
export type Where = {
  tenant: string;
  direct: boolean;
  place: string;
  thread: string | null;
  threads: boolean;
  lacks: readonly string[];
  mute: readonly string[];
};

/** Somebody wrote. `replyTo`: the message that it answers, in the same channel. `people`: those named, without the bot. */
export type Wrote = Where & {
  key: string;
  by: string;
  at: string;
  id: string;
  text: string;
  addressed: boolean;
  replyTo: string | undefined;
  people: readonly string[];
};

/** `parentId`: of a thread that everybody in its channel can see. */
type Room = { id: string; parentId: string | null; isThread: boolean };

/** In a server where the bot is a member. */
function inServer(
  tenant: string,
  { id, parentId, isThread }: Room,
  can: { threads: boolean; held: Readonly<PermissionsBitField> | undefined },
): Where {
  const { held, threads } = can;
  if (isThread) {
    const mute = held ? lacking(held, ['view', 'inThreads']) : [];
    const common = { tenant, direct: false, threads: false, lacks: [], mute };
    // A thread that not everybody may see is a room of its own: nothing of it is told in the channel.
    return parentId === null
      ? { ...common, place: id, thread: ROOM_ITSELF }
      : { ...common, place: parentId, thread: id };
  }
  return {
    ...{ tenant, direct: false, place: id, thread: null, threads },
    lacks: held && threads ? lacking(held, ['threads', 'inThreads', 'history']) : [],
    mute: held ? lacking(held, ['view', 'send']) : [],
  };
}

const DIRECT = { direct: true, thread: ROOM_ITSELF, threads: false, lacks: [], mute: [] } as const;

/** Where somebody used a command, a control or a window. */
export function whereOf(interaction: BaseInteraction): Where | undefined {
  const { client, guildId, channelId, channel, user, context, appPermissions } = interaction;
  if (channelId === null) return undefined;
  const isMember = guildId !== null && client.guilds.cache.has(guildId);
  if (guildId === null || !isMember) {
    const tenant = tenantOf(null, user.id);
    const direct = guildId === null && context !== InteractionContextType.PrivateChannel;
    return { ...DIRECT, tenant, place: direct ? channelId : privatePlace(channelId, user.id) };
  }
  const room = roomOf(channelId, channel);
  return inServer(guildId, room, { threads: channel !== null && hasThreads(channel), held: appPermissions });
}

/** The keys of messages begin so. */
export const MESSAGE_KEY = 'discord:';
/** And those of what people do with the bot. */
export const INTERACTION_KEY = 'interaction:';

/** What people write; joins, pins and the like are none of it. */
const WRITTEN: ReadonlySet<MessageType> = new Set([MessageType.Default, MessageType.Reply]);

/** Somebody's message; undefined for what is none of the bot's business. Rejects where its channel cannot be asked for. */
export async function readMessage(message: Message): Promise<Wrote | undefined> {
  const { client, author, guildId, channelId, id } = message;
  // Other bots are never answered: two that answer each other do not stop.
  if (author.bot || author.system || message.webhookId !== null || !WRITTEN.has(message.type))
    return undefined;
  if (!client.isReady()) return undefined;
  const botUser = client.user.id;
  const text = plainText(message.content, botUser, namesIn(message));
  const addressed = guildId === null || message.mentions.users.has(botUser);
  // Without the right to read it, what is not for the bot comes without its words.
  if (!addressed && (text === '' || isForSomebodyElse(message.content))) return undefined;
  const where = guildId === null ? direct(message) : await inItsServer(message, guildId);
  // What stands in a room and in no thread can only be meant for the bot where it names it.
  if (!where || (!addressed && where.thread === null)) return undefined;
  const { reference } = message;
  return {
    ...where,
    ...{ id, by: author.id, text, addressed, key: `${MESSAGE_KEY}${channelId}:${id}` },
    at: new Date(message.createdTimestamp).toISOString(),
    replyTo: reference?.channelId === channelId ? reference.messageId : undefined,
    people: [...message.mentions.users.keys()].filter((user) => user !== botUser),
  };
}

function direct({ author, channelId }: Message): Where {
  return { ...DIRECT, tenant: tenantOf(null, author.id), place: channelId };
}

async function inItsServer(message: Message, guild: string): Promise<Where | undefined> {
  const { client, channelId } = message;
  const channel = known(client, channelId) ?? (await client.channels.fetch(channelId));
  if (!channel) return undefined;
  const room = roomOf(channelId, channel);
  return inServer(guild, room, { threads: hasThreads(channel), held: heldIn(channel) });
}

function roomOf(id: string, channel: Channel | null): Room {
  if (!channel?.isThread()) return { id, parentId: null, isThread: false };
  return {
    id,
    parentId: channel.type === ChannelType.PrivateThread ? null : channel.parentId,
    isThread: true,
  };
}

/** The channel as it is in memory. One that the library made up from a message alone, without a name, is forgotten. */
function known({ channels, guilds }: Client, id: string): Channel | undefined {
  const channel = channels.cache.get(id);
  if (!channel || channel.isDMBased() || channel.name !== undefined) return channel;
  channels.cache.delete(id);
  guilds.cache.get(channel.guildId)?.channels.cache.delete(id);
  return undefined;
}

const isForSomebodyElse = (content: string): boolean => /^\s*<@/u.test(content);

/** Names of channels that everybody in the server may see, and of its roles, as far as they are in memory. */
export function namesIn({ guild }: Pick<Message, 'guild'>): Names {
  return (id) => {
    const channel = guild?.channels.cache.get(id);
    if (!guild || !channel) return guild?.roles.cache.get(id)?.name;
    const isOpen =
      channel.type !== ChannelType.PrivateThread &&
      channel.permissionsFor(guild.roles.everyone).has(PermissionFlagsBits.ViewChannel);
    return isOpen ? channel.name : undefined;
  };
}
