// What a person sees who comes back to a talk in a new window: shown, never stored.
import type { Card } from '../card.ts';
import { questionCard } from './advance.ts';
import type { Talk } from './talk.ts';
import { BACK_TO_CARD, BACK_TO_QUESTION, BACK_TO_START, TALK_OVER } from './words.ts';

/** The cards that bring somebody back into the talk as it stands. */
export function resumed(talk: Talk): Card[] {
  if (talk.phase === 'cancelled') return [TALK_OVER];
  if (talk.open !== null) return [BACK_TO_QUESTION, questionCard(talk)];
  return [talk.checkIn === null ? BACK_TO_START : BACK_TO_CARD];
}
