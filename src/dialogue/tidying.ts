// Keeps a thread short: a question that is answered and a card that is replaced shrink to a line, where that can be.
import { label, NOT_SURE_LABEL, type QuestionId } from '../../knowledge/questions.ts';
import { recommend } from '../advice/recommend.ts';
import type { Card } from '../card.ts';
import { questionText } from './advance.ts';
import { answeredSoFar } from './checkincard.ts';
import { CHECK_IN, cardName, QUESTION } from './names.ts';
import type { Effect, Ground, Outcome } from './outcome.ts';
import { factsOf, type Talk } from './talk.ts';
import { SET_ASIDE } from './words.ts';

/**
 * The same outcome, with questions and recommendations named so that they can be changed, and with the changes to those
 * that are over now: a question's first in order, so that nothing new appears above something that still looks open; a
 * recommendation's last, since it leads to the one that takes its place.
 */
export function tidied(before: Talk, [next, effects]: Outcome, ground: Ground): Outcome {
  const closed = [...closedQuestion(before, next, effects), ...closedCheckIn(before, next, effects, ground)];
  const all = effects.map((effect) => named(effect, before, next));
  return [next, [...closed, ...all, ...replacedCard(before, next, effects, ground)]];
}

function named(effect: Effect, before: Talk, { cards }: Talk): Effect {
  if (effect.kind !== 'post' || effect.into !== undefined || effect.name !== undefined) return effect;
  if (effect.card.kind === 'question') return { ...effect, name: QUESTION };
  if (effect.card.kind === 'recommendation') return { ...effect, name: cardName(cards) };
  if (effect.card.kind === 'difference')
    return { ...effect, name: cardName(cards), refers: cardName(before.cards) };
  return effect;
}

function posts(effects: readonly Effect[], kind: Card['kind']): boolean {
  return effects.some((effect) => effect.kind === 'post' && effect.card.kind === kind);
}

/** The question that was open: answered, taken off, or put again below. */
function closedQuestion(before: Talk, next: Talk, effects: readonly Effect[]): Effect[] {
  const { open } = before;
  const again = posts(effects, 'question');
  if (open === null || (next.open === open && !again)) return [];
  const text = questionText(before, open);
  return [
    {
      kind: 'edit',
      name: QUESTION,
      card: { kind: 'closed', question: open, text, ...end(open, before, next) },
    },
  ];
}

/** The check-in that was being answered: put off, called off, or asked anew below. */
function closedCheckIn(before: Talk, next: Talk, effects: readonly Effect[], ground: Ground): Effect[] {
  const { review } = before;
  if (review === null || next.review?.asked === review.asked) return [];
  const shown = effects.some((effect) => effect.kind === 'edit' && effect.name === CHECK_IN);
  return shown ? [] : [answeredSoFar({ ...before, review }, ground, true)];
}

type End = { answer: string | undefined; by: string | undefined };

function end(open: QuestionId, before: Talk, next: Talk): End {
  const answer = next.answers[open];
  const isNew = answer !== undefined && answer !== before.answers[open];
  if (isNew) return { answer: label(open, answer.option), by: answer.by };
  if (next.open === open) return { answer: undefined, by: undefined };
  // "Not sure" to a need that was read keeps what was read.
  const unsure = answer !== undefined && !answer.firm && next.phase !== 'cancelled';
  return { answer: unsure ? NOT_SURE_LABEL : SET_ASIDE, by: undefined };
}

/** A recommendation that a new one takes the place of; the same one shown again replaces nothing. */
function replacedCard(before: Talk, next: Talk, effects: readonly Effect[], ground: Ground): Effect[] {
  const fresh =
    next.cards > before.cards && (posts(effects, 'difference') || posts(effects, 'recommendation'));
  if (!fresh || (before.advised === null && before.checkIn === null)) return [];
  const { verdict } = before.advised ?? recommend(factsOf(before), ground.version);
  const [name, refers] = [cardName(before.cards), cardName(next.cards)];
  return [{ kind: 'edit', name, card: { kind: 'replaced', verdict }, refers }];
}
