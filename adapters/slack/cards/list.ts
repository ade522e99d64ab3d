// A list: a title and numbered items, packed into as few sections as they need.
import type { Card } from '../../../src/card.ts';
import { type Payload, section } from './elements.ts';
import { LIMITS } from './limits.ts';
import { bold, escaped } from './mrkdwn.ts';
import { packed } from './packed.ts';

/** A wide space: ordinary ones at the beginning of a line may be dropped. */
const INDENT = '\u2003';

export function list({ title, items }: Extract<Card, { kind: 'list' }>): Payload {
  const lines = items.map((item, index) => `${index + 1}. ${escaped(item).replaceAll('\n', `\n${INDENT}`)}`);
  // Items of several lines would run into each other.
  const between = items.some((item) => item.includes('\n')) ? '\n\n' : '\n';
  return {
    text: [escaped(title), ...lines].join('\n'),
    blocks: [
      section(bold(escaped(title))),
      ...packed(lines, LIMITS.text, between).map((text) => section(text)),
    ],
  };
}
