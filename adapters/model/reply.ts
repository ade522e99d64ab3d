// Reads a reply, in pieces or whole, and judges whether it may be used.
import type { OpenAI } from 'openai';
import type { ChatCompletion, ChatCompletionChunk } from 'openai/resources/chat/completions';
import { Stream } from 'openai/streaming';
import { type Alarm, type Clock, SECOND } from '../../src/door/clock.ts';
import type { Tokens } from '../../src/model/perform.ts';
import { isMistake } from '../chat/mistake.ts';
import { failure, failureOf, type Outcome } from './causes.ts';

/** Silence after the text has begun, in ms. Before that a model may think, or read a long prompt, as long as the time lasts. */
const QUIET = 5 * SECOND;
/** Far more than any answer of ours, in characters: a server gone mad must not fill the memory. */
const LARGEST = 200_000;

export type Spoken = { text: string; usage: Tokens | undefined };

/** The client keeps the library's reader from writing to the console. */
type Reader = { client: OpenAI; clock: Clock };

/** What has come so far. `choices`: there was something to choose at all. */
type Reply = {
  text: string;
  refusal: string;
  finish: string | undefined;
  usage: Tokens | undefined;
  choices: boolean;
};

/** The reply in a response with status 2xx. Throws only where the program itself went wrong. */
export async function replyIn(response: Response, reader: Reader): Promise<Outcome<Spoken>> {
  const type = response.headers.get('content-type') ?? '';
  try {
    if (/text\/event-stream/iu.test(type)) return await streamed(response, reader);
    return whole(await limited(response));
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return failure('unreadable');
    if (isMistake(thrown)) throw thrown;
    const known = failureOf(thrown);
    // The connection ended while the answer was coming.
    return known.cause === 'mistake' || known.cause === 'connection' ? failure('cut') : known;
  }
}

async function streamed(response: Response, { client, clock }: Reader): Promise<Outcome<Spoken>> {
  const controller = new AbortController();
  const stream = Stream.fromSSEResponse<ChatCompletionChunk>(response, controller, client);
  const chunks = stream[Symbol.asyncIterator]();
  const reply: Reply = { text: '', refusal: '', finish: undefined, usage: undefined, choices: false };
  try {
    for (;;) {
      const step = await nextOf(chunks, begun(reply) ? clock.alarm(QUIET) : undefined);
      if (step === 'quiet') return reply.finish === undefined ? failure('quiet') : judged(reply);
      if (step.done === true) return judged(reply);
      add(reply, step.value);
      if (reply.text.length > LARGEST) return failure('huge');
    }
  } finally {
    controller.abort();
  }
}

const begun = ({ text, refusal }: Reply): boolean => text !== '' || refusal !== '';

/** The next piece, or `quiet` when the alarm rings before it. */
async function nextOf<T>(
  pieces: AsyncIterator<T>,
  quiet: Alarm | undefined,
): Promise<IteratorResult<T> | 'quiet'> {
  const piece = pieces.next();
  if (!quiet) return piece;
  // Whoever loses the race may still fail later, and nobody would hear of it.
  piece.catch(() => undefined);
  try {
    return await Promise.race([piece, quiet.rung.then(() => 'quiet' as const)]);
  } finally {
    quiet.ring();
  }
}

/** Servers leave out what they like, whatever the library's types promise. */
function add(reply: Reply, chunk: Partial<ChatCompletionChunk>): void {
  const choice = chunk.choices?.[0];
  if (choice) reply.choices = true;
  reply.text += choice?.delta?.content ?? '';
  reply.refusal += choice?.delta?.refusal ?? '';
  reply.finish = choice?.finish_reason ?? reply.finish;
  reply.usage = usageIn(chunk.usage) ?? reply.usage;
}

function usageIn(usage: Partial<ChatCompletion['usage']> | null): Tokens | undefined {
  const { prompt_tokens: prompt, completion_tokens: completion } = usage ?? {};
  return Number.isSafeInteger(prompt) && Number.isSafeInteger(completion)
    ? { prompt: Number(prompt), completion: Number(completion) }
    : undefined;
}

/** The body as text. Throws a SyntaxError where it is too large to be meant seriously. */
async function limited(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const bytes of response.body ?? []) {
    text += decoder.decode(bytes, { stream: true });
    if (text.length > LARGEST) throw new SyntaxError('The body is too large.');
  }
  return text + decoder.decode();
}

/** A server or proxy that knows no streams answers whole; some do it without saying that it is JSON. */
function whole(body: string): Outcome<Spoken> {
  if (body.trimStart().startsWith('<')) return failure('page');
  const said = JSON.parse(body) as Partial<ChatCompletion> | null;
  const choice = said?.choices?.[0];
  return judged({
    text: choice?.message?.content ?? '',
    refusal: choice?.message?.refusal ?? '',
    finish: choice?.finish_reason ?? undefined,
    usage: usageIn(said?.usage ?? null),
    choices: choice !== undefined,
  });
}

function judged({ text, refusal, finish, usage, choices }: Reply): Outcome<Spoken> {
  if (!choices) return failure('empty', usage);
  if (refusal !== '') return failure('refusal', usage);
  if (finish === undefined) return failure('cut', usage);
  if (finish === 'length') return failure('length', usage);
  if (finish === 'content_filter') return failure('filter', usage);
  if (finish !== 'stop') return failure('ending', usage);
  return text.trim() === '' ? failure('empty', usage) : { kind: 'got', value: { text, usage } };
}
