// Cuts a text to a length without tearing apart what belongs together.

export const ELLIPSIS = '…';
const GRAPHEMES = new Intl.Segmenter('en');

/**
 * The text in at most `most` characters, which is at least one; a cut one ends in an ellipsis. `tokens` finds what the
 * platform reads as one thing (an escaped sign, a link), and holds for all texts of this file.
 */
export function cut(text: string, most: number, tokens?: RegExp): string {
  if (text.length <= most) return text;
  return `${beginning(text, most - ELLIPSIS.length, tokens).trimEnd()}${ELLIPSIS}`;
}

/** The text in pieces of at most `most` characters, nothing left out. */
export function pieces(text: string, most: number, tokens?: RegExp): string[] {
  const all: string[] = [];
  let rest = text;
  while (rest.length > most) {
    // A single grapheme longer than a piece (a letter under a thousand accents) is torn apart.
    const piece = beginning(rest, most, tokens) || rest.slice(0, most);
    all.push(piece);
    rest = rest.slice(piece.length);
  }
  return [...all, rest];
}

/** The longest beginning of at most `most` characters that ends between graphemes and inside no token. */
export function beginning(text: string, most: number, tokens?: RegExp): string {
  if (text.length <= most) return text;
  // A little more than fits, so that the segmenter sees whether a grapheme goes on behind the end.
  const seen = text.slice(0, most + 2);
  const end = GRAPHEMES.segment(seen).containing(most)?.index ?? most;
  return text.slice(0, tokens ? outsideTokens(text, end, tokens) : end);
}

/** Where to cut instead of at `end`, so that it is inside no token. */
function outsideTokens(text: string, end: number, tokens: RegExp): number {
  for (const { index, 0: token } of text.matchAll(tokens)) {
    if (index >= end) break;
    if (index + token.length > end) return index;
  }
  return end;
}
