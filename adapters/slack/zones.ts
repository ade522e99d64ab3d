// In which time zone somebody lives, as their profile says.
import { LRUCache } from 'lru-cache';
import { type Clock, MINUTE, SECOND } from '../../src/door/clock.ts';
import type { Report } from '../../src/door/worker.ts';
import { reasonOf } from './connection/faults.ts';
import type { WebClient } from './connection/webclient.ts';

/** People that are remembered: more than most workspaces have. */
const MOST = 5_000;

/** For so long, in ms: who moves to another zone is asked in the new one the day after. */
const KEPT = 24 * 60 * MINUTE;

/** Where Slack does not tell a zone it is asked again after so long, in ms: not at every word of that person. */
const ASKED_AGAIN = 10 * MINUTE;

/** The zone only says at what hour we come back, so nobody waits longer for it than this, in ms. */
const PATIENCE = SECOND;

/** Gives the IANA zone of a person; `otherwise` where Slack does not tell it in time. Never rejects. */
export type Zones = (user: string) => Promise<string>;

export function zonesOf(world: {
  client: WebClient;
  clock: Clock;
  report: Report;
  otherwise: string;
}): Zones {
  const { client, clock, report, otherwise } = world;
  const known = new LRUCache<string, string>({ max: MOST, ttl: KEPT });
  const ask = async (user: string): Promise<string> => {
    try {
      const { user: profile } = await client.users.info({ user });
      const zone = profile?.tz;
      if (zone !== undefined && isZone(zone)) {
        known.set(user, zone);
        return zone;
      }
    } catch (cause) {
      report(`The time zone of a person could not be asked for (${reasonOf(cause)}).`);
    }
    known.set(user, otherwise, { ttl: ASKED_AGAIN });
    return otherwise;
  };
  /** People who are just being asked for: words that come meanwhile wait for the same answer. */
  const asking = new Map<string, Promise<string>>();
  const askOnce = (user: string): Promise<string> => {
    const running = asking.get(user) ?? ask(user).finally(() => asking.delete(user));
    asking.set(user, running);
    return running;
  };
  return async (user) => {
    const zone = known.get(user);
    if (zone !== undefined) return zone;
    const late = clock.alarm(PATIENCE);
    try {
      return await Promise.race([askOnce(user), late.rung.then(() => otherwise)]);
    } finally {
      late.ring();
    }
  };
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false; // Intl throws on unknown zones; that is the answer here.
  }
}
