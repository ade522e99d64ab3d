// A clock that is set back must not make anything wait for days, nor let anything come early.
import { expect, it, onTestFinished } from 'vitest';
import { openMemoryStore } from '../../adapters/store/open.ts';
import { createBot, NO_TASKS, type Store } from '../../src/bot.ts';
import { remember } from '../../src/dialogue/talk.ts';
import { clockWatch, type Longest } from '../../src/door/clockwatch.ts';
import { claim, incoming, LEASE, NOW, notice, post, stored, waitingKeys } from '../adapters/store/rows.ts';
import { handClock } from '../clock.ts';

const HOUR = 3600_000;
const DAY = 24 * HOUR;
const LONGEST = { wait: HOUR, lease: LEASE };

async function opened(): Promise<Store> {
  const store = await openMemoryStore();
  onTestFinished(() => store.close());
  return store;
}

it('looks at the start and after each step back, and not otherwise', async () => {
  const seen: [number, Longest][] = [];
  let now = NOW;
  const watch = clockWatch(
    { shorten: async (at, longest) => void seen.push([at, longest]) },
    handClock(() => now),
    LONGEST,
  );
  for (const next of [NOW, NOW + DAY, NOW + DAY - 59_000, NOW, NOW + 1, NOW - DAY]) {
    now = next;
    await watch();
  }

  expect(seen).toEqual([
    [NOW, LONGEST],
    [NOW, LONGEST],
    [NOW - DAY, LONGEST],
  ]);
});

it('looks again where it could not be stored', async () => {
  let works = false;
  let looks = 0;
  const shorten = async (): Promise<void> => {
    looks++;
    if (!works) throw new Error('locked');
  };
  const watch = clockWatch(
    { shorten },
    handClock(() => NOW),
    LONGEST,
  );
  await expect(watch()).rejects.toThrow('locked');
  works = true;
  await watch();
  await watch();

  expect(looks).toBe(2);
});

it('lets an event, a message, a claimed message and a place wait only for their longest time', async () => {
  const store = await opened();
  await store.inbox.receive([incoming('e1', { talk: 'a' })], NOW);
  const [event] = await store.talks.next(NOW, 1);
  await store.talks.setBack([{ inbox: event?.inbox ?? 0, reason: 'state', until: NOW + 60_000 }]);
  await stored(store, [post('held')], { talk: 'b' });
  await stored(store, [post('rests', { place: 'resting' })], { talk: 'c' });
  await claim(store);
  const rest = {
    id: 'rests',
    state: 'waiting',
    due: NOW + 5000,
    tries: 0,
    doubt: false,
    reason: '',
    pause: true,
  } as const;
  await store.outbox.settle([rest], 'A', NOW);

  const then = NOW - DAY;
  await store.waits.shorten(then, LONGEST);

  expect(await waitingKeys(store, then + HOUR - 1)).toEqual([]);
  expect(await waitingKeys(store, then + HOUR)).toEqual(['e1']);
  expect(await claim(store, { now: then + LEASE - 1 })).toEqual([]);
  expect(await claim(store, { now: then + LEASE })).toMatchObject([{ id: 'held', doubt: true }]);
  expect(await claim(store, { now: then + HOUR - 1, owner: 'B' })).toMatchObject([{ id: 'held' }]);
  expect(await claim(store, { now: then + HOUR, owner: 'C' })).toMatchObject([{ id: 'rests' }]);
});

it('makes nothing wait longer', async () => {
  const store = await opened();
  await stored(store, [post('m1')]);
  await claim(store);
  await store.waits.shorten(NOW, { wait: 10 * HOUR, lease: 10 * HOUR });

  expect(await claim(store, { now: NOW + LEASE })).toMatchObject([{ id: 'm1' }]);
});

it('takes up at once what a dead process held, where nobody else can be at work', async () => {
  const store = await opened();
  await stored(store, [post('m1')]);
  await claim(store, { owner: 'dead' });
  const shown: string[] = [];
  const bot = createBot({
    store,
    messenger: {
      can: () => ({ edit: false, find: true }),
      async post({ id }) {
        shown.push(id);
        return { kind: 'sent', external: id };
      },
      edit: async () => ({ kind: 'refused', reason: 'not here' }),
      find: async () => ({ kind: 'absent' }),
      whisper: () => {},
    },
    tasks: NO_TASKS,
    decide: (talk, event) => [remember(talk, event.key), [{ kind: 'post', card: notice('x') }]],
    ids: () => 'owner',
    clock: handClock(() => NOW),
    random: () => 0,
    report: () => {},
    alone: true,
  });
  await bot.drain();

  expect(shown).toEqual(['m1']);
});
