// A number on its way to a goal, with a small bar.
import type { Card } from '../../../src/card.ts';
import { progressInWords } from '../../wording.ts';
import { type Shown, text } from './elements.ts';
import { escaped, small } from './markdown.ts';

export function progress(card: Extract<Card, { kind: 'progress' }>): Shown {
  const { bar, words } = progressInWords(card);
  return {
    text: `${escaped(card.text)} ${escaped(words)}`,
    parts: [text(`${escaped(card.text)}\n${small(`${bar} ${escaped(words)}`)}`)],
  };
}
