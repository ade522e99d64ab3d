// What the sender asks of a chat platform.
import type { Card } from '../card.ts';

/** A message that stands there: `external` is the platform's id of it. */
export type StandingAt = { place: string; thread: string | null; external: string };

/** A message on its way out. `id` is at most 25 characters: it travels with the message, to find it again. */
export type Message = {
  id: string;
  tenant: string;
  talk: string;
  place: string;
  /** Where it goes in that place, `ROOM_ITSELF` for the room; null when this message is the one that opens a thread. */
  thread: string | null;
  card: Card;
  /** The message that the card speaks of, to be linked; null where there is none, or it never arrived. */
  refers: StandingAt | null;
};

/** Something for one person's eyes. `thread` as for a message. */
export type Whispered = Omit<Message, 'id' | 'refers'> & { to: string };

/** What a platform lets us do in a place. */
export type Abilities = {
  /** Change a message that was posted. */
  edit: boolean;
  /** Look whether a message of ours was posted. */
  find: boolean;
};

/**
 * How a send ended. `limited`: not taken, come back after `waitMs`, which is 0 where the platform does not say when.
 * `refused`: will never be taken. `unsent`: surely not taken, may be later. `unsure`: the answer got lost, so it may stand
 * there or not. Reasons are for admins: no texts of people.
 */
export type Sending =
  | { kind: 'sent'; external: string }
  | { kind: 'limited'; waitMs: number }
  | { kind: 'refused'; reason: string }
  | { kind: 'unsent'; reason: string }
  | { kind: 'unsure'; reason: string };

/** Whether a message stands there, or why that could not be told now (`unsent`) or ever (`blind`). */
export type Finding =
  | { kind: 'found'; external: string }
  | { kind: 'absent' }
  | { kind: 'limited'; waitMs: number }
  | { kind: 'unsent'; reason: string }
  | { kind: 'blind'; reason: string };

/** A chat platform. Every call ends by itself within ten seconds and repeats nothing by itself. */
export type Messenger = {
  can(place: string): Abilities;
  post(message: Message): Promise<Sending>;
  /** Changes the message `external` to the card. Doing it twice is the same as once. */
  edit(message: Message, external: string): Promise<Sending>;
  /** Looks for a message with this id where it should stand. Asked only where `can` says `find`. */
  find(message: Message): Promise<Finding>;
  /** Shows a card to one person at once, best effort: it never throws, and nothing depends on it. */
  whisper(whispered: Whispered): void;
};
