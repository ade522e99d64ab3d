// How a server is asked to answer in JSON: by the schema, by JSON alone, or in words, as far as it knows them.
import type { ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions';
import { z } from 'zod';

export type Message = { role: 'system' | 'user' | 'assistant'; content: string };

export type Question<T> = {
  messages: readonly Message[];
  schema: z.ZodType<T>;
  /** Name of the schema: letters, digits, `_` and `-`. */
  name: string;
};

/** From the strictest form to none. llama.cpp, Ollama and vLLM differ in what they know, by version and model. */
export const FORMS = ['json_schema', 'json_object', 'text'] as const;
export type Form = (typeof FORMS)[number];

type Body = Pick<ChatCompletionCreateParamsStreaming, 'messages' | 'response_format'>;
type Schema = Record<string, unknown>;

/** The parts of the request that depend on the form. Throws where the schema cannot be written as a JSON schema. */
export function bodyFor<T>({ messages, schema, name }: Question<T>, form: Form): Body {
  const written = schemaOf(schema);
  if (form === 'json_schema') {
    const json_schema = { name, schema: written, strict: true };
    return { messages: [...messages], response_format: { type: 'json_schema', json_schema } };
  }
  const told = withSchema(messages, written);
  return form === 'text' ? { messages: told } : { messages: told, response_format: { type: 'json_object' } };
}

/** Keywords that strict output refuses, or that say nothing to the model. Our own check holds them all the same. */
const LEFT_OUT: readonly string[] = ['$schema', 'minLength', 'maxLength', 'default'];

function schemaOf<T>(schema: z.ZodType<T>): Schema {
  return z.toJSONSchema(schema, {
    override({ jsonSchema }) {
      for (const keyword of LEFT_OUT) delete (jsonSchema as Schema)[keyword];
    },
  }) as Schema;
}

/** Stands in the first message: templates of some models take no second one of the system. The schema ends it. */
function withSchema(messages: readonly Message[], schema: Schema): Message[] {
  const order = `Answer with one JSON object and nothing else. It fits this JSON schema:\n${JSON.stringify(schema)}`;
  const [first, ...others] = messages;
  if (first?.role !== 'system') return [{ role: 'system', content: order }, ...messages];
  return [{ role: 'system', content: `${first.content}\n\n${order}` }, ...others];
}
