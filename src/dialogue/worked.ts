// A slow task ended: what the model said or read counts as far as code can check it; the rest goes on as without a model.
import type { Card } from '../card.ts';
import type { Event, Json } from '../event.ts';
import { summaryOf } from '../model/summary.ts';
import {
  type AnswerTask,
  answerTaskIn,
  type ReadTask,
  readTaskIn,
  type SummaryTask,
  summaryTaskIn,
  type Without,
  type Worked,
  workedIn,
} from '../model/task.ts';
import { wordedAnswer } from '../model/worded.ts';
import { questionCard, recommendationCard } from './advance.ts';
import { answerCard } from './asides.ts';
import { comingBack } from './comingback.ts';
import { answeredAnew } from './lookup.ts';
import { cardName } from './names.ts';
import { type Ground, type Outcome, post } from './outcome.ts';
import { repeat } from './pressed.ts';
import { readAlone, readBack } from './readback.ts';
import type { Talk } from './talk.ts';
import { inTheirs } from './tongue.ts';
import { notice } from './words.ts';

type WorkedEvent = Extract<Event, { kind: 'worked' }>;

/** A task from before the talk was broken off or began anew changes nothing. */
export function worked(before: Talk, { task, result, at }: WorkedEvent, ground: Ground): Outcome {
  const done = workedIn(result);
  const [question, text, summary] = [answerTaskIn(task), readTaskIn(task), summaryTaskIn(task)];
  const known = question ?? text ?? summary;
  if (!known) return lost(before, task);
  if (before.phase === 'cancelled' || known.round !== before.round) return [before, []];
  const talk = inTheirs(before, task, done);
  if (question) return withNote(answered(talk, question, done, ground), done, at);
  if (text) return read(before, talk, text, done, at, ground);
  return summary ? summarised(talk, summary, done, ground) : [talk, []];
}

/** Said where a task of another version comes back, which somebody waits for. */
const LOST = notice(
  'lost',
  'I was updated while I worked on my reply, and it got lost. Your answers are safe. Please say that once more.',
);

/** Nobody waits for a paragraph; what came after messages that are lost need not wait for them any more. */
function lost(before: Talk, task: Json): Outcome {
  const { kind, overheard } = typeof task === 'object' && task !== null ? (task as Record<string, Json>) : {};
  const translating = Math.max(0, before.translating - (kind === 'translate' ? 1 : 0));
  const talk = { ...before, translating };
  const isAwaited = kind !== 'summary' && overheard !== true && talk.phase !== 'cancelled';
  return [talk, isAwaited ? [post(LOST), ...repeat(talk)] : []];
}

function answered(talk: Talk, asked: AnswerTask, done: Worked, ground: Ground): Outcome {
  const words = wordedAnswer(asked, done, ground.guide);
  const card = words ?? withoutModel(asked, ground);
  const next = card.kind === 'answer' ? answeredAnew(talk, asked.question, card.text) : talk;
  const waits = talk.open !== null && talk.open === asked.open;
  return [next, [post(card), ...(waits ? [post(questionCard(talk))] : [])]];
}

/** The paragraph joins the card that it tells, where that is still the last one. Nobody misses one that did not come. */
function summarised(talk: Talk, { card, sources }: SummaryTask, done: Worked, ground: Ground): Outcome {
  const text = done.kind === 'told' ? summaryOf(done.sentences, sources, ground.guide.uses) : undefined;
  const date = comingBack(talk) ?? talk.checkIn;
  if (text === undefined || card !== talk.cards || talk.phase !== 'advised' || date === null)
    return [talk, []];
  const next = { ...talk, summary: { card, version: ground.version, text } };
  return [next, [{ kind: 'edit', name: cardName(card), card: recommendationCard(next, date, ground) }]];
}

/** Words to the others in which nothing was read are passed over, as they would have been at once. */
function read(before: Talk, talk: Talk, text: ReadTask, done: Worked, at: string, ground: Ground): Outcome {
  const heard = { ...before, listening: text.overheard ? null : before.listening };
  if (text.overheard && before.muted) return [heard, []];
  const taken = readBack({ ...talk, listening: heard.listening }, text, done, ground);
  if (taken) return taken;
  return text.overheard
    ? [heard, []]
    : withNote(readAlone(talk, text, done.kind === 'read', ground), done, at);
}

/** What was found for the search when it was asked; the guidance may be another by now. */
function withoutModel({ search }: AnswerTask, ground: Ground): Card {
  return answerCard(search, ground);
}

const USED_UP: Readonly<Record<Exclude<Without, 'failed'>, string>> = {
  tenant:
    'This workspace has used up its share of the language model for today, so until tomorrow I read and answer without it.',
  person:
    'You have used up your share of the language model for today, so until tomorrow I read and answer without it.',
};

/** Told once a day: the answers themselves are as right as ever. It stands above a question that waits. */
export function withNote([talk, effects]: Outcome, done: Worked, at: string): Outcome {
  const day = at.slice(0, 'YYYY-MM-DD'.length);
  if (done.kind !== 'none' || done.why === 'failed' || talk.shareTold === day) return [talk, effects];
  const note = post(notice('model-share', USED_UP[done.why]));
  return [{ ...talk, shareTold: day }, [note, ...effects]];
}
