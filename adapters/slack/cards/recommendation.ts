// The recommendation: what to do, why, and what would change it, with everything else behind a button.
import type { Button, Overflow } from '@slack/types';
import { changesIn } from '../../../src/advice/recommend.ts';
import type { Card } from '../../../src/card.ts';
import type { Message } from '../../../src/door/messenger.ts';
import { actionId } from '../../chat/control.ts';
import { faceOf } from '../../wording.ts';
import { isDirect } from '../connection/rooms.ts';
import { actions, button, context, feedback, header, overflow, type Payload, section } from './elements.ts';
import { figureLine } from './figureline.ts';
import { later } from './later.ts';
import { bold, escaped, mention } from './mrkdwn.ts';

/** How a message says that it stands in the room itself, in no thread. */
const ROOM_ITSELF = '';

export function recommendation(card: Extract<Card, { kind: 'recommendation' }>, message: Message): Payload {
  const { verdict, why, monday, notYet, watchOut, outside, howSure, wouldChange } = faceOf(card);
  const body = [
    ...field('Why', why),
    ...field('Monday', monday),
    ...field('Not yet', notYet),
    ...field('Watch out', watchOut),
  ];
  const sure = field('How sure', howSure);
  const small = [
    ...field('Would change it', wouldChange),
    ...field("I'll ask again", `${card.checkIn.words}.`),
  ];
  return {
    text: [
      escaped(verdict),
      ...[...body, ...field(outside?.name ?? '', outside?.text), ...sure, ...small].map(spoken),
    ].join('\n'),
    blocks: [
      ...(card.sharedBy === undefined
        ? []
        : [context(`${mention(card.sharedBy)} shares what came of a talk with Whichway.`)]),
      header(verdict),
      ...body.map((one) => section(shown(one))),
      ...(outside ? [context(figureLine(outside))] : []),
      ...sure.map((one) => section(shown(one))),
      context(small.map(shown).join('\n')),
      actions(...buttons(message)),
      ...(isCopy(message)
        ? []
        : [
            actions(
              ...later(
                message.talk,
                changesIn(card.recommendation).map(({ question }) => question),
              ),
            ),
          ]),
      feedback(message),
    ],
  };
}

type Field = { name: string; lines: readonly string[] };

/** A field in a list of its own, or an empty list where there is nothing to say. */
function field(name: string, text: string | readonly string[] | undefined): Field[] {
  const lines = typeof text === 'string' ? [text] : (text ?? []);
  return lines.length === 0 ? [] : [{ name, lines: lines.map(escaped) }];
}

/** For the eyes: several lines stand as points below the name. */
function shown({ name, lines }: Field): string {
  const [first = '', ...more] = lines;
  if (more.length === 0) return `${bold(`${name}:`)} ${first}`;
  return [bold(name), ...lines.map((line) => `• ${line}`)].join('\n');
}

/** For notifications and screen readers: no marks of the layout. */
function spoken({ name, lines }: Field): string {
  return `${name}: ${lines.join(' ')}`;
}

/** A copy for the whole room: who reads it there can ask for more, and changes nothing of the talk. */
function isCopy({ thread, place }: Message): boolean {
  return thread === ROOM_ITSELF && !isDirect(place);
}

function buttons(message: Message): (Button | Overflow)[] {
  const { talk, thread } = message;
  if (isCopy(message))
    return [button('Full plan', actionId('plan', talk)), button('Why and sources', actionId('why', talk))];
  return [
    button('Full plan', actionId('plan', talk)),
    button('Why and sources', actionId('why', talk)),
    button('You misread me', actionId('understood', talk)),
    // In a direct message there is nobody to share it with.
    ...(thread === ROOM_ITSELF ? [] : [button('Share', actionId('share', talk))]),
    button('Export', actionId('export', talk)),
    overflow(actionId('more', talk), [
      { label: 'What would change it', value: 'flips' },
      { label: 'All sources', value: 'sources' },
      { label: 'Mention me when you ask', value: 'mention' },
      { label: 'Mute', value: 'mute' },
    ]),
  ];
}
