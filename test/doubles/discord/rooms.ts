// What the bot may reach: channels and messages by id, and what it may do there.
import { MESSAGE } from './numbers.ts';
import { may, type Permission, sees } from './permissions.ts';
import { Refusal } from './refusal.ts';
import { BOT, type Channel } from './settings.ts';
import type { Message, World } from './world.ts';

/** A channel that the bot sees. Throws 10003 where there is none, 50001 where it may not know it. */
export function channelAt(world: World, id: unknown): Channel {
  const channel = typeof id === 'string' ? world.channels.get(id) : undefined;
  if (!channel) throw new Refusal(10003);
  if (!sees(world, BOT, channel)) throw new Refusal(50001);
  return channel;
}

/** Throws 50013 where the bot lacks one of these there. */
export function need(world: World, channel: Channel, ...names: Permission[]): void {
  if (!may(world, BOT, channel, ...names)) throw new Refusal(50013);
}

/** A message that stands there. Throws 10008 otherwise. */
export function messageAt(world: World, channel: Channel, id: unknown): Message {
  const message = typeof id === 'string' ? world.messages.get(id) : undefined;
  const isThere = message?.channel === channel.id && !message.deleted && message.onlyFor === undefined;
  if (!message || !isThere) throw new Refusal(10008);
  return message;
}

/** As above, one that the bot may change. */
export function ownMessageAt(world: World, channel: Channel, id: unknown): Message {
  const message = messageAt(world, channel, id);
  if (message.author !== BOT) throw new Refusal(50005);
  if (!isWritten(message)) throw new Refusal(50021);
  openFor(world, channel, { wakes: false });
  return message;
}

const WRITTEN: ReadonlySet<number> = new Set([
  MESSAGE.plain,
  MESSAGE.reply,
  MESSAGE.command,
  MESSAGE.menuCommand,
]);

/** By somebody, and not by Discord itself. */
export const isWritten = ({ type }: Pick<Message, 'type'>): boolean => WRITTEN.has(type);

/**
 * Throws where a thread takes nothing of the bot: an archived one only what wakes it, a locked one nothing at all,
 * unless the bot may manage threads. Which of the two codes comes where both hold is known from reports only.
 */
export function openFor(world: World, channel: Channel, { wakes }: { wakes: boolean }): void {
  const { thread } = channel;
  if (!thread) return;
  const manages = may(world, BOT, channel, 'MANAGE_THREADS');
  if (thread.archived && (!wakes || (thread.locked && !manages))) throw new Refusal(50083);
  if (thread.locked && !manages) throw new Refusal(160005);
}

/** Throws where the bot may not post there, by itself and not as an answer to an interaction. */
export function mayPost(world: World, channel: Channel): void {
  if (channel.guild === undefined) {
    const shut = channel.recipients.some((id) => world.people.get(id)?.direct !== 'open' && id !== BOT);
    if (shut) throw new Refusal(50007);
    return;
  }
  need(world, channel, channel.thread ? 'SEND_MESSAGES_IN_THREADS' : 'SEND_MESSAGES');
  openFor(world, channel, { wakes: true });
}
