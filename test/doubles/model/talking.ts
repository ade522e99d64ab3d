// A model's server that the real library talks to, and requests to send it.
import { OpenAI } from 'openai';
import { type ModelServer, modelForTest, type Wishes } from './model.ts';

export const SCHEMA = {
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
export const FORMAT = {
  type: 'json_schema' as const,
  json_schema: { name: 'thing', strict: true, schema: SCHEMA },
};
export const ASKED = { model: 'tiny', messages: MESSAGES, response_format: FORMAT };
export const STREAMED = { ...ASKED, stream: true as const, stream_options: { include_usage: true } };

export async function talking(wishes: Wishes = {}): Promise<{ server: ModelServer; client: OpenAI }> {
  const server = await modelForTest(wishes);
  const options = { apiKey: 'sk-secret', maxRetries: 0, timeout: 5_000, logLevel: 'off' as const };
  return { server, client: new OpenAI({ ...options, baseURL: server.url }) };
}

/** What came in pieces, put together. */
export async function spoken(
  client: OpenAI,
): Promise<{ text: string; finish: string | null; tokens: number }> {
  const said = { text: '', finish: null as string | null, tokens: 0 };
  for await (const { choices, usage } of await client.chat.completions.create(STREAMED)) {
    said.text += choices[0]?.delta.content ?? '';
    said.finish = choices[0]?.finish_reason ?? said.finish;
    said.tokens = usage?.total_tokens ?? said.tokens;
  }
  return said;
}

/** What a promise gives or rejects with. */
export const caught = (promise: Promise<unknown>): Promise<unknown> =>
  promise.catch((thrown: unknown) => thrown);
