// Hands over to a model what it may do: a slow task takes the place of an answer out of the guidance, or of reading a text.
import { label, NOT_SURE, QUESTIONS } from '../../knowledge/questions.ts';
import type { Card } from '../card.ts';
import type { Event } from '../event.ts';
import { askedBy } from '../model/said.ts';
import { sourcesOfCard } from '../model/summary.ts';
import type { AnswerTask, ReadTask, SummaryTask } from '../model/task.ts';
import { searchedFor } from './asides.ts';
import type { Effect, Ground, Outcome } from './outcome.ts';
import type { Talk } from './talk.ts';
import { MOST_TEXT } from './understand.ts';

/** The outcome of what somebody said, where it waits for a model as far as one can help. `before`: the talk before it. */
export function handedOver(before: Talk, outcome: Outcome, event: Event, ground: Ground): Outcome {
  const told =
    event.kind === 'said' || event.kind === 'opened' ? ofWords(before, outcome, event, ground) : outcome;
  return withSummary(before, told, event);
}

function ofWords(before: Talk, outcome: Outcome, event: Told, ground: Ground): Outcome {
  if (outcome[1].some(isFromGuidance)) return answerLater(outcome, event, ground);
  return wantsReading(before, outcome, event) ? readLater(before, outcome, event) : outcome;
}

/** A new recommendation is there at once; its paragraph joins it when it comes. */
function withSummary(before: Talk, [talk, effects]: Outcome, event: Event): Outcome {
  if (talk.cards === before.cards) return [talk, effects];
  const tasks = effects.flatMap((effect): Effect[] => {
    if (effect.kind !== 'post' || effect.card.kind !== 'recommendation') return [];
    const { recommendation, notYet } = effect.card;
    const task: SummaryTask = {
      ...{
        kind: 'summary',
        round: talk.round,
        tenant: talk.tenant,
        by: askedBy(event) ?? talk.owner,
        card: talk.cards,
      },
      sources: sourcesOfCard(recommendation, notYet),
    };
    return [{ kind: 'work', task }];
  });
  return [talk, [...effects, ...tasks]];
}

/** A question of ours that was put again below the answer comes with the answer. */
function answerLater([talk, effects]: Outcome, event: Told, ground: Ground): Outcome {
  const at = effects.findIndex(isFromGuidance);
  const task = taskOf(talk, event, ground);
  return [
    talk,
    effects.flatMap((effect, index): Effect[] => {
      if (index === at) return [{ kind: 'work', task }];
      return index > at && effect.kind === 'post' && effect.card.kind === 'question' ? [] : [effect];
    }),
  ];
}

type Told = Extract<Event, { kind: 'said' | 'opened' }>;

/** Shorter than this, in characters, nobody tells a case, and the rules read what there is. */
export const SHORTEST_CASE = 25;

/** The same in a talk in another language, of which the rules know a few words only: "oui", "nie". */
const SHORTEST_ABROAD = 2;

/** A text that opens a talk, or one that the rules could not read as an answer. */
function wantsReading(before: Talk, [next, effects]: Outcome, { text }: Told): boolean {
  const shortest = before.language === null ? SHORTEST_CASE : SHORTEST_ABROAD;
  if (text.trim().length < shortest || before.phase !== 'asking' || next.phase === 'cancelled') return false;
  const notices = effects.flatMap((one) =>
    one.kind === 'post' && one.card.kind === 'notice' ? [one.card.about] : [],
  );
  if (before.open !== null) return notices.some((about) => UNREAD.has(about));
  const answers = effects.some((one) => one.kind === 'post' && one.card.kind === 'answer');
  return (
    before.checkIn === null && next.asked.length > 0 && !answers && !notices.includes('card-before-date')
  );
}

/** What is said where a text could not be read. */
const UNREAD: ReadonlySet<string> = new Set(['not-understood', 'english-only', 'how-many-pages']);

/**
 * What must stand there first, whatever is read: the message that the talk lives under, why it is no thread, and that not
 * all of a long text was read.
 */
const FIRST: ReadonlySet<string> = new Set(['opening', 'in-place', 'text-cut']);

function readLater(before: Talk, [next, effects]: Outcome, { by, at, text }: Told): Outcome {
  const task: ReadTask = {
    ...{ kind: 'read', round: before.round, tenant: before.tenant, by, at },
    ...{ text: text.trim().slice(0, MOST_TEXT), open: before.open },
  };
  const first = effects.filter(
    ({ kind, ...more }) => kind === 'post' && 'card' in more && FIRST.has(nameOf(more.card)),
  );
  return [{ ...before, ours: next.ours }, [...first, { kind: 'work', task }]];
}

const nameOf = (card: Card): string => (card.kind === 'notice' ? card.about : card.kind);

function isFromGuidance(effect: Effect): boolean {
  return effect.kind === 'post' && effect.card.kind === 'answer' && effect.card.about === 'guidance';
}

/** The step before remembered this question as the last turn. */
function taskOf(talk: Talk, { by, at, text }: Told, ground: Ground): AnswerTask {
  const question = text.trim().slice(0, LONGEST_QUESTION);
  const turns = talk.turns.slice(0, -1);
  const search = searchedFor(question, turns.at(-1)?.question ?? null, ground);
  return {
    kind: 'answer',
    round: talk.round,
    tenant: talk.tenant,
    by,
    at,
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
