// The real questions as cards, in each of their wordings.
import { NOT_SURE, NOT_SURE_LABEL, QUESTIONS } from '../../../knowledge/questions.ts';
import type { Card } from '../../../src/card.ts';

export const WORDINGS = QUESTIONS.flatMap(({ id, text, options, again }) => [
  { id, text, labels: options.map(({ label }) => label), options },
  ...(again ? [{ id, text: again.text, labels: [...again.labels], options }] : []),
]);

/** The question as it is asked. */
export function questionCard({ id, text, labels, options }: (typeof WORDINGS)[number]): Card {
  return {
    kind: 'question',
    question: id,
    text,
    help: '',
    options: [
      ...options.map((option, index) => ({ id: option.id as string, label: labels[index] ?? '' })),
      { id: NOT_SURE, label: NOT_SURE_LABEL },
    ],
    progress: { now: 2, about: 4 },
    why: undefined,
  };
}
