// Several check-ins of a room in one message: each with its thread, and a button that asks it there.
import type { Card } from '../../../src/card.ts';
import type { Message } from '../../../src/door/messenger.ts';
import { DIGEST_HOW, digestHead, digestLine } from '../../cards/digestwords.ts';
import { withName } from '../../cards/talkname.ts';
import { actionId } from '../../chat/control.ts';
import { button, context, type Payload, section } from './elements.ts';
import { bold, escaped, mention } from './mrkdwn.ts';
import { threadLink } from './permalink.ts';

export function digest(
  { lines }: Extract<Card, { kind: 'digest' }>,
  { place }: Message,
  web?: string,
): Payload {
  const head = digestHead(lines);
  return {
    text: [head, ...lines.map((one) => escaped(withName(one, `${one.verdict} (${one.due})`)))].join('\n'),
    blocks: [
      section(bold(head)),
      context(DIGEST_HOW),
      ...lines.map((line) => {
        const open = threadLink(web, { place, thread: line.thread });
        const text = `${digestLine(line, { escaped, bold, mention })}${open ? ` ${open}` : ''}`;
        return section(text, button('Ask it now', actionId('ask', line.talk)));
      }),
    ],
  };
}
