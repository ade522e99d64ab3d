// What is asked of a model, as it stands in the outbox, and what comes back, as it stands in the inbox.
import { z } from 'zod';

/** Of the talk when the task was given out: what was begun before a restart is of no use after it. */
const Round = z.number().default(0);

/** Whether what comes of it is translated, which takes some of the time. */
const Translates = z.boolean().default(false);

/** A question that was asked before in the talk, and what was answered; `search`: a title of ours that stands for a question in another language. */
const Turn = z.object({
  question: z.string(),
  answer: z.string(),
  search: z.string().exactOptional(),
});
export type Turn = z.infer<typeof Turn>;

/**
 * A question to be answered from the guidance, asked `at` (ISO 8601). `search` is what is looked for, where it is more than the question: a
 * follow-up such as "and for us?" says too little by itself. `facts` are the team's own answers, one line each. `open`:
 * the question of ours that waited when it was asked.
 */
const AnswerTask = z.object({
  kind: z.literal('answer'),
  round: Round,
  tenant: z.string(),
  by: z.string(),
  at: z.string(),
  question: z.string(),
  search: z.string(),
  facts: z.array(z.string()),
  turns: z.array(Turn),
  open: z.string().nullable(),
  translates: Translates,
});
export type AnswerTask = z.infer<typeof AnswerTask>;

/** A sentence as the model gave it, with the passages that it says it has it from. Nothing of it is checked yet. */
const Sentence = z.object({ text: z.string(), passages: z.array(z.string()) });
export type Sentence = z.infer<typeof Sentence>;

/** The language (BCP 47) that a text is in, as the model says; a small model may leave it out. */
const Language = z.string().nullable().default(null);

/** What the model is asked to reply with. */
export const Reply = z.object({ sentences: z.array(Sentence) });

/** The same to a question, with the question's language. */
export const AnswerReply = Reply.extend({ language: Language });

/** A line of a check-in as people read it, with the answers that it takes. */
const Line = z.object({
  id: z.string(),
  text: z.string(),
  options: z.array(z.object({ id: z.string(), label: z.string() })),
});

/**
 * A text in which people tell their case, to be read into answers. `open`: the question of ours that waited when it was
 * written; null before the first. `overheard`: it was said to the others there. `lines`: those of a check-in that waited.
 */
const ReadTask = z.object({
  kind: z.literal('read'),
  round: Round,
  tenant: z.string(),
  by: z.string(),
  at: z.string(),
  text: z.string(),
  open: z.string().nullable(),
  overheard: z.boolean().default(false),
  translates: Translates,
  lines: z.array(Line).default([]),
});
export type ReadTask = z.infer<typeof ReadTask>;

/** An answer as the model read it, with the words that it says it has it from. Nothing of it is checked yet. */
const ReadAnswer = z.object({ question: z.string(), option: z.string(), quote: z.string() });
export type ReadAnswer = z.infer<typeof ReadAnswer>;

/** The same of a line. */
const ReadLine = z.object({ line: z.string(), option: z.string(), quote: z.string() });
export type ReadLine = z.infer<typeof ReadLine>;

/** What the model is asked to reply with for a text. `asks`: the question that the text asks, in English. */
export const ReadReply = z.object({
  answers: z.array(ReadAnswer),
  lines: z.array(ReadLine).default([]),
  asks: z.string().nullable().default(null),
  language: Language,
});

/** Longest question in a model's words that is searched for, in characters. */
export const LONGEST_ASKED = 300;

/**
 * A recommendation to be told in one paragraph. `card` is its number in the talk, `sources` what stands on it, so that
 * each sentence can be checked.
 */
const SummaryTask = z.object({
  kind: z.literal('summary'),
  round: Round,
  tenant: z.string(),
  by: z.string(),
  card: z.number(),
  sources: z.array(z.object({ id: z.string(), text: z.string() })),
});
export type SummaryTask = z.infer<typeof SummaryTask>;

/**
 * Messages that wait until there are translations of their texts: the posts and edits of one step, as they were decided.
 * `language` is null where they only wait for those before them.
 * `wrote`: what somebody wrote that they answer, so that it is found again; null where nobody wrote anything. `marked`:
 * the cards name the words of people on them.
 */
const TranslateTask = z.object({
  kind: z.literal('translate'),
  tenant: z.string(),
  by: z.string(),
  at: z.string(),
  language: z.string().nullable(),
  wrote: z.string().nullable(),
  marked: z.boolean().default(false),
  effects: z.array(
    z.looseObject({ kind: z.enum(['post', 'edit']), card: z.looseObject({ kind: z.string() }) }),
  ),
});
export type TranslateTask = z.infer<typeof TranslateTask>;

/** What the model is asked to reply with for texts to be translated. */
export const TranslateReply = z.object({
  texts: z.array(z.object({ number: z.number(), text: z.string() })),
});

/** Why there is no reply: whose share of the day is used up, or the model failed. */
const WITHOUT = ['tenant', 'person', 'failed'] as const;
export type Without = (typeof WITHOUT)[number];

const Told = z.string().exactOptional();

/** `retrieved` are the passages that the model was given, `language` that of what people wrote. */
const Worked = z.union([
  z.object({
    kind: z.literal('said'),
    retrieved: z.array(z.string()),
    sentences: z.array(Sentence),
    language: Told,
  }),
  z.object({
    kind: z.literal('read'),
    answers: z.array(ReadAnswer),
    lines: z.array(ReadLine).exactOptional(),
    asks: Told,
    language: Told,
  }),
  z.object({ kind: z.literal('told'), sentences: z.array(Sentence) }),
  z.object({ kind: z.literal('translated') }),
  z.object({ kind: z.literal('none'), why: z.enum(WITHOUT) }),
]);
export type Worked = z.infer<typeof Worked>;

/** The task as it was stored; undefined for one of another version. */
export function answerTaskIn(json: unknown): AnswerTask | undefined {
  return AnswerTask.safeParse(json).data;
}

/** The same of a text to be read. */
export function readTaskIn(json: unknown): ReadTask | undefined {
  return ReadTask.safeParse(json).data;
}

/** The same of a recommendation to be told. */
export function summaryTaskIn(json: unknown): SummaryTask | undefined {
  return SummaryTask.safeParse(json).data;
}

/** The same of messages that wait for a translation. */
export function translateTaskIn(json: unknown): TranslateTask | undefined {
  return TranslateTask.safeParse(json).data;
}

/** What came of it; anything unreadable counts as a failure. */
export function workedIn(json: unknown): Worked {
  return Worked.safeParse(json).data ?? { kind: 'none', why: 'failed' };
}
