// A card as a message of Discord: pure, and within Discord's limits.
import { type APIContainerComponent, ComponentType, MessageFlags } from 'discord.js';
import type { Message } from '../../../src/door/messenger.ts';
import { AS_WRITTEN, type Say, said } from '../../cards/say.ts';
import type { Attached, Shown } from './elements.ts';
import { fitted } from './fit.ts';
import { LIMITS } from './limits.ts';
import type { Links } from './links.ts';
import { marked } from './mark.ts';
import { isPerson } from './markdown.ts';
import { shownOf } from './shown.ts';
import { textRoom } from './texts.ts';

/** Of all who are named in a message, these are pinged. */
export type Pings = { parse: []; users: string[] };

/** The body of a request that posts or changes a message; `files` are sent along, and shown by their names in it. */
export type DiscordMessage = {
  flags: MessageFlags.IsComponentsV2;
  components: [APIContainerComponent];
  allowed_mentions: Pings;
  files?: Attached[];
};

/** What a place lets us do. */
export type Room = { files: boolean };

/** On the left of what a talk comes to. */
const ACCENT = 0x2a_7f_74;

/**
 * The message of a card, with the mark of its id (`markOf`) at the first text. Where no file may be sent, a document is
 * shown as text; `say` puts its texts into another language. Never throws on a card of a kind that it knows.
 */
export function render(
  message: Message,
  links: Links = () => null,
  { files }: Room = { files: true },
  say: Say = AS_WRITTEN,
): DiscordMessage {
  const shown = shownOf(message, links, files);
  return messageOf({ ...shown, parts: said(shown.parts, textRoom, say) }, message.id);
}

/** The same of something that is no card. */
export function messageOf({ parts, accent, pings, files }: Shown, id: string): DiscordMessage {
  return {
    flags: MessageFlags.IsComponentsV2,
    components: [
      {
        type: ComponentType.Container,
        ...(accent ? { accent_color: ACCENT } : {}),
        components: marked(fitted(parts), id),
      },
    ],
    allowed_mentions: pinging(pings),
    ...(files ? { files } : {}),
  };
}

/** Each person once; nobody, where the people are none of Discord's. */
export function pinging(people: readonly string[] = []): Pings {
  return { parse: [], users: [...new Set(people)].filter(isPerson).slice(0, LIMITS.pings) };
}
