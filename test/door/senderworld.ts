// A sender on a real store against a platform that does what a test says, with time that passes when it is told to.
import { setImmediate as turnOfTheEventLoop } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { openMemoryStore } from '../../adapters/store/open.ts';
import type { Store } from '../../src/bot.ts';
import type { Clock } from '../../src/door/clock.ts';
import type { Abilities, Finding, Messenger, Sending } from '../../src/door/messenger.ts';
import { createSender, type Sender } from '../../src/door/sender.ts';
import { LEASE, NOW } from '../adapters/store/rows.ts';

/** After this long a call is given up. */
export const GIVE_UP = 12_000;

export const never = (): Promise<never> => new Promise(() => {});
export const sent = async (): Promise<Sending> => ({ kind: 'sent', external: 'x1' });
export const absent = async (): Promise<Finding> => ({ kind: 'absent' });

export type Options = {
  platform?: Partial<Messenger>;
  can?: Partial<Abilities>;
};

export class World {
  now = NOW;
  /** What the platform was asked, in order: "post m1". */
  readonly asked: string[] = [];
  readonly reports: string[] = [];
  ended = 0;
  readonly #alarms = new Set<{ ms: number; at: number; ring(): void }>();
  readonly store: Store;
  readonly sender: Sender;

  constructor(store: Store, { platform = {}, can = {} }: Options) {
    this.store = store;
    const messenger: Messenger = {
      can: () => ({ edit: true, find: true, ...can }),
      post: this.#noting('post', platform.post ?? sent),
      edit: this.#noting('edit', platform.edit ?? sent),
      find: this.#noting('find', platform.find ?? absent),
      whisper: () => {},
    };
    this.sender = createSender({
      outbox: store.outbox,
      messenger,
      tasks: { perform: never },
      clock: this.#clock(),
      random: () => 0,
      owner: 'A',
      leaseMs: LEASE,
      patienceMs: 0,
      report: (sentence) => this.reports.push(sentence),
      ended: () => this.ended++,
    });
  }

  /** One turn, and all that can end by itself. */
  async turn(): Promise<number> {
    const taken = await this.sender.turn();
    await turnOfTheEventLoop();
    return taken;
  }

  /** Time goes on; what is under way does not take longer for it. */
  pass(ms: number): void {
    this.now += ms;
    for (const alarm of [...this.#alarms]) if (alarm.ms !== GIVE_UP && alarm.at <= this.now) alarm.ring();
  }

  /** What is under way takes as long as a call may, where anything is. */
  async giveUp(): Promise<void> {
    const alarms = [...this.#alarms].filter(({ ms }) => ms === GIVE_UP);
    if (alarms.length > 0) this.pass(GIVE_UP);
    for (const alarm of alarms) alarm.ring();
    await turnOfTheEventLoop();
  }

  #clock(): Clock {
    return {
      now: () => this.now,
      alarm: (ms) => {
        const { promise, resolve } = Promise.withResolvers<void>();
        const alarm = {
          ms,
          at: this.now + ms,
          ring: (): void => {
            this.#alarms.delete(alarm);
            resolve();
          },
        };
        this.#alarms.add(alarm);
        return { rung: promise, ring: alarm.ring };
      },
      breathe: async () => {},
    };
  }

  #noting<Rest extends unknown[], Result>(
    verb: string,
    call: (message: Parameters<Messenger['post']>[0], ...rest: Rest) => Result,
  ): typeof call {
    return (message, ...rest) => {
      this.asked.push([verb, message.id, ...rest].join(' '));
      return call(message, ...rest);
    };
  }
}

export async function opened(options: Options = {}): Promise<World> {
  const store = await openMemoryStore();
  onTestFinished(() => store.close());
  return new World(store, options);
}
