// Fits text into columns, counting what a terminal really shows.
import stringWidth from 'string-width';

/** Breaks a text into lines of at most `width` columns. The first begins with `lead`, the others with `indent` spaces. */
export function wrapped(text: string, width: number, indent = 0, lead = ''): string[] {
  const lines: string[] = [];
  const pad = ' '.repeat(indent);
  for (const paragraph of text.split('\n'))
    lines.push(...wrapParagraph(paragraph, width, pad, lines.length === 0 ? lead : pad));
  return lines;
}

function wrapParagraph(text: string, width: number, pad: string, lead: string): string[] {
  const lines: string[] = [];
  let line = lead;
  for (const word of text.split(' ').flatMap((one) => chopped(one, width - pad.length))) {
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
