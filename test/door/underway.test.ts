// What is under way with the sender: how much, for how long, and whose it still is.
import { setImmediate as turnOfTheEventLoop } from 'node:timers/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openMemoryStore } from '../../adapters/store/open.ts';
import { WhichwayError } from '../../knowledge/error.ts';
import type { Store } from '../../src/bot.ts';
import type { Messenger, Sending } from '../../src/door/messenger.ts';
import { createSender, type Outbox, type Sender } from '../../src/door/sender.ts';
import { claim, LEASE, NOW, post, stored } from '../adapters/store/rows.ts';
import { ringingClock } from '../clock.ts';

type World = {
  store: Store;
  sender: Sender;
  reports: string[];
  /** Ids of messages that the platform was asked to post, or to look for. */
  asked: string[];
  /** Lets the oldest post that is under way end. */
  answer(): Promise<void>;
  /** One turn, and all that can end by itself. */
  turn(): Promise<number>;
  pass(ms: number): void;
  /** Rings all alarms that were set so far. */
  ring(): Promise<void>;
};

/** A sender whose posts end only when they are told. */
async function opened(between: (outbox: Outbox) => Outbox = (outbox) => outbox): Promise<World> {
  const store = await openMemoryStore();
  onTestFinished(() => store.close());
  const reports: string[] = [];
  const asked: string[] = [];
  const running: (() => void)[] = [];
  let now = NOW;
  const { clock, ring } = ringingClock(() => now);
  const messenger: Messenger = {
    can: () => ({ edit: true, find: true }),
    post({ id }) {
      asked.push(`post ${id}`);
      return new Promise<Sending>((resolve) => {
        running.push(() => resolve({ kind: 'sent', external: `x-${id}` }));
      });
    },
    edit: async () => ({ kind: 'refused', reason: 'not in this test' }),
    async find({ id }) {
      asked.push(`find ${id}`);
      return { kind: 'absent' };
    },
    whisper: () => {},
  };
  const sender = createSender({
    outbox: between(store.outbox),
    messenger,
    tasks: { perform: async () => null },
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
    sender,
    reports,
    asked,
    async answer() {
      running.shift()?.();
      await turnOfTheEventLoop();
    },
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

/** A message in a room of its own. */
function inItsRoom(store: Store, number: number): Promise<void> {
  return stored(store, [post(`m${number}`, { place: `room ${number}` })], { talk: `t${number}` });
}

describe('what is under way', () => {
  it('is one message of a room; a room that hangs holds no other up', async () => {
    const { store, turn, answer, asked } = await opened();
    for (let index = 0; index < 200; index++)
      await stored(store, [post(`m${index}`, { place: 'hangs' })], { talk: `t${index}` });
    await stored(store, [post('other', { place: 'free' })], { talk: 'z' });

    expect([await turn(), await turn(), await turn()]).toEqual([1, 1, 0]);
    expect(asked).toEqual(['post m0', 'post other']);
    await answer();
    await turn();
    expect(asked.at(-1)).toBe('post m1');
  });

  it('is at most 64 messages; the next is taken when one has ended', async () => {
    const { store, turn, answer, asked } = await opened();
    for (let index = 0; index < 70; index++) await inItsRoom(store, index);

    expect([await turn(), await turn()]).toEqual([64, 0]);
    expect(await claim(store, { owner: 'B' }), 'the rest is free for others').toHaveLength(6);
    await answer();
    await answer();
    expect(await turn()).toBe(0);

    expect(asked).toHaveLength(64);
  });

  it('makes room as it ends', async () => {
    const { store, turn, answer, asked } = await opened();
    for (let index = 0; index < 66; index++) await inItsRoom(store, index);
    await turn();

    await answer();

    expect(await turn()).toBe(1);
    expect(asked.at(-1)).toBe('post m64');
  });

  it('is waited for by who wants to stop', async () => {
    const { store, sender, turn, answer } = await opened();
    await inItsRoom(store, 1);
    await inItsRoom(store, 2);
    await turn();
    let idle = false;
    const waiting = sender.idle().then(() => {
      idle = true;
    });

    await answer();
    expect(idle).toBe(false);
    await answer();
    await waiting;
  });

  it('is not begun twice when the clock jumps over the end of its lease', async () => {
    const { store, turn, pass, answer, asked } = await opened();
    await stored(store, [post('m1')]);
    await turn();

    pass(LEASE * 100);
    expect(await turn()).toBe(0);
    await answer();
    await turn();

    expect(asked).toEqual(['post m1']);
  });
});

describe('right before it is sent, a message', () => {
  it('that is somebody else’s by now is left to them', async () => {
    const { store, turn, pass, asked, reports } = await opened((outbox) => ({
      ...outbox,
      async claim(one) {
        const claimed = await outbox.claim(one);
        pass(LEASE); // The process was frozen here.
        await outbox.claim({ ...one, owner: 'B', now: one.now + LEASE });
        return claimed;
      },
    }));
    await stored(store, [post('m1')]);

    await turn();

    expect(asked).toEqual([]);
    expect(reports).toEqual([]);
    expect(await store.outbox.holds(['m1'], 'B', NOW + LEASE)).toEqual(['held']);
  });

  it('whose place was put at rest goes back without doubt, and is no attempt', async () => {
    const { store, turn, asked } = await opened((outbox) => ({
      ...outbox,
      async claim(one) {
        // The other process of two, which has a message of the same room under way.
        const claimed = await outbox.claim({ ...one, each: 2 });
        const rest = { due: NOW + 1000, tries: 0, doubt: false, reason: 'rate limit', pause: true };
        await outbox.settle([{ id: 'a', state: 'waiting', ...rest }], one.owner, one.now);
        return claimed.filter(({ id }) => id !== 'a');
      },
    }));
    await stored(store, [post('a')], { talk: 'a' });
    await stored(store, [post('b')], { talk: 'b' });

    await turn();

    expect(asked).toEqual([]);
    expect(await claim(store, { owner: 'B', now: NOW + 1000 })).toMatchObject([
      { id: 'a' },
      { id: 'b', tries: 0, doubt: false },
    ]);
  });
});

it('a message whose end could not be stored is reported, and its end is stored as soon as that works', async () => {
  let broken = true;
  const { store, turn, answer, pass, ring, asked, reports } = await opened((outbox) => ({
    ...outbox,
    settle: (...args) =>
      broken ? Promise.reject(new WhichwayError('data', 'the disk is full')) : outbox.settle(...args),
  }));
  await stored(store, [post('m1'), post('m2')]);
  await turn();
  await answer();
  await ring();
  const said = 'What became of a message of the talk talk1 could not be stored: data: the disk is full';
  expect(reports).toEqual([said, said]);
  broken = false;
  await ring();

  pass(LEASE);
  await turn();
  expect(asked, 'nothing is looked for, and the next one goes').toEqual(['post m1', 'post m2']);
});

it('a message is put back where the store cannot tell whether it is still ours', async () => {
  let broken = true;
  const { store, turn, pass, asked } = await opened((outbox) => ({
    ...outbox,
    holds: (...args) => (broken ? Promise.reject(new Error('cannot read')) : outbox.holds(...args)),
  }));
  await stored(store, [post('m1')]);
  await turn();
  expect(asked).toEqual([]);
  broken = false;

  expect(await turn(), 'not at once').toBe(0);
  pass(1000);
  await turn();
  expect(asked, 'it surely was not sent, so nobody has to look').toEqual(['post m1']);
});
