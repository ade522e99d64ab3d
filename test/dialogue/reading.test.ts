// Free text read into answers: real sentences with the reason beside each, and quotes that stand in the text.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QuestionId } from '../../knowledge/questions.ts';
import { flagsIn } from '../../src/dialogue/flags.ts';
import { understand } from '../../src/dialogue/understand.ts';

const SEED = 20_261_122;

describe('a sentence', () => {
  it.each<[string, QuestionId, string, string]>([
    ['We have about 1,800 labelled mails.', 'examples', 'thousands', 'a number of checked things'],
    ['We have 40 approved replies so far.', 'examples', 'tens', 'a number of checked things'],
    ['There are no labelled examples yet.', 'examples', 'none', 'said to be missing'],
    ['The price list changes every week.', 'freshness', 'weeks', 'a change and its time'],
    ['The handbook is revised once a year.', 'freshness', 'months', 'a change and its time'],
    ['Stock levels change by the hour.', 'freshness', 'days', 'hours count as days'],
    ['The statutes never change.', 'freshness', 'fixed', 'said not to change'],
    ['Our 1,200 help articles must be quoted.', 'corpus', 'large', 'more than about 500 pages'],
    ['It is one PDF of 40 pages.', 'corpus', 'fits', 'under 500 pages'],
    ['Nothing is written down, it is all in our heads.', 'corpus', 'unwritten', 'said so'],
    ['About 40 questions a day.', 'traffic', 'low', 'under 100 a day'],
    ['We get 30,000 chats a month.', 'traffic', 'medium', '1,000 a day'],
    ['Two million requests a day.', 'traffic', 'high', 'over 10,000 a day'],
    ['Each customer has their own contracts.', 'audience', 'per-user', 'their own'],
    ['The answer depends on who asks.', 'audience', 'per-user', 'the words of the option'],
    ['Customer A must never see the data of customer B.', 'audience', 'per-user', 'must never see'],
    ['Everyone gets the same answer.', 'audience', 'shared', 'the words of the option'],
    [
      'Even with samples in the prompt it still drifts.',
      'prompting',
      'falls-short',
      'samples, and still drifts',
    ],
    ["We haven't tried a prompt with samples yet.", 'prompting', 'not-yet', "haven't tried"],
    ['We only use a generic prompt.', 'prompting', 'not-yet', 'generic means without samples'],
    ['Our prompt with five samples works well enough.', 'prompting', 'enough', 'works well enough'],
    ['Nobody uses it yet.', 'stage', 'idea', 'the words of the option'],
    ['Three testers try the prototype.', 'stage', 'v1', 'testers and a prototype'],
    ['We launched last month.', 'stage', 'live', 'launched, not long ago'],
    ['It has been live for two years.', 'stage', 'mature', 'longer than six months'],
    ['GPT-4 is too slow and too expensive for us.', 'pressure', 'yes', 'hurts now'],
    ['Cost is no issue.', 'pressure', 'no', 'said not to hurt'],
    ['The bill is not a problem.', 'pressure', 'no', 'said not to hurt'],
    ['We already have RAG with pgvector.', 'running', 'search', 'search stands'],
    ['We fine-tuned a model last year.', 'running', 'tuned', 'a trained model stands'],
    ['We have nothing built yet.', 'running', 'nothing', 'said so'],
    ['It makes things up about our products.', 'need', 'facts', 'wrong facts about own things'],
    ['It must add up the totals and book a table.', 'need', 'neither', 'a sum and an action'],
  ])('"%s" answers %s with %s: %s', (text, question, option) => {
    expect(understand(text)[question]?.option).toBe(option);
  });

  it.each<[string, QuestionId, string]>([
    ["We'd need thousands of good matches.", 'examples', 'needed, not there'],
    ['We want to collect 500 examples.', 'examples', 'wanted, not there'],
    ['We do not have 500 examples.', 'examples', 'denied, and how many there are is not said'],
    ['The model has a window of 200,000 tokens.', 'corpus', "the model's window is not the text"],
    ['It costs $40 a day.', 'traffic', 'money is no traffic'],
    ['hello', 'need', 'says nothing of the case'],
  ])('"%s" does not answer %s: %s', (text, question) => {
    expect(understand(text)[question]).toBeUndefined();
  });

  it('settles nothing but by itself: only the need may need asking, and one hint never settles it', () => {
    const readings = understand('We have 40 approved replies so far, and about 40 questions a day.');

    expect(readings.need?.firm).toBe(false);
    expect([readings.examples?.firm, readings.traffic?.firm]).toEqual([true, true]);
  });

  it('lets the larger of two amounts count, since the sum is at least that', () => {
    expect(
      understand('60 approved letters from 2023 and 320 approved letters from this year').examples,
    ).toMatchObject({
      option: 'hundreds',
      number: 320,
    });
  });

  it('lets an exact number win over a vague one', () => {
    expect(
      understand('a few hundred labelled tickets, to be exact 1,040 labelled tickets').examples,
    ).toMatchObject({
      option: 'thousands',
      number: 1040,
    });
  });

  it('of 100,000 characters is read in its beginning, and quickly', () => {
    const text = `The price list changes every week. ${'and so on and so on, '.repeat(5000)} About 40 questions a day.`;

    const readings = understand(text);

    expect(readings.freshness?.option).toBe('weeks');
    expect(readings.traffic).toBeUndefined();
  });

  it.each(['', '   ', '\n\n', '?', '🤷', '…', '\u0301\u0301', 'ÿ'.repeat(3000), '('.repeat(3000)])(
    'without any words says nothing: %j',
    (text) => {
      expect(understand(text)).toEqual({});
    },
  );
});

// Pieces with quotes, brackets, long words, several marks and scripts in them; joined in any order they must be quoted as
// they stand.
const FRAGMENTS = [
  'our bot must answer from the refund policy',
  'it changes every month',
  'the "tone" is wrong',
  '(it never sounds like us)',
  'we have 1,800 labelled mails',
  'about 40 questions a day',
  'each customer may only see their own contracts',
  'even with samples in the prompt it still drifts',
  'the big model is too slow',
  'live for two years',
  'we already have RAG with pgvector',
  "it doesn't know our products",
  'fine-tune it on our docs so that it knows them',
  'build both at once',
  'nobody maintains it',
  'look up the style guide with RAG',
  'a-word-that-is-far-longer-than-any-line-could-ever-be-and-goes-on-and-on-without-a-break changes daily',
  'नियम हर हफ़्ते बदलते हैं',
  'यह documents 300 pages',
  '価格は毎週変わります',
  '🙂🙂🙂',
  '12 PDFs',
  'the tone, the format, the wording and the style of each letter',
];
const JOINTS = [
  ' ',
  '  ',
  '. ',
  ', ',
  '; ',
  '\n',
  '\n\n',
  '\t',
  ' - ',
  ': ',
  '? ',
  '! ',
  ' "',
  '" ',
  ' (',
  ') ',
  '\u00a0',
];

const someText = fc
  .array(fc.tuple(fc.constantFrom(...FRAGMENTS), fc.constantFrom(...JOINTS)), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.map(([fragment, joint]) => fragment + joint).join(''));

describe(`a quote (seed ${SEED})`, () => {
  it('stands in the text, is not empty and fits in a line', () => {
    fc.assert(
      fc.property(someText, (text) => {
        const plain = text.replace(/\s+/gu, ' ');
        const read = Object.values(understand(text)).flatMap(({ quote, also }) => [
          quote,
          ...(also ? [also] : []),
        ]);
        const raised = flagsIn(text).map(({ quote }) => quote);
        for (const quote of [...read, ...raised]) {
          expect(plain).toContain(quote);
          expect(quote.length).toBeGreaterThan(0);
          expect(quote.length).toBeLessThanOrEqual(60);
        }
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });

  it('begins and ends with whole words', () => {
    fc.assert(
      fc.property(someText, (text) => {
        const plain = ` ${text.replace(/\s+/gu, ' ')} `;
        for (const { quote } of Object.values(understand(text))) {
          const at = plain.indexOf(quote);
          const around = `${plain[at - 1]}${plain[at + quote.length]}`;
          expect(around).not.toMatch(/[\p{L}\p{N}]/u);
        }
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });
});
