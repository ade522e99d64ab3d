// Several check-ins of a room in one message: each with its thread, and a button that asks it there.
import type { Card } from '../../../src/card.ts';
import type { Message } from '../../../src/door/messenger.ts';
import { DIGEST_HOW, digestHead, digestLine } from '../../cards/digestwords.ts';
import { withName } from '../../cards/talkname.ts';
import { actionId } from '../../chat/control.ts';
import { type Shown, text } from './elements.ts';
import { type Links, threadAddress } from './links.ts';
import { bold, escaped, link, mention, small } from './markdown.ts';
import { offered } from './offers.ts';

export function digest(
  { lines }: Extract<Card, { kind: 'digest' }>,
  { place }: Message,
  links: Links,
): Shown {
  const head = digestHead(lines);
  const offers = lines.map((one, index) => ({
    text: digestLine(one, { escaped, bold, mention }),
    more: link('Open the thread', threadAddress(links, place, one.thread)),
    label: 'Ask it now',
    alone: `Ask ${index + 1}`,
    action: actionId('ask', one.talk),
  }));
  return {
    text: [
      head,
      ...lines.map((one, index) => `${index + 1}. ${escaped(withName(one, `${one.verdict} (${one.due})`))}`),
    ].join('\n'),
    ...offered(text(`${bold(head)}\n${small(DIGEST_HOW)}`), offers),
    pings: lines.flatMap(({ mention: owner }) => owner ?? []),
  };
}
