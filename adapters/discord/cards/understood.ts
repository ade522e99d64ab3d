// What was understood: each item with the words it came from and a button that corrects it.
import type { Card } from '../../../src/card.ts';
import type { Message } from '../../../src/door/messenger.ts';
import { CORRECTING, readAs, UNDERSTOOD_TITLE, understoodInShort } from '../../cards/understoodwords.ts';
import { actionId } from '../../chat/control.ts';
import { type Shown, text } from './elements.ts';
import { bold, escaped } from './markdown.ts';
import { offered } from './offers.ts';

export function understood({ items }: Extract<Card, { kind: 'understood' }>, { talk }: Message): Shown {
  const offers = items.map((item) => ({
    text: `${bold(escaped(`${item.name}:`))} ${escaped(readAs(item, '\n'))}`,
    label: CORRECTING,
    alone: `${CORRECTING}: ${item.name}`,
    action: actionId('correct', talk, item.question),
  }));
  return {
    text: understoodInShort(items, escaped),
    ...offered(text(bold(UNDERSTOOD_TITLE)), offers),
  };
}
