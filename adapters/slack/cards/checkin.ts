// A check-in, and what came of it: lines to be answered by one press each; then what stands, or what is different.
import { isQuestion, type QuestionId } from '../../../knowledge/questions.ts';
import type { Card } from '../../../src/card.ts';
import type { Message } from '../../../src/door/messenger.ts';
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
type Item = Kind<'check-in'>['items'][number];

export function checkIn(card: Kind<'check-in'>, { talk, place, refers }: Message, web?: string): Payload {
  const { over, verdict, since, late, stillMatters, items, moved, mention: owner } = card;
  const head = escaped(`On ${dayInWords(since)} I recommended: ${verdict}`);
  const old = refers && link('See that card', permalink(web, refers));
  const tardy =
    late === undefined ? [] : [escaped(`This comes ${late}.${stillMatters ? '' : ' Does it still matter?'}`)];
  const why = moved === undefined ? [] : [escaped(moved)];
  const linesIn = (mark: (text: string) => string): string[] =>
    items.map((item, index) => `${index + 1}. ${escaped(item.text)}${answerOf(item, mark)}`);
  const lines = linesIn(bold);
  const hint = over ? 'This check-in is over.' : 'One press each, and I look at it anew.';
  return {
    // Read aloud and in notifications, where signs of the layout would be heard.
    text: [...why, head, ...tardy, ...linesIn((text) => text)].join('\n'),
    blocks: [
      ...(owner === undefined ? [] : [section(mention(owner))]),
      ...why.map((one) => section(one)),
      section(`${bold(head)}${old ? ` ${old}` : ''}`),
      context([...tardy, hint].join(' ')),
      ...items.flatMap((item, index) => [
        section(lines[index] ?? ''),
        ...(item.chosen === undefined && !over ? [choices(item, talk)] : []),
      ]),
      ...(over ? [] : endings(items, talk, place)),
    ],
  };
}

/** What concerns the check-in as a whole. */
function endings(items: readonly Item[], talk: string, place: string): Payload['blocks'] {
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

/** The questions that are asked; of an item of another kind nothing is left. */
function questionsOf(items: readonly Item[]): QuestionId[] {
  return items.map(({ id }) => id.replace(/^a-/u, '')).filter(isQuestion);
}

function answerOf({ chosen, options }: Item, mark: (text: string) => string): string {
  const label = options.find(({ id }) => id === chosen)?.label;
  return label === undefined ? '' : ` ${mark(escaped(label))}`;
}

function choices({ id, options }: Item, talk: string): ReturnType<typeof actions> {
  return actions(
    ...options.map(({ id: value, label }) => {
      const { text } = shortLabel(label);
      return button(text, actionId('review', talk, id, value), text === label ? undefined : label);
    }),
  );
}

export function holds({ verdict, changed, notYet, checkIn: next }: Kind<'holds'>): Payload {
  const lines = [
    ...changed.map((line) => `Changed: ${line}`),
    ...(notYet === undefined ? [] : [`Not yet: ${notYet}`]),
    `Next: ${next.words}.`,
  ].map(escaped);
  return {
    text: [`Still holds: ${escaped(verdict)}`, ...lines].join('\n'),
    blocks: [section(`${bold('Still holds:')} ${escaped(verdict)}`), context(lines.join('\n'))],
  };
}

export function difference(card: Kind<'difference'>, message: Message, web?: string): Payload {
  const { was, changed, same, guidance } = card;
  const old = message.refers && link('old card', permalink(web, message.refers));
  const day = escaped(dayInWords(was.day));
  const { text, blocks } = recommendation({ ...card, kind: 'recommendation' }, message);
  const why = [
    ...changed.map((line) => `Changed: ${line}`),
    ...(guidance === undefined ? [] : [guidanceLine(guidance)]),
    ...(same.length === 0 ? [] : [`Same: ${same.join(' · ')}`]),
  ].map(escaped);
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

function guidanceLine(titles: readonly string[]): string {
  const named = titles.length === 0 ? '' : `: ${titles.join('; ')}`;
  return `Our guidance changed since then${named}`;
}
