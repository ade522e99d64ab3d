// A database from before digests: what waits in it goes on, stands in no digest, and speaks of no message.
import Database from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { realClock } from '../../../adapters/clock.ts';
import { databaseFile, openStore } from '../../../adapters/store/open.ts';
import type { Store } from '../../../src/bot.ts';
import { ringOnce } from '../../../src/door/bell.ts';
import {
  claim,
  incoming,
  NOW,
  outcome,
  pendingOf,
  post,
  sendAll,
  stored,
  temporary,
  waitingKeys,
} from './rows.ts';

const BEFORE = `
  ALTER TABLE checkin DROP COLUMN announced;
  ALTER TABLE outbox DROP COLUMN refers;
  DROP INDEX outbox_person;
  DROP INDEX outbox_declined;
  ALTER TABLE outbox DROP COLUMN cause;
  DROP TABLE usage;
  DROP TABLE vector;
  DROP TABLE wording;
  DELETE FROM kysely_migration WHERE name IN ('004-digests', '005-people', '006-causes', '007-usage', '008-vectors', '009-translations', '010-wordings');
`;

/** Fills a store, and takes from it what came with digests. */
async function older(fill: (store: Store) => Promise<void>): Promise<string> {
  const folder = temporary();
  const store = await openStore(folder, realClock);
  await fill(store);
  await store.close();
  const db = new Database(databaseFile(folder));
  db.exec(BEFORE);
  db.close();
  return folder;
}

async function reopened(folder: string): Promise<Store> {
  const store = await openStore(folder, realClock);
  onTestFinished(() => store.close());
  return store;
}

it('its check-ins come when they are due, also many of one room', async () => {
  const talks = ['a', 'b', 'c', 'd'];
  const folder = await older(async (store) => {
    for (const talk of talks) {
      await store.inbox.receive([incoming(talk, { talk, place: 'C1' })], NOW);
      const checkIn = { id: `c-${talk}`, due: NOW, local: '2026-11-20T09:00:00', zone: 'Europe/Berlin' };
      await store.talks.commit([outcome(await pendingOf(store, talk), { checkIn })], NOW);
    }
  });
  const store = await reopened(folder);

  expect(await store.checkIns.due(NOW, 10)).toMatchObject([{ id: 'c-a', announced: false, crowded: true }]);
  for (const _ of talks) await ringOnce(store.checkIns, NOW, (sentence) => expect(sentence).toBeUndefined());
  expect(await waitingKeys(store)).toEqual(talks.map((talk) => `checkin:c-${talk}`));
});

it('its messages are sent, and later ones can speak of those that stand', async () => {
  const folder = await older(async (store) => {
    await stored(store, [post('m1', { name: 'card', thread: '17.5' }), post('m2')]);
    await sendAll(store);
  });
  const store = await reopened(folder);

  const [waiting] = await sendAll(store);
  expect(waiting).toMatchObject({ id: 'm2', job: { message: { refers: null } } });
  await stored(store, [{ ...post('m3'), kind: 'post', refers: 'card' } as ReturnType<typeof post>]);
  expect(await claim(store)).toMatchObject([
    { job: { message: { refers: { external: 'x-m1', thread: '17.5' } } } },
  ]);
});
