// A list: a title and numbered items.
import type { Card } from '../../../src/card.ts';
import { listLines } from '../../cards/listlines.ts';
import { type Shown, text } from './elements.ts';
import { bold, escaped } from './markdown.ts';

export function list({ title, items }: Extract<Card, { kind: 'list' }>): Shown {
  const { lines, between } = listLines(items, escaped);
  return {
    text: [escaped(title), ...lines].join('\n'),
    parts: [text(bold(escaped(title))), text(lines.join(between))],
  };
}
