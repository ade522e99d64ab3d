// Looks for what must not become visible: in cards, and in what the platforms are sent for them.

import { render } from '../../adapters/discord/cards/message.ts';
import { blocksOf } from '../../adapters/slack/cards/blocks.ts';
import { KNOWLEDGE_FOLDER } from '../../knowledge/open.ts';
import { guidanceFiles, readGuidance } from '../../knowledge/read.ts';
import type { Card } from '../../src/card.ts';
import type { Message } from '../../src/door/messenger.ts';
import { objectsIn } from '../adapters/cards/objects.ts';

/** As a person reads it: nothing without width, wide letters as narrow ones, one space for many. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .toLowerCase();
}

function stringsIn(value: unknown): string[] {
  const found: string[] = [];
  JSON.stringify(value, (_, one: unknown) => {
    if (typeof one === 'string') found.push(one);
    return one;
  });
  return found;
}

/**
 * Texts of the card that show one of these. What people wrote themselves may be shown to them, word for word and as a quote:
 * in what was understood, in the message that a talk lives under, and with why something is asked. In answers nothing is theirs.
 */
export function leaks(card: Card, wanted: readonly string[], told: readonly string[]): string[] {
  const theirs = plain(told.join('\n'));
  return stringsIn(card).filter((text) => {
    const shown = plain(text);
    const rest = card.kind === 'answer' ? shown : withoutQuotes(shown, theirs);
    return wanted.some((one) => rest.includes(plain(one)));
  });
}

/** Without what stands in it word for word as somebody wrote it: as a whole, or between quotation marks. */
function withoutQuotes(shown: string, theirs: string): string {
  if (theirs.includes(shown.replace(/…$/u, '').trim())) return '';
  const [from, to] = [shown.indexOf('"'), shown.lastIndexOf('"')];
  const quote = shown.slice(from + 1, to);
  return from >= 0 && to > from && theirs.includes(quote) ? shown.slice(0, from) + shown.slice(to) : shown;
}

/** Where our own guidance leads: the only addresses that a card may hold. */
export function addressesOfGuidance(): ReadonlySet<string> {
  const { passages } = readGuidance(guidanceFiles(KNOWLEDGE_FOLDER));
  const urls = passages.flatMap(({ url, evidence }) => [url, ...evidence.map((one) => one.url)]);
  return new Set(urls.flatMap((url) => (url === null ? [] : [new URL(url).href])));
}

/** Ways out of the message, as Slack and Discord are sent it: links elsewhere, and pings of anybody but these people. */
export function exitsOf(
  message: Message,
  addresses: ReadonlySet<string>,
  people: readonly string[],
): string[] {
  return [...exitsInSlack(message, addresses, people), ...exitsInDiscord(message, addresses)];
}

function exitsInSlack(message: Message, addresses: ReadonlySet<string>, people: readonly string[]): string[] {
  const payload = blocksOf(message);
  const objects = objectsIn(payload);
  const marked = objects.filter(({ type }) => type === 'mrkdwn');
  const loud = marked.filter(({ verbatim }) => verbatim !== true).map(({ text }) => String(text));
  const urls = objects.flatMap(({ url, image_url: image }) =>
    [url, image].filter((one) => one !== undefined),
  );
  const signs = [payload.text, ...marked.map(({ text }) => String(text))].flatMap((text) =>
    [...text.matchAll(/<([^<>]*)>/gu)].map(([, inside = '']) => inside),
  );
  const bad = signs.filter(
    (sign) =>
      !people.some((person) => sign === `@${person}`) &&
      !addresses.has((sign.split('|')[0] ?? '').replaceAll('&amp;', '&').replaceAll('%7C', '|')),
  );
  // Plain text is looked through for these two even without brackets.
  const bare = payload.text.match(/(?<![\p{L}\p{N}_])@(?:here|channel|everyone)\b/gu) ?? [];
  return [...loud, ...bad, ...bare, ...urls.map(String).filter((url) => !addresses.has(url))];
}

/** A link with a label; a bracket behind a backslash opens none. */
const LINK = /(?<!\\)\[(?:\\.|[^[\]\\])*\]\(([^)]*)\)/gu;

function exitsInDiscord(message: Message, addresses: ReadonlySet<string>): string[] {
  const body = render(message);
  const contents = objectsIn(body.components).flatMap(({ content }) =>
    typeof content === 'string' ? [content] : [],
  );
  const ofButtons = objectsIn(body.components).flatMap(({ url }) => (typeof url === 'string' ? [url] : []));
  const linked = contents.flatMap((text) => [...text.matchAll(LINK)].map(([, url = '']) => url));
  const rest = contents.map((text) => text.replaceAll(LINK, ''));
  const bare = rest.flatMap(
    (text) => text.match(/https?:\/\/\S*|(?<!\\)<[@#:/t]\S*|@(?:everyone|here)/giu) ?? [],
  );
  const strange = [...linked, ...ofButtons].filter(
    (url) => !addresses.has(decodeURI(url)) && !addresses.has(url),
  );
  const pings = [...body.allowed_mentions.parse, ...body.allowed_mentions.users];
  return [...bare, ...strange, ...pings];
}
