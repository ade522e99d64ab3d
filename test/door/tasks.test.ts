// Slow tasks: performed beside the messages, tried three times, and in any case the talk hears of it.
import { setImmediate as turnOfTheEventLoop } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openMemoryStore } from '../../adapters/store/open.ts';
import { screen } from '../../adapters/terminal/screen.ts';
import { WhichwayError } from '../../knowledge/error.ts';
import type { Store } from '../../src/bot.ts';
import { backoff } from '../../src/door/retry.ts';
import { createSender } from '../../src/door/sender.ts';
import type { Json } from '../../src/event.ts';
import {
  claimedIds,
  LEASE,
  NOW,
  pendingOf,
  post,
  stored,
  waitingKeys,
  work,
} from '../adapters/store/rows.ts';
import { ringingClock } from '../clock.ts';

type Perform = (task: Json) => Promise<Json>;

type World = {
  store: Store;
  reports: string[];
  /** One turn, and all that can end by itself. */
  turn(): Promise<number>;
  pass(ms: number): void;
  /** Rings every alarm. */
  ring(): Promise<void>;
};

async function opened(perform: Perform): Promise<World> {
  const store = await openMemoryStore();
  onTestFinished(() => store.close());
  const reports: string[] = [];
  let now = NOW;
  const { clock, ring } = ringingClock(() => now);
  const sender = createSender({
    outbox: store.outbox,
    messenger: screen(() => {}),
    tasks: { perform },
    clock,
    random: () => 0,
    owner: 'A',
    leaseMs: LEASE,
    patienceMs: 0,
    report: (sentence) => reports.push(sentence),
    ended: () => {},
  });
  return {
    store,
    reports,
    async turn() {
      const taken = await sender.turn();
      await turnOfTheEventLoop();
      return taken;
    },
    pass(ms) {
      now += ms;
    },
    ring: () => ring(),
  };
}

describe('a slow task', () => {
  const resultOf = async (store: Store): Promise<unknown> => {
    const { event } = (await pendingOf(store, 'talk1', Number.MAX_SAFE_INTEGER)).incoming;
    return event?.kind === 'worked' ? { task: event.task, result: event.result } : event;
  };

  it('that is done comes back to its talk as an event', async () => {
    const { store, turn } = await opened(async (task) => ({ did: task }));
    await stored(store, [work('w1', { place: 'C1', thread: '17.5' })]);

    await turn();

    expect((await pendingOf(store)).incoming).toEqual({
      tenant: 'T1',
      talk: 'talk1',
      place: 'C1',
      thread: '17.5',
      zone: 'Europe/Berlin',
      event: {
        key: 'work:w1',
        kind: 'worked',
        by: 'whichway',
        at: '2026-11-20T08:00:00.000Z',
        task: { ask: 'w1' },
        result: { did: { ask: 'w1' } },
      },
    });
  });

  it.each<[what: string, perform: Perform]>([
    ['fails', () => Promise.reject(new Error('"my secret" was too much'))],
    ['hangs', () => new Promise(() => {})],
  ])('that %s three times comes back without a result', async (_, perform) => {
    let performed = 0;
    const { store, turn, pass, ring, reports } = await opened((task) => {
      performed++;
      return perform(task);
    });
    await stored(store, [work('w1')]);

    for (let attempt = 1; attempt <= 3; attempt++) {
      expect(await turn(), `attempt ${attempt}`).toBe(1);
      await ring();
      expect(await waitingKeys(store)).toEqual(attempt < 3 ? [] : ['work:w1']);
      expect(await turn(), 'not at once').toBe(0);
      pass(backoff(attempt, 0));
    }

    expect(await resultOf(store)).toEqual({ task: { ask: 'w1' }, result: null });
    expect(performed).toBe(3);
    expect(reports).toHaveLength(3);
    expect(reports.join()).toMatch(/^A slow task of the talk talk1 failed: /u);
    expect(reports.join()).not.toContain('secret');
  });

  it('that can never work is not tried again', async () => {
    const { store, turn, reports } = await opened(() =>
      Promise.reject(new WhichwayError('input', 'No such task.')),
    );
    await stored(store, [work('w1')]);

    await turn();

    expect(await resultOf(store)).toEqual({ task: { ask: 'w1' }, result: null });
    expect(reports).toEqual(['A slow task of the talk talk1 failed: input']);
  });

  it('that works in the end brings its result', async () => {
    const results = [() => Promise.reject(new Error('busy')), async () => 'done'];
    const { store, turn, pass } = await opened(() => (results.shift() ?? (async () => null))());
    await stored(store, [work('w1')]);

    await turn();
    pass(backoff(1, 0));
    await turn();

    expect(await resultOf(store)).toEqual({ task: { ask: 'w1' }, result: 'done' });
  });
});

describe('slow tasks', () => {
  it('are performed 16 at once, and hold no message up however many hang', async () => {
    let performed = 0;
    const { store, turn } = await opened(() => {
      performed++;
      return new Promise(() => {});
    });
    for (let index = 0; index < 40; index++)
      await stored(store, [work(`w${index}`), post(`m${index}`, { place: `room ${index}` })], {
        talk: `t${index}`,
      });

    expect([await turn(), await turn()]).toEqual([56, 0]);

    expect(performed).toBe(16);
    expect(await claimedIds(store, { owner: 'B' }), 'no message is left').toHaveLength(24);
  });
});
