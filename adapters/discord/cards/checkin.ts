// A check-in, and what came of it: lines to be answered by one press each; then what stands, or what is different.
import type { Card } from '../../../src/card.ts';
import { ROOM_ITSELF } from '../../../src/door/incoming.ts';
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
import { actions, button, line, type Part, type Row, type Shown, select, text } from './elements.ts';
import { fits } from './fit.ts';
import { heir, later, onDate } from './later.ts';
import { LIMITS } from './limits.ts';
import type { Links } from './links.ts';
import { bold, escaped, link, mention, small, struck } from './markdown.ts';
import { recommendation } from './recommendation.ts';

type Kind<K extends Card['kind']> = Extract<Card, { kind: K }>;

export function checkIn(card: Kind<'check-in'>, message: Message, links: Links): Shown {
  const { talk, refers } = message;
  const { over, items, moved, mention: owner } = card;
  const { head, tardy, hint } = checkInWords(card);
  const old = refers && link('See that card', links(refers));
  const why = moved === undefined ? [] : [escaped(moved)];
  const lines = itemLines(items, escaped, bold);
  const plain = itemLines(items, escaped, (one) => one);
  const told = text(
    [
      ...(owner === undefined ? [] : [mention(owner)]),
      ...why,
      `${bold(escaped(head))}${old ? ` ${old}` : ''}`,
      small(escaped([...tardy, hint].join(' '))),
    ].join('\n'),
  );
  const open = over ? [] : items.filter(({ chosen }) => chosen === undefined);
  const ends = over ? [] : [endings(talk)];
  const menus = over
    ? []
    : [later(talk, questionsOf(items)), ...(isDirect(card, message) ? [] : [heir(talk)])];
  const around = (asked: (item: CheckInItem) => Row): Part[] => [
    told,
    ...items.flatMap((item, index) => [
      text(lines[index] ?? ''),
      ...(open.includes(item) ? [asked(item)] : []),
    ]),
    ...(over ? [] : [line()]),
    ...ends,
    ...menus,
  ];
  const pressed = around((item) => buttons(item, talk));
  const isShort = items.every(({ options }) => options.length <= LIMITS.buttons) && fits(pressed);
  return {
    // Read in notifications, where signs of the layout would be seen.
    text: [...why, ...[head, ...tardy].map(escaped), ...plain].join('\n'),
    parts: isShort ? pressed : around((item) => menu(item, talk, 'Choose an answer')),
    rows: [
      ...ends,
      ...items.flatMap((item, index) =>
        open.includes(item) ? [menu(item, talk, `${index + 1}. ${item.text}`)] : [],
      ),
      ...menus,
    ],
    ...(owner === undefined ? {} : { pings: [owner] }),
  };
}

/** What concerns the check-in as a whole. */
function endings(talk: string): Row {
  return actions(
    button('Nothing changed', actionId('same', talk)),
    button('That is all', actionId('conclude', talk)),
    button('We are done with it', actionId('done', talk)),
    button('Stop asking', actionId('stop', talk)),
    onDate(talk),
  );
}

/** Whether it is asked in direct messages: there Discord's menu of people holds nobody who could take it over. */
function isDirect({ asked }: Kind<'check-in'>, { thread }: Message): boolean {
  return typeof asked === 'object' || (asked === 'thread' && thread === ROOM_ITSELF);
}

function buttons({ id, options }: CheckInItem, talk: string): Row {
  return actions(
    ...options.map(({ id: value, label }) =>
      button(shortLabel(label).text, actionId('review', talk, id, value)),
    ),
  );
}

/** What takes less room than buttons. */
function menu({ id, options }: CheckInItem, talk: string, hint: string): Row {
  const choices = options.map(({ id: value, label }) => ({ label, value }));
  return actions(select(hint, actionId('review', talk, id), choices));
}

export function holds(card: Kind<'holds'>): Shown {
  const verdict = escaped(card.verdict);
  const lines = holdsLines(card).map(escaped);
  return {
    text: [`Still holds: ${verdict}`, ...lines].join('\n'),
    parts: [text(`${bold('Still holds:')} ${verdict}\n${small(lines.join('\n'))}`)],
  };
}

export function difference(card: Kind<'difference'>, message: Message, links: Links): Shown {
  const { was } = card;
  const old = message.refers && link('old card', links(message.refers));
  const day = escaped(dayInWords(was.day));
  const why = differenceLines(card).map(escaped);
  return recommendation({ ...card, kind: 'recommendation' }, message, {
    text: [`Was: ${escaped(was.verdict)} (${day})`, ...why].join('\n'),
    shown: small(
      `${bold('Was:')} ${struck(escaped(was.verdict))} (${day}, replaced)${old ? ` ${old}` : ''}\n${why.join('\n')}`,
    ),
  });
}
