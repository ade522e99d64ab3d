// What went wrong, for decisions and for reports: never with a text of people.
import { messageOf, WhichwayError } from '../../knowledge/error.ts';

/**
 * Whether a failed write is the fault of what was to be written. A fault of the whole store (a full disk, a lock)
 * concerns everybody instead: it is tried again later.
 */
export function isOfOne(cause: unknown): boolean {
  return !(cause instanceof WhichwayError && cause.code === 'data');
}

/** In a few words. Our own sentences hold no text of people; a stranger's message might, so only its kind is kept. */
export function shortly(cause: unknown): string {
  return cause instanceof WhichwayError ? `${cause.code}: ${messageOf(cause)}` : nameOf(cause);
}

/** In one word. */
export function nameOf(cause: unknown): string {
  if (cause instanceof WhichwayError) return cause.code;
  return cause instanceof Error ? cause.name : typeof cause;
}
