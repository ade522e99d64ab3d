// A number on its way to a goal: a sentence and a small bar.
import type { Card } from '../../../src/card.ts';
import { progressInWords } from '../../wording.ts';
import { context, type Payload, section } from './elements.ts';
import { escaped } from './mrkdwn.ts';

export function progress(card: Extract<Card, { kind: 'progress' }>): Payload {
  const { bar, words } = progressInWords(card);
  return {
    text: `${escaped(card.text)} ${escaped(words)}`,
    blocks: [section(escaped(card.text)), context(`${bar} ${escaped(words)}`)],
  };
}
