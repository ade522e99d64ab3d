// Fills a data folder with many talks whose check-ins wait, some of them due.
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { realClock } from '../../adapters/clock.ts';
import { newId } from '../../adapters/ids.ts';
import { databaseFile, openStore } from '../../adapters/store/open.ts';
import { openGuide } from '../../knowledge/open.ts';
import { decideOn } from '../../src/bot.ts';
import { wallTimeAt } from '../../src/checkin/walltime.ts';
import { OFFICE_HOURS } from '../../src/checkin/workhours.ts';
import { newTalk } from '../../src/dialogue/talk.ts';
import type { Decide } from '../../src/door/worker.ts';
import { adviceVersion } from '../../src/version.ts';
import { opening } from '../door/talks.ts';
import { PENDING, ROOMS } from './figures.ts';

const ZONE = 'Europe/Berlin';
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

/** What is not due yet is due after the week that a digest looks ahead, and within half a year. In ms. */
const LATER = { from: 8 * DAY, until: 180 * DAY };

/** When all the talks were brought to their card. */
const ADVISED = '2026-05-20T08:00:00Z';

/** Different cases, so that the states are not all the same; each is made once. */
const CASES = 48;

/** The real decisions, with the guidance in the folder. */
export function decideIn(folder: string): Decide {
  const guide = openGuide({ file: join(folder, 'knowledge.sqlite') });
  return decideOn({ guide, version: adviceVersion(guide.hash), checkInAfter: 'P6M', hours: OFFICE_HOURS });
}

/**
 * Makes the store of a folder with `PENDING` check-ins, of which `each` in the first `rooms` rooms fell due in the minute
 * before `now` (ms).
 */
export async function fill(
  folder: string,
  decide: Decide,
  { rooms, each, now }: { rooms: number; each: number; now: number },
): Promise<void> {
  const store = await openStore(folder, realClock);
  await store.close();
  const states = Array.from({ length: CASES }, (_, number) => stateOf(number, decide));
  const db = new Database(databaseFile(folder));
  const talk = db.prepare(
    `INSERT INTO talk (tenant, id, version, state, place, thread, created_at, changed_at)
     VALUES ('T1', ?, 2, ?, ?, ?, 0, 0)`,
  );
  const checkIn = db.prepare(
    `INSERT INTO checkin (id, tenant, talk, due_at, local_time, zone, state, created_at)
     VALUES (?, 'T1', ?, ?, ?, '${ZONE}', 'waiting', 0)`,
  );
  const whole = Math.floor(now / SECOND) * SECOND;
  db.transaction(() => {
    for (let number = 0; number < PENDING; number++) {
      const id = newId();
      const room = number % ROOMS;
      const isDue = room < rooms && number < each * ROOMS;
      const later = LATER.from + (number / PENDING) * (LATER.until - LATER.from);
      const due = whole + Math.floor((isDue ? -(number % 60) * SECOND : later) / SECOND) * SECOND;
      talk.run(id, (states[number % CASES] ?? '').replace(CASE_ID, id), `C${room}`, `17${number}.5`);
      checkIn.run(newId(), id, due, wallTimeAt(due, ZONE));
    }
  })();
  db.close();
}

/** Stands for the talk's id in the states. */
const CASE_ID = 'the-id-of-this-talk';

/** A talk with its recommendation, as it is stored. */
function stateOf(number: number, decide: Decide): string {
  const who = { by: 'u1', at: ADVISED };
  const talk = newTalk({ id: CASE_ID, tenant: 'T1', owner: 'u1', zone: ZONE });
  const [opened] = decide(talk, { ...who, key: `${number}/0`, kind: 'opened', text: opening(number) });
  const [advised] = decide(opened, { ...who, key: `${number}/1`, kind: 'pressed', verb: 'finish' });
  return JSON.stringify(advised);
}
