// What people say to one another in a talk's thread: taken up where it is of use, and passed over in silence elsewhere.
import type { Effect, Outcome } from './outcome.ts';
import { isQuestionText } from './reply.ts';
import type { Talk } from './talk.ts';

/** Answers that only somebody who spoke to the bot wants to hear. */
const ONLY_IF_ASKED = new Set([
  'not-understood',
  'declined',
  'nothing-open',
  'talk-over',
  'no-card-yet',
  'nothing-before',
  'english-best',
  'which-yes',
  'text-cut',
]);

/**
 * The outcome of words that were not meant for the bot: where it would only say that it has nothing to say, or lecture
 * people who asked nothing, nothing.
 */
export function overheard(before: Talk, text: string, outcome: Outcome): Outcome {
  const [, effects] = outcome;
  return effects.every((effect) => isIdle(effect, text)) ? [before, []] : outcome;
}

function isIdle(effect: Effect, text: string): boolean {
  if (effect.kind !== 'post') return false;
  const { card } = effect;
  if (card.kind === 'question') return true;
  if (card.kind === 'answer' && !isQuestionText(text)) return true;
  return 'about' in card && ONLY_IF_ASKED.has(card.about);
}
