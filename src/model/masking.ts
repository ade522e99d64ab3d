// Takes a shown text apart: what must survive a translation letter for letter, and the runs of words between it.

/** A run of words to be translated: what stays is a numbered mark in it, ⟦1⟧ for the first of `stays`. */
export type Run = { text: string; stays: readonly string[] };

/** A link whose label may be translated: `before` and `after` it stands what leads to its address. */
export type Link = { before: string; label: readonly Piece[]; after: string };

/** A text as pieces in order: a string stays as it is. */
export type Piece = string | Run | Link;

/** Names that stay wherever they stand, also at the beginning of a sentence. */
const NAMES = 'Whichway|RAG';

/** Words with a capital that are no names. */
const NO_NAME = "(?!I['’]|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)";

const DAY = '(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ';
const MONTH = '(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)';

/** A letter, a digit or what joins them in a word. */
const IN_WORD = String.raw`[\p{L}\p{M}\p{N}_-]`;

/**
 * What stays, the longest first where two begin at one place: code, quoted lines, links and mentions, what stands in
 * quotation marks, dates with time and city, entities and escapes, marks of the layout, figures, words with capitals or
 * digits inside, and names in the middle of a sentence.
 */
const STAYS = [
  '```[\\s\\S]*?(?:```|(?![\\s\\S]))',
  '`[^`\\n]+`',
  '^>.*$',
  String.raw`<[^<>\n]+>`,
  String.raw`\[(?:\\.|[^\]\\\n])*\]\([^)\s]*\)`,
  String.raw`https?:\/\/\S+`,
  '"[^"]{1,600}"|“[^”]{1,600}”|«[^»]{1,600}»|„[^“]{1,600}“|「[^」]{1,600}」',
  String.raw`(?:${DAY})?\d{1,2} ${MONTH} \d{4}(?:, \d\d:\d\d(?: \p{Lu}[\p{L}/]+(?: \p{Lu}\p{L}+)*)?)?`,
  String.raw`&(?:amp|lt|gt);|\\[^\s\p{L}\p{N}]`,
  String.raw`[*_~|[\]\u200b█░]+`,
  `(?<!${IN_WORD})(?:${NAMES})(?!${IN_WORD})`,
  String.raw`(?<!${IN_WORD})${IN_WORD}*(?:\p{N}|\p{Ll}\p{Lu}|\p{Lu}\p{Lu}|[\p{L}\p{N}]_[\p{L}\p{N}])${IN_WORD}*(?:[.,:/]\p{N}+)*%?`,
  String.raw`(?<=[\p{Ll}\p{N},;] )${NO_NAME}\p{Lu}[\p{L}\p{M}'’-]+(?: \p{Lu}[\p{L}\p{M}'’-]+)*`,
];

/**
 * Between what is translated each for itself, so that more of it comes again: lines, parts of a line that stand beside each
 * other, a short name with its colon at the beginning, a question and what follows it. So is what stands between two marks
 * of the layout, which no translation can break then.
 */
const BETWEEN = /(\n+| · |(?<=^[\p{L}' ]{2,24}:) |(?<=\?) )/mu;

/** Marks of the layout, brackets, and the bar that shows how far something is. */
const LAYOUT = /^[*_~|[\]\u200b█░]+$/u;

/** Signs at the beginning of a line that are no words: points, numbers, headings, small print. */
const HEAD = /^[\s•·\-#+.:)]+/u;

const MARK = /⟦(\d+)⟧/gu;

/** A link with a label of its own, as either platform writes it. */
const LINKS = [/^(<https?:[^<>|\s]+\|)([^<>|\n]+)(>)$/u, /^(\[)((?:\\.|[^\]\\\n])+)(\]\(https?:[^)\s]+\))$/u];

/** Stands nowhere. */
const NOTHING = '(?!)';

/** All that stays, with more patterns before the usual ones, where two begin at one place. */
export function staysWith(patterns: readonly string[]): RegExp {
  const more = patterns.length === 0 ? NOTHING : patterns.join('|');
  return new RegExp([`(?<more>${more})`, ...STAYS].join('|'), 'gmu');
}

/** Whether this, which stays, does so because of a pattern that was given to `staysWith`. */
export function isOneMore(stay: string, stays: RegExp): boolean {
  const [first] = stay.matchAll(stays);
  return first?.groups?.more !== undefined;
}

/** The pieces of a text. `stays` finds what stays in it, and is made by `staysWith`. */
export function piecesOf(text: string, stays: RegExp): Piece[] {
  // Somebody's own marks could not be told from ours.
  if (/[⟦⟧]/u.test(text)) return [text];
  const groups: Token[][] = [[]];
  for (const token of tokensOf(text, stays))
    for (const [index, part] of (token.stays ? [token.text] : token.text.split(BETWEEN)).entries()) {
      // What a text was split at stands at every second place.
      const parts = index % 2 === 1 || LAYOUT.test(part);
      const one = { text: part, stays: token.stays || parts };
      if (parts) groups.push([one], []);
      else if (part !== '') groups.at(-1)?.push(one);
    }
  return groups.flatMap((group) => asRun(group, stays));
}

/** The link that this is, which stays; undefined where it is none, or its label is not ours. */
export function linkIn(stay: string, stays: RegExp): Link | undefined {
  const found = LINKS.map((link) => link.exec(stay)).find((one) => one !== null);
  if (found === undefined || isOneMore(stay, stays)) return undefined;
  const [, before = '', label = '', after = ''] = found;
  return { before, label: piecesOf(label, stays), after };
}

/** The text of a translated run, or of any with marks in it, with what stays in their places. */
export function filled(text: string, stays: readonly string[]): string {
  return text.replaceAll(MARK, (mark, number: string) => stays[Number(number) - 1] ?? mark);
}

/** The numbers of the marks in a text, in order. */
export function marksIn(text: string): number[] {
  return [...text.matchAll(MARK)].map(([, number]) => Number(number));
}

/** The text without its marks. */
export const withoutMarks = (text: string): string => text.replaceAll(MARK, ' ');

type Token = { text: string; stays: boolean };

function tokensOf(text: string, stays: RegExp): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (const { index, 0: found } of text.matchAll(stays)) {
    if (found === '') continue;
    tokens.push({ text: text.slice(at, index), stays: false }, { text: found, stays: true });
    at = index + found.length;
  }
  return [...tokens, { text: text.slice(at), stays: false }].filter((token) => token.text !== '');
}

/** A run without the points and the numbers around it; where there are no words, the links. */
function asRun(group: readonly Token[], stays: RegExp): Piece[] {
  const from = group.findIndex((token, index) => !isAround(token, group[index + 1]));
  const to = group.findLastIndex((token) => !isAround(token));
  const inner = group.slice(Math.max(from, 0), to + 1);
  if (from < 0 || inner.length === 0) return [joined(group)];
  const [first, last] = [inner[0], inner.at(-1)];
  const head = first && !first.stays ? (HEAD.exec(first.text)?.[0] ?? '') : '';
  const rest = last?.text.slice(inner.length === 1 ? head.length : 0) ?? '';
  const tail = last?.stays === false ? rest.slice(rest.trimEnd().length) : '';
  const tokens = trimmed(inner, head.length, tail.length);
  const run = runOf(tokens);
  return [
    joined(group.slice(0, from)) + head,
    ...(run === undefined ? linked(tokens, stays) : [run]),
    tail + joined(group.slice(to + 1)),
  ].filter((piece) => piece !== '');
}

/** Where no label of a link is ours, it is one piece. */
function linked(tokens: readonly Token[], stays: RegExp): Piece[] {
  const found = tokens.map((token) => (token.stays ? linkIn(token.text, stays) : undefined) ?? token.text);
  return found.every((one) => typeof one === 'string') ? [joined(tokens)] : found;
}

/** Spaces and points; at the beginning also a number with its point. */
function isAround({ text, stays }: Token, next?: Token): boolean {
  if (!stays) return text.replace(HEAD, '') === '' && !/[.:)]/u.test(text.trimEnd());
  return /^\p{N}+$/u.test(text) && next?.stays === false && /^\. /u.test(next.text);
}

const joined = (tokens: readonly Token[]): string => tokens.map(({ text }) => text).join('');

function trimmed(tokens: readonly Token[], head: number, tail: number): Token[] {
  return tokens
    .map((token, index) => ({
      ...token,
      text: token.text.slice(
        index === 0 ? head : 0,
        token.text.length - (index === tokens.length - 1 ? tail : 0),
      ),
    }))
    .filter(({ text }) => text !== '');
}

/** Undefined where there are no words in it. */
function runOf(tokens: readonly Token[]): Run | undefined {
  if (!tokens.some(({ stays, text }) => !stays && /\p{L}/u.test(text))) return undefined;
  const stays: string[] = [];
  const text = tokens.map((token) => (token.stays ? `⟦${stays.push(token.text)}⟧` : token.text)).join('');
  return { text, stays };
}
