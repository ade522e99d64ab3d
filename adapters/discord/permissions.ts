// What the bot may do in a channel, and how people find what it lacks in Discord's own settings.
import {
  type AnyThreadChannel,
  type Channel,
  ChannelType,
  PermissionFlagsBits,
  PermissionsBitField,
} from 'discord.js';

/** The names as Discord's settings show them. */
const NAMES = {
  view: 'View Channel',
  send: 'Send Messages',
  threads: 'Create Public Threads',
  inThreads: 'Send Messages in Threads',
  files: 'Attach Files',
  history: 'Read Message History',
} as const;

export type Need = keyof typeof NAMES;

const FLAGS: Readonly<Record<Need, bigint>> = {
  view: PermissionFlagsBits.ViewChannel,
  send: PermissionFlagsBits.SendMessages,
  threads: PermissionFlagsBits.CreatePublicThreads,
  inThreads: PermissionFlagsBits.SendMessagesInThreads,
  files: PermissionFlagsBits.AttachFiles,
  history: PermissionFlagsBits.ReadMessageHistory,
};

/** All that the invitation asks for; links in messages are shown without a picture, but as links. */
export const INVITED_FOR: bigint = new PermissionsBitField([
  ...Object.values(FLAGS),
  PermissionFlagsBits.EmbedLinks,
]).bitfield;

/** Those of `needs` that these permissions do not hold, by the names that people know. */
export function lacking(held: Readonly<PermissionsBitField>, needs: readonly Need[]): string[] {
  return needs.filter((need) => !held.has(FLAGS[need])).map((need) => NAMES[need]);
}

/** What the bot may do there as far as is known; undefined outside of servers, and where the channel is not in memory. */
export function heldIn(channel: Channel | undefined): Readonly<PermissionsBitField> | undefined {
  if (!channel || channel.isDMBased()) return undefined;
  const { user } = channel.client;
  return channel.permissionsFor(user) ?? undefined;
}

/** Whether it is a locked thread, as far as is known, that the bot may not open again: nothing can be written there. */
export function isLocked(
  channel: Channel | null,
  held: Readonly<PermissionsBitField>,
): channel is AnyThreadChannel {
  return (
    channel?.isThread() === true && channel.locked === true && !held.has(PermissionFlagsBits.ManageThreads)
  );
}

/** Channels in which a thread can hang on a message. */
const WITH_THREADS: ReadonlySet<ChannelType> = new Set([
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
]);

export const hasThreads = ({ type }: Pick<Channel, 'type'>): boolean => WITH_THREADS.has(type);
