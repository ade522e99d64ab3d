// The two doors that are measured: the project's own, and the plain way without any of its care for the disk's work.

import { join } from 'node:path';
import Database from 'better-sqlite3';
import { realClock } from '../../adapters/clock.ts';
import { newId } from '../../adapters/ids.ts';
import { openStore } from '../../adapters/store/open.ts';
import { screen } from '../../adapters/terminal/screen.ts';
import { openGuide } from '../../knowledge/open.ts';
import { createBot, decideOn, NO_TASKS } from '../../src/bot.ts';
import type { Card } from '../../src/card.ts';
import { OFFICE_HOURS } from '../../src/checkin/workhours.ts';
import { newTalk, type Talk } from '../../src/dialogue/talk.ts';
import type { Incoming } from '../../src/door/incoming.ts';
import type { Messenger } from '../../src/door/messenger.ts';
import type { Decide } from '../../src/door/worker.ts';
import type { Event } from '../../src/event.ts';
import { adviceVersion } from '../../src/version.ts';

/** What happens behind a door. */
export type Watch = {
  posted(talk: string, card: Card): void;
  /** What came of the event with this key is on disk. */
  committed(key: string): void;
};

export type Door = { take(incoming: Incoming): Promise<unknown>; close(): Promise<void> };

export type DoorName = 'ours' | 'byHand';

/** Opens a door on a database file in the folder. */
export async function openDoor(name: DoorName, folder: string, watch: Watch): Promise<Door> {
  const guide = openGuide({ file: join(folder, 'knowledge.sqlite') });
  const decide = decideOn({
    guide,
    version: adviceVersion(guide.hash),
    checkInAfter: 'P6M',
    hours: OFFICE_HOURS,
  });
  return name === 'ours' ? ours(folder, decide, watch) : byHand(folder, decide, watch);
}

async function ours(folder: string, decide: Decide, watch: Watch): Promise<Door> {
  const store = await openStore(folder, realClock);
  const talks: typeof store.talks = {
    ...store.talks,
    async commit(commits, now) {
      const results = await store.talks.commit(commits, now);
      for (const { incoming } of commits) watch.committed(incoming.event.key);
      return results;
    },
  };
  const messenger: Messenger = {
    ...screen(() => {}),
    async post({ id, talk, card }) {
      watch.posted(talk, card);
      return { kind: 'sent', external: id };
    },
  };
  const bot = createBot({
    store: { ...store, talks },
    messenger,
    tasks: NO_TASKS,
    decide,
    ids: newId,
    clock: realClock,
    random: Math.random,
    report(sentence) {
      throw new Error(sentence);
    },
  });
  bot.run();
  return {
    take: (incoming) => bot.receive(incoming),
    async close() {
      await bot.stop();
      await store.close();
    },
  };
}

const TABLES = `
  CREATE TABLE inbox (seq INTEGER PRIMARY KEY, key TEXT UNIQUE, talk TEXT, event TEXT, done INTEGER DEFAULT 0);
  CREATE TABLE talk (id TEXT PRIMARY KEY, state TEXT);
  CREATE TABLE outbox (id TEXT PRIMARY KEY, talk TEXT, card TEXT, claimed INTEGER DEFAULT 0, external TEXT);`;

/** One transaction for each step of each event, in plain SQL, with the same promise for a single process. */
function byHand(folder: string, decide: Decide, watch: Watch): Door {
  const db = new Database(join(folder, 'by-hand.sqlite'));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(TABLES);
  const sql = {
    receive: db.prepare('INSERT INTO inbox (key, talk, event) VALUES (?, ?, ?) ON CONFLICT DO NOTHING'),
    talk: db.prepare('SELECT state FROM talk WHERE id = ?').pluck(),
    keep: db.prepare('INSERT INTO talk VALUES (?, ?) ON CONFLICT DO UPDATE SET state = excluded.state'),
    done: db.prepare('UPDATE inbox SET done = 1 WHERE key = ?'),
    queue: db.prepare('INSERT INTO outbox (id, talk, card) VALUES (?, ?, ?)'),
    claim: db.prepare('UPDATE outbox SET claimed = 1 WHERE id = ?'),
    settle: db.prepare('UPDATE outbox SET external = ? WHERE id = ?'),
  };
  const work = db.transaction((id: string, tenant: string, event: Event): { id: string; card: Card }[] => {
    const state = sql.talk.get(id) as string | undefined;
    const talk = state
      ? (JSON.parse(state) as Talk)
      : newTalk({ id, tenant, owner: event.by, zone: 'Europe/Berlin' });
    const [next, effects] = decide(talk, event);
    sql.keep.run(id, JSON.stringify(next));
    const posts = effects.flatMap((effect) =>
      effect.kind === 'post' ? [{ id: newId(), card: effect.card }] : [],
    );
    for (const post of posts) sql.queue.run(post.id, id, JSON.stringify(post.card));
    sql.done.run(event.key);
    return posts;
  });
  return {
    async take({ talk, tenant, event }) {
      sql.receive.run(event.key, talk, JSON.stringify(event));
      const posts = work(talk, tenant, event);
      watch.committed(event.key);
      for (const { id, card } of posts) {
        sql.claim.run(id);
        watch.posted(talk, card);
        sql.settle.run(id, id);
        // As ours does: others have their turn between two messages.
        await realClock.breathe();
      }
    },
    close: async () => void db.close(),
  };
}
