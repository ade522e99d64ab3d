// The sender on a real store, against platforms that throw, hang, refuse and lose answers.
import { setImmediate as turnOfTheEventLoop } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openMemoryStore } from '../../adapters/store/open.ts';
import type { Store } from '../../src/bot.ts';
import type { Clock } from '../../src/door/clock.ts';
import type { Abilities, Finding, Messenger, Sending } from '../../src/door/messenger.ts';
import { backoff } from '../../src/door/retry.ts';
import { createSender, type Sender } from '../../src/door/sender.ts';
import { LATE_ARRIVAL } from '../../src/door/settle.ts';
import { claim, edit, LEASE, NOW, post, stored } from '../adapters/store/rows.ts';

/** After this long a call is given up. */
const GIVE_UP = 12_000;

const never = (): Promise<never> => new Promise(() => {});
const sent = async (): Promise<Sending> => ({ kind: 'sent', external: 'x1' });
const absent = async (): Promise<Finding> => ({ kind: 'absent' });

type Options = {
  platform?: Partial<Messenger>;
  can?: Partial<Abilities>;
};

class World {
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

async function opened(options: Options = {}): Promise<World> {
  const store = await openMemoryStore();
  onTestFinished(() => store.close());
  return new World(store, options);
}

describe('a message', () => {
  it('is sent once, and then the next of its talk', async () => {
    const world = await opened();
    await stored(world.store, [post('m1'), post('m2')]);

    const turns = [await world.turn(), await world.turn(), await world.turn()];

    expect(turns).toEqual([1, 1, 0]);
    expect(world.asked).toEqual(['post m1', 'post m2']);
    expect(world.ended, 'each end wakes who waits for it').toBe(2);
    expect(world.reports).toEqual([]);
  });

  it('that is refused is reported without its text, and the talk goes on', async () => {
    const world = await opened({
      platform: {
        post: async ({ id }) => (id === 'm1' ? { kind: 'refused', reason: 'is_archived' } : sent()),
      },
    });
    await stored(world.store, [post('m1', { text: 'my secret' }), post('m2')]);

    await world.turn();
    await world.turn();

    expect(world.asked).toEqual(['post m1', 'post m2']);
    expect(world.reports).toEqual(['A message of the talk talk1 ended refused: is_archived']);
  });

  it('that the platform does not take now rests with its place, and is no attempt', async () => {
    const world = await opened({ platform: { post: async () => ({ kind: 'limited', waitMs: 5000 }) } });
    await stored(world.store, [post('m1')]);

    await world.turn();
    world.pass(4999);
    expect(await world.turn()).toBe(0);
    world.pass(1);

    expect(await claim(world.store, { now: world.now })).toMatchObject([
      { id: 'm1', tries: 0, doubt: false },
    ]);
  });
});

describe.each<[what: string, reason: string, post: Messenger['post']]>([
  ['throws', 'TypeError', () => Promise.reject(new TypeError('cannot send "my secret"'))],
  [
    'throws at once',
    'Error',
    () => {
      throw new Error('cannot send "my secret"');
    },
  ],
  ['hangs', 'no answer', never],
])('a platform that %s', (_, reason, failing) => {
  /** One attempt, given up. */
  const attempted = async (options: Options): Promise<World> => {
    const send: Messenger['post'] = (message) => (message.id === 'm1' ? failing(message) : sent());
    const world = await opened({ ...options, platform: { post: send, ...options.platform } });
    await stored(world.store, [post('m1', { text: 'my secret' }), post('m2')]);
    await world.turn();
    await world.giveUp();
    return world;
  };

  it('leaves its message in doubt: looked for before it is sent again', async () => {
    const world = await attempted({});

    expect(await world.turn(), 'nothing is taken before all could have arrived').toBe(0);
    world.pass(LATE_ARRIVAL);
    await world.turn();

    expect(world.asked).toEqual(['post m1', 'find m1', 'post m1']);
    expect(world.reports).toEqual([]);
  });

  it('may have posted it: what is found is not sent again', async () => {
    const world = await attempted({
      platform: { find: async () => ({ kind: 'found', external: 'x1' }) },
    });
    world.pass(LATE_ARRIVAL);

    await world.turn();
    await world.turn();

    expect(world.asked).toEqual(['post m1', 'find m1', 'post m2']);
  });

  it('and does not let us look, gets it never again; that is reported without its text', async () => {
    const world = await attempted({ can: { find: false } });

    await world.turn();

    expect(world.asked).toEqual(['post m1', 'post m2']);
    expect(world.reports).toEqual([`A message of the talk talk1 ended doubtful: ${reason}`]);
  });
});

describe('a look for a message in doubt', () => {
  it.each<[what: string, find: Messenger['find']]>([
    ['throws', () => Promise.reject(new Error('offline'))],
    ['hangs', never],
    ['could not be answered', async () => ({ kind: 'unsent', reason: 'offline' })],
  ])('that %s is tried later, and nothing is sent blindly', async (_, find) => {
    const world = await opened({ platform: { post: never, find } });
    await stored(world.store, [post('m1')]);
    await world.turn();
    await world.giveUp();

    world.pass(LATE_ARRIVAL);
    await world.turn();
    await world.giveUp();
    expect(await world.sender.idle(), 'it is given up').toBeUndefined();
    world.pass(backoff(2, 0));
    await world.turn();

    expect(world.asked).toEqual(['post m1', 'find m1', 'find m1']);
  });

  it('is not made where the platform has no way to; after a crash the message stays as it is', async () => {
    const world = await opened({ can: { find: false } });
    await stored(world.store, [post('m1')]);
    await claim(world.store, { owner: 'a process that was killed' });
    world.pass(LEASE);

    await world.turn();

    expect(world.asked).toEqual([]);
    expect(world.reports).toEqual([expect.stringMatching(/talk1 ended doubtful: the process ended/u)]);
  });
});

describe('a platform that throws each time', () => {
  const throwing = async (): Promise<never> => {
    throw new TypeError('a mistake');
  };
  /** Turns with all the time between them that a wait may take, until nothing more happens. */
  const toItsEnd = async (world: World): Promise<void> => {
    for (let turn = 0; turn < 40; turn++) {
      await world.turn();
      world.pass(600_000);
    }
  };

  it.each<[what: string, platform: Partial<Messenger>, reason: string]>([
    ['at sending', { post: throwing }, 'refused: .*each attempt ended so'],
    ['at sending and at looking', { post: throwing, find: throwing }, 'doubtful: .*TypeError'],
  ])('%s does not hold its talk up for ever', async (_, broken, reason) => {
    const posting: Messenger['post'] = (message) =>
      message.id === 'm1' ? (broken.post ?? sent)(message) : sent();
    const world = await opened({ platform: { ...broken, post: posting } });
    await stored(world.store, [post('m1'), post('m2')]);

    await toItsEnd(world);

    expect(world.reports).toEqual([expect.stringMatching(new RegExp(`talk1 ended ${reason}`, 'u'))]);
    expect(world.asked, 'it is not given up at once').toContain('find m1');
    expect(world.asked.at(-1), 'the talk goes on').toBe('post m2');
  });

  it('while a message is changed does not either', async () => {
    const world = await opened({ platform: { edit: throwing } });
    await stored(world.store, [post('m1', { name: 'card' }), edit('e1', 'card'), post('m2')]);

    await toItsEnd(world);

    expect(world.reports).toEqual([
      expect.stringMatching(/talk1 ended refused: .*8 times in a row: TypeError/u),
    ]);
    expect(world.asked.at(-1)).toBe('post m2');
  });

  it('a few times only loses nothing', async () => {
    let left = 6;
    const world = await opened({ platform: { post: () => (left-- > 0 ? throwing() : sent()) } });
    await stored(world.store, [post('m1')]);

    await toItsEnd(world);

    expect(world.reports).toEqual([]);
    expect(world.asked.filter((asked) => asked === 'post m1')).toHaveLength(7);
  });
});

describe('a change to a message', () => {
  it.each<[what: string, can: Partial<Abilities>, name: string]>([
    ['that never arrived', {}, 'other'],
    ['where the platform lets none be changed', { edit: false }, 'card'],
  ])('%s is skipped without a word, and the talk goes on', async (_, can, name) => {
    const world = await opened({ can });
    await stored(world.store, [post('m1', { name }), edit('e1', 'card'), post('m2')]);

    for (let turn = 0; turn < 3; turn++) await world.turn();

    expect(world.asked).toEqual(['post m1', 'post m2']);
    expect(world.reports).toEqual([]);
  });

  it('is made on the platform’s own message, and again where the answer got lost', async () => {
    const answers = [never, sent];
    const world = await opened({ platform: { edit: () => (answers.shift() ?? never)() } });
    await stored(world.store, [post('m1', { name: 'card' }), edit('e1', 'card'), post('m2')]);

    await world.turn();
    await world.turn();
    await world.giveUp();
    world.pass(LATE_ARRIVAL);
    await world.turn();
    await world.turn();

    expect(world.asked).toEqual(['post m1', 'edit e1 x1', 'edit e1 x1', 'post m2']);
  });
});
