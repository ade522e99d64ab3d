// The recommendation: what to do, why, and what would change it, with everything else behind a button.
import { changesIn } from '../../../src/advice/recommend.ts';
import type { Card } from '../../../src/card.ts';
import { ROOM_ITSELF } from '../../../src/door/incoming.ts';
import type { Message } from '../../../src/door/messenger.ts';
import { type Field, fieldsOf, shownField, spokenField } from '../../cards/fields.ts';
import { MORE_OF_RECOMMENDATION } from '../../cards/more.ts';
import { actionId } from '../../chat/control.ts';
import { faceOf } from '../../wording.ts';
import { actions, button, feedback, line, type Row, type Shown, select, text } from './elements.ts';
import { figureLine } from './figureline.ts';
import { later, onDate } from './later.ts';
import { bold, escaped, heading, mention, small } from './markdown.ts';

type Advice = Extract<Card, { kind: 'recommendation' }>;

/** What is new about it, in Markdown: in short, and as it is shown. */
type News = { text: string; shown: string };

/** `news` stands below the verdict. */
export function recommendation(card: Advice, message: Message, news?: News): Shown {
  const { verdict, outside } = faceOf(card);
  const { body, sure, last } = fieldsOf(card, escaped);
  const figure = outside ? [{ name: outside.name, lines: [escaped(outside.text)] }] : [];
  const shared =
    card.sharedBy === undefined
      ? []
      : [text(small(`${mention(card.sharedBy)} shares what came of a talk with Whichway.`))];
  return {
    accent: true,
    text: [
      escaped(verdict),
      ...(news ? [news.text] : []),
      ...[...body, ...figure, ...sure, ...last].map(spokenField),
    ].join('\n'),
    parts: [
      ...shared,
      text(heading(escaped(verdict))),
      ...(news ? [text(news.shown)] : []),
      ...body.map((one) => text(shown(one))),
      ...(outside ? [text(figureLine(outside))] : []),
      ...sure.map((one) => text(shown(one))),
      text(small(last.map(shown).join('\n'))),
      line(),
      ...controls(card, message),
    ],
  };
}

const shown = (field: Field): string => shownField(field, bold, '-');

/** Who reads a copy in the room can ask for more, and changes nothing of the talk. */
function controls(card: Advice, message: Message): Row[] {
  const { talk, thread } = message;
  const more = [
    button('Full plan', actionId('plan', talk)),
    button('Why and sources', actionId('why', talk)),
  ];
  if (card.sharedBy !== undefined) return [actions(...more, ...feedback(message))];
  return [
    actions(
      ...more,
      button('You misread me', actionId('understood', talk)),
      // In a direct message there is nobody to share it with.
      ...(thread === ROOM_ITSELF ? [] : [button('Share', actionId('share', talk))]),
      button('Export', actionId('export', talk)),
    ),
    actions(select('More', actionId('more', talk), MORE_OF_RECOMMENDATION)),
    later(
      talk,
      changesIn(card.recommendation).map(({ question }) => question),
    ),
    actions(onDate(talk), ...feedback(message)),
  ];
}
