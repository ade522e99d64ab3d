// Does the slow tasks of talks: asks the model, and keeps count of what that uses.
import type { z } from 'zod';
import type { Passage } from '../../knowledge/passage.ts';
import type { Tasks } from '../door/attempt.ts';
import { type Clock, SECOND } from '../door/clock.ts';
import type { Json } from '../event.ts';
import { answerMessages, type ModelMessage } from './prompt.ts';
import { readMessages } from './readprompt.ts';
import { type RetrievalWorld, retrieved } from './retrieved.ts';
import { summaryMessages, summaryOf } from './summary.ts';
import type { Uses } from './supported.ts';
import {
  AnswerReply,
  type AnswerTask,
  answerTaskIn,
  LONGEST_ASKED,
  ReadReply,
  type ReadTask,
  Reply,
  readTaskIn,
  type Sentence,
  type SummaryTask,
  summaryTaskIn,
  translateTaskIn,
  type Without,
  type Worked,
} from './task.ts';
import { type Phrases, translated } from './translate.ts';

/** Tokens of one request, as the model's server counts them. */
export type Tokens = { prompt: number; completion: number };

/**
 * What a model replied. Of a failure the usage is there where the model told that it used anything; `untouched`: it did
 * nothing for the request.
 */
export type Asked<T> =
  | { kind: 'said'; value: T; usage: Tokens }
  | { kind: 'failed'; reason: string; usage?: Tokens; untouched?: true };

/** `name` tells kinds of requests apart; `schema` is the form of the reply. */
export type Request<T> = { name: string; schema: z.ZodType<T>; messages: readonly ModelMessage[] };

/** The model behind the bot. Never rejects, and always ends within so many ms, 15 s unless given. */
export type Model = { ask<T>(request: Limited<T>): Promise<Asked<T>> };

/** A request and how long the model may take for it. */
type Limited<T> = Request<T> & { within?: number };

/** Keeps what each tenant and person used today. */
export type Spending = {
  /** Whose share of the day is used up; undefined where neither is. Counts the request where it may go. */
  begin(tenant: string, person: string): Promise<Exclude<Without, 'failed'> | undefined>;
  /** Takes a request back that the server did nothing for. */
  takeBack(tenant: string, person: string): Promise<void>;
  /** Whether the tenant's share of the day is used up. */
  isUsedUp(tenant: string): Promise<boolean>;
  /** Counts what a request used. */
  spent(tenant: string, tokens: Tokens): Promise<void>;
};

/** The paragraphs of recommendations that are kept, by what stands on the card. Neither rejects. */
export type Paragraphs = {
  of(tenant: string, sources: SummaryTask['sources']): Promise<Sentence[] | undefined>;
  keep(tenant: string, sources: SummaryTask['sources'], sentences: readonly Sentence[]): Promise<void>;
};

/** Where each paragraph is asked for. */
export const NO_PARAGRAPHS: Paragraphs = { of: async () => undefined, keep: async () => {} };

export type PerformWorld = RetrievalWorld & {
  clock: Pick<Clock, 'now'>;
  model: Model;
  spending: Spending;
  guide: { uses: Uses };
  phrases: Phrases;
  paragraphs: Paragraphs;
  /** Whether talks are held in the language of their people. */
  languages: boolean;
};

/** Slow tasks that ask the model. One of another version ends without a result. */
export function modelTasks(world: PerformWorld): Tasks {
  return {
    async perform(json) {
      const question = answerTaskIn(json);
      if (question) return (await answered(question, world)) satisfies Json;
      const text = readTaskIn(json);
      if (text) return (await read(text, world)) satisfies Json;
      const card = summaryTaskIn(json);
      if (card) return (await told(card, world)) satisfies Json;
      const messages = translateTaskIn(json);
      return messages
        ? ((await translated(messages, timeLeft(messages, world), world)) satisfies Json)
        : null;
    },
  };
}

/**
 * From what somebody wrote to what they are told, in ms: all that a model is asked for it together, and the wait before.
 * What is not there by then comes without a model: many may have asked at once, or the bot was away.
 */
const IN_ALL = 15 * SECOND;

/** What is left of it for a translation, in ms, where one comes after. */
const FOR_TRANSLATION = 5 * SECOND;

/** In less time, in ms, no model answers. */
const SHORTEST = 1 * SECOND;

const TOO_LATE: Nothing = { kind: 'none', why: 'failed' };

/** How long a model may still take for what was written `at`, in ms; 0 where it is too late. */
function timeLeft({ at, translates = false }: Timed, { clock }: PerformWorld): number {
  // The platform's clock may be ahead of ours.
  const waited = Math.max(0, clock.now() - Date.parse(at));
  const left = IN_ALL - waited - (translates ? FOR_TRANSLATION : 0);
  return left >= SHORTEST ? left : 0;
}

type Timed = { at: string; translates?: boolean };

async function answered(task: AnswerTask, world: PerformWorld): Promise<Worked> {
  if (timeLeft(task, world) === 0) return TOO_LATE;
  let passages: Passage[] = [];
  const request = async (): Promise<Limited<z.infer<typeof AnswerReply>> | undefined> => {
    const { passages: found, tokens } = await retrieved(task.search, world);
    if (tokens > 0) await world.spending.spent(task.tenant, { prompt: tokens, completion: 0 });
    passages = found;
    const messages = answerMessages(task, passages);
    // Passages that are found by meaning take some of it.
    const left = timeLeft(task, world);
    return left === 0 ? undefined : { name: 'answer', schema: AnswerReply, messages, within: left };
  };
  const asked = await within(task, request, world);
  if ('kind' in asked) return asked;
  return {
    kind: 'said',
    retrieved: passages.map(({ id }) => id),
    sentences: asked.sentences,
    ...inLanguage(asked, world),
  };
}

/** The language of what people wrote, where the model told one. */
function inLanguage(
  { language }: { language: string | null },
  { languages }: PerformWorld,
): { language?: string } {
  return language === null || !languages ? {} : { language };
}

async function read(task: ReadTask, world: PerformWorld): Promise<Worked> {
  const left = timeLeft(task, world);
  if (left === 0) return TOO_LATE;
  const request = async () => ({
    ...{ name: 'read', schema: ReadReply, messages: readMessages(task), within: left },
  });
  const asked = await within(task, request, world);
  if ('kind' in asked) return asked;
  const { answers, lines } = asked;
  const asks = asked.asks?.trim().slice(0, LONGEST_ASKED) ?? '';
  return {
    ...{ kind: 'read', answers },
    ...(lines.length === 0 ? {} : { lines }),
    ...(asks === '' ? {} : { asks }),
    ...inLanguage(asked, world),
  };
}

async function told(task: SummaryTask, world: PerformWorld): Promise<Worked> {
  const { tenant, sources } = task;
  const { paragraphs, guide } = world;
  const kept = await paragraphs.of(tenant, sources);
  if (kept) return { kind: 'told', sentences: kept };
  const request = async () => ({ name: 'summary', schema: Reply, messages: summaryMessages(task) });
  const asked = await within(task, request, world);
  if ('kind' in asked) return asked;
  const { sentences } = asked;
  // Another time the model may do better than with one that nobody is shown.
  if (summaryOf(sentences, sources, guide.uses)) await paragraphs.keep(tenant, sources, sentences);
  return { kind: 'told', sentences };
}

type Nothing = Extract<Worked, { kind: 'none' }>;

/** In the place of a request for which no time is left. */
const NOT_ASKED = { kind: 'failed', reason: 'no time is left', untouched: true, usage: undefined } as const;

/** What the model says, within what tenant and person may use. Beyond that nothing of the request is even made. */
async function within<T extends object>(
  { tenant, by }: { tenant: string; by: string },
  request: () => Promise<Limited<T> | undefined>,
  { model, spending }: PerformWorld,
): Promise<T | Nothing> {
  const over = await spending.begin(tenant, by);
  if (over) return { kind: 'none', why: over };
  const made = await request();
  const asked = made ? await model.ask(made) : NOT_ASKED;
  if (asked.usage) await spending.spent(tenant, asked.usage);
  if (asked.kind === 'failed' && asked.untouched) await spending.takeBack(tenant, by);
  return asked.kind === 'failed' ? { kind: 'none', why: 'failed' } : asked.value;
}
