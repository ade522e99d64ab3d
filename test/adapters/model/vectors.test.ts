// Vectors of the guidance: made once for each text and model, kept, and joined with the words.

import { setImmediate } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { realClock } from '../../../adapters/clock.ts';
import { openModel } from '../../../adapters/model/model.ts';
import { likenessBy } from '../../../adapters/model/vectors.ts';
import { openMemoryStore } from '../../../adapters/store/open.ts';
import { openGuide } from '../../../knowledge/open.ts';
import { modelTasks, NO_PARAGRAPHS } from '../../../src/model/perform.ts';
import { type Alike, NO_LIKENESS } from '../../../src/model/retrieved.ts';
import { NO_PHRASES } from '../../../src/model/translate.ts';
import { modelForTest } from '../../doubles/model/model.ts';

async function world(name = 'embed-small') {
  const server = await modelForTest();
  const store = await openMemoryStore();
  const guide = openGuide({ file: ':memory:' });
  onTestFinished(async () => {
    guide.close();
    await store.close();
  });
  const reports: string[] = [];
  const likeness = (model = name) =>
    likenessBy({
      embed: openModel(
        { baseUrl: server.url, model: 'm', embeddingModel: model },
        { clock: realClock, random: () => 0.5, report: (sentence) => void reports.push(sentence) },
      ).embed,
      ...{ name: model, passages: guide.passages(), book: store.vectors },
      report: (sentence) => void reports.push(sentence),
    });
  /** How often vectors of so many texts were asked for. */
  const asked = (): number[] =>
    server.calls.filter(({ path }) => path === 'embeddings').map(({ body }) => texts(body).length);
  return { server, store, guide, likeness, asked, reports };
}

const texts = (body: unknown): unknown[] => (body as { input: unknown[] }).input;

it('are made at the first question and tell how like a passage is from the next one on', async () => {
  const { guide, likeness, asked, server } = await world();
  const all = guide.passages().length;
  const like = likeness();

  expect(await like.of('how many examples?')).toEqual({ like: new Map(), tokens: 0 });
  await server.until(() => asked().length > 0 && server.underway() === 0, 'the vectors of the guidance');
  const first = await until(() => like.of(guide.passage('what-rag-is')?.text ?? ''));

  expect(first.size).toBe(all);
  const [best] = [...first].sort(([, one], [, other]) => other - one);
  expect(best?.[0]).toBe('what-rag-is');
  for (const value of first.values()) expect(Math.abs(value)).toBeLessThanOrEqual(1.000_01);
});

/** The first likeness that is there; each try is one question. */
async function until(of: () => Promise<Alike>): Promise<ReadonlyMap<string, number>> {
  for (let left = 5_000; left > 0; left--) {
    const { like } = await of();
    if (like.size > 0) return like;
    await setImmediate();
  }
  throw new Error('no vectors came');
}

it('tell the tokens of the question alone: those of the guidance are for all', async () => {
  const { likeness } = await world();
  const like = likeness();
  await until(() => like.of('x'));

  // Four letters are one token of the server.
  expect((await like.of('how many?')).tokens).toBe(3);
});

it('are kept by their text and model, and made anew for another model', async () => {
  const { guide, likeness, asked, store } = await world();
  const all = guide.passages().length;
  const ofGuidance = (): number =>
    asked()
      .filter((count) => count > 1)
      .reduce((sum, count) => sum + count, 0);
  const one = likeness();
  await until(() => one.of('x'));
  expect(ofGuidance()).toBe(all);
  const next = likeness();
  await until(() => next.of('x'));
  expect(ofGuidance()).toBe(all);
  expect((await store.vectors.kept('embed-small')).size).toBe(all);

  const other = likeness('embed-large');
  await until(() => other.of('x'));

  expect((await store.vectors.kept('embed-small')).size).toBe(0);
  expect((await store.vectors.kept('embed-large')).size).toBe(all);
});

it('where they cannot be had the words alone decide', async () => {
  const { server, likeness } = await world();
  server.fault({ path: 'embeddings', status: 500, times: 1_000 });
  const like = likeness();

  for (let left = 3; left > 0; left--) expect((await like.of('how many examples?')).like.size).toBe(0);
});

it('bring in a passage that says it in other words', async () => {
  const { guide } = await world();
  const spending = {
    ...{ begin: async () => undefined, takeBack: async () => {}, isUsedUp: async () => false },
    spent: async () => {},
  };
  const given: string[][] = [];
  const model = {
    async ask() {
      return { kind: 'failed', reason: 'x' } as const;
    },
  };
  const watched = (likeness: typeof NO_LIKENESS) =>
    modelTasks({
      ...{
        spending,
        likeness,
        guide,
        phrases: NO_PHRASES,
        paragraphs: NO_PARAGRAPHS,
        languages: false,
        clock: { now: () => 0 },
      },
      model: {
        ask: async ({ messages }) => {
          const data = JSON.parse(messages[1]?.content ?? '') as { passages: { id: string }[] };
          given.push(data.passages.map(({ id }) => id));
          return model.ask();
        },
      },
    });
  const task = {
    ...{
      kind: 'answer',
      tenant: 'T',
      by: 'u',
      at: '1970-01-01T00:00:00Z',
      question: 'zebra crossing',
      search: 'qqqq',
    },
    ...{ facts: [], turns: [], open: null },
  };

  await watched(NO_LIKENESS).perform(task);
  await watched({ of: async () => ({ like: new Map([['what-rag-is', 0.9]]), tokens: 0 }) }).perform(task);

  expect(given[0]).not.toContain('what-rag-is');
  expect(given[1]).toContain('what-rag-is');
});
