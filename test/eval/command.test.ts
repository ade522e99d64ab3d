// The command over rows in files, with two made-up ways.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { evaluation, type World } from '../../bench/eval/command.ts';
import type { Advice, Answered, Way } from '../../bench/eval/way.ts';
import { temporary } from '../adapters/store/rows.ts';

const CASES = [
  {
    id: 'policy',
    text: 'Our bot must answer from the refund policy, which changes every week.',
    answers: { need: 'facts', freshness: 'weeks' },
    approach: 'rag',
    acceptable: [],
    trap: false,
  },
  {
    id: 'tone',
    text: 'Hm.',
    answers: { need: 'behaviour', prompting: 'falls-short', examples: 'thousands', stage: 'live' },
    approach: 'fine-tune',
    acceptable: ['hybrid'],
    trap: false,
  },
];
const QUESTIONS = [
  {
    id: 'what',
    q: 'what is fine-tuning?',
    lang: 'en',
    answerable: true,
    gold: ['What each technique actually does'],
  },
  { id: 'was', q: 'Qwrtz plmpf?', lang: 'de', answerable: true, gold: ['The hybrid reality'] },
  { id: 'soup', q: 'how do I cook a soup?', lang: 'en', answerable: false, gold: [] },
];

const TOKENS = { prompt: 1_000, completion: 100 };

/** Reads the second situation as it should, answers everything, and makes half of what it says up. */
const MADE_UP: Way = {
  name: 'made-up',
  price: { prompt: 2, completion: 10 },
  async advise(text): Promise<Advice> {
    const need = text.startsWith('Our') ? 'facts' : 'behaviour';
    return {
      approach: need === 'facts' ? 'rag' : 'fine-tune',
      confidence: 'leaning',
      asked: ['corpus'],
      understood: { need: { option: need }, freshness: { option: 'not-sure' } },
      watchOuts: [{ id: 'tuning-for-facts' }],
      tokens: TOKENS,
      model: { asked: 1, failed: 0, given: 2, unquoted: 1, told: 1, toldRightly: 1 },
    };
  },
  async answer(): Promise<Answered> {
    return {
      answerable: true,
      sentences: [
        { text: 'Search finds.', passages: ['known'] },
        { text: 'It costs 99 dollars.', passages: ['known'] },
      ],
      citations: [
        { passage: 'known', section: null, quote: '' },
        { passage: 'other', section: 'The hybrid reality', quote: '' },
      ],
      tokens: TOKENS,
      model: { asked: 1, failed: 0, given: 4, held: 2, shown: true },
    };
  },
};

/** Says the same of every situation, and declines every question. */
const PLAIN: Way = {
  name: 'plain',
  price: { prompt: 0, completion: 0 },
  advise: async () => ({
    approach: 'rag',
    confidence: 'settled',
    asked: ['corpus', 'audience'],
    understood: { freshness: { option: 'weeks' }, stage: { option: 'v1' } },
    watchOuts: [],
    tokens: { prompt: 0, completion: 0 },
    model: null,
  }),
  answer: async () => ({
    answerable: false,
    sentences: [],
    citations: [],
    tokens: { prompt: 0, completion: 0 },
    model: null,
  }),
};

/** Each look at the clock is a millisecond after the one before. */
function world(change: Partial<World> = {}): World & { told: string[] } {
  let ms = 0;
  const told: string[] = [];
  return {
    ways: { plain: PLAIN, model: undefined },
    passage: (id) => (id === 'known' ? 'Search finds.' : undefined),
    clock: () => ms++,
    tell: (sentence) => told.push(sentence),
    told,
    ...change,
  };
}

const BOTH = { ways: { plain: PLAIN, model: MADE_UP } };

function files(): { cases: string; questions: string } {
  const folder = temporary();
  const write = (name: string, rows: readonly object[]): string => {
    writeFileSync(join(folder, name), rows.map((row) => JSON.stringify(row)).join('\n'));
    return join(folder, name);
  };
  return { cases: write('cases.jsonl', CASES), questions: write('questions.jsonl', QUESTIONS) };
}

const lineOf = (text: string, name: string): string =>
  text.split('\n').find((line) => line.trim().startsWith(name)) ?? '';

describe('the evaluation', () => {
  it('sets both ways side by side with their difference', async () => {
    const { cases, questions } = files();

    const text = await evaluation(['--cases', cases, '--questions', questions], world(BOTH));

    expect(text).toContain('without a model: plain; with a model: made-up');
    expect(text.replaceAll(cases, 'CASES').replaceAll(questions, 'QUESTIONS')).toMatchInlineSnapshot(`
      "2 situations of CASES; without a model: plain; with a model: made-up

      figure                                       unit                         without a model                       with a model                     difference
      approach right, text and answers             %                    50.0 (9.5 to 90.5) of 2         100.0 (34.2 to 100.0) of 2           +50.0 (0.0 to 100.0)
        each approach counts the same              %                   50.0 (50.0 to 50.0) of 2         100.0 (34.2 to 100.0) of 2           +50.0 (50.0 to 50.0)
      approach right, answers alone                %                    50.0 (9.5 to 90.5) of 2            50.0 (9.5 to 90.5) of 2          0.0 (-100.0 to 100.0)
      approach right, text alone                   %                    50.0 (9.5 to 90.5) of 2         100.0 (34.2 to 100.0) of 2           +50.0 (0.0 to 100.0)
        each approach counts the same              %                   50.0 (50.0 to 50.0) of 2         100.0 (34.2 to 100.0) of 2           +50.0 (50.0 to 50.0)
      need read in the text                        %                     0.0 (0.0 to 65.8) of 2         100.0 (34.2 to 100.0) of 2        +100.0 (100.0 to 100.0)
      right among answers read                     %                    50.0 (9.5 to 90.5) of 2         100.0 (34.2 to 100.0) of 2           +50.0 (0.0 to 100.0)
      read and right among all answers             %                    16.7 (0.0 to 50.0) of 6           33.3 (25.0 to 50.0) of 6            +16.7 (0.0 to 25.0)
      called clear from the text                   %                 100.0 (34.2 to 100.0) of 2             0.0 (0.0 to 65.8) of 2      -100.0 (-100.0 to -100.0)
        right among them                           %                    50.0 (9.5 to 90.5) of 2                                  -                              -
      tuning for facts, warned                     %                                          -                                  -                              -
      warned without need                          %                     0.0 (0.0 to 65.8) of 2         100.0 (34.2 to 100.0) of 2        +100.0 (100.0 to 100.0)
      questions asked                              questions           2.00 (2.00 to 2.00) of 2           1.00 (1.00 to 1.00) of 2         -1.00 (-1.00 to -1.00)
      the model's readings dropped, no such quote  %                                          -           50.0 (50.0 to 50.0) of 4                              -
      the model's paragraphs where all held        %                                          -         100.0 (34.2 to 100.0) of 2                              -
      requests to the model that failed            %                                          -             0.0 (0.0 to 65.8) of 6                              -
      tokens to the model                          tokens                       0 (0 to 0) of 2           1000 (1000 to 1000) of 2           +1000 (1000 to 1000)
      tokens from the model                        tokens                       0 (0 to 0) of 2              100 (100 to 100) of 2              +100 (100 to 100)
      cost                                         USD        0.00000 (0.00000 to 0.00000) of 2  0.00300 (0.00300 to 0.00300) of 2  +0.00300 (0.00300 to 0.00300)
      time, median                                 ms                  1.00 (1.00 to 1.00) of 2           2.00 (2.00 to 2.00) of 2           +1.00 (1.00 to 1.00)
      time, 95th percentile                        ms                  1.00 (1.00 to 1.00) of 2           2.00 (2.00 to 2.00) of 2           +1.00 (1.00 to 1.00)

      3 questions of QUESTIONS; without a model: plain; with a model: made-up

      figure                                      unit                      without a model                       with a model                     difference
      English: answered                           %                  0.0 (0.0 to 79.3) of 1         100.0 (20.7 to 100.0) of 1        +100.0 (100.0 to 100.0)
        right passage first (hit@1)               %                  0.0 (0.0 to 79.3) of 1             0.0 (0.0 to 79.3) of 1               0.0 (0.0 to 0.0)
        right passage among three (hit@3)         %                  0.0 (0.0 to 79.3) of 1             0.0 (0.0 to 79.3) of 1               0.0 (0.0 to 0.0)
      other languages: answered                   %                  0.0 (0.0 to 79.3) of 1         100.0 (20.7 to 100.0) of 1        +100.0 (100.0 to 100.0)
        right passage first (hit@1)               %                  0.0 (0.0 to 79.3) of 1             0.0 (0.0 to 79.3) of 1               0.0 (0.0 to 0.0)
        right passage among three (hit@3)         %                  0.0 (0.0 to 79.3) of 1         100.0 (20.7 to 100.0) of 1        +100.0 (100.0 to 100.0)
      declined where due                          %              100.0 (20.7 to 100.0) of 1             0.0 (0.0 to 79.3) of 1      -100.0 (-100.0 to -100.0)
      answered where a decline was due            %                  0.0 (0.0 to 79.3) of 1         100.0 (20.7 to 100.0) of 1        +100.0 (100.0 to 100.0)
      declined where an answer was due            %              100.0 (34.2 to 100.0) of 2             0.0 (0.0 to 65.8) of 2      -100.0 (-100.0 to -100.0)
      sentences word for word in a cited passage  %                                       -           50.0 (50.0 to 50.0) of 6                              -
        words that stand in one                   %                                       -          40.0 (40.0 to 40.0) of 15                              -
        numbers that stand in one                 %                                       -             0.0 (0.0 to 56.1) of 3                              -
      the model's sentences that held             %                                       -          50.0 (50.0 to 50.0) of 12                              -
      answers in the model's words                %                                       -         100.0 (43.9 to 100.0) of 3                              -
      requests to the model that failed           %                                       -             0.0 (0.0 to 56.1) of 3                              -
      tokens to the model                         tokens                    0 (0 to 0) of 3           1000 (1000 to 1000) of 3           +1000 (1000 to 1000)
      tokens from the model                       tokens                    0 (0 to 0) of 3              100 (100 to 100) of 3              +100 (100 to 100)
      cost                                        USD     0.00000 (0.00000 to 0.00000) of 3  0.00300 (0.00300 to 0.00300) of 3  +0.00300 (0.00300 to 0.00300)
      time, median                                ms               1.00 (1.00 to 1.00) of 3           3.00 (3.00 to 3.00) of 3           +2.00 (2.00 to 2.00)
      time, 95th percentile                       ms               1.00 (1.00 to 1.00) of 3           3.00 (3.00 to 3.00) of 3           +2.00 (2.00 to 2.00)

      Each value has its 95 % interval and how many were judged. Shares of rows have Wilson's interval. Where a row
      holds several, where groups count the same, and for means, times and differences, it comes from drawing rows again,
      2,000 times, always from the same seed. Where all rows changed alike, the interval of a difference is a point, and
      tells of these rows alone. A dash: nothing to judge, or a price that nobody said. Time, tokens and cost are those of one
      row; of a situation, those of the talk with text and answers. A model gets some rows at once (--at-once), so that its
      times hold a little of their neighbours'."
    `);
  });

  it('says "no model" where there is none, and has no column of differences', async () => {
    const { cases } = files();

    const text = await evaluation(['--cases', cases], world());

    expect(lineOf(text, 'approach right, text alone')).toMatch(/ of 2 +no model$/u);
    expect(text).not.toMatch(/^figure.*difference/mu);
    expect(text).not.toContain('questions of');
  });

  it('prints one JSON line for programs, with null where nothing was judged or measured', async () => {
    const { questions } = files();

    const alone = await evaluation(['--questions', questions, '--json'], world());
    const beside = JSON.parse(await evaluation(['--questions', questions, '--json'], world(BOTH)));

    expect(alone).not.toContain('\n');
    expect(JSON.parse(alone)).toMatchObject({
      confidence: 0.95,
      questions: { file: questions, rows: 3, withModel: null, difference: null },
    });
    expect(JSON.parse(alone)).not.toHaveProperty('situations');
    expect(beside.questions.withModel).toMatchObject({
      name: 'made-up',
      figures: {
        hit1: { value: 0 },
        otherLanguagesHit3: { value: 1, of: 1 },
        falselyAnswered: { value: 1, of: 1 },
        supported: { value: 0.5, of: 6 },
        numbersSupported: { value: 0, of: 3 },
        cost: { value: 0.003 },
      },
    });
    expect(beside.questions.difference.declined).toMatchObject({ value: -1 });
  });

  it('counts "not sure" as no reading', async () => {
    const { cases } = files();

    const { situations } = JSON.parse(await evaluation(['--cases', cases, '--json'], world(BOTH)));

    expect(situations.withModel.figures).toMatchObject({
      readPrecision: { value: 1, of: 2 },
      readRecall: { value: 0.333333, of: 6 },
      settled: { value: 0 },
      settledRight: null,
    });
    expect(situations.difference.settledRight).toBeNull();
  });

  it('does not know the money without a price, which is not nothing', async () => {
    const { questions } = files();
    const model = { ...MADE_UP, price: undefined };

    const text = await evaluation(['--questions', questions], world({ ways: { plain: PLAIN, model } }));

    expect(lineOf(text, 'cost')).toMatch(/USD.* of 3 +- +-$/u);
  });

  it('tells what it is doing apart from what it prints', async () => {
    const { questions } = files();
    const here = world(BOTH);

    const text = await evaluation(['--questions', questions], here);

    expect(here.told).toEqual([
      'Measuring 3 questions without a model',
      'Measuring 3 questions with made-up',
    ]);
    expect(text).not.toContain('Measuring');
  });

  it('puts as many rows to a model at once as it is told, and one by one without', async () => {
    const { questions } = files();
    const most = { plain: 0, model: 0 };
    const counting = (way: Way, name: keyof typeof most): Way => {
      let running = 0;
      const answer = async (question: string): Promise<Answered> => {
        most[name] = Math.max(most[name], ++running);
        return way.answer(question).finally(() => running--);
      };
      return { ...way, answer };
    };
    const ways = { plain: counting(PLAIN, 'plain'), model: counting(MADE_UP, 'model') };

    await evaluation(['--questions', questions, '--at-once', '2'], world({ ways }));

    expect(most).toEqual({ plain: 1, model: 2 });
  });

  it('names the row that a way failed at', async () => {
    const { questions } = files();
    const model: Way = { ...MADE_UP, answer: () => Promise.reject(new Error('no route')) };

    await expect(
      evaluation(['--questions', questions], world({ ways: { plain: PLAIN, model } })),
    ).rejects.toThrow('The row "what" could not be measured by made-up (no route).');
  });

  it.each([
    [['--speed'], 'Flags are: --cases FILE, --questions FILE, --json, --at-once N.'],
    [['--cases'], 'Flags are: --cases FILE, --questions FILE, --json, --at-once N.'],
    [['--at-once', '0'], '--at-once takes 1 to 64. Flags are: '],
    [['--cases', 'nowhere.jsonl'], 'nowhere.jsonl cannot be read (ENOENT'],
  ])('refuses %j before it measures', async (args, sentence) => {
    const here = world();

    await expect(evaluation(args, here)).rejects.toThrow(sentence);
    expect(here.told).toEqual([]);
  });
});
