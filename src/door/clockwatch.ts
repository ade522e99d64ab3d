// Notices that the wall clock was set back: what waits for a time that is now far ahead must not wait for days.
import { type Clock, MINUTE } from './clock.ts';

/** The longest that anything may wait from now on, in ms: an event, a message or a place; and a message that is claimed. */
export type Longest = { wait: number; lease: number };

/** Keeps what waits for a time. */
export type Waits = {
  /** Whatever waits longer than that waits only so long; nothing waits longer than it did. */
  shorten(now: number, longest: Longest): Promise<void>;
};

/** Smaller corrections of the clock only delay things by as much, in ms. */
const SET_BACK = MINUTE;

/**
 * A look at the clock, to be taken before each turn. The first one, and each that finds the clock set back, shortens what
 * waits: never below what the door itself may ask for, so that nothing comes early.
 */
export function clockWatch(waits: Waits, clock: Clock, longest: Longest): () => Promise<void> {
  let latest: number | undefined;
  return async () => {
    const now = clock.now();
    if (latest === undefined || now < latest - SET_BACK) await waits.shorten(now, longest);
    latest = now;
  };
}
