// An event as an adapter hands it in, and what the door does to it before it is stored.
import { cleanValue } from '../clean.ts';
import type { Event } from '../event.ts';

/** The `thread` of what stands in a room itself, as all does in a direct message. */
export const ROOM_ITSELF = '';

/** The place of a direct message to a person; the platform's adapter opens it. No room's own address begins so. */
export const placeOf = (person: string): string => `@${person}`;

/** The person whose direct messages the place stands for; undefined where it is a room. */
export const personIn = (place: string): string | undefined =>
  place.startsWith('@') ? place.slice(1) : undefined;

/** An event with the talk that it belongs to. */
export type Incoming = {
  tenant: string;
  talk: string;
  /** The platform's own address of the room (channel, direct message, terminal); what its rate limits count. */
  place: string;
  /** The thread in that room where the talk lives, `ROOM_ITSELF` for no thread; null until the talk's first message opens it. */
  thread: string | null;
  /** IANA zone of the person. */
  zone: string;
  event: Event;
};

/** Longest text that is stored, in characters. Far beyond what is read (MOST_TEXT), so that people are told of the cut. */
const LONGEST_TEXT = 100_000;

/** The event as it is stored: text cleaned and, where endless, cut. */
export function admitted(incoming: Incoming): Incoming {
  const clean = cleanValue(incoming);
  const { event } = clean;
  if (!('text' in event) || event.text.length <= LONGEST_TEXT) return clean;
  return { ...clean, event: { ...event, text: event.text.slice(0, LONGEST_TEXT).toWellFormed() } };
}
