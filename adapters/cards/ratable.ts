// Which answers people can rate.
import type { Card } from '../../src/card.ts';

/** A "no", and a date: whether they help says nothing about the guidance or the recommendation. */
const PLAIN: ReadonlySet<string> = new Set(['declined', 'again']);

/** Whether an answer comes from the guidance or from the recommendation, so that a rating of it tells something. */
export const isRatable = ({ about }: Extract<Card, { kind: 'answer' }>): boolean => !PLAIN.has(about);
