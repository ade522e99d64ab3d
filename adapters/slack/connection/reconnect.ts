// How long to wait before Slack is tried again.
import { SECOND } from '../../../src/door/clock.ts';

/** Longest wait: the end of an outage is noticed within half a minute, at two small requests in that time. */
const LONGEST = 30 * SECOND;

/**
 * Milliseconds to wait after the given number of failures (1 = first): a second, doubled each time up to half a minute,
 * of which a random half is taken off, so that bots that lost Slack together do not come back together. `random` is from
 * 0 up to 1.
 */
export function reconnectWait(failures: number, random: number): number {
  const whole = Math.min(LONGEST, SECOND * 2 ** Math.min(failures - 1, 10));
  return Math.round(whole * (1 - random / 2));
}
