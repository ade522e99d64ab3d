// A Markdown document: a file, or where none may go with a message, a text to be copied.
import type { Card } from '../../../src/card.ts';
import { cut } from '../../cards/cut.ts';
import { ONLY_BEGINNING } from '../../cards/leftout.ts';
import { cutMarkdown } from './cut.ts';
import { file, type Shown, text } from './elements.ts';
import { bold, escaped, literal, small } from './markdown.ts';

type Document = Extract<Card, { kind: 'document' }>;

const FENCE = '```';
/** Of the title and of the document in one message, so that marks and a last line have room too, in characters. */
const MOST_TITLE = 300;
const MOST = 3_400;

/** With the file itself. */
export function document({ title, name, markdown }: Document): Shown {
  const named = fileName(name);
  return {
    text: escaped(title),
    parts: [text(bold(escaped(title))), file(named)],
    files: [{ name: named, text: markdown }],
  };
}

/** Preformatted, since what is copied from anything else is no Markdown any more. */
export function documentAsText({ title, markdown }: Document): Shown {
  const whole = literal(markdown.trim());
  const shown = cut(whole, MOST);
  const head = cutMarkdown(bold(escaped(title)), MOST_TITLE);
  return {
    text: `${escaped(title)}\n${escaped(markdown)}`,
    parts: [
      text(head),
      ...(shown === '' ? [] : [text(`${FENCE}\n${shown}\n${FENCE}`)]),
      ...(shown === whole ? [] : [text(small(ONLY_BEGINNING))]),
    ],
  };
}

/** Discord finds the file of a message by its name only where that holds nothing but these. */
function fileName(name: string): string {
  const plain = name.replaceAll(/[^\w.-]+/gu, '-').slice(-100);
  return /\w/u.test(plain) ? plain : 'document.md';
}
