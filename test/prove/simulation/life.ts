// One run of the process: it can end at any statement and any call, and from then on does nothing any more.
import type { SqliteDatabase } from 'kysely';
import { aroundPort, type PortOf } from '../../../adapters/store/port.ts';
import { type Clock, SECOND } from '../../../src/door/clock.ts';
import type { Timeline } from './timeline.ts';

/** Thrown into the code whose process is dead; nothing that it does with it can be seen. */
export class Killed extends Error {
  override name = 'Killed';
}

export type Life = {
  number: number;
  alive(): boolean;
  /** A named step. Throws `Killed` where the process ends here, or has ended before. */
  step(name: string): void;
  /** Ends the process from outside. */
  end(): void;
};

/** A process that ends by itself at its step number `steps` (1 is the first); `undefined` lets it live on. */
export function life(
  number: number,
  steps: number | undefined,
  died: (life: Life, at: string | undefined) => void,
): Life {
  let alive = true;
  let left = steps;
  const end = (at: string | undefined): void => {
    if (!alive) return;
    alive = false;
    died(self, at);
  };
  const self: Life = {
    number,
    alive: () => alive,
    step(name) {
      if (!alive) throw new Killed(name);
      if (left === undefined || --left > 0) return;
      end(name);
      throw new Killed(name);
    },
    end: () => end(undefined),
  };
  return self;
}

/** The database as a process sees it that may die before and after every statement. */
export function mortal(database: SqliteDatabase, life: Life): SqliteDatabase {
  return {
    prepare(sql) {
      const statement = database.prepare(sql);
      const name = sql.slice(0, 40);
      const around = <T>(run: () => T): T => {
        life.step(`before ${name}`);
        const result = run();
        life.step(`after ${name}`);
        return result;
      };
      return {
        reader: statement.reader,
        all: (parameters) => around(() => statement.all(parameters)),
        run: (parameters) => around(() => statement.run(parameters)),
        iterate: (parameters) => around(() => statement.iterate(parameters)),
      };
    },
    close() {},
  };
}

/** A promise of a dead process: it never comes. */
export function never<T>(): Promise<T> {
  return new Promise<T>(() => {});
}

/** The same port for a process that may die before and after every call; `pause` is the way there, and back. */
export function mortalPort<P extends PortOf<P>>(port: P, life: Life, pause: () => Promise<void>): P {
  return aroundPort(port, async (method, call) => {
    life.step(`before ${method}`);
    await pause();
    const result = await call();
    await pause();
    life.step(`after ${method}`);
    return result;
  });
}

/** The process's clock: `offset` is what the wall is wrong by. A dead process hears no alarm. */
export function clockOf(time: Timeline, life: Life, offset: () => number): Clock {
  const alarm: Clock['alarm'] = (ms) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const ring = (): void => {
      if (life.alive()) resolve();
    };
    // What rests for exactly a second looks again then: the loops and the bell.
    const cancel = time.after(ms, ring, ms === SECOND);
    return {
      rung: promise,
      ring() {
        cancel();
        ring();
      },
    };
  };
  return { now: () => EPOCH + time.now() + offset(), alarm, breathe: () => alarm(0).rung };
}

/** The wall time at the beginning: 2026-11-23 09:00 UTC, a Monday. */
export const EPOCH = Date.UTC(2026, 10, 23, 9);
