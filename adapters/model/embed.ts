// Vectors of texts from the server's embedding model, checked before anybody counts with them.
import type { OpenAI } from 'openai';
import { failure, failureOf, type Outcome } from './causes.ts';
import type { Line } from './line.ts';

/** Texts of one request: all servers that we know take as many, and one batch ends well within its time. */
const BATCH = 64;

/**
 * One vector for each text, all of the same length, in the order of the texts. Undefined where the server failed or what
 * it sent cannot be used; half of the vectors would be worth nothing. `within` ms for each batch. Never rejects.
 */
export async function embedded(
  texts: readonly string[],
  { client, model, line, within }: { client: OpenAI; model: string; line: Line; within: number },
): Promise<number[][] | undefined> {
  const vectors: number[][] = [];
  for (let from = 0; from < texts.length; from += BATCH) {
    const batch = texts.slice(from, from + BATCH);
    const got = await line.perform(within, (signal) => asked(client, model, batch, signal));
    if (got.kind === 'failure') return undefined;
    vectors.push(...got.value);
  }
  return vectors.every(({ length }) => length === vectors[0]?.length) ? vectors : undefined;
}

async function asked(
  client: OpenAI,
  model: string,
  input: string[],
  signal: AbortSignal,
): Promise<Outcome<number[][]>> {
  try {
    // The library would ask for base64 by itself, which not every server knows.
    const answer: unknown = await client.embeddings.create(
      { model, input, encoding_format: 'float' },
      { signal },
    );
    if (typeof answer === 'string') return failure('page');
    const vectors = vectorsIn(answer, input.length);
    return vectors ? { kind: 'got', value: vectors } : failure('empty');
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return failure('unreadable');
    const failed = failureOf(thrown);
    if (failed.cause === 'mistake') throw thrown;
    return failed;
  }
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
