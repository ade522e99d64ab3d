// A text read by the rules and by a model: only what is quoted counts, and where the two differ it is asked.
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openGuide } from '../../knowledge/open.ts';
import { isOption, QUESTIONS } from '../../knowledge/questions.ts';
import { OFFICE_HOURS } from '../../src/checkin/workhours.ts';
import { agreed, checkedReadings, NOTHING_READ } from '../../src/dialogue/modelreading.ts';
import type { Effect, Ground } from '../../src/dialogue/outcome.ts';
import { step } from '../../src/dialogue/step.ts';
import type { Talk } from '../../src/dialogue/talk.ts';
import { understand } from '../../src/dialogue/understand.ts';
import type { Event, Json } from '../../src/event.ts';
import { type ReadAnswer, readTaskIn, type Worked } from '../../src/model/task.ts';
import {
  AT,
  aTalk,
  cardsOf,
  chooses,
  opens,
  postsOf,
  presses,
  says,
  VERSION,
  withoutSeen,
} from '../talking.ts';

const guide = openGuide({ file: ':memory:' });
afterAll(() => guide.close());
const ground: Ground = { guide, version: VERSION, checkInAfter: 'P6M', hours: OFFICE_HOURS };

const GERMAN =
  'Unser Assistent kennt die Rückgaberegeln nicht, und die ändern sich jeden Tag. Kunden nutzen ihn schon.';
const READ: ReadAnswer[] = [
  { question: 'need', option: 'facts', quote: 'kennt die Rückgaberegeln nicht' },
  { question: 'freshness', option: 'days', quote: 'ändern sich jeden Tag' },
  { question: 'stage', option: 'live', quote: 'Kunden nutzen ihn schon' },
];

const withModel = (talk: Talk, event: Event): [Talk, Effect[]] => step(talk, event, ground, true);

/** What the model read, as an event. */
function back(effects: readonly Effect[], result: Worked | null): Event {
  const task = effects.flatMap((effect): Json[] => (effect.kind === 'work' ? [effect.task] : []))[0] ?? null;
  return { kind: 'worked', key: 'work:1', by: 'whichway', at: AT, task, result };
}

const read = (...answers: ReadAnswer[]): Worked => ({ kind: 'read', answers });

describe('a text that opens a talk', () => {
  it('waits for the model, and says nothing meanwhile', () => {
    const [talk, effects] = withModel(aTalk(), opens(GERMAN, { key: 'e1' }));

    expect(postsOf(effects)).toEqual([]);
    expect(readTaskIn(effects.flatMap((one) => (one.kind === 'work' ? [one.task] : []))[0])).toEqual({
      ...{ kind: 'read', round: 0, tenant: 'local', by: 'u1', at: AT, text: GERMAN, open: null },
      ...{ overheard: false, translates: false, lines: [] },
    });
    expect(talk).toMatchObject({ phase: 'asking', open: null, answers: {} });
  });

  it('is understood in another language, with quotes in that language', () => {
    const [talk, effects] = withModel(aTalk(), opens(GERMAN, { key: 'e1' }));

    const [after, more] = withModel(talk, back(effects, read(...READ)));

    expect(after.answers).toMatchObject({
      need: { option: 'facts', quote: 'kennt die Rückgaberegeln nicht', firm: false },
      freshness: { option: 'days', quote: 'ändern sich jeden Tag', how: 'read' },
      stage: { option: 'live' },
    });
    // A need that only the model read is asked for.
    expect(postsOf(more)).toEqual(['understood', 'question need']);
    expect(after.about).toContain('Unser Assistent');
  });

  it('goes on as without a model where the model failed', () => {
    const text = 'our bot must answer from 2,000 help articles that change every day';
    const [talk, effects] = withModel(aTalk(), opens(text, { key: 'e1' }));
    const [after, more] = withModel(talk, back(effects, { kind: 'none', why: 'failed' }));
    const [plain, plainMore] = step(aTalk(), opens(text, { key: 'e1' }), ground);

    expect(withoutSeen(after)).toEqual(withoutSeen(plain));
    expect(cardsOf(more)).toEqual(cardsOf(plainMore));
  });

  it('may be a long thread of several speakers, pasted whole: each quote is of one of them', () => {
    const text = [
      'Anna: der Assistent erfindet unsere Rückgaberegeln',
      ...Array.from({ length: 300 }, () => 'Cem: thanks, lunch at noon?'),
      'Ben: legal schreibt die jede Woche um',
      'Dana: im Mai ging es live, für alle Kunden',
    ].join('\n');
    const [talk, effects] = withModel(aTalk(), opens(text, { key: 'e1' }));
    const answers: ReadAnswer[] = [
      { question: 'need', option: 'facts', quote: 'erfindet unsere Rückgaberegeln' },
      { question: 'freshness', option: 'weeks', quote: 'jede Woche' },
      { question: 'stage', option: 'live', quote: 'im Mai ging es live' },
      { question: 'audience', option: 'shared', quote: 'die jede Woche um im Mai ging es live' },
    ];

    const [after] = withModel(talk, back(effects, read(...answers)));

    expect(effects).toMatchObject([{ kind: 'work', task: { kind: 'read', text } }]);
    expect(after.answers).toMatchObject({
      need: { option: 'facts', quote: 'erfindet unsere Rückgaberegeln' },
      freshness: { option: 'weeks', quote: 'jede Woche' },
      stage: { option: 'live', quote: 'im Mai ging es live' },
    });
    expect(after.answers.audience).toBeUndefined();
  });

  it('is asked where the rules read something else in it, so that nobody is believed', () => {
    const text = 'our bot must answer from 2,000 help articles';
    const quote = '2,000 help articles';
    const [talk, effects] = withModel(aTalk(), opens(text, { key: 'e1' }));
    expect(understand(text).corpus?.option).toBe('large');

    const [after, more] = withModel(talk, back(effects, read({ question: 'corpus', option: 'fits', quote })));
    const [same] = withModel(talk, back(effects, read({ question: 'corpus', option: 'large', quote })));

    expect(after.answers.corpus).toBeUndefined();
    expect(postsOf(more)).toEqual(['understood', 'question corpus']);
    expect(same.answers.corpus).toMatchObject({ option: 'large', firm: true });
  });

  it('keeps the message that the talk lives under', () => {
    const event: Event = { ...opens(GERMAN, { key: 'e1' }), kind: 'opened', text: GERMAN, rootless: true };
    const [talk, effects] = withModel(aTalk(), event);

    expect(postsOf(effects)).toEqual(['opening']);
    expect(talk.ours).toBe(true);
  });

  it('is forgotten where the talk was broken off meanwhile', () => {
    const [talk, effects] = withModel(aTalk(), opens(GERMAN, { key: 'e1' }));
    const [gone] = withModel(talk, presses('cancel', { key: 'c' }));

    expect(withModel(gone, back(effects, read(...READ)))[1]).toEqual([]);
  });

  it('and its reading are forgotten where the talk began anew meanwhile', () => {
    const [talk, effects] = withModel(aTalk(), opens(GERMAN, { key: 'e1' }));
    const [anew] = withModel(talk, presses('restart', { key: 'r' }));

    const [after, more] = withModel(anew, back(effects, read(...READ)));

    expect(more).toEqual([]);
    expect(after.answers).toEqual({});
  });

  it('says that not all of a very long one is read', () => {
    const [, effects] = withModel(aTalk(), opens('our bot lacks facts. '.repeat(1_300), { key: 'e1' }));

    expect(postsOf(effects)).toEqual(['notice text-cut']);
  });

  it('is added where a second one was faster', () => {
    const [first, one] = withModel(aTalk(), opens(GERMAN, { key: 'e1' }));
    const [second, two] = withModel(
      first,
      says('Und das sind etwa 3000 Seiten Text insgesamt.', { key: 'e2' }),
    );
    const [talk] = withModel(
      second,
      back(two, read({ question: 'corpus', option: 'large', quote: '3000 Seiten' })),
    );
    expect(talk.answers).toMatchObject({ corpus: { option: 'large' } });

    const event = { ...back(one, read(...READ)), key: 'work:2' };
    const [after, more] = withModel(talk, event);

    expect(after.answers).toMatchObject({ corpus: { option: 'large' }, freshness: { option: 'days' } });
    expect(postsOf(more)[0]).toBe('understood');
  });

  it.each(['help', 'cancel', 'hello there', 'what is RAG?'])(
    'waits for no model where it says no case: %s',
    (text) => {
      const [, effects] = withModel(aTalk(), opens(text, { key: 'e1' }));

      expect(
        effects.flatMap((one) => (one.kind === 'work' ? [readTaskIn(one.task)] : [])),
      ).not.toContainEqual(expect.objectContaining({ kind: 'read' }));
    },
  );
});

describe('a reply that the rules cannot read', () => {
  const asking = (): Talk =>
    step(aTalk(), opens('our bot must answer from our help articles', { key: 'e1' }), ground)[0];
  const odd = 'well that thing gets rewritten by the legal people before lunch, most mornings';

  it('is read by the model', () => {
    const talk = asking();
    expect(postsOf(step(talk, says(odd, { key: 'r' }), ground)[1])[0]).toBe('notice not-understood');
    const [next, effects] = withModel(talk, says(odd, { key: 'r' }));
    expect(postsOf(effects)).toEqual([]);

    const quote = 'rewritten by the legal people before lunch';
    const [after, more] = withModel(
      next,
      back(effects, read({ question: 'freshness', option: 'days', quote })),
    );

    expect(after.answers.freshness).toMatchObject({ option: 'days', quote });
    expect(postsOf(more)).toContain('understood');
    expect(postsOf(more)).not.toContain('notice not-understood');
  });

  it('is asked again where the model reads nothing in it, either', () => {
    const [next, effects] = withModel(asking(), says(odd, { key: 'r' }));

    expect(postsOf(withModel(next, back(effects, read()))[1])[0]).toBe('notice not-understood');
  });

  it('changes no answer that somebody chose', () => {
    const talk = asking();
    const open = talk.open ?? 'need';
    const [next, effects] = withModel(talk, says(odd, { key: 'r' }));
    const option = QUESTIONS.find(({ id }) => id === open)?.options[0]?.id ?? '';
    const [chosen] = withModel(next, chooses(open, option, { key: 'c' }));
    const other = QUESTIONS.find(({ id }) => id === open)?.options[1]?.id ?? '';

    const [after] = withModel(
      chosen,
      back(effects, read({ question: open, option: other, quote: 'most mornings' })),
    );

    expect(after.answers[open]).toMatchObject({ option, how: 'clicked' });
  });
});

describe('what a model read', () => {
  it.each<[string, ReadAnswer]>([
    [
      'a quote that does not stand there',
      { question: 'stage', option: 'live', quote: 'customers pay for it' },
    ],
    ['a question that is none', { question: 'budget', option: 'live', quote: 'change every week' }],
    ['an option of another question', { question: 'stage', option: 'days', quote: 'change every week' }],
    ['not sure', { question: 'stage', option: 'not-sure', quote: 'change every week' }],
    ['a quote of nothing', { question: 'stage', option: 'live', quote: ' ' }],
    ['a quote of one letter', { question: 'stage', option: 'live', quote: 'c' }],
  ])('counts for nothing with %s', (_, answer) => {
    expect(checkedReadings([answer], 'our policies change every week').readings).toEqual({});
  });

  it('has its quote as it stands in the text', () => {
    const answer = { question: 'freshness', option: 'weeks', quote: 'Change  every week' };

    expect(checkedReadings([answer], 'our policies change\nevery week').readings).toMatchObject({
      freshness: { option: 'weeks', quote: 'change\nevery week' },
    });
  });

  it('counts for nothing where it says two things', () => {
    const answers = ['weeks', 'days'].map((option) => ({
      question: 'freshness',
      option,
      quote: 'change every week',
    }));

    expect(checkedReadings(answers, 'our policies change every week').readings).toEqual({});
  });

  it('never adds anything that is no answer of ours with words of the text', () => {
    const any = fc.record({ question: fc.string(), option: fc.string(), quote: fc.string() });
    const near = fc.record({
      question: fc.constantFrom(...QUESTIONS.map(({ id }) => id)),
      option: fc.constantFrom(...QUESTIONS.flatMap(({ options }) => options.map(({ id }) => id))),
      quote: fc.string({ maxLength: 12 }),
    });
    fc.assert(
      fc.property(fc.array(fc.oneof(any, near)), fc.string({ unit: 'grapheme' }), (answers, text) => {
        for (const [id, reading] of Object.entries(checkedReadings(answers, text).readings)) {
          expect(isOption(id as 'need', reading.option)).toBe(true);
          expect(text).toContain(reading.quote);
        }
      }),
    );
  });

  it('settles a need together with the rules, and leaves out where they differ', () => {
    const text = 'our bot does not know our documents';
    const own = understand(text);
    const same = checkedReadings([{ question: 'need', option: 'facts', quote: 'does not know' }], text);
    const other = checkedReadings([{ question: 'need', option: 'behaviour', quote: 'does not know' }], text);

    expect(agreed(own, same).need).toMatchObject({ option: 'facts', firm: true });
    expect(agreed(own, other).need).toBeUndefined();
    expect(agreed({}, same).need).toMatchObject({ firm: false });
    expect(agreed(own, NOTHING_READ)).toEqual(own);
  });
});
