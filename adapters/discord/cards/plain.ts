// A card as a message without a layout, for where Discord takes no other: one text, and rows of controls.
import { ComponentType, MessageFlags } from 'discord.js';
import type { Message } from '../../../src/door/messenger.ts';
import { isBlank } from '../../cards/blank.ts';
import { LEFT_OUT, NOTHING } from '../../cards/leftout.ts';
import { AS_WRITTEN, type Say, said } from '../../cards/say.ts';
import { cutMarkdown } from './cut.ts';
import type { Attached, Row } from './elements.ts';
import { LIMITS } from './limits.ts';
import type { Links } from './links.ts';
import { markOf } from './mark.ts';
import { mention, small } from './markdown.ts';
import { rowsWithin } from './mend.ts';
import { type Pings, pinging, type Room } from './message.ts';
import { shownOf } from './shown.ts';
import { textRoom } from './texts.ts';

/** Without pictures of what links lead to. */
export type PlainMessage = {
  flags: MessageFlags.SuppressEmbeds;
  content: string;
  components: Row[];
  allowed_mentions: Pings;
  files?: Attached[];
};

/** What the card says in short, with the controls that are needed most. The mark of its id is at the first row, if any. */
export function plain(
  message: Message,
  links: Links = () => null,
  { files: may }: Room = { files: true },
  say: Say = AS_WRITTEN,
): PlainMessage {
  const { text, parts, rows: alone, pings = [], files } = said(shownOf(message, links, may), textRoom, say);
  const seen = new Set<string>();
  const rows = (alone ?? parts.filter((part) => part.type === ComponentType.ActionRow)).flatMap((row) =>
    rowsWithin(row, seen),
  );
  const [first, ...others] = rows.slice(0, LIMITS.rows);
  return {
    flags: MessageFlags.SuppressEmbeds,
    content: contentOf([...new Set(pings.map(mention)), text].join('\n'), rows.length > LIMITS.rows),
    components: first === undefined ? [] : [{ ...first, id: markOf(message.id) }, ...others],
    allowed_mentions: pinging(pings),
    ...(files ? { files } : {}),
  };
}

function contentOf(text: string, isMore: boolean): string {
  const said = isBlank(text) ? NOTHING : text;
  if (!isMore && said.length <= LIMITS.content) return said;
  const note = small(LEFT_OUT);
  return `${cutMarkdown(said, LIMITS.content - note.length - 1)}\n${note}`;
}
