// A list: a title and numbered items, packed into as few sections as they need.
import type { Card } from '../../../src/card.ts';
import { listLines } from '../../cards/listlines.ts';
import { context, type Payload, section } from './elements.ts';
import { LIMITS } from './limits.ts';
import { bold, escaped } from './mrkdwn.ts';
import { packed } from './packed.ts';

export function list({ title, items, note }: Extract<Card, { kind: 'list' }>): Payload {
  const { lines, between } = listLines(items, escaped);
  return {
    text: [escaped(title), ...lines, ...(note ? [escaped(note)] : [])].join('\n'),
    blocks: [
      section(bold(escaped(title))),
      ...packed(lines, LIMITS.text, between).map((text) => section(text)),
      ...(note ? [context(escaped(note))] : []),
    ],
  };
}
