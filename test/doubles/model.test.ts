// The double of a model's server, seen through the real library.
import { OpenAI } from 'openai';
import { expect, it } from 'vitest';
import type { Fault } from './model/faults.ts';
import { KEY, type ModelServer, modelForTest, nowhere, type Wishes } from './model/model.ts';
import { refusalOf, valueFor } from './model/schema.ts';

const SCHEMA = {
  type: 'object',
  properties: {
    kind: { enum: ['a', 'b'] },
    count: { type: 'integer', minimum: 2 },
    more: { $ref: '#/$defs/m' },
  },
  required: ['kind', 'count', 'more'],
  additionalProperties: false,
  $defs: { m: { type: 'array', items: { type: 'string' }, minItems: 1 } },
};

const MESSAGES = [{ role: 'user' as const, content: 'What is this?' }];
const FORMAT = {
  type: 'json_schema' as const,
  json_schema: { name: 'thing', strict: true, schema: SCHEMA },
};
const ASKED = { model: 'tiny', messages: MESSAGES, response_format: FORMAT };
const STREAMED = { ...ASKED, stream: true as const, stream_options: { include_usage: true } };

async function talking(wishes: Wishes = {}): Promise<{ server: ModelServer; client: OpenAI }> {
  const server = await modelForTest(wishes);
  const options = { apiKey: 'sk-secret', maxRetries: 0, timeout: 5_000, logLevel: 'off' as const };
  return { server, client: new OpenAI({ ...options, baseURL: server.url }) };
}

async function spoken(client: OpenAI): Promise<{ text: string; finish: string | null; tokens: number }> {
  const said = { text: '', finish: null as string | null, tokens: 0 };
  for await (const { choices, usage } of await client.chat.completions.create(STREAMED)) {
    said.text += choices[0]?.delta.content ?? '';
    said.finish = choices[0]?.finish_reason ?? said.finish;
    said.tokens = usage?.total_tokens ?? said.tokens;
  }
  return said;
}

const caught = (promise: Promise<unknown>): Promise<unknown> => promise.catch((thrown: unknown) => thrown);

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

it.each<[Fault, object]>([
  [{ status: 500 }, { status: 500 }],
  [
    { status: 503, message: 'Loading.' },
    { status: 503, message: expect.stringContaining('Loading.') },
  ],
  [{ limit: { seconds: 2 } }, { status: 429 }],
  [{ destroy: true }, { name: 'Error', message: 'Connection error.' }],
  [{ raw: '{"a' }, { name: 'SyntaxError' }],
])('the fault %j comes through once', async (fault, thrown) => {
  const { server, client } = await talking();
  server.fault(fault);

  expect(await caught(client.chat.completions.create(ASKED))).toMatchObject(thrown);
  expect(await spoken(client)).toMatchObject({ finish: 'stop' });
});

it('a limit names its time in seconds or in milliseconds', async () => {
  const { server, client } = await talking();
  server.fault({ limit: { seconds: 2, ms: 1_500 } });

  const thrown = await caught(client.chat.completions.create(ASKED));

  if (!(thrown instanceof OpenAI.APIError)) throw new Error('it was not refused');
  expect(thrown.headers?.get('retry-after')).toBe('2');
  expect(thrown.headers?.get('retry-after-ms')).toBe('1500');
});

it('what the library lets through comes as it is: a page, an empty object, other endings and a refusal', async () => {
  const { server, client } = await talking();
  server.fault({ html: true });
  server.fault({ raw: '{}' });
  server.fault({ finish: 'length' });
  server.fault({ refusal: 'No.' });

  expect(await client.chat.completions.create(ASKED)).toMatch(/^<!doctype html>/u);
  expect(await client.chat.completions.create(ASKED)).toEqual({});
  expect(await client.chat.completions.create(ASKED)).toMatchObject({
    choices: [{ finish_reason: 'length' }],
  });
  expect(await client.chat.completions.create(ASKED)).toMatchObject({
    choices: [{ message: { content: null, refusal: 'No.' } }],
  });
});

it.each<[Fault, object]>([
  [{ cut: true }, { name: 'TypeError' }],
  [{ garbled: true }, { name: 'SyntaxError' }],
  [{ broken: true }, { message: expect.stringContaining('engine') }],
])('the stream breaks with %j', async (fault, thrown) => {
  const { server, client } = await talking();
  server.fault(fault);

  expect(await caught(spoken(client))).toMatchObject(thrown);
});

it('a stream that ends early ends in good order, without a reason', async () => {
  const { server, client } = await talking();
  server.fault({ unfinished: true });

  expect(await spoken(client)).toMatchObject({ finish: null });
});

it.each<Fault>([{ hang: true }, { stalled: true }, { quiet: true }])(
  'with %j nothing more comes until the client gives up',
  async (fault) => {
    const { server, client } = await talking();
    server.fault(fault);
    const controller = new AbortController();
    const text = client.chat.completions
      .create(STREAMED, { signal: controller.signal })
      .asResponse()
      .then((response) => response.text());
    const ended = caught(text);

    await server.until(() => server.calls.length === 1, 'it was asked');
    expect(server.underway()).toBe(1);
    controller.abort();

    await ended;
    await server.until(() => server.underway() === 0, 'the connection ended');
  },
);

it('faults meet only what they are for, as often as they say, and can be mended', async () => {
  const { server, client } = await talking();
  server.fault({ status: 500, path: 'embeddings', times: 2 });
  server.fault({ status: 503, when: ({ name }) => name === 'another' });
  const embed = (): Promise<unknown> => caught(client.embeddings.create({ model: 'v', input: 'a' }));

  expect(await spoken(client)).toMatchObject({ finish: 'stop' });
  expect(await embed()).toMatchObject({ status: 500 });
  server.mend();
  expect(await embed()).toMatchObject({ data: [{ index: 0 }] });
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
