// What was understood: each item with the words it came from and a button that corrects it.
import type { Card } from '../../../src/card.ts';
import type { Message } from '../../../src/door/messenger.ts';
import { CORRECTING, readAs, UNDERSTOOD_TITLE, understoodInShort } from '../../cards/understoodwords.ts';
import { actionId } from '../../chat/control.ts';
import { button, type Payload, section } from './elements.ts';
import { bold, escaped } from './mrkdwn.ts';

export function understood({ items }: Extract<Card, { kind: 'understood' }>, { talk }: Message): Payload {
  return {
    text: understoodInShort(items, escaped),
    blocks: [
      section(bold(UNDERSTOOD_TITLE)),
      ...items.map((item) =>
        section(
          `${bold(`${escaped(item.name)}:`)} ${escaped(readAs(item, '\n'))}`,
          button(CORRECTING, actionId('correct', talk, item.question), `${CORRECTING}: ${item.name}`),
        ),
      ),
    ],
  };
}
