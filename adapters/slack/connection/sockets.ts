// Two sockets to Slack, so that one serves while the other is opened anew.
import type { Clock } from '../../../src/door/clock.ts';
import { endable } from '../../../src/door/ending.ts';
import type { Link } from './link.ts';
import type { Outage } from './outage.ts';
import { createPool } from './pool.ts';
import { keepSocket } from './slot.ts';

/** Slack allows ten; a third would add nothing to the second. */
const SOCKETS = 2;

export type Sockets = {
  /** Resolves when the first one is greeted. */
  greeted: Promise<void>;
  /** Resolves when `mute` or `close` ended the supervision; rejects with `settings` when the token works no more. */
  over: Promise<void>;
  /** How many are greeted and not lost. */
  up(): number;
  /** Takes nothing in and opens nothing any more. Acknowledgements still go out. */
  mute(): void;
  /** Closes them all. Throws nothing. */
  close(): Promise<void>;
};

export type SocketsWorld = {
  open: () => Link;
  clock: Clock;
  random: () => number;
  outage: Outage;
  /** Called whenever `up` may have changed. */
  changed: () => void;
};

export function superviseSockets({ open, clock, random, outage, changed }: SocketsWorld): Sockets {
  const life = endable(clock);
  const pool = createPool(life.clock, changed);
  const greeted = pool.greeting();
  const world = { pool, open, clock: life.clock, random, outage, over: life.over };
  const slots = Array.from({ length: SOCKETS }, () => keepSocket(world));
  const mute = (): void => {
    life.end();
    pool.mute();
  };
  return {
    greeted,
    over: Promise.all(slots).then(() => {}),
    up: pool.up,
    mute,
    async close() {
      mute();
      await pool.close();
      await Promise.allSettled(slots);
    },
  };
}
