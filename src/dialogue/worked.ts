// A slow task ended: what the model said is posted where the passages bear it out, else the answer without a model.
import type { Card } from '../card.ts';
import type { Event } from '../event.ts';
import { type AnswerTask, answerTaskIn, type Without, workedIn } from '../model/task.ts';
import { wordedAnswer } from '../model/worded.ts';
import { questionCard } from './advance.ts';
import { answerCard } from './asides.ts';
import { answeredAnew } from './lookup.ts';
import { type Ground, type Outcome, post } from './outcome.ts';
import type { Talk } from './talk.ts';
import { notice } from './words.ts';

/** A task of another version changes nothing. */
export function worked(
  talk: Talk,
  { task, result, at }: Extract<Event, { kind: 'worked' }>,
  ground: Ground,
): Outcome {
  const asked = answerTaskIn(task);
  if (!asked) return [talk, []];
  const done = workedIn(result);
  const words = wordedAnswer(asked, done, (id) => ground.guide.passage(id));
  const card = words ?? withoutModel(asked, ground);
  const answered = card.kind === 'answer' ? answeredAnew(talk, asked.question, card.text) : talk;
  const [told, notes] = done.kind === 'none' ? shareNote(answered, done.why, at) : [answered, []];
  const waits = talk.open !== null && talk.open === asked.open;
  return [told, [post(card), ...notes, ...(waits ? [post(questionCard(talk))] : [])]];
}

/** What was found for the question when it was asked; the guidance may be another by now. */
function withoutModel({ question, turns }: AnswerTask, ground: Ground): Card {
  return answerCard(question, ground, turns.at(-1)?.question ?? null);
}

const USED_UP: Readonly<Record<Exclude<Without, 'failed'>, string>> = {
  tenant:
    'This workspace has used up its share of the language model for today, so I answer in the words of the guidance until tomorrow.',
  person:
    'You have used up your share of the language model for today, so I answer in the words of the guidance until tomorrow.',
};

/** Told once a day: the answers themselves are as right as ever. */
function shareNote(talk: Talk, why: Without, at: string): Outcome {
  const day = at.slice(0, 'YYYY-MM-DD'.length);
  if (why === 'failed' || talk.shareTold === day) return [talk, []];
  return [{ ...talk, shareTold: day }, [post(notice('model-share', USED_UP[why]))]];
}
