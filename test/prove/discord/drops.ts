// The gateway is dropped again and again, in every way that Discord knows.
import { setTimeout as pause } from 'node:timers/promises';
import type { Discord } from '../../doubles/discord/discord.ts';
import { chance } from '../simulation/random.ts';

type Gateway = Discord['gateway'];

/** "Unknown error": the client may resume. */
const UNKNOWN = 4000;

/** From one drop to the next, in real ms: some come while the client is still coming back from the one before. */
const APART = [100, 1_000] as const;

/** The first ones can be resumed; after the last two what was said meanwhile can only be looked for. */
const WAYS: readonly ((gateway: Gateway) => void)[] = [
  (gateway) => gateway.drop(),
  (gateway) => gateway.drop(UNKNOWN),
  (gateway) => gateway.reconnect(),
  (gateway) => gateway.invalidate(true),
  (gateway) => gateway.invalidate(false),
  (gateway) => {
    gateway.expire();
    gateway.drop();
  },
];

export type Drops = { count(): number; end(): Promise<void> };

export function dropping({ gateway }: Pick<Discord, 'gateway'>, seed: number): Drops {
  const drawn = chance(seed);
  const over = new AbortController();
  let count = 0;
  const ended = (async () => {
    while (!over.signal.aborted) {
      await pause(drawn.whole(...APART), undefined, { signal: over.signal }).catch(() => {});
      if (over.signal.aborted || gateway.sockets.length === 0) continue;
      drawn.one(WAYS)(gateway);
      count++;
    }
  })();
  return {
    count: () => count,
    end() {
      over.abort();
      return ended;
    },
  };
}
