// A check-in, and what came of it: lines to be answered by one press each; then what stands, or what is different.
import type { Card } from '../../../src/card.ts';
import type { Message } from '../../../src/door/messenger.ts';
import {
  type CheckInItem,
  checkInWords,
  differenceLines,
  holdsLines,
  itemLines,
  questionsOf,
} from '../../cards/checkinwords.ts';
import { shortLabel } from '../../cards/shortlabels.ts';
import { actionId } from '../../chat/control.ts';
import { dayInWords } from '../../wording.ts';
import { isDirect } from '../connection/rooms.ts';
import { actions, button, context, type Payload, section } from './elements.ts';
import { heir, later } from './later.ts';
import { bold, escaped, link, mention, struck } from './mrkdwn.ts';
import { permalink } from './permalink.ts';
import { recommendation } from './recommendation.ts';

type Kind<K extends Card['kind']> = Extract<Card, { kind: K }>;

export function checkIn(card: Kind<'check-in'>, { talk, place, refers }: Message, web?: string): Payload {
  const { over, items, moved, mention: owner } = card;
  const { head, tardy, hint } = checkInWords(card);
  const old = refers && link('See that card', permalink(web, refers));
  const why = moved === undefined ? [] : [escaped(moved)];
  const lines = itemLines(items, escaped, bold);
  const plain = itemLines(items, escaped, (text) => text);
  return {
    // Read aloud and in notifications, where signs of the layout would be heard.
    text: [...why, ...[head, ...tardy].map(escaped), ...plain].join('\n'),
    blocks: [
      ...(owner === undefined ? [] : [section(mention(owner))]),
      ...why.map((one) => section(one)),
      section(`${bold(escaped(head))}${old ? ` ${old}` : ''}`),
      context(escaped([...tardy, hint].join(' '))),
      ...items.flatMap((item, index) => [
        section(lines[index] ?? ''),
        ...(item.chosen === undefined && !over ? [choices(item, talk)] : []),
      ]),
      ...(over ? [] : endings(items, talk, place)),
    ],
  };
}

/** What concerns the check-in as a whole. */
function endings(items: readonly CheckInItem[], talk: string, place: string): Payload['blocks'] {
  return [
    actions(
      button('Nothing changed', actionId('same', talk)),
      button('That is all', actionId('conclude', talk)),
      button('We are done with it', actionId('done', talk)),
      button('Stop asking', actionId('stop', talk)),
    ),
    actions(...later(talk, questionsOf(items)), ...(isDirect(place) ? [] : [heir(talk)])),
  ];
}

function choices({ id, options }: CheckInItem, talk: string): ReturnType<typeof actions> {
  return actions(
    ...options.map(({ id: value, label }) => {
      const { text } = shortLabel(label);
      return button(text, actionId('review', talk, id, value), text === label ? undefined : label);
    }),
  );
}

export function holds(card: Kind<'holds'>): Payload {
  const verdict = escaped(card.verdict);
  const lines = holdsLines(card).map(escaped);
  return {
    text: [`Still holds: ${verdict}`, ...lines].join('\n'),
    blocks: [section(`${bold('Still holds:')} ${verdict}`), context(lines.join('\n'))],
  };
}

export function difference(card: Kind<'difference'>, message: Message, web?: string): Payload {
  const { was } = card;
  const old = message.refers && link('old card', permalink(web, message.refers));
  const day = escaped(dayInWords(was.day));
  const { text, blocks } = recommendation({ ...card, kind: 'recommendation' }, message);
  const why = differenceLines(card).map(escaped);
  return {
    text: [
      text.split('\n')[0] ?? '',
      `Was: ${escaped(was.verdict)} (${day})`,
      ...why,
      ...text.split('\n').slice(1),
    ].join('\n'),
    blocks: [
      ...blocks.slice(0, 1),
      context(
        `${bold('Was:')} ${struck(escaped(was.verdict))} (${day}, replaced)${old ? ` ${old}` : ''}\n${why.join('\n')}`,
      ),
      ...blocks.slice(1),
    ],
  };
}
