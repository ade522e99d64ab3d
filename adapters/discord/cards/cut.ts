// Cuts a text in Markdown to a length without tearing apart what belongs together.
import { beginning, ELLIPSIS } from '../../cards/cut.ts';

/** Marks that reach over several words, and are closed behind a cut. */
const MARKS = ['**', '~~'] as const;
/** What may be added at the end of a cut text. */
const ROOM = [ELLIPSIS, ...MARKS].join('').length;

/** What Discord reads as one thing: an escaped sign, a link, a mention, a mark. */
const TOKENS = /\\[\s\S]|\[[^[\]]*\]\(https?:[^()\s]+\)|<@\d+>|\*\*|~~/gu;

/** The text in at most `most` characters, which are at least ten; a cut one ends in an ellipsis. */
export function cutMarkdown(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = beginning(text, most - ROOM, TOKENS).trimEnd();
  return `${kept}${ELLIPSIS}${MARKS.filter((mark) => isOpen(mark, kept)).join('')}`;
}

/** Whether the last line opens a mark without closing it. */
function isOpen(mark: string, text: string): boolean {
  const tokens = text.slice(text.lastIndexOf('\n') + 1).match(TOKENS) ?? [];
  return tokens.filter((token) => token === mark).length % 2 === 1;
}
