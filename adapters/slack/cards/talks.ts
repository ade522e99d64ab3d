// The talks of a room, each with its thread, its next date and all that was decided.
import type { Card } from '../../../src/card.ts';
import { withName } from '../../cards/talkname.ts';
import { talksInShort, talkWords } from '../../cards/talkwords.ts';
import { context, type Payload, section } from './elements.ts';
import { LIMITS } from './limits.ts';
import { bold, escaped, mention } from './mrkdwn.ts';
import { packed } from './packed.ts';
import { threadLink } from './permalink.ts';

export function talks({ title, talks: all, note }: Extract<Card, { kind: 'talks' }>, web?: string): Payload {
  return {
    text: talksInShort({ title, talks: all, note }, escaped),
    blocks: [
      section(bold(escaped(title))),
      ...all.flatMap((talk) => {
        const { asks, decided } = talkWords(talk, escaped, mention);
        return [
          section(
            [bold(escaped(withName(talk, talk.head))), asks, threadLink(web, talk)]
              .filter(Boolean)
              .join('\n'),
          ),
          ...packed(decided, LIMITS.text, '\n').map(context),
        ];
      }),
      ...(note === undefined ? [] : [context(escaped(note))]),
    ],
  };
}
