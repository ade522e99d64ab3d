// What a step brings about: the next talk, and effects that one place performs.
import type { Passage } from '../../knowledge/passage.ts';
import type { Searcher } from '../advice/answer.ts';
import type { Card } from '../card.ts';
import type { WorkingHours } from '../checkin/workhours.ts';
import type { Json } from '../event.ts';
import type { Talk } from './talk.ts';

/** What is to be done outside. Kept with the talk in one step, then performed by the sender. */
export type Effect =
  /**
   * A message. A `name`, unique within the talk where it matters, lets a later effect change it. Into the `room` it goes
   * for everybody to see, and not into the talk's thread; to a `person`, as a direct message. `refers`: the name of the
   * message of this talk that the card speaks of, so that it can be linked.
   */
  | { kind: 'post'; card: Card; name?: string; into?: 'room' | { person: string }; refers?: string }
  /** For the eyes of one person, at once and best effort: nothing that anybody would miss. */
  | { kind: 'whisper'; to: string; card: Card }
  /** What somebody thinks of a message. */
  | { kind: 'feedback'; message: string; by: string; helpful: boolean; reason: string | undefined }
  /** Changes the last message of that name; nothing happens where it never arrived or the platform cannot. */
  | { kind: 'edit'; card: Card; name: string; refers?: string }
  /** A slow task (a model call). Its result comes back as an event `worked`. Plain JSON. */
  | { kind: 'work'; task: Json }
  /** The talk is looked at again then: ISO 8601 with offset. Takes the place of an earlier one. */
  | { kind: 'check-in'; at: string }
  /** The talk is not looked at again. */
  | { kind: 'no-check-in' };

export type Outcome = [Talk, Effect[]];

/** What decisions stand on besides talk and event; the same for every talk of a process. */
export type Ground = {
  /** The guidance of the day. */
  guide: Searcher & { passage(id: string): Passage | undefined; uses(word: string): boolean };
  /** First 12 hex digits of the hash over rules, questions and guidance. */
  version: string;
  /** ISO 8601 duration after a card, when the check-in is due. */
  checkInAfter: string;
  /** When people are asked. */
  hours: WorkingHours;
};

export const post = (card: Card): Effect => ({ kind: 'post', card });
