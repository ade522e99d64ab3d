// The way with a model, on some of the stored rows, against a local model that is right, wrong or out of order by script.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readSettings } from '../../adapters/settings.ts';
import { evaluation } from '../../bench/eval/command.ts';
import { CaseRow, QuestionRow, readRows } from '../../bench/eval/rows.ts';
import { readsAsRowsSay, tellsAsGiven, wordsAsGiven } from '../../bench/eval/script.ts';
import { passagesIn } from '../../bench/eval/support.ts';
import type { Advice, Way } from '../../bench/eval/way.ts';
import { type Ways, waysToMeasure } from '../../bench/eval/ways.ts';
import { groundToMeasure } from '../../bench/eval/without.ts';
import { temporary } from '../adapters/store/rows.ts';
import type { Asked } from '../doubles/model/asked.ts';
import { type ModelServer, modelForTest } from '../doubles/model/model.ts';

const ground = groundToMeasure();
const passage = passagesIn(ground.guide);

/** What there is without a model is the same in all tests; each talk is held once. */
const advised = new Map<string, Promise<Advice>>();
function remembering({ advise, ...way }: Way): Way {
  return {
    ...way,
    advise(text, answers) {
      const key = JSON.stringify([text, answers]);
      const known = advised.get(key) ?? advise(text, answers);
      advised.set(key, known);
      return known;
    },
  };
}

/** Every so manyth row of a file, in a file of its own. */
function some(name: string, step: number): string {
  const lines = readFileSync(join(import.meta.dirname, name), 'utf8')
    .trim()
    .split('\n');
  const file = join(temporary(), name);
  writeFileSync(file, lines.filter((_, index) => index % step === 0).join('\n'));
  return file;
}

type Data = { text?: string; question?: string; passages?: { id: string }[] };
const raw = ({ messages }: Asked): string => messages.at(-1)?.text ?? '';
const dataOf = (asked: Asked): Data => JSON.parse(raw(asked)) as Data;

const MADE_UP = 'Customers at Initech saved 87 % with it, says their owner.';
const madeUp = { text: MADE_UP, passages: ['what-rag-is'] };
/** No text says so. */
const NO_QUOTE = 'as our whole board decided in the spring';

let server: ModelServer;
let ways: Ways;
let cases: string;
let questions: string;
let told: string[];

beforeEach(async () => {
  server = await modelForTest();
  told = [];
  const env = { OPENAI_BASE_URL: server.url, OPENAI_MODEL: 'middling', MODEL_PRICE: '1/2' };
  const { plain, model } = waysToMeasure(ground, readSettings(env, {}), (sentence) => told.push(sentence));
  ways = { plain: remembering(plain), model };
  [cases, questions] = [some('cases.jsonl', 57), some('questions.jsonl', 11)];
});

const evaluated = (...args: string[]): Promise<string> =>
  evaluation(args, { ways, passage, clock: () => performance.now(), tell: () => undefined });

type Figures = Record<string, { value: number; of: number } | null>;
type Read = {
  withoutModel: { figures: Figures };
  withModel: { name: string; figures: Figures };
  difference: Figures;
};

async function figures(kind: 'situations' | 'questions'): Promise<Read> {
  const file = kind === 'situations' ? ['--cases', cases] : ['--questions', questions];
  return JSON.parse(await evaluated(...file, '--json'))[kind];
}

/** In the order of the rows, as the model tells them apart. */
const places = (rows: readonly { text?: string; q?: string }[]) =>
  new Map(rows.map(({ text, q }, index) => [(text ?? q ?? '').trim(), index]));

describe('situations with a model', () => {
  const right = (): ((asked: Asked) => {
    answers: { question: string; option: string; quote: string }[];
  }) => {
    const read = readsAsRowsSay(readRows(cases, CaseRow));
    return (asked) => read(raw(asked));
  };

  it('are read better with a model that reads them as they are meant', { timeout: 20_000 }, async () => {
    const read = right();
    server.reply({ name: 'read', says: read });
    server.reply({ name: 'summary', says: (asked: Asked) => tellsAsGiven(raw(asked)) });

    const { withoutModel, withModel } = await figures('situations');

    expect(withModel.name).toBe('middling');
    expect(withModel.figures.readRecall?.value).toBeGreaterThan(withoutModel.figures.readRecall?.value ?? 1);
    expect(withModel.figures).toMatchObject({
      quotesMissing: { value: 0 },
      summariesHeld: { value: 1, of: 4 },
      modelFailed: { value: 0 },
    });
    const tokens = withModel.figures;
    const cost = (tokens.promptTokens?.value ?? 0) + 2 * (tokens.completionTokens?.value ?? 0);
    expect(tokens.promptTokens?.value).toBeGreaterThan(100);
    expect(tokens.cost?.value).toBeCloseTo(cost / 1_000_000, 5);
    expect(withoutModel.figures).toMatchObject({
      quotesMissing: null,
      modelFailed: null,
      cost: { value: 0 },
    });
  });

  it('are read as without one where no quote stands in the text, however right it is', {
    timeout: 20_000,
  }, async () => {
    const read = right();
    server.reply({
      name: 'read',
      says: (asked: Asked) => ({ answers: read(asked).answers.map((one) => ({ ...one, quote: NO_QUOTE })) }),
    });

    const { withoutModel, withModel } = await figures('situations');

    for (const key of ['textAlone', 'needRead', 'readPrecision', 'readRecall', 'settled', 'questionsAsked'])
      expect.soft(withModel.figures[key], key).toEqual(withoutModel.figures[key]);
    expect(withModel.figures.quotesMissing?.value).toBe(1);
    expect(withModel.figures.quotesMissing?.of).toBeGreaterThan(5);
  });

  it('lose each reading whose quote does not stand there, and count it', { timeout: 20_000 }, async () => {
    const read = right();
    const rows = places(readRows(cases, CaseRow));
    const replies = new Map<string, string[]>();
    server.reply({
      name: 'read',
      says: (asked: Asked) => {
        const { text = '' } = dataOf(asked);
        const isLying = (rows.get(text) ?? 0) % 2 === 1;
        const answers = isLying
          ? [{ question: 'stage', option: 'mature', quote: NO_QUOTE }]
          : [...read(asked).answers, { question: 'budget', option: 'low', quote: text.slice(0, 20) }];
        replies.set(
          text,
          answers.map(({ quote }) => quote),
        );
        return { answers };
      },
    });

    const { withModel } = await figures('situations');

    const quotes = [...replies.values()].flat();
    expect(quotes).toContain(NO_QUOTE);
    expect(withModel.figures.quotesMissing).toMatchObject({ of: quotes.length });
    expect(withModel.figures.quotesMissing?.value).toBeCloseTo(
      quotes.filter((quote) => quote === NO_QUOTE).length / quotes.length,
      5,
    );
  });

  it('go on without a model that fails, and count it', { timeout: 20_000 }, async () => {
    server.fault({ text: 'Sure! Here you go:', times: 1_000 });

    const { withoutModel, withModel } = await figures('situations');

    expect(withModel.figures.modelFailed).toMatchObject({ value: 1 });
    expect(withModel.figures.textAlone).toEqual(withoutModel.figures.textAlone);
    expect(withModel.figures.readRecall).toEqual(withoutModel.figures.readRecall);
    // What failed was paid for all the same.
    expect(withModel.figures.promptTokens?.value).toBeGreaterThan(100);
  });
});

describe('questions with a model', () => {
  /** By the place of the row: half made up, all made up, right. */
  function middling(): void {
    const rows = places(readRows(questions, QuestionRow));
    server.reply({
      name: 'answer',
      says: (asked: Asked) => {
        const { question = '', passages = [] } = dataOf(asked);
        const [one, ...more] = wordsAsGiven(raw(asked)).sentences;
        const own = { ...madeUp, passages: passages.slice(0, 1).map(({ id }) => id) };
        const place = (rows.get(question) ?? 0) % 3;
        if (place === 0) return { sentences: [one, own] };
        return { sentences: place === 1 ? [own, { ...madeUp, text: 'Trust us.' }] : [one, ...more] };
      },
    });
  }

  it('show no sentence that does not hold, and say how many did', { timeout: 20_000 }, async () => {
    middling();
    const rows = readRows(questions, QuestionRow);
    const answers = await Promise.all(rows.map(async ({ q }) => ways.model?.answer(q)));
    const shown = answers.flatMap((one) => one?.sentences ?? []);
    const asked = answers.filter((one) => one?.model?.asked === 1);

    const { withModel, difference } = await figures('questions');

    expect(shown.length).toBeGreaterThan(5);
    expect(shown.map(({ text }) => text)).not.toContain(MADE_UP);
    expect(withModel.figures).toMatchObject({
      supported: { value: 1 },
      wordsSupported: { value: 1 },
      modelFailed: { value: 0, of: asked.length },
      inModelsWords: { of: asked.length },
      modelHeld: { of: asked.reduce((sum, one) => sum + (one?.model?.given ?? 0), 0) },
    });
    const inWords = asked.filter((one) => one?.model?.shown).length;
    expect(inWords).toBeGreaterThan(0);
    expect(inWords).toBeLessThan(asked.length);
    expect(withModel.figures.inModelsWords?.value).toBeCloseTo(inWords / asked.length, 5);
    expect(withModel.figures.modelHeld?.value).toBeGreaterThan(0.3);
    expect(withModel.figures.modelHeld?.value).toBeLessThan(0.9);
    // Whether there is an answer at all is no matter of the model.
    for (const key of ['answered', 'declined', 'falselyAnswered', 'falselyDeclined'])
      expect(difference[key]?.value ?? 0, key).toBe(0);
  });

  it('are answered from the guidance where the model is out of order', { timeout: 20_000 }, async () => {
    middling();
    const rows = places(readRows(questions, QuestionRow));
    const isAt = (place: number) => (asked: Asked) =>
      (rows.get(dataOf(asked).question ?? '') ?? 0) % 4 === place;
    server.fault({ times: 1_000, when: isAt(0), text: 'no JSON' });
    server.fault({ times: 1, when: isAt(1), html: true });

    const { withModel } = await figures('questions');
    const failed = withModel.figures.modelFailed;
    const text = await evaluated('--questions', questions);

    expect(failed?.value).toBeGreaterThan(0.1);
    expect(failed?.value).toBeLessThan(0.9);
    expect(withModel.figures.supported).toMatchObject({ value: 1 });
    expect(text).toContain('without a model: rules and search; with a model: middling');
    expect(text).toMatch(/^the model's sentences that held +% +- +\d+\.\d \(/mu);
    expect(text).toMatch(/^requests to the model that failed +% +- +\d+\.\d \(/mu);
    expect(told).toEqual([]);
  });
});

it('has no way with a model where the settings name none', () => {
  expect(waysToMeasure(ground, readSettings({}, {}), () => undefined).model).toBeUndefined();
});
