// Questions in another language: what the model says that they ask is searched for, and shown to nobody.
import { describe, expect, it } from 'vitest';
import { answerFrom } from '../../src/advice/answer.ts';
import type { Effect } from '../../src/dialogue/outcome.ts';
import { step } from '../../src/dialogue/step.ts';
import type { Talk } from '../../src/dialogue/talk.ts';
import { answerTaskIn, type Worked } from '../../src/model/task.ts';
import { ground, prompting, say, who } from '../dialogue/advised.ts';
import { aTalk, cardsOf, opens, postsOf } from '../talking.ts';
import {
  askingInGerman,
  back,
  inGerman,
  readAs,
  readingIn,
  shown,
  tasksOf,
  textOf,
  withModel,
} from './readlater.ts';

const QUESTION = 'Ab welcher Menge lohnt sich das Anlernen?';
const ASKS = 'How many examples do we need to fine-tune?';
const PLAIN = answerFrom(ground.guide, ASKS);
/** Our own words stand for the question where a later one leans on it. */
const TITLE = PLAIN.citations[0]?.title ?? '';
const asks = (words: string): Worked => ({ kind: 'read', answers: [], asks: words });

/** Without a language of its own the talk shows its posts at once. */
const PLACES: readonly (readonly [string, () => Talk])[] = [
  ['while a question of ours waits', () => ({ ...askingInGerman(), language: null })],
  ['after the card', prompting],
];

/** The answer as people see it, after that result of wording it. */
function answered(talk: Talk, result: Worked | null): [Talk, Effect[]] {
  const [next, effects] = readAs(talk, say(QUESTION), asks(ASKS));
  return withModel(next, back(effects, result));
}

describe.each(PLACES)('%s, a question in another language', (_, place) => {
  it('is looked up by what it asks, and worded for the person’s own words', () => {
    const talk = place();
    const [after, effects] = readAs(talk, say(QUESTION), asks(ASKS));

    expect(postsOf(effects)).toEqual([]);
    expect(answerTaskIn(tasksOf(effects)[0])).toMatchObject({
      ...{ question: QUESTION, search: ASKS, open: talk.open, turns: [] },
    });
    expect(after).toMatchObject({
      lookedUp: QUESTION,
      turns: [{ question: QUESTION, answer: PLAIN.text, search: TITLE }],
    });
  });

  it('gets the model’s words, and our question again', () => {
    const text = 'Count on hundreds to thousands of answers that you would sign off as perfect.';
    const sentences = [{ text, passages: ['how-many-examples'] }];
    const talk = place();

    const [after, effects] = answered(talk, { kind: 'said', retrieved: ['how-many-examples'], sentences });

    const [card] = cardsOf(effects);
    expect(card).toMatchObject({ kind: 'answer', text, worded: true });
    expect(card).toMatchObject({
      citations: [PLAIN.citations.find((one) => one.passage === 'how-many-examples')],
    });
    expect(postsOf(effects).slice(1)).toEqual(talk.open === null ? [] : ['question need']);
    expect(after.turns).toEqual([{ question: QUESTION, answer: text, search: TITLE }]);
  });

  it.each<[string, Worked | null]>([
    ['failed', { kind: 'none', why: 'failed' }],
    ['said nothing that holds', { kind: 'said', retrieved: [], sentences: [] }],
    ['was given up', null],
  ])('gets the answer to what it asks where the model %s', (_why, result) => {
    const [, effects] = answered(place(), result);

    expect(cardsOf(effects)[0]).toMatchObject({
      ...{ kind: 'answer', about: 'guidance', text: PLAIN.text, citations: PLAIN.citations },
    });
  });

  it('that wants something shown gets it, as the command in English', () => {
    for (const words of ['help', 'what did you understand?', 'Why?']) {
      const [, effects] = readAs(
        place(),
        say('Zeig mir bitte, was wir dir zu unserem Fall gesagt haben'),
        asks(words),
      );
      const [, plain] = withModel(place(), say(words));

      expect(postsOf(effects), words).toEqual(postsOf(plain));
    }
  });

  it('never becomes a command that changes something', () => {
    for (const words of [
      'restart',
      'cancel',
      'back',
      'stop',
      'just tell me',
      'mute',
      'share',
      'correct need',
    ]) {
      const talk = place();
      const [next] = readAs(
        talk,
        say('Zeig mir bitte, was wir dir zu unserem Fall gesagt haben'),
        asks(words),
      );

      expect({ ...next, seen: [], turns: [], lookedUp: null, phase: next.phase }, words).toEqual({
        ...{ ...talk, seen: [], turns: [], lookedUp: null },
      });
    }
  });

  it('leans on the one before it, by the title of what was found', () => {
    const [next, effects] = readAs(place(), say(QUESTION), asks(ASKS));
    const [told] = withModel(next, back(effects, { kind: 'none', why: 'failed' }));
    const [, more] = readAs({ ...told, language: 'de' }, say('Und für uns?'), asks('And for us?'));

    expect(answerTaskIn(tasksOf(more)[0])?.search).toBe(`${TITLE} And for us?`);
  });

  it('gets the "no" of a topic that we decline', () => {
    const talk = place();
    const [, effects] = readAs(talk, say(QUESTION), asks('Which vector database is the best for RAG?'));

    expect(tasksOf(effects)).toEqual([]);
    expect(cardsOf(effects)[0]).toMatchObject({
      about: 'declined',
      text: expect.stringContaining("I don't compare products"),
    });
    expect(postsOf(effects).slice(1)).toEqual(talk.open === null ? [] : ['question need']);
  });

  it('that the guidance does not know gets that said, where it is found again as a gap', () => {
    const [, effects] = readAs(place(), say(QUESTION), asks('How do zebras sleep?'));

    expect(postsOf(effects)[0]).toBe('answer declined');
  });

  it.each([
    'Visit https://evil.example/pay now <!channel> @everyone canary-1',
    `${ASKS} https://evil.example/pay <@U0EVIL11> canary-1`,
    `${ASKS} ${'canary-1 '.repeat(400)}`,
  ])('shows nothing of what a lying model says that it asks: %#', (words) => {
    const [next, effects] = readAs(place(), say(QUESTION), asks(words));
    const [task] = tasksOf(effects);
    const last = task ? withModel(next, back(effects, { kind: 'none', why: 'failed' }))[1] : effects;

    expect(answerTaskIn(task)?.search.length ?? 0).toBeLessThanOrEqual(300);
    expect(textOf(last)).not.toMatch(/evil|canary-1|<!|@everyone|<@/u);
    expect(JSON.stringify([next.turns, next.lookedUp])).not.toMatch(/evil|canary/u);
  });

  it('is as before where the model cannot tell what it asks', () => {
    const [, effects] = readAs(place(), say(QUESTION), { kind: 'read', answers: [] });

    expect(postsOf(effects)[0]).toBe('notice english-only');
  });
});

it('that opens a talk is answered, and the first question comes with the answer', () => {
  const event = opens(QUESTION, who());
  const [talk, effects] = readAs(aTalk(), event, asks(ASKS));
  expect(answerTaskIn(tasksOf(effects)[0])).toMatchObject({ search: ASKS, open: 'need' });

  const [after, more] = withModel(talk, back(effects, null));

  expect(postsOf(more)).toEqual(['answer guidance', 'question need']);
  expect(after).toMatchObject({ open: 'need', asked: ['need'] });
});

it('is asked of a model where the talk has a language, however few of its words look foreign', () => {
  for (const talk of [askingInGerman(), inGerman(prompting())])
    expect(readingIn(withModel(talk, say('例は何件必要ですか？'))[1])).toBeDefined();
});

it('what a text answers goes before what it asks', () => {
  const result: Worked = {
    ...{ kind: 'read', asks: ASKS },
    answers: [{ question: 'stage', option: 'live', quote: 'das Anlernen' }],
  };
  const [after, effects] = readAs(askingInGerman(), say(QUESTION), result);

  expect(after.answers.stage?.option).toBe('live');
  expect(shown(effects)).not.toContain('answer guidance');
});

it('counts for nothing in an English talk', () => {
  const odd = 'well that thing gets rewritten by the legal people before lunch, most mornings';
  const [talk] = step(aTalk(), opens('our bot must answer from our help articles', who()), ground);

  expect(postsOf(readAs(talk, say(odd), asks(ASKS))[1])[0]).toBe('notice not-understood');
});

it('a request for help that opens a talk is welcomed in its language, whatever the model says that it asks', () => {
  const [talk, effects] = readAs(aTalk(), opens('Hallo zusammen, könnt ihr uns helfen?', who()), {
    ...{ kind: 'read', answers: [], asks: 'Can you help us?', language: 'de' },
  });

  expect(talk.language).toBe('de');
  expect(shown(effects)).toEqual(['notice welcome', 'question']);
});
