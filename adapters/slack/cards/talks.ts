// The talks of a room, each with its thread, its next date and all that was decided.
import type { Card } from '../../../src/card.ts';
import { decisionLine, earlierInWords } from '../../wording.ts';
import { cut } from './cut.ts';
import { context, type Payload, section } from './elements.ts';
import { LIMITS } from './limits.ts';
import { bold, escaped, mention } from './mrkdwn.ts';
import { packed } from './packed.ts';
import { threadLink } from './permalink.ts';

/** Of a decision in a list, in characters: escaped it still fits into one text. The export has all of it. */
const LONGEST_DECISION = 500;

export function talks({ title, talks: all }: Extract<Card, { kind: 'talks' }>, web?: string): Payload {
  return {
    text: [title, ...all.map(({ head, next }) => (next === undefined ? head : `${head} ${next}`))]
      .map(escaped)
      .join('\n'),
    blocks: [
      section(bold(escaped(title))),
      ...all.flatMap(({ head, place, thread, owner, next, decisions, earlier }) => {
        const open = threadLink(web, { place, thread });
        // A list of a room is for one person's eyes. In the talk's own thread the mention would call its owner.
        const who = place === '' ? [] : [`Looked after by ${mention(owner)}.`];
        const asks = [...(next === undefined ? [] : [escaped(next)]), ...who];
        const lines = [
          ...decisions.map((decision) => `• ${escaped(cut(decisionLine(decision), LONGEST_DECISION))}`),
          ...(earlier === 0 ? [] : [escaped(earlierInWords(earlier))]),
        ];
        return [
          section([bold(escaped(head)), asks.join(' '), ...(open ? [open] : [])].filter(Boolean).join('\n')),
          ...packed(lines, LIMITS.text, '\n').map(context),
        ];
      }),
    ],
  };
}
