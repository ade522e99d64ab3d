// What a person types, as Slack passes it on: escaped text, and the pieces of its rich text.
import type { Json } from '../json.ts';

/** Mentions and links that a person's client puts in by itself. */
const TOKEN = /(<@U[A-Z0-9]+>|<#C[A-Z0-9]+(?:\|[^>]*)?>|<!\w+>|https?:\/\/[^\s<>|]+)/u;

/** As a command's text: nothing but `& < >` is changed. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const isToken = (part: string): boolean => TOKEN.test(part);

/** As `text` of a message: `& < >` escaped, bare links in angle brackets, mentions as they are. */
export function typedText(text: string): string {
  const mark = (part: string): string => {
    if (!isToken(part)) return escaped(part);
    return part.startsWith('<') ? part : `<${part.replaceAll('&', '&amp;')}>`;
  };
  return text.split(TOKEN).map(mark).join('');
}

function piece(part: string): Json {
  if (part.startsWith('<@')) return { type: 'user', user_id: part.slice(2, -1) };
  if (part.startsWith('<#')) return { type: 'channel', channel_id: part.slice(2, -1).split('|')[0] };
  if (part.startsWith('<!')) return { type: 'broadcast', range: part.slice(2, -1) };
  if (isToken(part)) return { type: 'link', url: part };
  return { type: 'text', text: part };
}

/** As the block that every message of a person carries. */
export function typedBlocks(text: string, id: string): Json[] {
  const elements = text
    .split(TOKEN)
    .filter((part) => part !== '')
    .map(piece);
  return [{ type: 'rich_text', block_id: id, elements: [{ type: 'rich_text_section', elements }] }];
}
