// Several check-ins of a room in one message: each with its thread, and a button that asks it there.
import type { Card } from '../../../src/card.ts';
import type { Message } from '../../../src/door/messenger.ts';
import { actionId } from '../../chat/control.ts';
import { dayInWords } from '../../wording.ts';
import { button, context, type Payload, section } from './elements.ts';
import { bold, escaped, mention } from './mrkdwn.ts';
import { threadLink } from './permalink.ts';

export function digest(
  { lines }: Extract<Card, { kind: 'digest' }>,
  { place }: Message,
  web?: string,
): Payload {
  const head = `${lines.length} recommendations are to be looked at again here this week.`;
  const texts = lines.map(
    ({ verdict, since, due, late, mention: owner }) =>
      `${bold(escaped(verdict))}${owner === null ? '' : ` ${mention(owner)}`}\n${escaped(`From ${dayInWords(since)}, due ${due}.${late === null ? '' : ` This comes ${late}`}`)}`,
  );
  return {
    text: [head, ...lines.map(({ verdict, due }) => escaped(`${verdict} (${due})`))].join('\n'),
    blocks: [
      section(bold(head)),
      context('One message instead of many. I ask each in its own thread when you press its button.'),
      ...lines.map(({ talk, thread }, index) => {
        const open = threadLink(web, { place, thread });
        const text = `${texts[index] ?? ''}${open ? ` ${open}` : ''}`;
        return section(text, button('Ask it now', actionId('ask', talk)));
      }),
    ],
  };
}
