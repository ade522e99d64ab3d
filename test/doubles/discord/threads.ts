// Threads begin and are renamed, with the messages that Discord itself writes about it.
import { tellChannel } from './channels.ts';
import { put, tellChange } from './ledger.ts';
import { CHANNEL, FLAG, MESSAGE } from './numbers.ts';
import type { Channel } from './settings.ts';
import type { Message, World } from './world.ts';

const DAY_IN_MINUTES = 1440;

export type Start = {
  parent: Channel;
  owner: string;
  name: string;
  /** The message that it hangs on. */
  starter?: Message;
  isPrivate?: boolean;
  /** In minutes. */
  autoArchive?: number | undefined;
};

/** A thread has the id of its starter. The starter then says so, and the thread begins with a message that points to it. */
export function startThread(world: World, start: Start): Channel {
  const { parent, owner, name, starter, isPrivate = false, autoArchive = DAY_IN_MINUTES } = start;
  const isNews = parent.type === CHANNEL.announcement;
  const type = isPrivate ? CHANNEL.privateThread : isNews ? CHANNEL.announcementThread : CHANNEL.publicThread;
  const channel: Channel = {
    ...{ id: starter?.id ?? world.id(), type, name, guild: parent.guild, parent: parent.id },
    ...{ recipients: [], overwrites: [], renamed: [] },
    thread: {
      ...{ owner, starter: starter?.id, archived: false, locked: false, archivedAt: world.now() },
      ...{ autoArchive, members: new Set([owner]), sent: 0 },
    },
  };
  world.channels.set(channel.id, channel);
  world.watch.changed();
  tellChannel(world, channel, 'CREATE', { newly_created: true });
  if (starter) {
    starter.flags |= FLAG.hasThread;
    tellChange(world, starter);
    const reference = { channel: parent.id, message: starter.id };
    // We take it that whoever begins the thread is its author.
    put(world, { channel: channel.id, author: owner, type: MESSAGE.threadStarter, reference, allowed: {} });
  } else if (!isPrivate && parent.type !== CHANNEL.forum) {
    const reference = { channel: channel.id, message: undefined };
    const said = { content: name, reference, allowed: {} };
    put(world, { channel: parent.id, author: owner, type: MESSAGE.threadCreated, ...said });
  }
  return channel;
}

/** How long until the name may be changed again, in ms; 0: now. */
export function renamePause(world: World, { renamed }: Channel): number {
  const { most, within } = world.settings.timings.renames;
  const recent = renamed.filter((at) => at > world.now() - within);
  const [first] = recent;
  return recent.length < most || first === undefined ? 0 : first + within - world.now();
}

/** The caller tells of the change. */
export function rename(world: World, channel: Channel, { by, name }: { by: string; name: string }): void {
  channel.renamed = [...channel.renamed, world.now()].slice(-world.settings.timings.renames.most);
  channel.name = name;
  if (channel.thread)
    put(world, { channel: channel.id, author: by, type: MESSAGE.renamed, content: name, allowed: {} });
}
