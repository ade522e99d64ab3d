// Messages come, change and go; each time the app is told, as Discord tells it.
import { given, type Json } from '../json.ts';
import { changeThread, join } from './channels.ts';
import { mentionsIn, namingText } from './mentions.ts';
import { INTENT, MESSAGE } from './numbers.ts';
import { sees } from './permissions.ts';
import { BOT, type Channel } from './settings.ts';
import { toldMessage } from './shown/messages.ts';
import type { Message, World } from './world.ts';

/** The channel of a message that is there. */
export function channelOf({ channels }: World, { channel }: Pick<Message, 'channel'>): Channel | undefined {
  return channels.get(channel);
}

/** What only one person sees comes with the direct messages. */
function tell(world: World, message: Message, name: string, data: (intents: number) => Json): void {
  const channel = channelOf(world, message);
  if (!channel) return;
  const isPrivate = message.onlyFor !== undefined;
  if (!isPrivate && !sees(world, BOT, channel)) return;
  const guild = isPrivate ? undefined : channel.guild;
  const intent = guild === undefined ? INTENT.directMessages : INTENT.guildMessages;
  world.tell({ name, guild, intent, data });
}

export type Draft = Pick<Message, 'channel' | 'author' | 'type'> &
  Partial<Message> & {
    /** `allowed_mentions`; undefined: there are none, and all are allowed. */
    allowed?: Json | undefined;
  };

function mentionsOf(
  world: World,
  draft: Draft & Pick<Message, 'content' | 'components'>,
): ReturnType<typeof mentionsIn> {
  const channel = channelOf(world, draft);
  if (!channel) throw new Error(`there is no channel ${draft.channel}`);
  const to = draft.reference?.message === undefined ? undefined : world.messages.get(draft.reference.message);
  return mentionsIn(world, {
    ...{ channel, author: draft.author, text: namingText(draft), allowed: draft.allowed },
    repliedTo: draft.type === MESSAGE.reply ? to?.author : undefined,
  });
}

const NOTHING: Omit<Message, 'id' | 'channel' | 'author' | 'type'> = {
  ...{ content: '', flags: 0, components: [], embeds: [], attachments: [], nonce: undefined },
  ...{ reference: undefined, interaction: undefined, pings: [], onlyFor: undefined },
  ...{ mentions: { users: [], roles: [], everyone: false }, edited: undefined, deleted: false },
};

/** Puts a message there and tells of it. In a thread it wakes the thread, and brings in who writes and is named. */
export function put(world: World, { allowed, ...draft }: Draft): Message {
  const named = mentionsOf(world, { ...NOTHING, ...draft, allowed });
  const message: Message = { ...NOTHING, ...draft, ...named, id: world.id() };
  const channel = channelOf(world, message);
  if (message.onlyFor !== undefined) {
    message.pings = [];
    world.ephemerals.push(message);
  } else {
    const there = world.history.get(message.channel);
    if (there) there.push(message);
    else world.history.set(message.channel, [message]);
    if (channel?.thread) inThread(world, channel, message);
  }
  world.messages.set(message.id, message);
  world.watch.changed();
  tell(world, message, 'MESSAGE_CREATE', (intents) => toldMessage(world, message, intents));
  return message;
}

function inThread(world: World, channel: Channel, { author, mentions }: Message): void {
  const { thread } = channel;
  if (!thread) return;
  thread.sent++;
  if (thread.archived) changeThread(world, channel, { archived: false });
  for (const one of [author, ...mentions.users]) join(world, channel, one);
}

export type Changes = Partial<
  Pick<Message, 'content' | 'flags' | 'components' | 'embeds' | 'attachments'>
> & {
  allowed?: Json | undefined;
  /** It was loading until now: we take it that it counts as new, so it notifies whom it names. */
  first?: boolean;
};

export function change(
  world: World,
  message: Message,
  { allowed, first = false, ...changes }: Changes,
): void {
  Object.assign(message, changes);
  const { mentions, pings } = mentionsOf(world, { ...message, allowed });
  message.mentions = mentions;
  if (first) message.pings = message.onlyFor === undefined ? pings : [];
  else message.edited = world.now();
  world.watch.changed();
  tellChange(world, message);
}

/** Also where only what surrounds it has changed, as when a thread hangs on it now. */
export function tellChange(world: World, message: Message): void {
  tell(world, message, 'MESSAGE_UPDATE', (intents) => toldMessage(world, message, intents));
}

export function take(world: World, message: Message): void {
  message.deleted = true;
  world.watch.changed();
  const guild_id = message.onlyFor === undefined ? channelOf(world, message)?.guild : undefined;
  const data = given({ id: message.id, channel_id: message.channel, guild_id });
  tell(world, message, 'MESSAGE_DELETE', () => data);
}
