// Cuts a quote out of a person's text: the clause around the telling place, in whole words, never longer than a line.

/** Longest quote in characters: it shares an 80-column line with its label. */
const LONGEST = 60;

/** Where a clause ends. A comma between digits belongs to a number. */
const CLAUSE_END = /[.!?;:\n]|,(?!\d)|\s[-\u2013\u2014]\s/gu;

/** The words of the text around [start, end), as they stand there but with single spaces. */
export function quoteAt(text: string, start: number, end: number): string {
  let from = 0;
  let to = text.length;
  for (const { index, 0: mark } of text.matchAll(CLAUSE_END)) {
    if (index + mark.length <= start) from = index + mark.length;
    else if (index >= end) {
      to = index;
      break;
    }
  }
  if (to - from > LONGEST) [from, to] = narrowed(text, from, to, start, Math.min(end, start + LONGEST));
  return text
    .slice(from, to)
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^["'(]+(?=[^"')]*$)|(?<=^[^"'(]*)["')]+$/gu, '');
}

/** As much of the clause as fits around the find, cut between words. */
function narrowed(text: string, from: number, to: number, start: number, end: number): [number, number] {
  const room = LONGEST - (end - start);
  const before = Math.max(from, start - Math.floor(room / 2));
  const left = before > from ? nextWord(text, before, start) : from;
  const after = Math.min(to, left + LONGEST);
  const right = after < to ? lastWord(text, after, left) : to;
  return [left, right];
}

function nextWord(text: string, at: number, limit: number): number {
  const space = text.slice(at, limit).search(/\s/u);
  return space >= 0 ? at + space + 1 : limit;
}

function lastWord(text: string, at: number, limit: number): number {
  const space = text.slice(limit, at).search(/\s\S*$/u);
  if (space > 0) return limit + space;
  // No word ends here: cut between characters, never through one.
  return isLow(text, at) ? at - 1 : at;
}

/** Whether a cut here would part the two halves of one character. */
function isLow(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff;
}
