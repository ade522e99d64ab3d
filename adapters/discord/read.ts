// What people do in Discord, as what it means to the bot.
import {
  type BaseInteraction,
  InteractionContextType,
  type Message,
  MessageType,
  type PermissionsBitField,
} from 'discord.js';
import { ROOM_ITSELF } from '../../src/door/incoming.ts';
import { hasThreads, heldIn, lacking } from './permissions.ts';
import { privatePlace, tenantOf } from './places.ts';
import { type Names, plainText } from './text.ts';

/**
 * Where something was done. `thread` is `ROOM_ITSELF` in a conversation that has no threads, and null in a channel of a
 * server. `threads`: whether one can hang on a message there at all, as none can beside a call. `lacks`: what the bot
 * lacks to open one, in the names of Discord's settings; `mute`: what it lacks to write there.
 */
export type Where = {
  tenant: string;
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

type Room = { id: string; parentId: string | null; isThread: boolean };

/** In a server where the bot is a member. */
function inServer(
  tenant: string,
  { id, parentId, isThread }: Room,
  can: { threads: boolean; held: Readonly<PermissionsBitField> | undefined },
): Where {
  const { held, threads } = can;
  if (isThread && parentId !== null) {
    const mute = held ? lacking(held, ['view', 'inThreads']) : [];
    return { tenant, place: parentId, thread: id, threads: false, lacks: [], mute };
  }
  return {
    ...{ tenant, place: id, thread: null, threads },
    lacks: held && threads ? lacking(held, ['threads', 'inThreads', 'history']) : [],
    mute: held ? lacking(held, ['view', 'send']) : [],
  };
}

const DIRECT = { thread: ROOM_ITSELF, threads: false, lacks: [], mute: [] } as const;

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
  const room = {
    id: channelId,
    parentId: channel?.isThread() ? channel.parentId : null,
    isThread: channel?.isThread() === true,
  };
  return inServer(guildId, room, { threads: channel !== null && hasThreads(channel), held: appPermissions });
}

/** The keys of messages begin so. */
export const MESSAGE_KEY = 'discord:';

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
  const channel = client.channels.cache.get(channelId) ?? (await client.channels.fetch(channelId));
  if (!channel) return undefined;
  const room = {
    id: channelId,
    parentId: channel.isThread() ? channel.parentId : null,
    isThread: channel.isThread(),
  };
  return inServer(guild, room, { threads: hasThreads(channel), held: heldIn(channel) });
}

const isForSomebodyElse = (content: string): boolean => /^\s*<@/u.test(content);

/** Names of channels and roles, as far as they are in memory. */
export function namesIn({ client, guild }: Pick<Message, 'client' | 'guild'>): Names {
  return (id) => {
    const channel = client.channels.cache.get(id);
    if (channel && 'name' in channel && channel.name !== null) return channel.name;
    return guild?.roles.cache.get(id)?.name;
  };
}
