// Does the slow tasks of talks: asks the model, and keeps count of what that uses.
import type { z } from 'zod';
import type { Passage } from '../../knowledge/passage.ts';
import type { Searcher } from '../advice/answer.ts';
import type { Tasks } from '../door/attempt.ts';
import type { Json } from '../event.ts';
import { answerMessages, type ModelMessage } from './prompt.ts';
import { readMessages } from './readprompt.ts';
import {
  type AnswerTask,
  answerTaskIn,
  ReadReply,
  type ReadTask,
  Reply,
  readTaskIn,
  type Without,
  type Worked,
} from './task.ts';

/** Tokens of one request, as the model's server counts them. */
export type Tokens = { prompt: number; completion: number };

/** What a model replied. Of a failure the usage is there where the model used anything. */
export type Asked<T> =
  | { kind: 'said'; value: T; usage: Tokens }
  | { kind: 'failed'; reason: string; usage?: Tokens };

/** `name` tells kinds of requests apart; `schema` is the form of the reply. */
export type Request<T> = { name: string; schema: z.ZodType<T>; messages: readonly ModelMessage[] };

/** The model behind the bot. Never rejects, and always ends within some seconds. */
export type Model = { ask<T>(request: Request<T>): Promise<Asked<T>> };

/** Keeps what each tenant and person used today. */
export type Spending = {
  /** Whose share of the day is used up; undefined where neither is. Counts the request where it may go. */
  begin(tenant: string, person: string): Promise<Exclude<Without, 'failed'> | undefined>;
  /** Counts what a request used. */
  spent(tenant: string, tokens: Tokens): Promise<void>;
};

export type PerformWorld = {
  model: Model;
  spending: Spending;
  guide: Searcher & { passage(id: string): Passage | undefined };
};

/** Passages that a model gets: more than it needs costs tokens and hides the right one. */
const MOST_PASSAGES = 6;

/** Slow tasks that ask the model. One of another version ends without a result. */
export function modelTasks(world: PerformWorld): Tasks {
  return {
    async perform(json) {
      const question = answerTaskIn(json);
      if (question) return (await answered(question, world)) satisfies Json;
      const text = readTaskIn(json);
      return text ? ((await read(text, world)) satisfies Json) : null;
    },
  };
}

async function answered(task: AnswerTask, world: PerformWorld): Promise<Worked> {
  const passages = retrieved(task.search, world.guide);
  const request = { name: 'answer', schema: Reply, messages: answerMessages(task, passages) };
  const asked = await within(task, request, world);
  if ('kind' in asked) return asked;
  return { kind: 'said', retrieved: passages.map(({ id }) => id), sentences: asked.sentences };
}

async function read(task: ReadTask, world: PerformWorld): Promise<Worked> {
  const request = { name: 'read', schema: ReadReply, messages: readMessages(task) };
  const asked = await within(task, request, world);
  return 'kind' in asked ? asked : { kind: 'read', answers: asked.answers };
}

type Nothing = Extract<Worked, { kind: 'none' }>;

/** What the model says, within what tenant and person may use. */
async function within<T extends object>(
  { tenant, by }: { tenant: string; by: string },
  request: Request<T>,
  { model, spending }: PerformWorld,
): Promise<T | Nothing> {
  const over = await spending.begin(tenant, by);
  if (over) return { kind: 'none', why: over };
  const asked = await model.ask(request);
  if (asked.usage) await spending.spent(tenant, asked.usage);
  return asked.kind === 'failed' ? { kind: 'none', why: 'failed' } : asked.value;
}

function retrieved(search: string, guide: PerformWorld['guide']): Passage[] {
  const { found } = guide.search(search, MOST_PASSAGES * 2);
  return found.flatMap((one) => (one.kind === 'passage' ? [one.value] : [])).slice(0, MOST_PASSAGES);
}
