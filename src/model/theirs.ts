// Words on a card that are not ours: what people wrote, and names. They stay as they are, and no translator sees them.
import type { Card } from '../card.ts';
import { isWrittenAnyWay } from './localized.ts';
import { staysWith } from './masking.ts';

/** Fields of cards that hold nothing but words of people, names and ids of people, or names of sources. */
const THEIR_FIELDS = new Set(['quote', 'also', 'source', 'about', 'by', 'owner', 'mention', 'sharedBy']);

/** Stands for each sign of theirs in a card that a translator may see: a sign that nobody's text means anything by. */
const VEIL = '\uE000';

/** Any of the signs that mean nothing, so that somebody's own ones stay as well. */
const VEILED = String.raw`["“„«]?[\uE000-\uF8FF]+["”“»]?`;

/** Single words and shorter texts, in characters, are theirs only where they stand alone: they stand in many of our sentences. */
const LONG = 12;

/** Shorter words, in characters, stand in nearly any text. */
const SHORTEST = 3;

/** Longer texts, in characters, stand on no card: what is shown of people is cut long before. */
const LONGEST = 1_000;

/** What a platform may put between and around the signs of a text, so that they are no layout. */
const BETWEEN = String.raw`[\\\u200b]*`;

const SIGNS: Readonly<Record<string, string>> = { '&': '&(?:amp;)?', '<': '(?:<|&lt;)', '>': '(?:>|&gt;)' };

/**
 * The card with all words of people put out of sight, by as many signs that mean nothing: so it can be laid out, and what
 * is left of its texts is ours.
 */
export function veiled(card: Card): Card {
  const patterns = patternsOf(wordsOn(card));
  const within = patterns.length === 0 ? undefined : new RegExp(patterns.join('|'), 'gu');
  return mapped(card, (text, isTheirs) => {
    if (isTheirs) return veil(text);
    return within === undefined ? text : text.replaceAll(within, veil);
  });
}

const veil = (text: string): string => VEIL.repeat(text.length);

/**
 * What stays in the texts of the card, as any platform lays it out, veiled or not. `names` stay as well. Where words are
 * not found in what is laid out, the sentence around them is another one than the translated one, and stays in English.
 */
export function stayingOn(card: Card, names: readonly string[]): RegExp {
  return staysWith([VEILED, ...patternsOf(wordsOn(card)), ...names.map(anywhere)]);
}

/** Words of people on the card: in fields of their own, and in sentences of ours. */
function wordsOn(card: Card): string[] {
  const words = [...(card.theirs ?? []), ...(card.kind === 'opening' ? [card.text] : [])];
  mapped(card, (text, isTheirs) => {
    if (isTheirs) words.push(text);
    return text;
  });
  return words;
}

function patternsOf(words: readonly string[]): string[] {
  return longestFirst(words)
    .filter((text) => text.length >= SHORTEST && text.length <= LONGEST && /\p{L}|\p{N}/u.test(text))
    .map(patternOf);
}

/** A figure or a date of theirs is nowhere ours, or it would be shown as another language writes it. */
function patternOf(text: string): string {
  if (text.length >= LONG && /\s/u.test(text)) return anywhere(text);
  return isWrittenAnyWay(text) ? whole(text) : alone(text);
}

const longestFirst = (words: readonly string[]): string[] =>
  [...new Set(words)].sort((one, other) => other.length - one.length);

/** In quotation marks, or as the whole label of a link. */
function alone(text: string): string {
  const inside = laidOut(text);
  return String.raw`["“„«]${inside}["”“»]|<[^<>|\n]+\|${inside}>|\[${inside}\]\([^)\s]*\)`;
}

/** Not inside a word, and with the quotation marks around it. */
const anywhere = (text: string): string =>
  String.raw`(?<![\p{L}\p{N}])["“„«]?${laidOut(text)}["”“»]?(?![\p{L}\p{N}])`;

/** The same for what holds a figure, and not inside a longer one. */
const whole = (text: string): string =>
  String.raw`(?<![\p{L}\p{N}]|\p{N}[.,:])["“„«]?${laidOut(text)}["”“»]?(?![\p{L}\p{N}%]|[.,:]\p{N})`;

/**
 * The text as a platform may write it. Signs that may stand anywhere are left out of it, since two patterns that match the
 * same ones would try all ways to share them out.
 */
function laidOut(text: string): string {
  const words = text
    .replaceAll(/[\\\u200b]/gu, '')
    .trim()
    .split(/\s+/u)
    .map((word) => [...word].map(sign).join(BETWEEN));
  return `${BETWEEN}${words.join(String.raw`[\\\u200b\s]+`)}${BETWEEN}`;
}

const sign = (one: string): string => SIGNS[one] ?? one.replace(/[.*+?^${}()|[\]\\/]/u, String.raw`\$&`);

/** The card with each of its texts made anew. What the card itself is about is a name of ours. */
function mapped(card: Card, make: (text: string, isTheirs: boolean) => string): Card {
  const { theirs, ...own } = card;
  const isOurs = (name: string, holder: object): boolean => holder === own && name === 'about';
  const anew = (value: unknown, name: string, holder: object): unknown => {
    if (typeof value === 'string') return make(value, THEIR_FIELDS.has(name) && !isOurs(name, holder));
    if (Array.isArray(value)) return value.map((one: unknown) => anew(one, name, holder));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, anew(inner, key, value)]));
  };
  return { ...(anew(own, '', own) as Card), ...(theirs === undefined ? {} : { theirs }) };
}
