// Servers know different forms of reply: the strictest that they know is found and remembered.
import { expect, it } from 'vitest';
import { REASONS } from '../../../adapters/model/causes.ts';
import { jsonIn } from '../../../adapters/model/pick.ts';
import { asJson } from '../../doubles/json.ts';
import type { Format } from '../../doubles/model/asked.ts';
import type { ModelServer } from '../../doubles/model/model.ts';
import { asking, HORSE, QUESTION } from './asking.ts';

const formsAsked = ({ calls }: ModelServer): unknown[] =>
  calls.map(({ body }) => asJson(body.response_format).type ?? 'text');

it.each<[Format[], string[]]>([
  [['json_schema'], ['json_schema', 'json_schema']],
  [['json_object'], ['json_schema', 'json_object', 'json_object']],
  [[], ['json_schema', 'json_object', 'text', 'text']],
])('a server that knows %j is asked in that form from then on', async (formats, forms) => {
  const { server, model } = await asking({ formats });
  server.reply({ says: ({ schema }: { schema: unknown }) => (schema ? HORSE : 'Which schema?') });

  expect(await model.ask(QUESTION)).toMatchObject({ kind: 'said', value: HORSE });
  expect(await model.ask(QUESTION)).toMatchObject({ kind: 'said', value: HORSE });

  expect(formsAsked(server)).toEqual(forms);
});

it('questions asked at once find the form together', async () => {
  const { server, model } = await asking({ formats: ['json_object'] });
  server.reply({ says: HORSE });

  const asked = await Promise.all([model.ask(QUESTION), model.ask(QUESTION), model.ask(QUESTION)]);

  expect(asked.map(({ kind }) => kind)).toEqual(['said', 'said', 'said']);
  expect(formsAsked(server)).not.toContain('text');
});

it('without the form the schema stands in the one message of the system', async () => {
  const { server, model } = await asking({ formats: [] });
  await model.ask(QUESTION);
  await model.ask({ ...QUESTION, messages: QUESTION.messages.slice(1) });

  for (const { body } of server.calls.slice(-2)) {
    expect(body.messages).toMatchObject([
      { role: 'system', content: expect.stringContaining('"legs":{"type":"integer"') },
      { role: 'user', content: 'What neighs?' },
    ]);
  }
});

it.each([
  'json_schema is not supported by this model',
  'Unknown field: response_format',
  'failed to parse grammar',
  'guided decoding is not available',
])('the form is given up at the words %j', async (message) => {
  const { server, model } = await asking();
  server.fault({ status: 400, message });
  server.reply({ says: HORSE });

  expect(await model.ask(QUESTION)).toMatchObject({ kind: 'said' });
  expect(formsAsked(server)).toEqual(['json_schema', 'json_object']);
});

it.each(["Invalid schema for response_format 'animal': 'required' must list all", 'The prompt is too long.'])(
  'the form is kept at the words %j, since another would not help',
  async (message) => {
    const { server, model } = await asking();
    server.fault({ status: 400, message });

    expect(await model.ask(QUESTION)).toEqual({ kind: 'failed', reason: REASONS.request, untouched: true });
    expect(formsAsked(server)).toEqual(['json_schema']);
  },
);

it.each([
  ['alone', '{"a":1}'],
  ['in a fence', 'Here it is:\n```json\n{"a":1}\n```\nAnything else?'],
  ['in a fence without a name', '```\n{"a":1}\n```'],
  ['in prose', 'Sure {well}: {"a":1} and {"b":2}'],
  ['after thinking aloud', '<think>{"b":2}?</think>\n{"a":1}'],
])('the object is found %s', (_, text) => {
  expect(jsonIn(text)).toEqual({ a: 1 });
});

it('braces and quotes in texts do not end the object', () => {
  const value = { a: 'an "end" } or { none \\' };

  expect(jsonIn(`Sure: ${JSON.stringify(value)} {`)).toEqual(value);
});

it.each(['', 'none', '{', '{"a":', '{"a":1', '{'.repeat(200_000)])(
  'where there is none, there is none (%#)',
  (text) => {
    expect(jsonIn(text)).toBeUndefined();
  },
);
