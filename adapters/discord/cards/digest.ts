// Several check-ins of a room in one message: each with its thread, and a button that asks it there.
import type { Card } from '../../../src/card.ts';
import type { Message } from '../../../src/door/messenger.ts';
import { actionId } from '../../chat/control.ts';
import { dayInWords } from '../../wording.ts';
import { type Shown, text } from './elements.ts';
import { type Links, threadAddress } from './links.ts';
import { bold, escaped, link, mention, small } from './markdown.ts';
import { offered } from './offers.ts';

export function digest(
  { lines }: Extract<Card, { kind: 'digest' }>,
  { place }: Message,
  links: Links,
): Shown {
  const head = `${lines.length} recommendations are to be looked at again here this week.`;
  const how = 'One message instead of many. I ask each in its own thread when you press its button.';
  const offers = lines.map(({ talk, thread, verdict, since, due, late, mention: owner }, index) => ({
    text: `${bold(escaped(verdict))}${owner === null ? '' : ` ${mention(owner)}`}\n${escaped(`From ${dayInWords(since)}, due ${due}.${late === null ? '' : ` This comes ${late}`}`)}`,
    more: link('Open the thread', threadAddress(links, place, thread)),
    label: 'Ask it now',
    alone: `Ask ${index + 1}`,
    action: actionId('ask', talk),
  }));
  return {
    text: [
      head,
      ...lines.map(({ verdict, due }, index) => `${index + 1}. ${escaped(`${verdict} (${due})`)}`),
    ].join('\n'),
    ...offered(text(`${bold(head)}\n${small(how)}`), offers),
    pings: lines.flatMap(({ mention: owner }) => owner ?? []),
  };
}
