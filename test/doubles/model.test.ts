// The double of a model's server, seen through the real library.
import { OpenAI } from 'openai';
import { expect, it } from 'vitest';
import { KEY, nowhere } from './model/model.ts';
import { refusalOf, valueFor } from './model/schema.ts';
import { ASKED, caught, FORMAT, SCHEMA, spoken, talking } from './model/talking.ts';

it('without a rule it says the shortest thing that fits the schema, whole or in pieces', async () => {
  const { client } = await talking();

  const whole = await client.chat.completions.create(ASKED);
  const pieces = await spoken(client);

  const text = '{"kind":"a","count":2,"more":[""]}';
  expect(whole.choices[0]).toMatchObject({ message: { content: text }, finish_reason: 'stop' });
  expect(pieces).toEqual({ text, finish: 'stop', tokens: whole.usage?.total_tokens });
});

it('the newest rule that fits decides, by the name of the schema or by the request', async () => {
  const { server, client } = await talking();
  server.reply({ says: 'anything' });
  server.reply({
    when: ({ messages }) => messages.some(({ text }) => text.includes('this')),
    says: { a: 1 },
  });
  server.reply({ name: 'another', says: 'not this' });

  expect((await spoken(client)).text).toBe('{"a":1}');
});

it('records what was asked, without the key', async () => {
  const { server, client } = await talking({ key: 'sk-secret' });

  await client.chat.completions.create(ASKED);

  expect(server.calls).toMatchObject([{ path: 'chat', body: ASKED, headers: { authorization: KEY } }]);
  expect(JSON.stringify(server.calls)).not.toContain('sk-secret');
});

it('lets no other key in', async () => {
  const { client } = await talking({ key: 'sk-other' });

  expect(await caught(client.chat.completions.create(ASKED))).toMatchObject({ status: 401 });
});

it('refuses forms that it does not know, and schemas that strict output does not take', async () => {
  const { client } = await talking({ formats: ['json_object'] });
  const other = await talking();
  const loose = { ...FORMAT, json_schema: { ...FORMAT.json_schema, schema: { type: 'object' } } };

  expect(await caught(client.chat.completions.create(ASKED))).toMatchObject({
    ...{ status: 400, message: expect.stringContaining('response_format') },
  });
  expect(
    await caught(other.client.chat.completions.create({ ...ASKED, response_format: loose })),
  ).toMatchObject({ status: 400, message: expect.stringContaining("'additionalProperties' must be false") });
});

it.each([
  [{ type: 'array', items: {} }, "the root must have 'type': 'object'"],
  [{ ...SCHEMA, required: ['kind', 'more'] }, "'required' must list 'count' at the root"],
  [
    { ...SCHEMA, properties: { kind: { type: 'string', minLength: 1 } } },
    "'minLength' is not permitted at the root.kind",
  ],
])('strict output would refuse %j', (schema, refusal) => {
  expect(refusalOf(schema)).toBe(refusal);
});

it('a value can be filled as a test wants it', () => {
  const leaf = ({ type }: { type?: unknown }): unknown => (type === 'string' ? 'x' : undefined);

  expect(valueFor(SCHEMA, leaf, () => 2)).toEqual({ kind: 'a', count: 2, more: ['x', 'x'] });
});

it('vectors are the same every time, of length one, and of the size that was wished for', async () => {
  const { client } = await talking({ size: 16 });
  const input = ['the horse', 'the horse', ''];

  const { data } = await client.embeddings.create({ model: 'v', input, encoding_format: 'float' });

  const [one, same, none] = data.map(({ embedding }) => embedding);
  expect(one).toHaveLength(16);
  expect(same).toEqual(one);
  expect(Math.hypot(...(one ?? []))).toBeCloseTo(1);
  expect(none?.[0]).toBe(1);
});

it('nobody listens nowhere', async () => {
  const client = new OpenAI({ apiKey: 'k', baseURL: await nowhere(), maxRetries: 0 });

  expect(await caught(client.chat.completions.create(ASKED))).toMatchObject({ message: 'Connection error.' });
});
