// Messages that answer an interaction: whose they are, where they may stand, what they point to.
import { asText, type Json } from '../json.ts';
import type { Interaction } from './interaction.ts';
import { put } from './ledger.ts';
import { FLAG, INTERACTION, MESSAGE } from './numbers.ts';
import { may } from './permissions.ts';
import { Refusal } from './refusal.ts';
import { BOT, type Channel } from './settings.ts';
import type { Message, World } from './world.ts';

/** Follow-ups that an app may write where only the person has installed it. */
export const MOST_FOLLOW_UPS = 5;

/** Where an interaction happened. Throws 10003 where that is gone. */
export function placeOf({ channels }: World, { channel }: Interaction): Channel {
  const place = channels.get(channel);
  if (!place) throw new Refusal(10003);
  return place;
}

/**
 * Throws where a thread takes no answer. The app needs no permission to answer, but a locked thread that is archived
 * refuses it all the same (github.com/discord/discord-api-docs/issues/5517, 6884, 7707).
 */
export function takesAnswers(world: World, channel: Channel, isEphemeral: boolean): void {
  const { thread } = channel;
  if (thread?.locked !== true || may(world, BOT, channel, 'MANAGE_THREADS')) return;
  if (thread.archived) throw new Refusal(50083);
  if (!isEphemeral) throw new Refusal(160005);
}

type Content = Partial<Pick<Message, 'content' | 'embeds' | 'components' | 'attachments'>> & {
  flags: number;
  allowed?: Json | undefined;
};

const pointing = (to: Message | undefined): Pick<Message, 'type' | 'reference'> =>
  to && to.onlyFor === undefined && !to.deleted
    ? { type: MESSAGE.reply, reference: { channel: to.channel, message: to.id } }
    : { type: MESSAGE.plain, reference: undefined };

function kindOf(world: World, { type, metadata, source }: Interaction): Pick<Message, 'type' | 'reference'> {
  if (type !== INTERACTION.command) return pointing(source);
  const target = asText(metadata.target_message_id);
  if (target === undefined) return { type: MESSAGE.command, reference: undefined };
  const to = world.messages.get(target);
  return { type: MESSAGE.menuCommand, reference: pointing(to).reference };
}

/** The first answer, or with `follows` a later one. With the flag for it only the person sees it. */
export function answer(
  world: World,
  interaction: Interaction,
  { allowed, ...content }: Content,
  { follows }: { follows: boolean },
): Message {
  const { original } = interaction;
  const onlyFor = (content.flags & FLAG.ephemeral) === 0 ? undefined : interaction.person;
  const metadata = follows
    ? { ...interaction.metadata, ...(original ? { original_response_message_id: original.id } : {}) }
    : interaction.metadata;
  return put(world, {
    ...{ ...content, allowed, channel: interaction.channel, author: BOT, onlyFor, interaction: metadata },
    ...(follows ? pointing(original) : kindOf(world, interaction)),
  });
}

export const isLoading = ({ flags }: Pick<Message, 'flags'>): boolean => (flags & FLAG.loading) !== 0;
