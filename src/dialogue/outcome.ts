// What a step brings about: the next talk, and effects that one place performs.
import type { Passage } from '../../knowledge/passage.ts';
import type { Searcher } from '../advice/answer.ts';
import type { Card } from '../card.ts';
import type { Talk } from './talk.ts';

/** What is to be done outside. Performed by the door, in order, after the talk is saved. */
export type Effect = { kind: 'post'; card: Card } | { kind: 'check-in'; at: string };

export type Outcome = [Talk, Effect[]];

/** What decisions stand on besides talk and event; the same for every talk of a process. */
export type Ground = {
  /** The guidance of the day. */
  guide: Searcher & { passage(id: string): Passage | undefined };
  /** First 12 hex digits of the hash over rules, questions and guidance. */
  version: string;
  /** ISO 8601 duration after a card, when the check-in is due. */
  checkInAfter: string;
};

export const post = (card: Card): Effect => ({ kind: 'post', card });
