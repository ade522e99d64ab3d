// Measures how long it takes until all that is due became events, ours and written by hand, on one file turn by turn. Runs
// in a process of its own and prints one line of JSON.
import Database from 'better-sqlite3';
import { z } from 'zod';
import { realClock } from '../../adapters/clock.ts';
import { databaseFile, openStore } from '../../adapters/store/open.ts';
import { ringOnce } from '../../src/door/bell.ts';
import { percentile } from '../percentile.ts';
import { type Claims, CROWD_NAMES, CROWDS, DUE, ROUNDS } from './figures.ts';
import { decideIn, fill } from './fill.ts';

const [crowd, folder] = z.tuple([z.enum(CROWD_NAMES), z.string()]).parse(process.argv.slice(2));
const each = CROWDS[crowd];
const now = Date.now();
await fill(folder, decideIn(folder), { rooms: DUE / each, each, now });

const store = await openStore(folder, realClock);
/** Another connection, as a program by hand would have it; both wait for the disk at each commit. */
const db = new Database(databaseFile(folder));
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');

/** Rings until nothing is due; the pauses in between are left out. */
async function ours(): Promise<void> {
  while ((await ringOnce(store.checkIns, now, fail)) > 0);
}

function fail(sentence: string): void {
  throw new Error(sentence);
}

/** Each row marked and its event stored by statements of their own, in one transaction. No room gets less at once, no
 * wall time is looked at again, and nothing is gathered. */
const byHand = db.transaction(() => {
  const rows = db
    .prepare(
      `SELECT checkin.id, talk.tenant, talk.id AS talk, place, thread, zone, due_at AS due FROM checkin
       JOIN talk ON talk.tenant = checkin.tenant AND talk.id = checkin.talk
       WHERE checkin.state = 'waiting' AND due_at <= ? ORDER BY due_at`,
    )
    .all(now) as {
    id: string;
    tenant: string;
    talk: string;
    place: string;
    thread: string;
    zone: string;
    due: number;
  }[];
  const mark = db.prepare("UPDATE checkin SET state = 'asked' WHERE id = ? AND state = 'waiting'");
  const keep = db.prepare(
    `INSERT INTO inbox (tenant, talk, key, place, thread, zone, event, received_at, state, due_at, tries)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'waiting', 0, 0) ON CONFLICT DO NOTHING`,
  );
  const at = new Date(now).toISOString();
  for (const { id, tenant, talk, place, thread, zone, due } of rows) {
    mark.run(id);
    const key = `checkin:${id}`;
    const event = { key, by: 'whichway', at, kind: 'due', checkIn: id, due: new Date(due).toISOString() };
    keep.run(tenant, talk, key, place, thread, zone, JSON.stringify(event), now);
  }
});

const asked = db.prepare("SELECT count(*) FROM checkin WHERE state = 'asked'").pluck();
const events = db.prepare('SELECT count(*) FROM inbox').pluck();
const silent = db.prepare("SELECT count(*) FROM inbox WHERE event ->> '$.inDigest' = 1").pluck();

/** Milliseconds; throws where not everything was claimed. */
async function timed(claim: () => void | Promise<void>): Promise<number> {
  const start = performance.now();
  await claim();
  const ms = performance.now() - start;
  if (asked.get() !== DUE || events.get() !== DUE) throw new Error('not all that is due was claimed');
  return ms;
}

/** Everything waits again. */
function undo(): void {
  db.exec("UPDATE checkin SET state = 'waiting', announced = 0 WHERE state = 'asked'; DELETE FROM inbox");
  db.pragma('wal_checkpoint(TRUNCATE)');
}

const times = { ours: [] as number[], byHand: [] as number[] };
let messages = 0;
// One round more, which brings the code into its fast form.
for (let round = 0; round <= ROUNDS; round++) {
  const own = await timed(ours);
  messages = DUE - Number(silent.get());
  undo();
  const other = await timed(byHand);
  undo();
  if (round === 0) continue;
  times.ours.push(own);
  times.byHand.push(other);
}
db.close();
await store.close();
const figures: Claims = {
  oursMs: percentile(times.ours, 0.5),
  byHandMs: percentile(times.byHand, 0.5),
  messages,
};
console.log(JSON.stringify(figures));
