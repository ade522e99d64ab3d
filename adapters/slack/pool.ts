// The sockets that are there: which of them serve, which are on their way out.
import { type Clock, SECOND } from '../../src/door/clock.ts';
import type { Link } from './link.ts';

/**
 * How long a socket that Slack asked us to leave stays beside its successor at most, in ms: what has no acknowledgement
 * by then has failed anyway.
 */
const LINGER = 3 * SECOND;

export type Pool = {
  /** How many are greeted and not lost. */
  up(): number;
  /** Resolves when a socket is greeted from now on. */
  greeting(): Promise<void>;
  /** Takes one in that is being opened. */
  add(link: Link): void;
  /** It was greeted. */
  rise(link: Link): void;
  /** Closes one. */
  shut(link: Link): Promise<void>;
  /** Closes one as soon as another is greeted and what came in over this one has its acknowledgement. */
  retire(link: Link): void;
  mute(): void;
  /** Closes all of them and waits for those on their way out. Throws nothing. */
  close(): Promise<void>;
};

/** `changed` is called whenever `up` may have changed. */
export function createPool(clock: Clock, changed: () => void): Pool {
  const links = new Set<Link>();
  const up = new Set<Link>();
  const leaving = new Set<Promise<void>>();
  let next = Promise.withResolvers<void>();

  const shut = async (link: Link): Promise<void> => {
    await link.close();
    links.delete(link);
  };
  return {
    up: () => up.size,
    greeting: () => next.promise,
    add: (link) => void links.add(link),
    rise(link) {
      up.add(link);
      void link.ended.then(() => {
        up.delete(link);
        changed();
      });
      changed();
      next.resolve();
      next = Promise.withResolvers();
    },
    shut,
    retire(link) {
      const served = Promise.all([next.promise, link.settled()]);
      const task = within(clock, LINGER, Promise.race([served, link.ended]))
        .then(() => shut(link))
        .then(() => void leaving.delete(task));
      leaving.add(task);
    },
    mute() {
      for (const link of links) link.mute();
    },
    async close() {
      await Promise.all([...links].map(shut));
      await Promise.all(leaving);
    },
  };
}

/** Waits for `what`, but so many ms at most. */
async function within(clock: Clock, ms: number, what: Promise<unknown>): Promise<void> {
  const patience = clock.alarm(ms);
  await Promise.race([what, patience.rung]);
  patience.ring();
}
