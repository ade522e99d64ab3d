// A talk with a model behind it: the answer waits as a slow task, and what comes back is believed only as far as it holds.
import { afterAll, describe, expect, it } from 'vitest';
import { openGuide } from '../../knowledge/open.ts';
import { OFFICE_HOURS } from '../../src/checkin/workhours.ts';
import { answerCard } from '../../src/dialogue/asides.ts';
import type { Effect, Ground } from '../../src/dialogue/outcome.ts';
import { step } from '../../src/dialogue/step.ts';
import type { Talk } from '../../src/dialogue/talk.ts';
import type { Event, Json } from '../../src/event.ts';
import { answerTaskIn, translateTaskIn, type Worked } from '../../src/model/task.ts';
import { AT, aTalk, cardsOf, chooses, opens, postsOf, says, VERSION } from '../talking.ts';

const guide = openGuide({ file: ':memory:' });
afterAll(() => guide.close());
const ground: Ground = { guide, version: VERSION, checkInAfter: 'P6M', hours: OFFICE_HOURS };

const HOW_MANY = 'how many examples do we need to fine-tune?';
const GOOD = {
  text: 'Count on hundreds to thousands of answers that you would sign off as perfect.',
  passages: ['how-many-examples'],
};
const MADE_UP = { text: 'Ninety examples are enough for everybody.', passages: ['how-many-examples'] };

function withModel(talk: Talk, event: Event): [Talk, Effect[]] {
  return step(talk, event, ground, true);
}

/** A talk with a question of ours open. */
function asking(): Talk {
  return step(aTalk(), opens('our bot must answer from 2,000 help articles', { key: 'e1' }), ground)[0];
}

const workIn = (effects: readonly Effect[]): Json[] =>
  effects.flatMap((effect) => (effect.kind === 'work' ? [effect.task] : []));

/** The question, and the event with what the model said to it. */
function asked(
  talk: Talk,
  text: string,
  result: Worked | null,
  key = 'q1',
): { talk: Talk; back: Event; effects: Effect[] } {
  const [next, effects] = withModel(talk, says(text, { key }));
  const [task = null] = workIn(effects);
  return {
    talk: next,
    effects,
    back: { kind: 'worked', key: `work:${key}`, by: 'whichway', at: AT, task, result },
  };
}

const said = (...sentences: { text: string; passages: string[] }[]): Worked => ({
  kind: 'said',
  retrieved: ['how-many-examples', 'three-conditions-for-tuning'],
  sentences,
});

describe('a question while a question of ours is open', () => {
  it('becomes a task, and our question comes with the answer', () => {
    const { talk, effects, back } = asked(asking(), HOW_MANY, said(GOOD));
    expect(postsOf(effects)).toEqual([]);
    expect(answerTaskIn(workIn(effects)[0])).toMatchObject({
      ...{ kind: 'answer', tenant: 'local', by: 'u1', question: HOW_MANY, search: HOW_MANY, turns: [] },
      open: talk.open,
      facts: [
        "What is missing: It doesn't know our information (documents, policies, a customer's record)",
        'Amount of text: Over 500 pages, or it keeps growing (2400)',
      ],
    });

    const [after, more] = withModel(talk, back);

    expect(postsOf(more)).toEqual(['answer guidance', `question ${talk.open}`]);
    expect(cardsOf(more)[0]).toMatchObject({
      ...{ text: GOOD.text, worded: true },
      citations: [{ passage: 'how-many-examples' }],
    });
    expect(after.turns).toEqual([{ question: HOW_MANY, answer: GOOD.text }]);
  });

  it('does not come again where it was answered meanwhile', () => {
    const { talk, back } = asked(asking(), HOW_MANY, said(GOOD));
    const [later] = withModel(talk, chooses(talk.open ?? 'need', 'not-sure', { key: 'c1' }));

    const [, more] = withModel(later, back);

    expect(postsOf(more)).toEqual(['answer guidance']);
  });
});

describe('what the model said', () => {
  const plain = answerCard(HOW_MANY, ground);

  it.each<[string, Worked | null]>([
    ['the model failed', { kind: 'none', why: 'failed' }],
    ['the task was given up', null],
    ['nothing of it holds', said(MADE_UP)],
    ['too little of it holds', said(GOOD, MADE_UP, { ...MADE_UP, text: 'Trust me.' })],
    ['it said nothing', said()],
    ['it names passages that it was not given', said({ ...GOOD, passages: ['what-rag-is'] })],
    ['it names passages that are no more', { ...said(GOOD), retrieved: ['gone'] } as Worked],
  ])('gives way to the guidance itself where %s', (_, result) => {
    const { talk, back } = asked(asking(), HOW_MANY, result);

    const [, more] = withModel(talk, back);

    expect(cardsOf(more)[0]).toEqual(plain);
  });

  it('loses only the sentences that do not hold', () => {
    const { talk, back } = asked(asking(), HOW_MANY, said(GOOD, MADE_UP));

    expect(cardsOf(withModel(talk, back)[1])[0]).toMatchObject({ text: GOOD.text });
  });

  it('rests on the passages that it names, and only names what else would be quoted', () => {
    const { talk, back } = asked(asking(), HOW_MANY, said(GOOD));

    const [card] = cardsOf(withModel(talk, back)[1]);

    if (card?.kind !== 'answer' || plain.kind !== 'answer') throw new Error('there is no answer');
    expect(card.citations.map(({ passage }) => passage)).toEqual(['how-many-examples']);
    const others = plain.citations.filter(({ passage }) => passage !== 'how-many-examples');
    expect(card.further).toEqual(others.map(({ quote: _, ...one }) => one));
    expect(card.further).toHaveLength(2);
  });

  it('shows three sources at most', () => {
    const passages = plain.kind === 'answer' ? plain.citations.map(({ passage }) => passage) : [];
    const three: Worked = {
      ...{ kind: 'said', retrieved: passages },
      sentences: passages.map((id) => ({ text: guide.passage(id)?.short ?? '', passages: [id] })),
    };
    const { talk, back } = asked(asking(), HOW_MANY, three);

    const [card] = cardsOf(withModel(talk, back)[1]);

    expect(passages).toHaveLength(3);
    expect(card).toMatchObject({ worded: true, citations: passages.map((passage) => ({ passage })) });
    expect(card).not.toHaveProperty('further');
  });

  it('counts also after the model is gone', () => {
    const { talk, back } = asked(asking(), HOW_MANY, said(GOOD));

    expect(cardsOf(step(talk, back, ground)[1])[0]).toMatchObject({ text: GOOD.text });
  });

  it('is told once a day where a share is used up', () => {
    const none: Worked = { kind: 'none', why: 'person' };
    const first = asked(asking(), HOW_MANY, none);
    const [told, one] = withModel(first.talk, first.back);
    const second = asked(told, 'what is RAG?', none, 'q2');
    const [, two] = withModel(second.talk, second.back);

    expect(postsOf(one)).toEqual(['notice model-share', 'answer guidance', `question ${told.open}`]);
    expect(postsOf(two)).toEqual(['answer guidance', `question ${told.open}`]);
  });
});

describe('a follow-up', () => {
  it('is looked for with the question before it, and knows the last turns', () => {
    const first = asked(asking(), HOW_MANY, said(GOOD));
    const [talk] = withModel(first.talk, first.back);

    const { effects } = asked(talk, 'and for us?', null, 'q2');

    expect(answerTaskIn(workIn(effects)[0])).toMatchObject({
      question: 'and for us?',
      search: `${HOW_MANY} and for us?`,
      turns: [{ question: HOW_MANY, answer: GOOD.text }],
    });
  });

  it.each(['xyzzy ???', 'is it raining?', 'and the weather?'])(
    'is none that asks for something else: %s',
    (text) => {
      const [talk] = step(asking(), says(HOW_MANY, { key: 'q1' }), ground);

      expect(cardsOf(step(talk, says(text, { key: 'q2' }), ground)[1])[0]).not.toMatchObject({
        about: 'guidance',
      });
    },
  );

  it('is answered without a model, too', () => {
    const [talk] = step(asking(), says(HOW_MANY, { key: 'q1' }), ground);

    expect(cardsOf(step(talk, says('and for us?', { key: 'q2' }), ground)[1])[0]).toMatchObject({
      kind: 'answer',
      about: 'guidance',
    });
  });
});

it.each<[string, Json, string[], number]>([
  ['an answer', { kind: 'answer', ask: 'in another form' }, ['notice lost', 'question audience'], 1],
  ['messages', { kind: 'translate' }, ['notice lost', 'question audience'], 0],
  ['something', { kind: 'sing' }, ['notice lost', 'question audience'], 1],
  ['a paragraph, which nobody waits for', { kind: 'summary' }, [], 1],
])('a task of another version says that it is lost, and asks again: %s', (_, task, posts, translating) => {
  const talk = { ...asking(), translating: 1 };
  const event: Event = { kind: 'worked', key: 'w', by: 'whichway', at: AT, task, result: 'la' };

  const [after, effects] = withModel(talk, event);

  const waiting = workIn(effects).flatMap(
    (json) => (translateTaskIn(json)?.effects ?? []) as unknown as Effect[],
  );
  expect(postsOf([...effects, ...waiting])).toEqual(posts);
  const own = effects.filter(({ kind }) => kind === 'work').length;
  expect(after.translating).toBe(translating + own);
  expect({ ...after, seen: [], translating: 1 }).toEqual({ ...talk, seen: [] });
});

it('what needs no guidance waits for no model', () => {
  const [, effects] = withModel(asking(), says('help', { key: 'h' }));

  expect(workIn(effects)).toEqual([]);
  expect(postsOf(effects).length).toBeGreaterThan(0);
});
