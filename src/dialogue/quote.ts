// Cuts a quote out of a person's text: whole words around the telling place, never longer than a line.

/** Longest quote in characters: it shares an 80-column line with its label. */
const LONGEST = 60;

/** The words of the text around [start, end), as they stand there; cut at word boundaries when they are too long. */
export function quoteAt(text: string, start: number, end: number): string {
  let from = start;
  let to = Math.min(end, start + LONGEST);
  if (to < end) to = lastBoundary(text, from, to);
  // A very short find ("stale") is widened to the words around it, within its clause.
  const room = Math.max(0, 32 - (to - from));
  if (room > 0) {
    const before = /[^.!?;:,\n]*$/u.exec(text.slice(0, from))?.[0] ?? '';
    const after = /^[^.!?;:,\n]*/u.exec(text.slice(to))?.[0] ?? '';
    from -= words(before.slice(-room), 'end').length;
    to += words(after.slice(0, room), 'start').length;
  }
  return text.slice(from, to).replace(/\s+/gu, ' ').trim();
}

function lastBoundary(text: string, from: number, to: number): number {
  const cut = text.slice(from, to).search(/\s\S*$/u);
  return cut > 0 ? from + cut : to;
}

/** Drops the part of a word that the slice may have cut through. */
function words(part: string, keep: 'start' | 'end'): string {
  return keep === 'end' ? part.replace(/^\S*\s/u, '') : part.replace(/\s\S*$/u, '');
}
