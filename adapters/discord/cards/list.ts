// A list: a title and numbered items.
import type { Card } from '../../../src/card.ts';
import { listLines } from '../../cards/listlines.ts';
import { type Shown, text } from './elements.ts';
import { bold, escaped, small } from './markdown.ts';

export function list({ title, items, note }: Extract<Card, { kind: 'list' }>): Shown {
  const { lines, between } = listLines(items, escaped);
  return {
    text: [escaped(title), ...lines, ...(note ? [escaped(note)] : [])].join('\n'),
    parts: [
      text(bold(escaped(title))),
      text(lines.join(between)),
      ...(note ? [text(small(escaped(note)))] : []),
    ],
  };
}
