// A list: a title and numbered items.
import type { Card } from '../../../src/card.ts';
import { type Shown, text } from './elements.ts';
import { bold, escaped } from './markdown.ts';

/** A wide space: ordinary ones at the beginning of a line may be dropped. */
const INDENT = '\u2003';

export function list({ title, items }: Extract<Card, { kind: 'list' }>): Shown {
  const lines = items.map((item, index) => `${index + 1}. ${escaped(item).replaceAll('\n', `\n${INDENT}`)}`);
  // Items of several lines would run into each other.
  const between = items.some((item) => item.includes('\n')) ? '\n\n' : '\n';
  return {
    text: [escaped(title), ...lines].join('\n'),
    parts: [text(bold(escaped(title))), text(lines.join(between))],
  };
}
