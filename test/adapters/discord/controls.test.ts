// People can do on Discord what they can do in Slack: every card has the same controls, by what they mean.
import { type APIComponentInMessageActionRow, ComponentType } from 'discord.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { render } from '../../../adapters/discord/cards/message.ts';
import { plain } from '../../../adapters/discord/cards/plain.ts';
import { blocksOf } from '../../../adapters/slack/cards/blocks.ts';
import { QUESTIONS } from '../../../knowledge/questions.ts';
import { recommend } from '../../../src/advice/recommend.ts';
import type { Card } from '../../../src/card.ts';
import { itemsFor } from '../../../src/checkin/asking.ts';
import type { Message } from '../../../src/door/messenger.ts';
import { CARDS } from '../cards/anycards.ts';
import { objectsIn } from '../cards/objects.ts';
import { expectPlainTaken, expectTaken } from './checks.ts';
import { controlsOf, messageOf } from './samples.ts';

const KINDS = Object.keys(CARDS) as Card['kind'][];

/** What can be done with the name of a control and each of the choices in it. */
function meant(name: string, choices: readonly string[]): string[] {
  const [, verb = '', talk = '', ...args] = name.split(':');
  if (verb === 'more') return choices.map((choice) => `${choice} ${talk}`);
  const ways = choices.length === 0 ? [args] : choices.map((choice) => [...args, choice]);
  return ways.map((way) => [verb, talk, ...way].join(' '));
}

function meantInSlack(message: Message): string[] {
  return objectsIn(blocksOf(message).blocks).flatMap(({ action_id: name, type, ...rest }) => {
    if (typeof name !== 'string') return [];
    // Where Slack has a calendar, Discord has a button that asks for the date.
    if (type === 'datepicker') return [`when ${message.talk}`];
    const values = objectsIn(rest).flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
    return meant(name, values);
  });
}

function meantHere(controls: readonly APIComponentInMessageActionRow[]): string[] {
  return controls.flatMap((control) => {
    if (!('custom_id' in control)) return [];
    const options = control.type === ComponentType.StringSelect ? control.options : [];
    return meant(
      control.custom_id,
      options.map(({ value }) => value),
    );
  });
}

const expectSame = (message: Message, inSlack: Message = message): void => {
  const here = meantHere(controlsOf(render(message)));

  expect(here.toSorted()).toEqual(meantInSlack(inSlack).toSorted());
};

describe.each(KINDS)('a card of kind %s', (kind) => {
  it.each([0, 1, 2, 3, 4, 5])('with %i items can be used as in Slack', (many) => {
    let next = 0;
    const card = CARDS[kind](() => `Text ${next++}`, many);

    for (const thread of ['1211111111111111111', null]) expectSame(messageOf(card, thread));
  });
});

describe('a recommendation', () => {
  const card = CARDS.recommendation(() => 'Look it up', 1);

  it('in a direct message can be used as in Slack', () => {
    const message = messageOf(card, '');

    expectSame(message, { ...message, place: 'D1' });
  });

  it('shared with the room can be used as in Slack', () => {
    const copy: Card = card.kind === 'recommendation' ? { ...card, sharedBy: '123456789012345678' } : card;

    expectSame(messageOf(copy, ''));
  });
});

/** Cases with any answers. */
const anyKnown = fc
  .tuple(
    ...QUESTIONS.map(({ id, options }) =>
      fc.constantFrom(undefined, ...options.map((one) => [id, one.id] as const)),
    ),
  )
  .map((pairs) => Object.fromEntries(pairs.filter((pair) => pair !== undefined)));

describe('a real check-in', () => {
  it('can be used as in Slack, however many lines it has', () => {
    fc.assert(
      fc.property(anyKnown, (known) => {
        const facts = { known, likely: known, said: {}, flags: [] };
        const items = itemsFor(facts, recommend(facts, '0123456789ab'), {});
        const message = messageOf({
          ...{
            kind: 'check-in',
            asked: 'thread',
            over: false,
            verdict: 'Look it up',
            since: '2026-11-23',
            late: 'a week late',
          },
          ...{ stillMatters: true, moved: 'This stood elsewhere.', mention: '123456789012345678' },
          items: items.map((item) => ({ ...item, chosen: undefined })),
        });

        expectSame(message);
        expectTaken(render(message));
        expectPlainTaken(plain(message));
      }),
      { seed: 8, numRuns: 60 },
    );
  });
});
