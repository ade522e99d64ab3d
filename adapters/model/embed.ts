// Vectors of texts from the server's embedding model, checked before anybody counts with them.
import type { OpenAI } from 'openai';
import { failure, failureOf, type Outcome } from './causes.ts';
import type { Line } from './line.ts';

/** Texts of one request: all servers that we know take as many, and one batch ends well within its time. */
const BATCH = 64;

/**
 * `vectors`: one for each text, all of the same length, in the order of the texts. Undefined where the server failed or
 * what it sent cannot be used; half of the vectors would be worth nothing. `tokens`: what was read for them as far as the
 * server told it, also of what cannot be used.
 */
export type Embedded = { vectors: number[][] | undefined; tokens: number };

/** `within` ms for each batch. Never rejects. */
export async function embedded(
  texts: readonly string[],
  { client, model, line, within }: { client: OpenAI; model: string; line: Line; within: number },
): Promise<Embedded> {
  const vectors: number[][] = [];
  let tokens = 0;
  for (let from = 0; from < texts.length; from += BATCH) {
    const batch = texts.slice(from, from + BATCH);
    const got = await line.perform(within, (signal) => asked(client, model, batch, signal));
    if (got.kind === 'failure') return { vectors: undefined, tokens: tokens + (got.usage?.prompt ?? 0) };
    vectors.push(...got.value.vectors);
    tokens += got.value.tokens;
  }
  const even = vectors.every(({ length }) => length === vectors[0]?.length);
  return { vectors: even ? vectors : undefined, tokens };
}

async function asked(
  client: OpenAI,
  model: string,
  input: string[],
  signal: AbortSignal,
): Promise<Outcome<{ vectors: number[][]; tokens: number }>> {
  try {
    // The library would ask for base64 by itself, which not every server knows.
    const answer: unknown = await client.embeddings.create(
      { model, input, encoding_format: 'float' },
      { signal },
    );
    if (typeof answer === 'string') return failure('page');
    const vectors = vectorsIn(answer, input.length);
    const tokens = tokensIn(answer);
    return vectors
      ? { kind: 'got', value: { vectors, tokens } }
      : failure('empty', { prompt: tokens, completion: 0 });
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return failure('unreadable');
    const failed = failureOf(thrown);
    if (failed.cause === 'mistake') throw thrown;
    return failed;
  }
}

/** What the server says that it read; 0 where it tells nothing of it, as some local ones do. */
function tokensIn(answer: unknown): number {
  const { usage } = (answer ?? {}) as { usage?: { prompt_tokens?: unknown } | null };
  const told = usage?.prompt_tokens;
  return Number.isSafeInteger(told) ? Math.max(0, Number(told)) : 0;
}

/** The vectors in the order of their texts; undefined where one is missing or is none. */
function vectorsIn(answer: unknown, count: number): number[][] | undefined {
  const { data } = (answer ?? {}) as { data?: unknown };
  if (!Array.isArray(data) || data.length !== count) return undefined;
  const vectors: number[][] = [];
  for (const [place, one] of data.entries()) {
    const { index = place, embedding } = (one ?? {}) as { index?: number; embedding?: unknown };
    if (isVector(embedding)) vectors[index] = embedding;
  }
  const complete = Array.from({ length: count }, (_, index) => vectors[index]).filter(
    (one) => one !== undefined,
  );
  return complete.length === count ? complete : undefined;
}

const isVector = (value: unknown): value is number[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => Number.isFinite(one));
