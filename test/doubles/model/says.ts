// What the model says to a request: by the rules of the test, and by the rules of its server.
import { asText, type Json } from '../json.ts';
import type { Said } from './answers.ts';
import type { Asked, Format } from './asked.ts';
import type { Fault } from './faults.ts';
import { refusalOf, valueFor } from './schema.ts';
import { vectorOf } from './vectors.ts';

/** What the model says to which requests. A value that is no text is sent as JSON. */
export type Rule = {
  /** Only where the JSON schema has this name. */
  name?: string;
  when?: (asked: Asked) => boolean;
  says: unknown | ((asked: Asked) => unknown);
};

/** Why a request for a reply is not taken; undefined where it is. */
export function refused(
  { body, format, schema, messages }: Asked,
  formats: readonly Format[],
): string | undefined {
  if (asText(body.model) === undefined || messages.length === 0) return 'model and messages are required.';
  if (format !== 'text' && !formats.includes(format))
    return `response_format of type '${format}' is not supported with this model.`;
  if (format === 'json_object' && !messages.some(({ text }) => /json/iu.test(text)))
    return "'messages' must contain the word 'json' to use 'response_format' of type 'json_object'.";
  const wrong = format === 'json_schema' ? refusalOf(schema ?? {}) : undefined;
  return wrong === undefined ? undefined : `Invalid schema for response_format: ${wrong}.`;
}

/** The newest rule that fits gives the text, unless a fault does. */
export function saidTo(asked: Asked, rules: readonly Rule[], fault: Fault): Said {
  const rule = rules.find(
    ({ name, when }) => (name === undefined || name === asked.name) && (when?.(asked) ?? true),
  );
  const usual = rule ? rule.says : (one: Asked) => valueFor(one.schema ?? { type: 'object' });
  const value: unknown = fault.text ?? (typeof usual === 'function' ? usual(asked) : usual);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const read = asked.messages.reduce((sum, message) => sum + tokens(message.text), 0);
  return {
    ...{ text, finish: fault.finish ?? 'stop', usage: { prompt: read, completion: tokens(text) } },
    ...(fault.refusal === undefined ? {} : { refusal: fault.refusal }),
  };
}

/** About four characters a token, as in English. */
const tokens = (text: string): number => Math.ceil(text.length / 4);

/** The answer to a request for vectors. */
export function embedded({ model, input }: Json, size: number): Json {
  const texts = (Array.isArray(input) ? input : [input]).map(String);
  const data = texts.map((text, index) => ({ object: 'embedding', index, embedding: vectorOf(text, size) }));
  const read = texts.reduce((sum, text) => sum + tokens(text), 0);
  return { object: 'list', data, model, usage: { prompt_tokens: read, total_tokens: read } };
}
