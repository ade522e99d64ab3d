// Words that people say to each other, and of which nothing came, are not kept; what came of them keeps them.
import { expect, it } from 'vitest';
import type { Effect } from '../../src/dialogue/outcome.ts';
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
  const { event, ...where } = incoming('e1');
  const said = { ...event, ...(overheard ? { overheard } : {}) } as Event;
  await store.inbox.receive([{ ...where, event: said }], NOW);

  await worker.turn();

  expect(forget).toEqual([forgotten]);
});
