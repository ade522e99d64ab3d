// One attempt to have a question answered in the form of its schema, in the strictest way that the server knows.
import type { OpenAI } from 'openai';
import type { Clock } from '../../src/door/clock.ts';
import type { Tokens } from '../../src/model/perform.ts';
import { failure, failureOf, type Outcome } from './causes.ts';
import { bodyFor, FORMS, type Form, type Question } from './format.ts';
import { jsonIn } from './pick.ts';
import { replyIn, type Spoken } from './reply.ts';

export type Understood<T> = { value: T; usage: Tokens };

/** Asks once; the signal ends it. Throws only where the program itself went wrong. */
export type Asker = <T>(question: Question<T>, signal: AbortSignal) => Promise<Outcome<Understood<T>>>;

/** The form that the server knows is remembered by what is returned. */
export function asker(client: OpenAI, model: string, clock: Clock): Asker {
  let form: Form = FORMS[0];
  const send = async <T>(
    question: Question<T>,
    used: Form,
    signal: AbortSignal,
  ): Promise<Outcome<Spoken>> => {
    const body = {
      ...bodyFor(question, used),
      ...{ model, stream: true as const, stream_options: { include_usage: true } },
    };
    const response = await client.chat.completions
      .create(body, { signal })
      .asResponse()
      .catch((thrown: unknown) => known(thrown));
    return response instanceof Response ? replyIn(response, { client, clock }) : response;
  };
  return async (question, signal) => {
    for (;;) {
      const used = form;
      const spoken = await send(question, used, signal);
      if (spoken.kind === 'got') return understood(question, spoken.value);
      const simpler = FORMS[FORMS.indexOf(used) + 1];
      if (spoken.formless !== true || simpler === undefined || signal.aborted) return spoken;
      // Another question may have found out the same meanwhile, or more.
      if (form === used) form = simpler;
    }
  };
}

/** The failure that was thrown. Throws on what is a mistake of our own. */
function known(thrown: unknown): Outcome<Spoken> {
  const failed = failureOf(thrown);
  if (failed.cause === 'mistake') throw thrown;
  return failed;
}

/** What was said, where it is JSON that fits. A server that tells no tokens is taken to have used about as many as usual. */
function understood<T>({ messages, schema }: Question<T>, { text, usage }: Spoken): Outcome<Understood<T>> {
  const read = messages.reduce((sum, { content }) => sum + tokens(content), 0);
  const used = usage ?? { prompt: read, completion: tokens(text) };
  const json = jsonIn(text);
  if (json === undefined) return failure('prose', used);
  const fitting = schema.safeParse(json);
  return fitting.success
    ? { kind: 'got', value: { value: fitting.data, usage: used } }
    : failure('form', used);
}

/** English has about four characters a token; other languages have fewer. */
const tokens = (text: string): number => Math.ceil(text.length / 4);
