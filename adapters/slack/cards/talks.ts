// The talks of a room, each with its thread, its next date and all that was decided.
import type { Card } from '../../../src/card.ts';
import { decisionLine } from '../../wording.ts';
import { context, type Payload, section } from './elements.ts';
import { LIMITS } from './limits.ts';
import { bold, escaped, link, mention } from './mrkdwn.ts';
import { packed } from './packed.ts';
import { permalink } from './permalink.ts';

export function talks({ title, talks: all }: Extract<Card, { kind: 'talks' }>, web?: string): Payload {
  return {
    text: [title, ...all.map(({ head, next }) => (next === undefined ? head : `${head} ${next}`))]
      .map(escaped)
      .join('\n'),
    blocks: [
      section(bold(escaped(title))),
      ...all.flatMap(({ head, place, thread, owner, next, decisions }) => {
        const address =
          thread === null || thread === '' ? null : permalink(web, { place, thread: null, external: thread });
        const open = link('Open the thread', address);
        const asks = [...(next === undefined ? [] : [escaped(next)]), `Looked after by ${mention(owner)}.`];
        const lines = decisions.map((decision) => `• ${escaped(decisionLine(decision))}`);
        return [
          section([bold(escaped(head)), asks.join(' '), ...(open ? [open] : [])].join('\n')),
          ...packed(lines, LIMITS.text, '\n').map(context),
        ];
      }),
    ],
  };
}
