// A store that fails: as a whole, for one outcome, or for one outcome for good.
import { describe, expect, it } from 'vitest';
import { WhichwayError } from '../../knowledge/error.ts';
import { incoming, NOW, waitingKeys } from '../adapters/store/rows.ts';
import { echo, opened, said } from './workerworld.ts';

describe('a store that fails', () => {
  it('makes the turn fail, and the next one does all of it', async () => {
    let full = true;
    const { store, worker } = await opened({
      between: (talks) => ({
        ...talks,
        commit: (commits, now) =>
          full ? Promise.reject(new WhichwayError('data', 'the disk is full')) : talks.commit(commits, now),
      }),
    });
    await store.inbox.receive(
      [incoming('a1', { talk: 'a' }), incoming('b1', { talk: 'b', text: 'throw' })],
      NOW,
    );

    await expect(worker.turn()).rejects.toThrow('the disk is full');
    expect(await waitingKeys(store)).toEqual(['a1', 'b1']);
    full = false;
    await worker.turn();

    expect(await said(store)).toEqual(['text of a1', expect.stringContaining('stumbled')]);
  });

  it('on one outcome puts that one off and stores the others', async () => {
    const fails = new Set(['b1']);
    const { store, worker, reports } = await opened({
      between: (talks) => ({
        ...talks,
        commit: (commits, now) =>
          commits.some(({ incoming: { event } }) => fails.has(event.key))
            ? Promise.reject(new TypeError('cannot store "text of b1"'))
            : talks.commit(commits, now),
      }),
    });
    await store.inbox.receive(
      ['a', 'b', 'c'].map((talk) => incoming(`${talk}1`, { talk })),
      NOW,
    );
    await worker.turn();

    expect(await said(store)).toEqual(['text of a1', 'text of c1']);
    const said1 = 'What came of an event of the talk b could not be stored: TypeError';
    expect(reports, 'what came of it, and that it failed').toEqual([said1, said1]);
    expect(await waitingKeys(store), 'not at once again').toEqual([]);
    expect(await waitingKeys(store, NOW + 1000)).toEqual(['b1']);
  });

  it('on one outcome for good puts its event aside with a word to the people', async () => {
    const { store, worker } = await opened({
      decide(talk, event) {
        const [next, effects] = echo(talk, event);
        const never = Number.NaN as unknown as string;
        return [next, event.key === 'b1' ? [...effects, { kind: 'check-in', at: never }] : effects];
      },
    });
    await store.inbox.receive(
      ['a1', 'b1', 'b2'].map((key) => incoming(key, { talk: key.slice(0, 1) })),
      NOW,
    );
    await worker.turn();
    await worker.turn();

    expect(await said(store)).toEqual(['text of a1', expect.stringContaining('stumbled'), 'text of b2']);
  });
});
