// In which time zone somebody lives, as their profile says.
import { LRUCache } from 'lru-cache';
import { isZone } from '../../src/checkin/walltime.ts';
import { type Clock, MINUTE, SECOND } from '../../src/door/clock.ts';
import type { Report } from '../../src/door/worker.ts';
import { reasonOf } from './connection/faults.ts';
import type { WebClient } from './connection/webclient.ts';

/** People that are remembered: more than most workspaces have. */
const MOST = 5_000;

/** For so long, in ms: who moves to another zone is asked in the new one the day after. */
const KEPT = 24 * 60 * MINUTE;

/** Who has none, or could not be asked for, is asked for again after so long, in ms: not at every word they say. */
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
  const asking = new Map<string, Promise<string>>();
  const told = new Set<string>();
  const asked = async (user: string): Promise<string> => {
    try {
      const { user: profile } = await client.users.info({ user });
      const zone = profile?.tz;
      if (zone !== undefined && isZone(zone)) {
        known.set(user, zone);
        return zone;
      }
    } catch (cause) {
      const reason = reasonOf(cause);
      if (!told.has(reason)) report(`The time zone of a person could not be asked for (${reason}).`);
      told.add(reason);
    }
    known.set(user, otherwise, { ttl: ASKED_AGAIN });
    return otherwise;
  };
  /** Several things that somebody did at once make one call. */
  const ask = (user: string): Promise<string> => {
    const answer = asking.get(user) ?? asked(user).finally(() => asking.delete(user));
    asking.set(user, answer);
    return answer;
  };
  return async (user) => {
    const zone = known.get(user);
    if (zone !== undefined) return zone;
    const late = clock.alarm(PATIENCE);
    try {
      return await Promise.race([ask(user), late.rung.then(() => otherwise)]);
    } finally {
      late.ring();
    }
  };
}
