// The sockets that are there: which of them serve, which are on their way out.
import { type Clock, SECOND } from '../../../src/door/clock.ts';
import type { Link } from './link.ts';

/**
 * How long a socket that Slack asked us to leave stays at most, in ms. Slack ends it about ten seconds after its first
 * warning; who closes it before that loses what Slack just sends.
 */
const LINGER = 15 * SECOND;

/** One on which nothing comes in for so long, in ms, and nothing is left to be acknowledged, is not used by Slack any more. */
const CALM = SECOND;

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
  /** Closes one once another is greeted and this one is calm. */
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
      const task = spent(link, next.promise, clock)
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

/** Resolves when a socket is of no more use: it is gone, or it has a successor and is calm, or it is late. */
async function spent(link: Link, successor: Promise<void>, clock: Clock): Promise<void> {
  const late = clock.alarm(LINGER);
  let over = false;
  const end = Promise.race([link.ended, late.rung]).then(() => {
    over = true;
  });
  await Promise.race([successor, end]);
  let before = -1;
  while (!over) {
    const { received, unanswered } = link.traffic();
    if (received === before && unanswered === 0) break;
    before = received;
    const calm = clock.alarm(CALM);
    await Promise.race([calm.rung, end]);
    calm.ring();
  }
  late.ring();
}
