// Words that people say to each other, and of which nothing came, are not kept; what came of them keeps them.
import { expect, it } from 'vitest';
import type { Effect } from '../../src/dialogue/outcome.ts';
import type { Incoming } from '../../src/door/incoming.ts';
import type { Event } from '../../src/event.ts';
import { incoming, NOW, notice } from '../adapters/store/rows.ts';
import { opened } from './workerworld.ts';

const DATE: Effect = { kind: 'check-in', at: '2027-05-20T09:00:00+02:00' };

it.each<[what: string, effects: Effect[], overheard: boolean, forgotten: boolean]>([
  ['nothing', [], true, true],
  ['a date, since somebody is there again', [DATE], true, true],
  ['an answer', [{ kind: 'post', card: notice('yes') }], true, false],
  ['an answer with a date', [{ kind: 'post', card: notice('yes') }, DATE], true, false],
  ['the end of check-ins', [{ kind: 'no-check-in' }], true, false],
  ['nothing, though they were for the bot', [], false, false],
])('where %s came of them', async (_, effects, overheard, forgotten) => {
  const { event, ...where } = incoming('e1');

  expect(
    await forgets(effects, { ...where, event: { ...event, ...(overheard ? { overheard } : {}) } as Event }),
  ).toEqual([forgotten]);
});

it.each<[what: string, effects: Effect[], overheard: boolean, forgotten: boolean]>([
  ['nothing', [], true, true],
  ['an answer', [{ kind: 'post', card: notice('yes') }], true, false],
  ['nothing, though they were for the bot', [], false, false],
])('where %s came of them after a model had read them', async (_, effects, overheard, forgotten) => {
  const { event, ...where } = incoming('work:w1');
  const { by, at } = event;
  const task = { kind: 'read', tenant: 'T1', by, at, text: 'words', open: null, overheard };
  const worked = { kind: 'worked', key: 'work:w1', by, at, task, result: null } as const;

  expect(await forgets(effects, { ...where, event: worked })).toEqual([forgotten]);
});

/** Whether the words of that event are given up where that comes of it. */
async function forgets(effects: Effect[], event: Incoming): Promise<boolean[]> {
  const forget: boolean[] = [];
  const { store, worker } = await opened({
    decide: (talk) => [talk, effects],
    between: (talks) => ({
      ...talks,
      commit(commits, now) {
        forget.push(...commits.map((one) => one.forget));
        return talks.commit(commits, now);
      },
    }),
  });
  await store.inbox.receive([event], NOW);

  await worker.turn();

  return forget;
}
