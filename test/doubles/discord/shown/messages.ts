// Messages as Discord shows them to an app: in answers, events and interactions.
import { asJson, given, type Json, jsonList } from '../../json.ts';
import { timeOf } from '../ids.ts';
import { MESSAGE } from '../numbers.ts';
import { mayRead, UNREADABLE } from '../readable.ts';
import { BOT } from '../settings.ts';
import type { Attachment, Message, World } from '../world.ts';
import { shownChannel } from './channels.ts';
import { shownComponents, urlOf } from './components.ts';
import { shownMembership, shownPerson } from './people.ts';

export function shownAttachment(world: World, channel: string, file: Attachment): Json {
  const url = urlOf(world, channel, file);
  const { id, filename, description, content } = file;
  const type =
    filename.endsWith('.txt') || filename.endsWith('.md') ? 'text/plain; charset=utf-8' : undefined;
  return given({
    ...{ id, filename, size: content.length, url, proxy_url: url, description, content_type: type },
  });
}

const referred = (world: World, { reference }: Message): Json => {
  if (!reference) return {};
  const { channel, message } = reference;
  const guild_id = world.channels.get(channel)?.guild;
  return { message_reference: given({ type: 0, channel_id: channel, message_id: message, guild_id }) };
};

/** The message that is replied to; null where it is gone. */
function repliedTo(world: World, message: Message, intents: number): Json {
  const { type, reference } = message;
  if (type !== MESSAGE.reply && type !== MESSAGE.threadStarter) return {};
  const to = reference?.message === undefined ? undefined : world.messages.get(reference.message);
  const gone = !to || to.deleted;
  return { referenced_message: gone ? null : shownMessage(world, { ...to, reference: undefined }, intents) };
}

function content(world: World, message: Message, intents: number): Json {
  if (!mayRead(world, message, intents)) return UNREADABLE;
  return {
    content: message.content,
    embeds: message.embeds,
    attachments: message.attachments.map((file) => shownAttachment(world, message.channel, file)),
    components: shownComponents(world, message),
  };
}

/** What an app with these intents sees of it. */
export function shownMessage(world: World, message: Message, intents: number): Json {
  const { id, channel, type, author, flags, edited, nonce, mentions, interaction } = message;
  const thread = world.channels.get(id);
  return given({
    ...{ id, channel_id: channel, type, author: shownPerson(world, author), flags, nonce },
    ...content(world, message, intents),
    timestamp: new Date(timeOf(id)).toISOString(),
    edited_timestamp: edited === undefined ? null : new Date(edited).toISOString(),
    mentions: mentions.users.map((one) => shownPerson(world, one)),
    ...{ mention_roles: mentions.roles, mention_everyone: mentions.everyone, pinned: false, tts: false },
    thread: thread?.thread ? shownChannel(world, thread) : undefined,
    ...(interaction ? { interaction_metadata: interaction, application_id: BOT, webhook_id: BOT } : {}),
    ...referred(world, message),
    ...repliedTo(world, message, intents),
  });
}

/**
 * As an event shows it: with its place, and with its author as a member. What only one person sees belongs to no server,
 * though it says in which channel it is (docs: events/gateway-events, Message Create).
 */
export function toldMessage(world: World, message: Message, intents: number): Json {
  const shown = shownMessage(world, message, intents);
  const channel = world.channels.get(message.channel);
  const placed = { ...shown, channel_type: channel?.type };
  const guild = channel?.guild === undefined ? undefined : world.guilds.get(channel.guild);
  if (message.onlyFor !== undefined || !guild) return given(placed);
  const isMember = guild.members.has(message.author);
  const member = isMember ? { member: shownMembership(guild, message.author) } : {};
  const mentions = jsonList(shown.mentions).map((person) => ({
    ...person,
    member: shownMembership(guild, String(asJson(person).id)),
  }));
  return given({ ...placed, guild_id: guild.id, ...member, mentions });
}
