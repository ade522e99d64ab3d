// Takes a shown text apart: what must survive a translation letter for letter, and the runs of words between it.

/** A run of words to be translated: what stays is a numbered mark in it, ⟦1⟧ for the first of `stays`. */
export type Run = { text: string; stays: readonly string[] };

/** A text as pieces in order: a string stays as it is. */
export type Piece = string | Run;

/** Names that stay wherever they stand, also at the beginning of a sentence. */
const NAMES = 'Whichway|Slack|Discord|RAG';

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
  '```[\\s\\S]*?(?:```|$)',
  '`[^`\\n]+`',
  '^>.*$',
  String.raw`<[^<>\n]+>`,
  String.raw`\[(?:\\.|[^\]\\\n])*\]\([^)\s]*\)`,
  String.raw`https?:\/\/\S+`,
  '"[^"]{1,600}"|“[^”]{1,600}”|«[^»]{1,600}»|„[^“]{1,600}“|「[^」]{1,600}」',
  String.raw`(?:${DAY})?\d{1,2} ${MONTH} \d{4}(?:, \d\d:\d\d(?: \p{Lu}[\p{L}/]+(?: \p{Lu}\p{L}+)*)?)?`,
  String.raw`&(?:amp|lt|gt);|\\[^\s\p{L}\p{N}]`,
  String.raw`[*_~|\u200b]+`,
  `(?<!${IN_WORD})(?:${NAMES})(?!${IN_WORD})`,
  String.raw`(?<!${IN_WORD})${IN_WORD}*(?:\p{N}|\p{Ll}\p{Lu}|\p{Lu}\p{Lu}|[\p{L}\p{N}]_[\p{L}\p{N}])${IN_WORD}*(?:[.,:/]\p{N}+)*%?`,
  String.raw`(?<=[\p{Ll}\p{N},;)] )${NO_NAME}\p{Lu}[\p{L}\p{M}'’-]+(?: \p{Lu}[\p{L}\p{M}'’-]+)*`,
];

/** Lines, and parts of a line that stand beside each other, are translated each for itself, so that more come again. */
const BETWEEN = /(\n+| · )/u;

/** Signs at the beginning of a line that are no words: points, numbers, headings, small print. */
const HEAD = /^[\s•·\-#+.:)]+/u;

const MARK = /⟦(\d+)⟧/gu;

/** The pieces of a text. `kept`: words of people and names of sources, which stay wherever they stand. */
export function piecesOf(text: string, kept: readonly string[]): Piece[] {
  // Somebody's own marks could not be told from ours.
  if (/[⟦⟧]/u.test(text)) return [text];
  const groups: Token[][] = [[]];
  for (const token of tokensOf(text, kept))
    for (const part of token.stays ? [token.text] : token.text.split(BETWEEN)) {
      const isEnd = !token.stays && BETWEEN.test(part);
      if (isEnd) groups.push([{ text: part, stays: true }], []);
      else groups.at(-1)?.push({ text: part, stays: token.stays });
    }
  return groups.flatMap(asRun);
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

function tokensOf(text: string, kept: readonly string[]): Token[] {
  const own = [...new Set(kept)]
    .filter((words) => /\p{L}|\p{N}/u.test(words))
    .sort((one, other) => other.length - one.length)
    .map((words) => words.replaceAll(/[.*+?^${}()|[\]\\/-]/gu, String.raw`\$&`));
  const tokens: Token[] = [];
  let at = 0;
  for (const { index, 0: found } of text.matchAll(new RegExp([...own, ...STAYS].join('|'), 'gmu'))) {
    if (found === '') continue;
    tokens.push({ text: text.slice(at, index), stays: false }, { text: found, stays: true });
    at = index + found.length;
  }
  return [...tokens, { text: text.slice(at), stays: false }].filter((token) => token.text !== '');
}

/** The words between what stays at either end; a group without words is no run. */
function asRun(group: readonly Token[]): Piece[] {
  const before: string[] = [];
  const after: string[] = [];
  const inner = [...group];
  for (let head = inner[0]; head !== undefined; head = inner[0]) {
    const lead = head.stays ? head.text : (HEAD.exec(head.text)?.[0] ?? '');
    if (lead === '') break;
    before.push(lead);
    if (lead.length < head.text.length) {
      inner[0] = { ...head, text: head.text.slice(lead.length) };
      break;
    }
    inner.shift();
  }
  for (let tail = inner.at(-1); tail !== undefined; tail = inner.at(-1)) {
    const rest = tail.stays ? '' : tail.text.trimEnd();
    after.unshift(tail.text.slice(rest.length));
    if (rest !== '') {
      inner[inner.length - 1] = { ...tail, text: rest };
      break;
    }
    inner.pop();
  }
  return [before.join(''), runOf(inner), after.join('')].filter((piece) => piece !== '');
}

function runOf(tokens: readonly Token[]): Piece {
  if (!tokens.some(({ stays, text }) => !stays && /\p{L}/u.test(text)))
    return tokens.map(({ text }) => text).join('');
  const stays: string[] = [];
  const text = tokens.map((token) => (token.stays ? `⟦${stays.push(token.text)}⟧` : token.text)).join('');
  return { text, stays };
}
