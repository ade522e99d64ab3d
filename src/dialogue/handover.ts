// Hands answers out of the guidance over to a model: a slow task takes the place of the message.
import { label, NOT_SURE, QUESTIONS } from '../../knowledge/questions.ts';
import type { Event } from '../event.ts';
import type { AnswerTask } from '../model/task.ts';
import { searchedFor } from './asides.ts';
import type { Effect, Ground, Outcome } from './outcome.ts';
import type { Talk } from './talk.ts';

/**
 * The outcome of what somebody said, where its answer out of the guidance waits for a model. A question of ours that was
 * put again below the answer comes with the answer.
 */
export function handedOver([talk, effects]: Outcome, event: Event, ground: Ground): Outcome {
  if (event.kind !== 'said' && event.kind !== 'opened') return [talk, effects];
  const at = effects.findIndex(isFromGuidance);
  if (at < 0) return [talk, effects];
  const task = taskOf(talk, event, ground);
  return [
    talk,
    effects.flatMap((effect, index): Effect[] => {
      if (index === at) return [{ kind: 'work', task }];
      return index > at && effect.kind === 'post' && effect.card.kind === 'question' ? [] : [effect];
    }),
  ];
}

function isFromGuidance(effect: Effect): boolean {
  return effect.kind === 'post' && effect.card.kind === 'answer' && effect.card.about === 'guidance';
}

/** The step before remembered this question as the last turn. */
function taskOf(
  talk: Talk,
  { by, text }: Extract<Event, { kind: 'said' | 'opened' }>,
  ground: Ground,
): AnswerTask {
  const question = text.trim().slice(0, LONGEST_QUESTION);
  const turns = talk.turns.slice(0, -1);
  const search = searchedFor(question, turns.at(-1)?.question ?? null, ground);
  return {
    kind: 'answer',
    tenant: talk.tenant,
    by,
    question,
    search,
    turns,
    facts: factLines(talk),
    open: talk.open,
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
