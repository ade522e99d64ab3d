// Vectors of texts through the real library.
import { expect, it } from 'vitest';
import type { Fault } from '../../doubles/model/faults.ts';
import { asking, HORSE, KEY, QUESTION } from './asking.ts';

const NONE = { vectors: undefined, tokens: 0 };

const dot = (one: number[] = [], other: number[] = []): number =>
  one.reduce((sum, value, place) => sum + value * (other[place] ?? 0), 0);

it('gives one vector for each text in their order, asked for in batches', async () => {
  const { server, model } = await asking({ size: 8 });
  const texts = Array.from({ length: 150 }, (_, index) => `text number ${index}`);

  const vectors = (await model.embed(texts)).vectors ?? [];

  expect(vectors).toHaveLength(150);
  expect(vectors.every(({ length }) => length === 8)).toBe(true);
  expect(vectors[149]).toEqual((await model.embed(['text number 149'])).vectors?.[0]);
  expect(server.calls.map(({ body }) => (body.input as string[]).length)).toEqual([64, 64, 22, 1]);
  expect(server.calls[0]?.body).toMatchObject({ model: 'tiny-vectors', encoding_format: 'float' });
});

it('texts that share words lie nearer than others', async () => {
  const { model } = await asking();

  const [one, near, far] =
    (await model.embed(['the horse eats hay', 'a horse eats grass', 'rain tomorrow'])).vectors ?? [];

  expect(dot(one, near)).toBeGreaterThan(dot(one, far));
});

it('asks nothing where no model for it is set, or nothing is to be asked', async () => {
  const { server, model } = await asking({}, { embeddingModel: undefined });
  const other = await asking();

  expect(await model.embed(['a'])).toEqual(NONE);
  expect(await other.model.embed([])).toEqual({ vectors: [], tokens: 0 });
  expect([...server.calls, ...other.server.calls]).toEqual([]);
});

const data = (...embeddings: unknown[]): Fault => ({
  raw: JSON.stringify({ data: embeddings.map((embedding, index) => ({ index, embedding })) }),
});

it.each<[string, Fault]>([
  ['a page', { html: true }],
  ['no JSON', { raw: '[' }],
  ['nothing', { raw: '{}' }],
  ['null', { raw: 'null' }],
  ['too few', data([1, 2])],
  ['too many', data([1, 2], [1, 2], [1, 2])],
  ['different lengths', data([1, 2], [1, 2, 3])],
  ['empty ones', data([], [])],
  ['what is no number', data([1, null], [1, 2])],
  ['a number too large', { raw: '{"data":[{"embedding":[1e999]},{"embedding":[1]}]}' }],
  ['the same place twice', { raw: '{"data":[{"index":0,"embedding":[1]},{"index":0,"embedding":[1]}]}' }],
  ['a refusal', { status: 400 }],
])('%s is no answer', async (_, fault) => {
  const { server, model } = await asking();
  server.fault(fault);

  expect(await model.embed(['a', 'b'])).toEqual(NONE);
  expect(server.calls).toHaveLength(1);
});

it('the order is that of the places that the server names', async () => {
  const { server, model } = await asking();
  server.fault({ raw: '{"data":[{"index":1,"embedding":[1]},{"index":0,"embedding":[2]}]}' });

  expect((await model.embed(['a', 'b'])).vectors).toEqual([[2], [1]]);
});

it('one batch that fails twice makes all of no use', async () => {
  const { server, model, pass } = await asking();
  const texts = Array.from({ length: 100 }, (_, index) => `text ${index}`);
  server.fault({ status: 500, times: 2 });

  const vectors = model.embed(texts);
  await pass(500);

  expect(await vectors).toEqual(NONE);
  expect(server.calls).toHaveLength(2);
});

it('ends in time, and rests by itself: questions are still asked', async () => {
  const { server, model, reports, pass } = await asking({ key: KEY });
  server.reply({ says: HORSE });
  server.fault({ path: 'embeddings', hang: true, times: 3 });

  for (let time = 0; time < 3; time++) {
    const vectors = model.embed(['a']);
    await server.until(() => server.calls.length === time + 1, 'it is asked');
    await pass(15_000);
    expect(await vectors).toEqual(NONE);
  }
  expect(await model.embed(['a'])).toEqual(NONE);

  expect(server.calls).toHaveLength(3);
  expect(await model.ask(QUESTION)).toMatchObject({ kind: 'said' });
  expect(reports).toEqual(['The embedding model is left alone for a while: no answer in time.']);
});

it('tells the tokens of all batches, as the server counts them', async () => {
  const { model } = await asking();
  // The server counts four letters as one token.
  const texts = Array.from({ length: 100 }, () => 'twelve chars');

  expect((await model.embed(texts)).tokens).toBe(300);
});

const one = (rest: object): Fault => ({ raw: JSON.stringify({ data: [{ embedding: [1] }], ...rest }) });

it.each<[string, Fault, number]>([
  ['nothing', one({}), 0],
  ['null', one({ usage: null }), 0],
  ['words', one({ usage: { prompt_tokens: 'many' } }), 0],
  ['less than nothing', one({ usage: { prompt_tokens: -5 } }), 0],
  ['half a token', one({ usage: { prompt_tokens: 1.5 } }), 0],
  ['a number', one({ usage: { prompt_tokens: 7, total_tokens: 7 } }), 7],
  ['a number for no vectors', one({ data: [], usage: { prompt_tokens: 7 } }), 7],
])('a server that tells %s of its use', async (_, fault, tokens) => {
  const { server, model } = await asking();
  server.fault(fault);

  expect((await model.embed(['a'])).tokens).toBe(tokens);
});
