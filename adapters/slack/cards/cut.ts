// Cuts a text to a length without tearing apart what belongs together.

const ELLIPSIS = '…';
const GRAPHEMES = new Intl.Segmenter('en');

/** What Slack reads as one thing: an escaped character, or a link or mention in angle brackets. */
const TOKEN_END = /&[a-z]{0,3}$|<[^<>]*$/u;

/** The text in at most `most` characters; a cut one ends in an ellipsis. `most` is at least one. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${head(text, most - ELLIPSIS.length).trimEnd()}${ELLIPSIS}`;
}

/** The text in pieces of at most `most` characters, nothing left out. */
export function pieces(text: string, most: number): string[] {
  const all: string[] = [];
  let rest = text;
  while (rest.length > most) {
    // A single grapheme longer than a piece (a letter under a thousand accents) is torn apart.
    const piece = head(rest, most) || rest.slice(0, most);
    all.push(piece);
    rest = rest.slice(piece.length);
  }
  return [...all, rest];
}

/** The longest beginning of at most `most` characters that ends between graphemes and inside no token. */
function head(text: string, most: number): string {
  if (text.length <= most) return text;
  // A little more than fits, so that the segmenter sees whether a grapheme goes on behind the end.
  const seen = text.slice(0, most + 2);
  const start = GRAPHEMES.segment(seen).containing(most)?.index ?? most;
  const whole = seen.slice(0, start);
  const token = TOKEN_END.exec(whole);
  return token && isToken(text, token.index) ? whole.slice(0, token.index) : whole;
}

/** Whether a token really begins there, and not a lone sign of that kind. */
function isToken(text: string, at: number): boolean {
  return /^(?:&(?:amp|lt|gt);|<[^<>\n]+>)/u.test(text.slice(at));
}
