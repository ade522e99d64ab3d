// The stores of simulated processes: one that two share over a network, and one that fails now and then.
import Database from 'better-sqlite3';
import { migrate } from '../../../adapters/store/migrations.ts';
import { kyselyOn } from '../../../adapters/store/open.ts';
import { aroundPort, type PortOf } from '../../../adapters/store/port.ts';
import type { Patience } from '../../../adapters/store/writes.ts';
import { WhichwayError } from '../../../knowledge/error.ts';
import type { Store } from '../../../src/bot.ts';
import type { Clock } from '../../../src/door/clock.ts';
import { type Life, mortalPort } from './life.ts';
import type { Chance } from './random.ts';

/** A call to a database on another machine takes up to so long, there and back each, in ms. */
export const NETWORK = 20;

/** A connection that two processes use in turn: nobody outside can lock it. */
export const inTurn: Patience = {
  alarm() {
    throw new Error('nobody else can lock this store');
  },
  breathe: async () => {},
};

/** A store whose calls are refused now and then, before they do anything. */
export function failing(store: Store, random: Chance, share: number): Store {
  const { inbox, talks, outbox, waits, checkIns, learning } = store;
  const port = <P extends PortOf<P>>(whole: P): P =>
    aroundPort(whole, async (method, call) => {
      if (share > 0 && random.percent(share)) throw new WhichwayError('data', `${method} finds a lock`);
      return call();
    });
  return {
    ...{ inbox: port(inbox), talks: port(talks), outbox: port(outbox) },
    ...{ waits: port(waits), checkIns: port(checkIns), learning: port(learning) },
  };
}

/** The shared store as one of two processes sees it: over a network, where each call takes a moment. */
export function remoteStore(shared: Store, random: Chance, self: Life, clock: Clock): Store {
  const pause = (): Promise<void> => clock.alarm(random.whole(0, NETWORK)).rung;
  return {
    inbox: mortalPort(shared.inbox, self, pause),
    talks: mortalPort(shared.talks, self, pause),
    outbox: mortalPort(shared.outbox, self, pause),
    waits: mortalPort(shared.waits, self, pause),
    checkIns: mortalPort(shared.checkIns, self, pause),
    learning: mortalPort(shared.learning, self, pause),
  };
}

let template: Buffer | undefined;

/** A fresh database in memory with today's tables. */
export async function freshDatabase(): Promise<Database.Database> {
  if (!template) {
    const first = new Database(':memory:');
    await migrate(kyselyOn(first));
    template = first.serialize();
  }
  const database = new Database(template);
  database.pragma('foreign_keys = ON');
  return database;
}
