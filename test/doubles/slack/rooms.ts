// What the bot may reach: rooms by id, its place in them, threads in them.
import { Refusal } from './refusal.ts';
import { BOT_USER, type Channel, directOf, type Kind } from './settings.ts';
import type { Message, World } from './world.ts';

/** How scopes and events call each kind of room. */
export const SCOPE_WORD: Readonly<Record<Kind, string>> = {
  public: 'channels',
  private: 'groups',
  im: 'im',
  mpim: 'mpim',
};

/**
 * The room of that id, where the bot can know it. Throws the refusal `channel_not_found` otherwise, as Slack does for
 * private rooms that the bot is not in.
 */
export function roomOf(world: World, id: unknown): Channel {
  const channel = typeof id === 'string' ? world.channels.get(id) : undefined;
  if (!channel || (channel.kind !== 'public' && !channel.members.has(BOT_USER)))
    throw new Refusal('channel_not_found');
  return channel;
}

/** A room as `chat.postMessage` takes it: also by `#name`, and a person's id for the direct messages. */
export function addressed(world: World, id: unknown): Channel {
  if (typeof id !== 'string') throw new Refusal('channel_not_found');
  if (world.users.get(id)?.isBot === false) return roomOf(world, directOf(id));
  const named = [...world.channels.values()].find(
    ({ kind, name }) => kind !== 'im' && name === id.replace(/^#/u, ''),
  );
  return roomOf(world, named?.id ?? id);
}

/** Throws where the bot may not write there. */
export function mayWrite(channel: Channel, scopes: readonly string[]): void {
  if (channel.archived) throw new Refusal('is_archived');
  if (channel.members.has(BOT_USER)) return;
  if (channel.kind !== 'public' || !scopes.includes('chat:write.public')) throw new Refusal('not_in_channel');
}

/** A message that is there and not deleted. */
export const messageAt = (world: World, channel: string, ts: unknown): Message | undefined =>
  world.messages.find((one) => one.channel === channel && one.ts === ts && !one.deleted);

export const repliesTo = (world: World, channel: string, root: string): Message[] =>
  world.messages.filter((one) => one.channel === channel && one.thread_ts === root && !one.deleted);

/** The root's ts to hang a reply on. Throws where there is no such thread, or none that takes replies. */
export function threadFor(world: World, channel: Channel, ts: unknown): string | undefined {
  if (ts === undefined || ts === '') return undefined;
  const root = world.messages.find((one) => one.channel === channel.id && one.ts === ts);
  if (!root || (root.deleted && repliesTo(world, channel.id, root.ts).length === 0))
    throw new Refusal('thread_not_found');
  if (root.thread_ts !== undefined) throw new Refusal('cannot_reply_to_message');
  if (channel.lockedThreads.has(root.ts)) throw new Refusal('restricted_action_thread_locked');
  return root.ts;
}
