// A language model behind an OpenAI-compatible server: answers in a given form or says why not, always in time.
import { SECOND } from '../../src/door/clock.ts';
import type { Asked, Tokens } from '../../src/model/perform.ts';
import { asker } from './ask.ts';
import { isUntouched, type Outcome, REASONS } from './causes.ts';
import type { Circuit } from './circuit.ts';
import { clientFor } from './client.ts';
import { type Embedded, embedded } from './embed.ts';
import type { Question } from './format.ts';
import { line, type World } from './line.ts';

export type ModelSettings = {
  /** Local servers want none. */
  apiKey?: string | undefined;
  /** OpenAI's own unless given. */
  baseUrl?: string | undefined;
  model: string;
  /** Without it `embed` gives nothing. */
  embeddingModel?: string | undefined;
};

export type Model = {
  /**
   * The model's answer as the schema has it, or why there is none (one of `REASONS`, nothing that anybody wrote), after
   * at most `within` ms, 15 s unless given. Never rejects. The schema is also sent: an object in which nothing is optional
   * (`nullable` instead) and nothing is loose.
   */
  ask<T>(question: Question<T> & { within?: number }): Promise<Asked<T>>;
  /**
   * One vector for each text, or none where that failed or no embedding model is set, and the tokens used for them. Ends
   * after at most `within` ms, 15 s unless given. Never rejects.
   */
  embed(texts: readonly string[], within?: number): Promise<Embedded>;
  /** Whether questions are let through: `half-open` lets one through as a trial. */
  state(): Circuit['state'];
  /** Ends what is under way, as failed; nothing is sent any more. */
  end(): void;
};

/** People look at a line that says "one moment" meanwhile, and then get the answer that needs no model. */
const WITHIN = 15 * SECOND;

/** What a sound server needs for an answer at most, in ms, and for a vector. */
const FAIR = 8 * SECOND;
const FAIR_FOR_VECTORS = 2 * SECOND;

/** Sends nothing by itself. Throws nothing: wrong settings show when something is asked. */
export function openModel({ apiKey, baseUrl, model, embeddingModel }: ModelSettings, world: World): Model {
  const client = clientFor({ apiKey, baseUrl });
  // Each fails for reasons of its own, and the success of one must not hide the outage of the other.
  const questions = line('The model', FAIR, world);
  const vectors = line('The embedding model', FAIR_FOR_VECTORS, world);
  const askOnce = asker(client, model, world.clock);
  return {
    async ask({ within = WITHIN, ...question }) {
      return asked(await questions.perform(within, (signal) => askOnce(question, signal)));
    },
    async embed(texts, within = WITHIN) {
      if (embeddingModel === undefined) return { vectors: undefined, tokens: 0 };
      return embedded(texts, { client, model: embeddingModel, line: vectors, within });
    },
    state: questions.state,
    end() {
      questions.end();
      vectors.end();
    },
  };
}

function asked<T>(outcome: Outcome<{ value: T; usage: Tokens }>): Asked<T> {
  if (outcome.kind === 'got') return { kind: 'said', ...outcome.value };
  const { cause, usage } = outcome;
  return {
    ...{ kind: 'failed', reason: REASONS[cause] },
    ...(usage ? { usage } : {}),
    ...(isUntouched(cause) ? { untouched: true as const } : {}),
  };
}
