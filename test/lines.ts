// The first lines of messages that many journeys expect, from where their wording is kept.
import { type QuestionId, question } from '../knowledge/questions.ts';
import type { Card } from '../src/card.ts';

/** A case whose need is clear, so that the amount of text is asked first. */
export const CASE = "it doesn't know our product documents, it makes things up";
export const UNDERSTOOD = 'What I understood:';

/** "What have you already built? (3 of about 3)". */
export function asks(id: QuestionId, now: number, about = 3): string {
  return `${question(id).text} (${now} of about ${about})`;
}

/** What a notice says. */
export function says(card: Card): string {
  if (card.kind !== 'notice') throw new Error(`a ${card.kind} is no notice`);
  return card.text;
}

/** How an answered question stands in the thread. */
export function closed(id: QuestionId, option: string, by: string): string {
  const label = question(id).options.find((one) => one.id === option)?.label ?? option;
  return `${question(id).text} ${label} (<@${by}>)`;
}
