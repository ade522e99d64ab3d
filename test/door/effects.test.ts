// What becomes of the effects of a step that are no message into the thread.
import { describe, expect, it } from 'vitest';
import type { Effect, Outcome } from '../../src/dialogue/outcome.ts';
import { remember, type Talk } from '../../src/dialogue/talk.ts';
import type { Event } from '../../src/event.ts';
import { incoming, NOW, notice, sendAll } from '../adapters/store/rows.ts';
import { opened, textOf } from './workerworld.ts';

describe('what one person is told', () => {
  const whispering =
    (effects: Effect[]) =>
    (talk: Talk, event: Event): Outcome => [
      remember(talk, event.key),
      [{ kind: 'whisper', to: event.by, card: notice('for you') }, ...effects],
    ];

  it('goes to where the event came from, once the outcome is stored', async () => {
    const stored: boolean[] = [];
    const { store, worker, whispers } = await opened({
      decide: whispering([]),
      between: (talks) => ({
        ...talks,
        async commit(commits, now) {
          stored.push(whispers.length === 0);
          return talks.commit(commits, now);
        },
      }),
    });
    await store.inbox.receive([incoming('e1', { place: 'C1', thread: '17.5' })], NOW);

    await worker.turn();

    expect(stored).toEqual([true]);
    expect(whispers).toEqual([
      { tenant: 'T1', talk: 'talk1', place: 'C1', thread: '17.5', to: 'u1', card: notice('for you') },
    ]);
  });

  it('is not said of an outcome that was a conflict', async () => {
    const { store, worker, whispers } = await opened({
      decide: whispering([]),
      between: (talks) => ({ ...talks, commit: async (commits) => commits.map(() => 'conflict' as const) }),
    });
    await store.inbox.receive([incoming('e1')], NOW);

    await worker.turn();

    expect(whispers).toEqual([]);
  });
});

describe('a change to a message', () => {
  const changing = (talk: Talk, event: Event): Outcome => [
    remember(talk, event.key),
    [
      { kind: 'edit', name: 'card', card: notice('changed') },
      { kind: 'post', card: notice('new') },
    ],
  ];

  it.each([
    [true, 2],
    [false, 1],
  ])('is queued where the platform can change messages (%s), and nowhere else', async (canEdit, rows) => {
    const { store, worker } = await opened({ decide: changing, canEdit });
    await store.inbox.receive([incoming('e1')], NOW);

    await worker.turn();

    let sent = 0;
    while ((await sendAll(store)).length > 0) sent++;
    expect(sent).toBe(rows);
  });
});

describe('a task', () => {
  const summary = { kind: 'summary', round: 0, tenant: 'T1', by: 'u1', card: 1, sources: [] };
  const read = { kind: 'read', round: 0, tenant: 'T1', by: 'u1', at: '', text: 'our case', open: null };

  it.each([
    [true, ['summary', 'read']],
    [false, ['read']],
  ])('that can only change a message is given out where that can be (%s)', async (canEdit, kinds) => {
    const decide = (talk: Talk, event: Event): Outcome => [
      remember(talk, event.key),
      [
        { kind: 'work', task: summary },
        { kind: 'work', task: read },
      ],
    ];
    const { store, worker } = await opened({ decide, canEdit });
    await store.inbox.receive([incoming('e1')], NOW);

    await worker.turn();

    const given: unknown[] = [];
    for (let sent = await sendAll(store); sent.length > 0; sent = await sendAll(store))
      for (const { job } of sent) if ('task' in job) given.push((job.task as { kind: string }).kind);
    expect(given.sort()).toEqual(kinds.sort());
  });
});

it('a message for the whole room goes there, and the thread stays the talk’s own', async () => {
  const { store, worker } = await opened({
    decide: (talk, event) => [
      remember(talk, event.key),
      [
        { kind: 'post', card: notice('for all'), into: 'room' },
        { kind: 'post', card: notice('here') },
      ],
    ],
  });
  await store.inbox.receive([incoming('e1')], NOW);

  await worker.turn();

  const threads: unknown[] = [];
  for (let sent = await sendAll(store); sent.length > 0; sent = await sendAll(store))
    for (const { job } of sent) if ('message' in job) threads.push(job.message.thread);
  expect(threads).toEqual(['', null]);
});

it('words that were overheard are forgotten where nothing came of them, and only there', async () => {
  const forgotten: boolean[] = [];
  const { store, worker } = await opened({
    decide: (talk, event) => [
      remember(talk, event.key),
      textOf(event) === 'hello' ? [{ kind: 'post', card: notice('hello') }] : [],
    ],
    between: (talks) => ({
      ...talks,
      commit(commits, now) {
        forgotten.push(...commits.map(({ forget }) => forget));
        return talks.commit(commits, now);
      },
    }),
  });
  const overheard = (key: string, text: string) => {
    const one = incoming(key, { text });
    return { ...one, event: { ...one.event, overheard: true } as Event };
  };
  await store.inbox.receive([overheard('a', 'hello'), overheard('b', 'my salary'), incoming('c')], NOW);

  for (let turn = 0; turn < 3; turn++) await worker.turn();

  expect(forgotten).toEqual([false, true, false]);
});
