// Fits text into columns, counting what a terminal really shows.
import stringWidth from 'string-width';

/** Breaks a text into lines of at most `width` columns; every line after the first begins with `indent` spaces. */
export function wrapped(text: string, width: number, indent = 0): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) lines.push(...wrapParagraph(paragraph, width, indent, lines.length === 0));
  return lines;
}

function wrapParagraph(text: string, width: number, indent: number, first: boolean): string[] {
  const pad = ' '.repeat(indent);
  const lines: string[] = [];
  let line = first ? '' : pad;
  for (const word of text.split(' ').flatMap((one) => chopped(one, width - indent))) {
    const joined = line.trim() === '' ? line + word : `${line} ${word}`;
    if (stringWidth(joined) <= width) line = joined;
    else {
      lines.push(line);
      line = pad + word;
    }
  }
  return [...lines, line];
}

/** A word wider than a line (an address, or a language without spaces) is cut between graphemes. */
function chopped(word: string, width: number): string[] {
  if (stringWidth(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  for (const { segment } of new Intl.Segmenter('en').segment(word)) {
    if (stringWidth(part + segment) > width) {
      parts.push(part);
      part = '';
    }
    part += segment;
  }
  return [...parts, part];
}
