// What happened to check-ins, events and messages, and when: written down by the database itself, whatever the bot says.
import type Database from 'better-sqlite3';

/**
 * One thing that happened: a date was `set`, became an event (`asked`), was `replaced`, `stopped` or `announced`; an event
 * `came` or was `worked`; a message was `queued` or `refused`. `id` is that of the row, of an event its key. `at` is in ms
 * since the beginning of the run.
 */
export type Happening = {
  what: 'set' | 'asked' | 'replaced' | 'stopped' | 'announced' | 'came' | 'worked' | 'queued' | 'refused';
  at: number;
  id: string;
  tenant: string;
  talk: string;
};

/** Which changes are written down. What a transaction undoes was never written. */
const CHANGES: readonly { on: string; what: string; id: string }[] = [
  { on: 'INSERT ON checkin', what: "'set'", id: 'id' },
  {
    on: "UPDATE OF state ON checkin WHEN old.state <> new.state AND new.state <> 'waiting'",
    what: 'new.state',
    id: 'id',
  },
  {
    on: 'UPDATE OF announced ON checkin WHEN old.announced = 0 AND new.announced = 1',
    what: "'announced'",
    id: 'id',
  },
  { on: 'INSERT ON inbox', what: "'came'", id: 'key' },
  { on: "UPDATE OF state ON inbox WHEN old.state = 'waiting'", what: "'worked'", id: 'key' },
  { on: 'INSERT ON outbox', what: "'queued'", id: 'id' },
  {
    on: "UPDATE OF state ON outbox WHEN old.state = 'waiting' AND new.state = 'refused'",
    what: "'refused'",
    id: 'id',
  },
];

/** Begins to write down; gives back what was written so far, in order. `now` is the time of the run. */
export function writtenDown(database: Database.Database, now: () => number): () => Happening[] {
  database.function('run_time', () => now());
  database.exec(
    'CREATE TEMP TABLE happened (seq INTEGER PRIMARY KEY, what TEXT, at INTEGER, id TEXT, tenant TEXT, talk TEXT)',
  );
  for (const [index, { on, what, id }] of CHANGES.entries())
    database.exec(
      `CREATE TEMP TRIGGER happened_${index} AFTER ${on} BEGIN
         INSERT INTO happened (what, at, id, tenant, talk) VALUES (${what}, run_time(), new.${id}, new.tenant, new.talk);
       END`,
    );
  const all = database.prepare('SELECT what, at, id, tenant, talk FROM happened ORDER BY seq');
  return () => all.all() as Happening[];
}
