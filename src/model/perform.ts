// Does the slow tasks of talks: asks the model, and keeps count of what that uses.
import type { z } from 'zod';
import type { Passage } from '../../knowledge/passage.ts';
import type { Searcher } from '../advice/answer.ts';
import type { Tasks } from '../door/attempt.ts';
import type { Json } from '../event.ts';
import { answerMessages, type ModelMessage } from './prompt.ts';
import { type AnswerTask, answerTaskIn, Reply, type Without, type Worked } from './task.ts';

/** Tokens of one request, as the model's server counts them. */
export type Tokens = { prompt: number; completion: number };

/** What a model replied. `usage` is there also where a reply could not be used. */
export type Asked<T> =
  | { kind: 'said'; value: T; usage: Tokens | undefined }
  | { kind: 'failed'; reason: string; usage: Tokens | undefined };

/** The model behind the bot. Never rejects, and always ends within some seconds. */
export type Model = {
  ask<T>(request: {
    name: string;
    schema: z.ZodType<T>;
    messages: readonly ModelMessage[];
  }): Promise<Asked<T>>;
};

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
      const task = answerTaskIn(json);
      return task ? ((await answered(task, world)) satisfies Json) : null;
    },
  };
}

async function answered(task: AnswerTask, { model, spending, guide }: PerformWorld): Promise<Worked> {
  const over = await spending.begin(task.tenant, task.by);
  if (over) return { kind: 'none', why: over };
  const passages = retrieved(task.search, guide);
  const asked = await model.ask({
    name: 'answer',
    schema: Reply,
    messages: answerMessages(task, passages),
  });
  if (asked.usage) await spending.spent(task.tenant, asked.usage);
  if (asked.kind === 'failed') return { kind: 'none', why: 'failed' };
  return { kind: 'said', retrieved: passages.map(({ id }) => id), sentences: asked.value.sentences };
}

function retrieved(search: string, guide: PerformWorld['guide']): Passage[] {
  const { found } = guide.search(search, MOST_PASSAGES * 2);
  return found.flatMap((one) => (one.kind === 'passage' ? [one.value] : [])).slice(0, MOST_PASSAGES);
}
