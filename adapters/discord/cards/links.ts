// Where links to other messages lead.
import { ROOM_ITSELF } from '../../../src/door/incoming.ts';
import type { StandingAt } from '../../../src/door/messenger.ts';

/**
 * The address of a message of ours, or null where it is not known. Of a thread itself it is asked with the thread's id as
 * `external`.
 */
export type Links = (to: StandingAt) => string | null;

/** The address of a talk's thread; null where it has none. */
export function threadAddress(links: Links, place: string, thread: string | null): string | null {
  return thread === null || thread === ROOM_ITSELF ? null : links({ place, thread, external: thread });
}
