// Texts in Discord's Markdown: nothing that a person or a passage says may ping, link or format.
import { markLines } from '../../cards/marklines.ts';
import { plainLine } from '../../plain.ts';

/** A space of no width: the server looks for pings without heeding backslashes. */
const GUARD = '\u200b';

/** Signs that open a format, a link, or one of the forms in angle brackets (mentions, emoji, times, commands). */
const FORMATTING = /[\\*_~`|<[]/gu;
/** Headings, small print, quotes and points. */
const LINE_STARTS = /^([^\S\n]*)([#>+-])/gmu;
const NUMBERED_LINES = /^([^\S\n]*\d+)\./gmu;
/** What makes a link of an address, and an emoji of a word. */
const COLONS = /:(?=\/\/|[^\s:]+:)/gu;
/** Addresses of Discord itself, which it shows as invitations and gifts even without "https". */
const INVITATIONS = /(discord(?:app)?\.\w+|dis\.gd)\//giu;
const PINGS = /@(?=everyone|here)|(?<=<)[@#]/giu;

/** The text as it looks, harmless in a text of any message. */
export function escaped(text: string): string {
  return plainLine(text)
    .replace(FORMATTING, '\\$&')
    .replace(COLONS, '\\:')
    .replace(LINE_STARTS, '$1\\$2')
    .replace(NUMBERED_LINES, '$1\\.')
    .replace(INVITATIONS, '$1\\/')
    .replace(PINGS, `$&${GUARD}`);
}

/** The text for a preformatted block, where only the end of the block means something. */
export function literal(text: string): string {
  return plainLine(text)
    .replace(/`(?=``)/gu, `\`${GUARD}`)
    .replace(PINGS, `$&${GUARD}`);
}

/** `text` is escaped already, here and below. */
export const bold = (text: string): string => markLines('**', text);
export const struck = (text: string): string => markLines('~~', text);

/** A heading; it is of one line. */
export const heading = (text: string): string => markLines('## ', text.replaceAll('\n', ' '), '');

/** Small and grey. Empty lines would show their marks, so they go. */
export const small = (text: string): string =>
  markLines('-# ', text, '')
    .replaceAll(/\n{2,}/gu, '\n')
    .trim();

/** As a quote: a bar on its left. */
export function quoted(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}

/** Signs that mean something in an address's surroundings, or would end it. */
const IN_ADDRESS: Readonly<Record<string, string>> = {
  ...{ '(': '%28', ')': '%29', '*': '%2A', '~': '%7E' },
  ...{ '|': '%7C', '`': '%60', '@': '%40', '<': '%3C', '>': '%3E' },
};

/** A link, of which the label is not escaped yet; undefined where the address is none of the web. */
export function link(label: string, address: string | null): string | undefined {
  const url = webAddress(address);
  // Brackets would end the label too early, escaped or not.
  const name = label.replaceAll(/\s+/gu, ' ').replaceAll('[', '(').replaceAll(']', ')').trim();
  return url === undefined || name === '' ? undefined : `[${escaped(name)}](${url})`;
}

/** The address as it may stand in a link or behind a button; undefined where it is none of the web. */
export function webAddress(address: string | null): string | undefined {
  const url = address === null ? null : URL.parse(address);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return undefined;
  // "https://bank.example@evil.example" is about the latter.
  url.username = '';
  url.password = '';
  return url.href.replace(/[()*~|`@<>]/gu, (sign) => IN_ADDRESS[sign] ?? sign);
}

/** How Discord names its people; whoever is not named so is shown in plain words. */
const PERSON = /^\d{17,20}$/u;

/** Whether somebody is a person of Discord. */
export const isPerson = (person: string): boolean => PERSON.test(person);

/** A person. Whether it pings them is said with the message. */
export function mention(person: string): string {
  return isPerson(person) ? `<@${person}>` : escaped(person);
}
