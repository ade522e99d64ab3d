// Which messages an app may read, and what it sees of the others.
import type { Json } from '../json.ts';
import { namingText } from './mentions.ts';
import { INTENT } from './numbers.ts';
import { BOT } from './settings.ts';
import type { Message, World } from './world.ts';

/**
 * Whether the app gets the content: with the intent; else of its own messages, in direct messages with it, where it is
 * mentioned, and in replies that ping it. A reply to the answer to an interaction is none of these (docs:
 * gateway/you-might-not-need-a-privileged-intent).
 */
export function mayRead(world: World, message: Message, intents: number): boolean {
  if ((intents & INTENT.messageContent) !== 0 || message.author === BOT) return true;
  if (world.channels.get(message.channel)?.recipients.includes(BOT) === true) return true;
  if (!message.mentions.users.includes(BOT)) return false;
  return namingText(message).includes(BOT) || repliesToSent(world, message);
}

function repliesToSent({ messages }: World, { reference }: Message): boolean {
  const to = reference?.message === undefined ? undefined : messages.get(reference.message);
  return to?.author === BOT && to.interaction === undefined;
}

/** What an app without the right sees in place of the content. */
export const UNREADABLE: Json = { content: '', embeds: [], attachments: [], components: [] };

/** By what is switched on in the portal: so the REST side decides. */
export const restIntents = ({ settings }: World): number =>
  settings.privileged.includes('messageContent') ? INTENT.messageContent : 0;
