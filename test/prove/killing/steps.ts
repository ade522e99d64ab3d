// The named steps of a process, at each of which it can be made to kill itself for real.
import Database from 'better-sqlite3';
import { aroundPort, type PortOf } from '../../../adapters/store/port.ts';
import type { Store } from '../../../src/bot.ts';

export type KillAt = { step: string; hit: number };

export type Steps = {
  /** Called at a named step. Where this is the one, the process is gone in the same moment. */
  at(name: string): void;
  /** Every method of every port of the store with a step before and after it. */
  aroundStore(store: Store): Store;
};

/** `seen` hears each name once. */
export function stepsOf(killAt: KillAt | undefined, seen: (name: string) => void): Steps {
  const hits = new Map<string, number>();
  const at = (name: string): void => {
    const hit = (hits.get(name) ?? 0) + 1;
    hits.set(name, hit);
    if (hit === 1) seen(name);
    if (killAt?.step === name && killAt.hit === hit) process.kill(process.pid, 'SIGKILL');
  };
  const around = <P extends PortOf<P>>(name: string, port: P): P =>
    aroundPort(port, async (method, call) => {
      at(`${name}.${method} before`);
      const result = await call();
      at(`${name}.${method} after`);
      return result;
    });
  return {
    at,
    aroundStore: ({ inbox, talks, outbox, waits, checkIns, learning }) => ({
      inbox: around('inbox', inbox),
      talks: around('talks', talks),
      outbox: around('outbox', outbox),
      waits: around('waits', waits),
      checkIns: around('checkIns', checkIns),
      learning: around('learning', learning),
    }),
  };
}

/** Every statement that writes gets a step before and after it, in whichever part of the process it runs. */
export function watchStatements(at: Steps['at']): void {
  const { prepare } = Database.prototype;
  Database.prototype.prepare = function (this: Database.Database, source: string) {
    const statement = prepare.call(this, source);
    const name = /^(?:begin|commit|insert into "\w+"|update "\w+"|create \w+ \w*)/u.exec(source)?.[0];
    if (name === undefined) return statement;
    for (const method of ['run', 'all'] as const) {
      const run = statement[method].bind(statement) as (...args: unknown[]) => unknown;
      Object.defineProperty(statement, method, {
        value: (...args: unknown[]) => {
          at(`${name} before`);
          const result = run(...args);
          at(`${name} after`);
          return result;
        },
      });
    }
    return statement;
  } as typeof prepare;
}
