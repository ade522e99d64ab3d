// An answer out of the guidance that waits for a model: what it is asked, and what stands there meanwhile.
import { label, NOT_SURE, QUESTIONS } from '../../knowledge/questions.ts';
import type { AnswerTask } from '../model/task.ts';
import { searchedFor } from './asides.ts';
import type { Effect, Ground, Outcome } from './outcome.ts';
import type { Said } from './readings.ts';
import type { Talk } from './talk.ts';

/**
 * The same outcome, with a slow task in the place of an answer out of the guidance. A question of ours that was put again
 * below it comes with the answer. `search`: what is looked for, where that is not the question itself.
 */
export function answerLater(
  [talk, effects]: Outcome,
  event: Pick<Said, 'by' | 'at' | 'text'>,
  ground: Ground,
  search?: string,
): Outcome {
  const at = effects.findIndex(isFromGuidance);
  if (at < 0) return [talk, effects];
  const task = taskOf(talk, event, ground, search);
  return [
    talk,
    effects.flatMap((effect, index): Effect[] => {
      if (index === at) return [{ kind: 'work', task }];
      return index > at && effect.kind === 'post' && effect.card.kind === 'question' ? [] : [effect];
    }),
  ];
}

/** Whether it posts an answer out of the guidance. */
export function isFromGuidance(effect: Effect): boolean {
  return effect.kind === 'post' && effect.card.kind === 'answer' && effect.card.about === 'guidance';
}

/** The step before remembered this question as the last turn. */
function taskOf(
  talk: Talk,
  { by, at, text }: Pick<Said, 'by' | 'at' | 'text'>,
  ground: Ground,
  search?: string,
): AnswerTask {
  const question = text.trim().slice(0, LONGEST_QUESTION);
  const turns = talk.turns.slice(0, -1);
  const before = turns.at(-1);
  return {
    kind: 'answer',
    round: talk.round,
    tenant: talk.tenant,
    by,
    at,
    question,
    search: searchedFor(search ?? question, before?.search ?? before?.question ?? null, ground),
    turns,
    facts: factLines(talk),
    open: talk.open,
    translates: talk.language !== null,
  };
}

/** Longest question that goes to a model, in characters. */
const LONGEST_QUESTION = 2_000;

/** What the team answered, a line for each question: "Signed-off answers: hundreds (640)". */
function factLines({ answers }: Talk): string[] {
  return QUESTIONS.flatMap(({ id, name }) => {
    const answer = answers[id];
    if (!answer || answer.option === NOT_SURE) return [];
    const number = answer.number === undefined ? '' : ` (${answer.number})`;
    return [`${name}: ${label(id, answer.option)}${number}`];
  });
}
