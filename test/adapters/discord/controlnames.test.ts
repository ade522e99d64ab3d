// The names of controls fit whatever they name: Discord takes a hundred characters, and longer ones would be left out.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { controlOf } from '../../../adapters/chat/control.ts';
import { render } from '../../../adapters/discord/cards/message.ts';
import { dateModal, reasonModal, wordsModal } from '../../../adapters/discord/cards/modals.ts';
import { plain } from '../../../adapters/discord/cards/plain.ts';
import { talkName, talkNamed } from '../../../adapters/discord/places.ts';
import { QUESTIONS } from '../../../knowledge/questions.ts';
import { recommend } from '../../../src/advice/recommend.ts';
import type { Card } from '../../../src/card.ts';
import { itemsFor } from '../../../src/checkin/asking.ts';
import { placeOf, ROOM_ITSELF } from '../../../src/door/incoming.ts';
import type { Message } from '../../../src/door/messenger.ts';
import { CARDS } from '../cards/anycards.ts';
import { questionCard, WORDINGS } from '../cards/wordings.ts';
import { controlsOf, customIdsOf, messageOf } from './samples.ts';

/** The longest that there are: ids of Discord of twenty digits, and ours of 24 characters. */
const ID = '18446744073709551615';
const OURS = 'AZqpXkRBAZqpXkRBAZqpXkRB';
const TALK = `${ID}.${OURS}`;
const DIRECT = { tenant: ID, talk: TALK, place: placeOf(ID) };
const NAME = talkName(DIRECT);
const MOST = 100;

const longest = (card: Card): Message => ({ ...messageOf(card), id: OURS, talk: NAME });
const short = (card: Card): Message => ({ ...messageOf(card), talk: 'the-talk' });

/** What the controls do, without the talk and the message that they name. */
const done = (message: Message): string[] =>
  customIdsOf(controlsOf(render(message))).map((id) =>
    id.replace(`:${message.talk}`, '').replace(message.id, ''),
  );

const expectWhole = (card: Card): void => {
  expect(done(longest(card))).toEqual(done(short(card)));
  const rows = plain(longest(card)).components;
  expect(rows.length).toBe(plain(short(card)).components.length);
};

describe('a control with the longest names that there are', () => {
  it.each(Object.keys(CARDS) as Card['kind'][])('is there in a card of kind %s', (kind) => {
    let next = 0;

    for (const many of [0, 1, 2, 5]) expectWhole(CARDS[kind](() => `Text ${next++}`, many));
  });

  it.each(WORDINGS)('is there in "$text"', (wording) => {
    expectWhole(questionCard(wording));
  });

  it('is there in any check-in', () => {
    const anyKnown = fc
      .tuple(
        ...QUESTIONS.map(({ id, options }) =>
          fc.constantFrom(undefined, ...options.map((one) => [id, one.id] as const)),
        ),
      )
      .map((pairs) => Object.fromEntries(pairs.filter((pair) => pair !== undefined)));
    fc.assert(
      fc.property(anyKnown, (known) => {
        const facts = { known, likely: known, said: {}, flags: [] };
        const items = itemsFor(facts, recommend(facts, '0123456789ab'), {});

        expectWhole({
          ...{ kind: 'check-in', asked: 'thread', over: false, moved: undefined, mention: undefined },
          ...{ verdict: 'Look it up', since: '2026-11-23', late: undefined, stillMatters: true },
          items: items.map((item) => ({ ...item, chosen: undefined })),
        });
      }),
      { numRuns: 200 },
    );
  });

  it('opens windows with names that fit', () => {
    const windows = [
      ...QUESTIONS.map(({ id }) => wordsModal({ talk: NAME, question: id }, 'Which?')),
      reasonModal({ talk: NAME, message: OURS }),
      dateModal({ talk: NAME }),
    ];

    for (const { custom_id: id } of windows) expect(id.length).toBeLessThanOrEqual(MOST);
  });
});

describe('a server in the name of a control', () => {
  it('comes back, however long its number is', () => {
    const number = fc.bigInt({ min: 10n ** 14n, max: 10n ** 20n - 1n }).map(String);
    fc.assert(
      fc.property(number, (tenant) => {
        expect(talkNamed(talkName({ ...DIRECT, tenant }), 'dm:1')).toEqual({ tenant, talk: TALK });
      }),
    );
  });

  it('is read in older messages, where it stands with all its digits', () => {
    expect(talkNamed(`${ID}/${TALK}`, 'dm:1')).toEqual({ tenant: ID, talk: TALK });
    expect(talkNamed(`100000000000000/${TALK}`, 'dm:1')).toMatchObject({ tenant: '100000000000000' });
  });

  it('never hinders reading, whatever stands in its place', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        expect(typeof talkNamed(name, ROOM_ITSELF).tenant).toBe('string');
      }),
    );
  });
});

it('a rating is read in both of its forms', () => {
  for (const [form, rating] of [
    ['u', 'up'],
    ['up', 'up'],
    ['d', 'down'],
    ['down', 'down'],
  ])
    expect(controlOf(`v1:rate:t:m-u-${form}`, undefined)?.args).toEqual(['m-u', rating]);
});
