// The recommendation: what to do, why, and what would change it, with everything else behind a button.
import type { Button, Overflow } from '@slack/types';
import { changesIn } from '../../../src/advice/recommend.ts';
import type { Card } from '../../../src/card.ts';
import { ROOM_ITSELF } from '../../../src/door/incoming.ts';
import type { Message } from '../../../src/door/messenger.ts';
import { type Field, fieldsOf, shownField, spokenField } from '../../cards/fields.ts';
import { MORE_OF_RECOMMENDATION } from '../../cards/more.ts';
import { actionId } from '../../chat/control.ts';
import { faceOf } from '../../wording.ts';
import { isDirect } from '../connection/rooms.ts';
import { actions, button, context, feedback, header, overflow, type Payload, section } from './elements.ts';
import { figureLine } from './figureline.ts';
import { later } from './later.ts';
import { bold, escaped, mention } from './mrkdwn.ts';

export function recommendation(card: Extract<Card, { kind: 'recommendation' }>, message: Message): Payload {
  const { verdict, outside } = faceOf(card);
  const { body, sure, last } = fieldsOf(card, escaped);
  const figure = outside ? [{ name: outside.name, lines: [escaped(outside.text)] }] : [];
  return {
    text: [escaped(verdict), ...[...body, ...figure, ...sure, ...last].map(spokenField)].join('\n'),
    blocks: [
      ...(card.sharedBy === undefined
        ? []
        : [context(`${mention(card.sharedBy)} shares what came of a talk with Whichway.`)]),
      header(verdict),
      ...body.map((one) => section(shown(one))),
      ...(outside ? [context(figureLine(outside))] : []),
      ...sure.map((one) => section(shown(one))),
      context(last.map(shown).join('\n')),
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

const shown = (field: Field): string => shownField(field, bold, '•');

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
    overflow(actionId('more', talk), MORE_OF_RECOMMENDATION),
  ];
}
