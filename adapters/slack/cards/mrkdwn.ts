// Texts in Slack's own markup: nothing that a person or a passage says may ping, link or format.
import { markLines } from '../../cards/marklines.ts';
import { plainLine } from '../../plain.ts';

/**
 * A space of no width. Slack knows no escape for its formatting characters; a space on either side keeps them from
 * formatting (slackhq/slack-api-docs#34). At worst a word turns bold: nothing that pings hangs on it.
 */
const GUARD = '\u200b';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** Signs that open or close a format. Inside a word (max_tokens, 2*3) those two do nothing and stay as they are. */
const FORMATTING = /[~`]|(?<![\p{L}\p{N}])[*_]|[*_](?![\p{L}\p{N}])/gu;
/** Slack makes a quote of a line that begins so, escaped or not. */
const QUOTE_SIGN = /^(?=>)/gmu;
/** Read as a ping or the name of a room wherever plain text is looked through for them. */
const NAMES = /(?<![\p{L}\p{N}_])([@#])(?=[\p{L}\p{N}_])/gu;

/** The text as it looks, harmless inside a mrkdwn text and inside a message's `text`. */
export function escaped(text: string): string {
  return entities(
    plainLine(text)
      .replace(FORMATTING, `${GUARD}$&${GUARD}`)
      .replace(QUOTE_SIGN, GUARD)
      .replace(NAMES, `$1${GUARD}`),
  );
}

/** The text for a preformatted block, where only the end of the block means something. */
export function literal(text: string): string {
  return entities(plainLine(text).replace(/`(?=``)/gu, `\`${GUARD}`));
}

function entities(text: string): string {
  return text.replace(/[&<>]/gu, (sign) => ENTITIES[sign] ?? sign);
}

/** `text` is escaped already, here and below. */
export const bold = (text: string): string => markLines('*', text);
export const struck = (text: string): string => markLines('~', text);

/** As a quote: a bar on its left. */
export function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => `>${line}`)
    .join('\n');
}

/** A link; undefined where the address is none of the web. */
export function link(label: string, address: string | null): string | undefined {
  const url = address === null ? null : URL.parse(address);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return undefined;
  return `<${entities(url.href).replaceAll('|', '%7C')}|${label.replaceAll('\n', ' ')}>`;
}

/** How Slack names its people; whoever is not named so is shown in plain words. */
const PERSON = /^[UW][A-Z0-9]{1,20}$/u;

/** A person. In a new message this pings them, in a changed one it does not. */
export function mention(person: string): string {
  return PERSON.test(person) ? `<@${person}>` : escaped(person);
}
