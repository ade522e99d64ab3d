// When to try again: later each time, and never all at the same moment.
import { MINUTE, SECOND } from './clock.ts';

/** First wait after a failure. A hiccup of a chat server is over by then. */
const FIRST = SECOND;

/** Longest wait: an outage of hours costs six requests an hour for each talk, and its end is noticed soon. */
const LONGEST = 10 * MINUTE;

/**
 * Milliseconds to wait after the given number of failures (1 = first): doubled each time up to ten minutes, of which a
 * random half is taken off, so that talks that failed together do not come back together. `random` is from 0 up to 1.
 */
export function backoff(failures: number, random: number): number {
  const whole = Math.min(LONGEST, FIRST * 2 ** Math.min(failures - 1, 20));
  return Math.round(whole * (1 - random / 2));
}
