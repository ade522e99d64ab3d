// The worker on a real store: one event of each talk at a time, and a fault stays with the event that brought it.
import { describe, expect, it } from 'vitest';
import { WhichwayError } from '../../knowledge/error.ts';
import type { Store } from '../../src/bot.ts';
import type { Effect } from '../../src/dialogue/outcome.ts';
import { remember, type Talk } from '../../src/dialogue/talk.ts';
import type { DueCheckIn } from '../../src/door/worker.ts';
import { incoming, NOW, notice, outcome, pendingOf, sendAll, waitingKeys } from '../adapters/store/rows.ts';
import { echo, opened, said } from './workerworld.ts';

const seenBy = async (store: Store, talk = 'talk1'): Promise<unknown> =>
  (JSON.parse((await store.inbox.talk('T1', talk)) ?? '{}') as Partial<Talk>).seen;

describe('a turn', () => {
  it('works one event of each talk, in the order they came', async () => {
    const { store, worker, decided } = await opened();
    const events = ['a1', 'b1', 'a2', 'a3'].map((key) => incoming(key, { talk: key.slice(0, 1) }));
    await store.inbox.receive(events, NOW);

    const turns = [await worker.turn(), await worker.turn(), await worker.turn(), await worker.turn()];

    expect(turns).toEqual([2, 1, 1, 0]);
    expect(decided).toEqual(['a1', 'b1', 'a2', 'a3']);
    expect(await seenBy(store, 'a')).toEqual(['a1', 'a2', 'a3']);
    expect(await waitingKeys(store)).toEqual([]);
  });

  it('takes no more than 96 talks, so that nobody waits long for the others', async () => {
    const { store, worker } = await opened();
    const talks = Array.from({ length: 98 }, (_, index) => `t${index}`);
    await store.inbox.receive(
      talks.map((talk) => incoming(talk, { talk })),
      NOW,
    );

    expect([await worker.turn(), await worker.turn(), await worker.turn()]).toEqual([96, 2, 0]);
  });

  it('opens a new talk for who spoke first, and goes on with a stored one', async () => {
    const before: Talk[] = [];
    const { store, worker } = await opened({
      decide(talk, event) {
        before.push(talk);
        return echo(talk, event);
      },
    });
    await store.inbox.receive([incoming('e1'), incoming('e2')], NOW);

    await worker.turn();
    await worker.turn();

    expect(before).toMatchObject([
      { id: 'talk1', tenant: 'T1', owner: 'u1', zone: 'Europe/Berlin', seen: [] },
      { id: 'talk1', seen: ['e1'] },
    ]);
  });

  it('stores every effect of a step in its place and order', async () => {
    const effects: Effect[] = [
      { kind: 'post', card: notice('first'), name: 'card' },
      { kind: 'work', task: { ask: 'model' } },
      { kind: 'check-in', at: '2027-05-20T09:00:00+02:00' },
      { kind: 'edit', card: notice('changed'), name: 'card' },
    ];
    const checkIns: (DueCheckIn | null | undefined)[] = [];
    const { store, worker } = await opened({
      decide: (talk) => [talk, effects],
      between: (talks) => ({
        ...talks,
        commit(commits, now) {
          checkIns.push(...commits.map(({ checkIn }) => checkIn));
          return talks.commit(commits, now);
        },
      }),
    });
    await store.inbox.receive([incoming('e1', { place: 'C1', thread: '17.5' })], NOW);

    await worker.turn();

    const due = Date.parse('2027-05-20T07:00:00Z');
    expect(checkIns).toEqual([
      { id: expect.any(String), due, local: '2027-05-20T09:00:00', zone: 'Europe/Berlin' },
    ]);
    const message = { place: 'C1', thread: '17.5' };
    expect((await sendAll(store)).map(({ job }) => job)).toMatchObject([
      { kind: 'post', message: { ...message, card: notice('first') } },
      { kind: 'work', ...message, task: { ask: 'model' } },
    ]);
    expect((await sendAll(store)).map(({ id, job }) => ({ id, job }))).toMatchObject([
      { job: { kind: 'edit', target: 'x-id1', message: { card: notice('changed') } } },
    ]);
  });
});

describe('a step that throws', () => {
  it('puts its event aside with a word, and the talk goes on', async () => {
    const { store, worker, reports } = await opened();
    await store.inbox.receive(
      [incoming('e1'), incoming('e2', { text: 'throw my secret' }), incoming('e3')],
      NOW,
    );

    for (let turn = 0; turn < 3; turn++) await worker.turn();

    expect(await said(store)).toEqual(['text of e1', expect.stringContaining('stumbled'), 'text of e3']);
    expect(await seenBy(store)).toEqual(['e1', 'e3']);
    expect(await waitingKeys(store, NOW + 1e12)).toEqual([]);
    expect(reports, 'without a word of the person').toEqual([
      'An event of the talk talk1 could not be worked: Error',
    ]);
  });

  it('at a check-in says nothing, and tries it again after a week', async () => {
    const { store, worker } = await opened({
      decide(talk, event) {
        if (event.kind === 'due') throw new Error('a mistake');
        return [remember(talk, event.key), []];
      },
    });
    const at = new Date(NOW).toISOString();
    const due = { kind: 'due', key: 'c1', by: 'whichway', at, checkIn: 'c1', due: at } as const;
    await store.inbox.receive([incoming('e1'), { ...incoming('c1'), event: due }], NOW);

    await worker.turn();
    await worker.turn();

    const week = 7 * 24 * 3_600_000;
    expect(await said(store)).toEqual([]);
    expect(await store.checkIns.due(NOW + week - 1, 10)).toEqual([]);
    expect(await store.checkIns.due(NOW + week, 10)).toMatchObject([
      { talk: 'talk1', zone: 'Europe/Berlin' },
    ]);
  });

  it('does so for the first event of a talk too', async () => {
    const { store, worker } = await opened();
    await store.inbox.receive([incoming('e1', { text: 'throw' }), incoming('e2')], NOW);

    await worker.turn();
    await worker.turn();

    expect(await said(store)).toEqual([expect.stringContaining('stumbled'), 'text of e2']);
    expect(await seenBy(store)).toEqual(['e2']);
  });

  it('harms no other talk of the turn', async () => {
    const { store, worker } = await opened();
    await store.inbox.receive(
      [
        incoming('a1', { talk: 'a' }),
        incoming('b1', { talk: 'b', text: 'throw' }),
        incoming('c1', { talk: 'c' }),
      ],
      NOW,
    );

    expect(await worker.turn()).toBe(3);

    expect([await seenBy(store, 'a'), await seenBy(store, 'b'), await seenBy(store, 'c')]).toEqual([
      ['a1'],
      [],
      ['c1'],
    ]);
  });

  it.each<[what: string, thrown: unknown, reported: string]>([
    ['an error of ours', new WhichwayError('input', 'Not that.'), 'input: Not that.'],
    ['an error of strangers', new TypeError('"my secret" is no function'), 'TypeError'],
    ['no error at all', 'my secret', 'string'],
  ])('%s is reported without a text of people', async (_, thrown, reported) => {
    const { store, worker, reports } = await opened({
      decide() {
        throw thrown;
      },
    });
    await store.inbox.receive([incoming('e1')], NOW);

    await worker.turn();

    expect(reports).toEqual([`An event of the talk talk1 could not be worked: ${reported}`]);
  });
});

describe('a talk that somebody else changed meanwhile', () => {
  it('leaves its event waiting, to be decided on the newer talk', async () => {
    let meddled = false;
    const { store, worker, decided } = await opened({
      // Between reading and storing, another one works a later event of the talk.
      between: (talks) => ({
        ...talks,
        async commit(commits, now) {
          const [own] = commits;
          if (!meddled && own) {
            const { inbox, incoming } = own;
            const later = { inbox: inbox + 1, incoming, tries: 0, talk: undefined, version: 0 };
            await talks.commit([outcome(later)], now);
          }
          meddled = true;
          return talks.commit(commits, now);
        },
      }),
    });
    await store.inbox.receive([incoming('e1'), incoming('e2')], NOW);

    await worker.turn();
    expect(await pendingOf(store)).toMatchObject({
      incoming: { event: { key: 'e1' } },
      version: 1,
      tries: 0,
    });
    expect(await said(store), 'nothing of the lost decision is said').toEqual([]);
    await worker.turn();

    expect(decided).toEqual(['e1', 'e1']);
    expect(await seenBy(store)).toEqual(['after 1', 'e1']);
    expect(await said(store)).toEqual(['text of e1']);
  });
});
