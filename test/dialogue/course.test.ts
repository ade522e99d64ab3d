// Talks in any order: clicks, words, buttons and repeats at random, and openings that already say something.

import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openGuide } from '../../knowledge/open.ts';
import { NOT_SURE, QUESTIONS, type QuestionId } from '../../knowledge/questions.ts';
import { OFFICE_HOURS } from '../../src/checkin/workhours.ts';
import type { Ground } from '../../src/dialogue/outcome.ts';
import { step } from '../../src/dialogue/step.ts';
import type { Talk } from '../../src/dialogue/talk.ts';
import { understand } from '../../src/dialogue/understand.ts';
import { type Event, VERBS } from '../../src/event.ts';
import { optionsOf } from '../cases.ts';
import {
  aTalk,
  cardsOf,
  chooses,
  frozen,
  opens,
  postsOf,
  presses,
  recommendationIn,
  says,
  VERSION,
} from '../talking.ts';

const SEED = 20_261_122;
const guide = openGuide({ file: ':memory:' });
const ground: Ground = { guide, version: VERSION, checkInAfter: 'P6M', hours: OFFICE_HOURS };
afterAll(() => guide.close());

const TEXTS = [
  '',
  '   ',
  '3',
  '9',
  'not sure',
  'back',
  'restart',
  'correct need',
  'yes',
  'no, it changes weekly',
  'actually it changes every day',
  'actually we have 320 approved letters',
  'we have 320 approved letters now',
  'our bot must answer from the refund policy and it makes things up',
  'the tone is wrong, it never sounds like us',
  'why?',
  'and the second one, why later?',
  'are our 320 enough?',
  'can we just put it all in the prompt?',
  'which vector database is the best?',
  'It "quotes" (things),\nover two lines; and 1,200 pages\t— 40 a day',
  'हमारे दस्तावेज़ हर हफ़्ते बदलते हैं',
  '🤷‍♀️',
];

/** What may happen next. `click` answers whatever is open, so that talks get somewhere. */
type Act =
  | { do: 'click'; nth: number }
  | { do: 'chose'; question: QuestionId; option: string }
  | { do: 'pressed'; verb: (typeof VERBS)[number]; argument: string | undefined }
  | { do: 'said'; text: string }
  | { do: 'repeat' };

const questionId = fc.constantFrom(...QUESTIONS.map(({ id }) => id));
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('click' as const), nth: fc.nat(5) }) },
  {
    weight: 1,
    arbitrary: questionId.chain((question) =>
      fc.record({
        do: fc.constant('chose' as const),
        question: fc.constant(question),
        option: fc.constantFrom(...optionsOf(question), NOT_SURE, 'no such option'),
      }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('pressed' as const),
      verb: fc.constantFrom(...VERBS),
      argument: fc.option(fc.oneof(questionId, fc.constant('no such question')), { nil: undefined }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('said' as const), text: fc.constantFrom(...TEXTS) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('said' as const), text: fc.string({ unit: 'grapheme' }) }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'repeat' as const }) },
);

function eventFor(what: Act, talk: Talk, last: Event, count: number): Event {
  const who = { key: `e${count}`, by: `u${1 + (count % 3)}` };
  switch (what.do) {
    case 'click': {
      const open = talk.open ?? 'need';
      return chooses(open, [...optionsOf(open), NOT_SURE][what.nth] ?? NOT_SURE, who);
    }
    case 'chose':
      return chooses(what.question, what.option, who);
    case 'pressed':
      return presses(what.verb, who, what.argument);
    case 'said':
      return says(what.text, who);
    case 'repeat':
      return last;
    default:
      return what satisfies never;
  }
}

/** What is wrong with a talk, whatever happened to it; empty when it is sound. */
function faults(talk: Talk): string[] {
  const { phase, open, asked, checkIn, seen, answers } = talk;
  return [
    (phase === 'asking') !== (open !== null) ? `phase ${phase} with ${open} open` : '',
    phase === 'advised' && checkIn === null ? 'advised without a check-in' : '',
    new Set(asked).size < asked.length ? `asked twice: ${asked.join()}` : '',
    open !== null && !asked.includes(open) ? `${open} is open and was not asked` : '',
    seen.length > 50 ? `remembers ${seen.length} events` : '',
    Object.values(answers).some(({ quote }) => quote !== undefined && quote.length > 60)
      ? 'a quote is too long'
      : '',
    isDeepStrictEqual(JSON.parse(JSON.stringify(talk)), talk) ? '' : 'is not plain JSON',
  ].filter(Boolean);
}

describe(`a talk in any order (seed ${SEED})`, () => {
  it('stays sound at every step, and stored as JSON takes the same course', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TEXTS), fc.array(act, { minLength: 1, maxLength: 24 }), (text, acts) => {
        let last: Event = opens(text, { key: 'e0' });
        let [talk] = step(frozen(aTalk()), last, ground);
        for (const [index, what] of acts.entries()) {
          const event = eventFor(what, talk, last, index + 1);
          const outcome = step(frozen(talk), event, ground);
          const stored = step(JSON.parse(JSON.stringify(talk)), event, ground);
          expect(stored).toEqual(outcome);
          expect(faults(outcome[0])).toEqual([]);
          [talk] = outcome;
          last = event;
        }
      }),
      { seed: SEED, numRuns: 70 },
    );
  });

  it('comes to a recommendation within seven clicks, from wherever it stands', () => {
    fc.assert(
      fc.property(fc.array(act, { maxLength: 16 }), (acts) => {
        let last: Event = opens('', { key: 'e0' });
        let [talk] = step(aTalk(), last, ground);
        for (const [index, what] of acts.entries()) {
          last = eventFor(what, talk, last, index + 1);
          [talk] = step(talk, last, ground);
        }
        if (talk.phase === 'cancelled') [talk] = step(talk, presses('restart', { key: 'r' }), ground);
        for (let click = 0; talk.open !== null && click < 7; click++) {
          const option = optionsOf(talk.open)[0] ?? NOT_SURE;
          [talk] = step(talk, chooses(talk.open, option, { key: `c${click}` }), ground);
        }
        expect(talk.phase).toBe('advised');
      }),
      { seed: SEED, numRuns: 70 },
    );
  });

  it('puts a question as its last post whenever one is open and something was done', () => {
    fc.assert(
      fc.property(fc.constantFrom(...TEXTS), fc.array(act, { minLength: 1, maxLength: 16 }), (text, acts) => {
        let last: Event = opens(text, { key: 'e0' });
        let [talk] = step(aTalk(), last, ground);
        for (const [index, what] of acts.entries()) {
          last = eventFor(what, talk, last, index + 1);
          const [next, effects] = step(talk, last, ground);
          // A press of what is over is told to one person only, a repeat does nothing, and "mute" is taken at its word.
          const whispered = effects.every(({ kind }) => kind === 'whisper');
          if (next.open !== null && !whispered && !next.muted) {
            expect(postsOf(effects).at(-1)).toBe(`question ${next.open}`);
          }
          talk = next;
        }
      }),
      { seed: SEED, numRuns: 70 },
    );
  });
});

describe('a talk that opens with a text', () => {
  it.each([
    'our bot must answer from the refund policy, it changes every month',
    'Support bot over our public docs: 300 pages, updated weekly, about 40 questions a day, and it makes things up.',
    'The tone of our letters is wrong. We have 1,800 approved letters and a careful prompt still misses our bar.',
    'We classify tickets into 40 labels; 12,000 labelled tickets, in production for two years, the big model is too slow.',
    'Every customer must only see their own contracts, and the answers are out of date.',
  ])('shows what it read and asks none of it again: "%s"', (text) => {
    const firm = Object.entries(understand(text)).filter(([, reading]) => reading.firm);

    let [talk, effects] = step(aTalk(), opens(text, { key: 'opened' }), ground);
    const [first] = cardsOf(effects);
    const asked: string[] = [];
    while (talk.open !== null) {
      asked.push(talk.open);
      [talk, effects] = step(talk, chooses(talk.open, NOT_SURE, { key: `c${asked.length}` }), ground);
    }

    const shownAs = first?.kind === 'understood' ? first.items.map(({ question }) => question) : [];
    expect(firm.length).toBeGreaterThan(1);
    expect(shownAs).toEqual(expect.arrayContaining(firm.map(([id]) => id)));
    expect(asked.filter((id) => firm.some(([read]) => read === id))).toEqual([]);
    expect(recommendationIn(effects)).toBeDefined();
  });

  it('that says nothing is taken for an opening without a text', () => {
    const [, silent] = step(aTalk(), opens('', { key: 'a' }), ground);

    for (const text of ['   ', '\n', 'hello there']) {
      const [, effects] = step(aTalk(), opens(text, { key: 'a' }), ground);
      expect(postsOf(effects)).toEqual(postsOf(silent));
    }
  });

  it('that asks something gets an answer before the first question', () => {
    const [, effects] = step(aTalk(), opens('what is fine-tuning?', { key: 'a' }), ground);

    expect(postsOf(effects)).toEqual(['answer guidance', 'question need']);
  });

  it.each(['what is mixture of experts?', 'what is a judge?'])(
    'with a question in general is no case, also where nothing is known of it: "%s"',
    (text) => {
      const [, effects] = step(aTalk(), opens(text, { key: 'a' }), ground);

      expect(postsOf(effects)).toEqual(['answer declined', 'question need']);
    },
  );
});
