// A check-in, and what came of it: lines to be answered by one press each; then what stands, or what is different.
import { isQuestion, type QuestionId } from '../../../knowledge/questions.ts';
import type { Card } from '../../../src/card.ts';
import { ROOM_ITSELF } from '../../../src/door/incoming.ts';
import type { Message } from '../../../src/door/messenger.ts';
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
type Item = Kind<'check-in'>['items'][number];

export function checkIn(card: Kind<'check-in'>, message: Message, links: Links): Shown {
  const { talk, refers } = message;
  const { over, verdict, since, late, stillMatters, items, moved, mention: owner } = card;
  const head = escaped(`On ${dayInWords(since)} I recommended: ${verdict}`);
  const old = refers && link('See that card', links(refers));
  const tardy =
    late === undefined ? [] : [escaped(`This comes ${late}.${stillMatters ? '' : ' Does it still matter?'}`)];
  const why = moved === undefined ? [] : [escaped(moved)];
  const linesIn = (mark: (text: string) => string): string[] =>
    items.map((item, index) => `${index + 1}. ${escaped(item.text)}${answerOf(item, mark)}`);
  const lines = linesIn(bold);
  const hint = over ? 'This check-in is over.' : 'One press each, and I look at it anew.';
  const told = text(
    [
      ...(owner === undefined ? [] : [mention(owner)]),
      ...why,
      `${bold(head)}${old ? ` ${old}` : ''}`,
      small([...tardy, hint].join(' ')),
    ].join('\n'),
  );
  const open = over ? [] : items.filter(({ chosen }) => chosen === undefined);
  const ends = over ? [] : [endings(talk)];
  const menus = over
    ? []
    : [later(talk, questionsOf(items)), ...(isDirect(card, message) ? [] : [heir(talk)])];
  const around = (asked: (item: Item) => Row): Part[] => [
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
    text: [...why, head, ...tardy, ...linesIn((one) => one)].join('\n'),
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

/** The questions that are asked; of an item of another kind nothing is left. */
function questionsOf(items: readonly Item[]): QuestionId[] {
  return items.map(({ id }) => id.replace(/^a-/u, '')).filter(isQuestion);
}

function answerOf({ chosen, options }: Item, mark: (text: string) => string): string {
  const label = options.find(({ id }) => id === chosen)?.label;
  return label === undefined ? '' : ` ${mark(escaped(label))}`;
}

function buttons({ id, options }: Item, talk: string): Row {
  return actions(
    ...options.map(({ id: value, label }) =>
      button(shortLabel(label).text, actionId('review', talk, id, value)),
    ),
  );
}

/** What takes less room than buttons. */
function menu({ id, options }: Item, talk: string, hint: string): Row {
  const choices = options.map(({ id: value, label }) => ({ label, value }));
  return actions(select(hint, actionId('review', talk, id), choices));
}

export function holds({ verdict, changed, notYet, checkIn: next }: Kind<'holds'>): Shown {
  const lines = [
    ...changed.map((one) => `Changed: ${one}`),
    ...(notYet === undefined ? [] : [`Not yet: ${notYet}`]),
    `Next: ${next.words}.`,
  ].map(escaped);
  return {
    text: [`Still holds: ${escaped(verdict)}`, ...lines].join('\n'),
    parts: [text(`${bold('Still holds:')} ${escaped(verdict)}\n${small(lines.join('\n'))}`)],
  };
}

export function difference(card: Kind<'difference'>, message: Message, links: Links): Shown {
  const { was, changed, same, guidance } = card;
  const old = message.refers && link('old card', links(message.refers));
  const day = escaped(dayInWords(was.day));
  const why = [
    ...changed.map((one) => `Changed: ${one}`),
    ...(guidance === undefined ? [] : [guidanceLine(guidance)]),
    ...(same.length === 0 ? [] : [`Same: ${same.join(' · ')}`]),
  ].map(escaped);
  return recommendation({ ...card, kind: 'recommendation' }, message, {
    text: [`Was: ${escaped(was.verdict)} (${day})`, ...why].join('\n'),
    shown: small(
      `${bold('Was:')} ${struck(escaped(was.verdict))} (${day}, replaced)${old ? ` ${old}` : ''}\n${why.join('\n')}`,
    ),
  });
}

function guidanceLine(titles: readonly string[]): string {
  const named = titles.length === 0 ? '' : `: ${titles.join('; ')}`;
  return `Our guidance changed since then${named}`;
}
