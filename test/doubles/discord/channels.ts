// Channels and threads change; each time the app is told, as Discord tells it.
import type { Json } from '../json.ts';
import { INTENT } from './numbers.ts';
import { sees } from './permissions.ts';
import { BOT, type Channel, type Thread } from './settings.ts';
import { shownChannel } from './shown/channels.ts';
import type { World } from './world.ts';

/** A bot hears of all channels of its servers, but of threads only where it sees them. */
const hears = (world: World, channel: Channel): boolean => {
  if (channel.thread) return sees(world, BOT, channel);
  return channel.guild !== undefined && world.guilds.get(channel.guild)?.members.has(BOT) === true;
};

/** Tells what the channel is now; `word` is the second half of the event's name. */
export function tellChannel(
  world: World,
  channel: Channel,
  word: 'CREATE' | 'UPDATE' | 'DELETE',
  more: Json = {},
): void {
  if (!hears(world, channel)) return;
  const { id, guild, parent, type, thread } = channel;
  const isLeft = word === 'DELETE' && thread !== undefined;
  const data: Json = isLeft ? { id, guild_id: guild, parent_id: parent, type } : shownChannel(world, channel);
  world.tell({
    ...{ name: `${thread ? 'THREAD' : 'CHANNEL'}_${word}`, guild, intent: INTENT.guilds },
    data: () => ({ ...data, ...more }),
  });
}

/** Throws where it is no thread. */
export function threadOf(channel: Channel): Thread {
  if (!channel.thread) throw new Error(`the channel ${channel.id} is no thread`);
  return channel.thread;
}

export function changeThread(
  world: World,
  channel: Channel,
  changes: Partial<Pick<Thread, 'archived' | 'locked' | 'autoArchive'>>,
): void {
  const thread = threadOf(channel);
  const restarts = changes.archived !== undefined && changes.archived !== thread.archived;
  if (restarts || changes.autoArchive !== undefined) thread.archivedAt = world.now();
  Object.assign(thread, changes);
  world.watch.changed();
  tellChannel(world, channel, 'UPDATE');
}

/** The channel is gone, with the threads in it; nobody finds it any more. */
export function removeChannel(world: World, channel: Channel): void {
  const inside = [...world.channels.values()].filter(({ parent }) => parent === channel.id);
  for (const one of inside) removeChannel(world, one);
  tellChannel(world, channel, 'DELETE');
  world.channels.delete(channel.id);
  world.watch.changed();
}

/** Makes somebody a member of a thread. A bot that comes into one is told of it. */
export function join(world: World, channel: Channel, user: string): void {
  const { members } = threadOf(channel);
  if (members.has(user)) return;
  members.add(user);
  world.watch.changed();
  if (user !== BOT) return;
  tellChannel(world, channel, 'CREATE');
  const added = [
    { id: channel.id, user_id: BOT, join_timestamp: new Date(world.now()).toISOString(), flags: 1 },
  ];
  const data = { id: channel.id, guild_id: channel.guild, member_count: members.size, added_members: added };
  world.tell({
    ...{ name: 'THREAD_MEMBERS_UPDATE', guild: channel.guild, intent: INTENT.guilds },
    data: () => data,
  });
}
