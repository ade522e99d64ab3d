// Dates to come back at: those that are due become events.
import { type Kysely, sql } from 'kysely';
import { recomputed } from '../../src/checkin/walltime.ts';
import type { CheckIns } from '../../src/door/bell.ts';
import type { Incoming } from '../../src/door/incoming.ts';
import { storeEvents } from './inbox.ts';
import { type CheckInTable, type Tables, type TalkTable, WAITING } from './tables.ts';
import type { Writes } from './writes.ts';

export function checkInsOn(db: Kysely<Tables>, write: Writes): CheckIns {
  return {
    async ring(now, most) {
      // Most seconds nothing is due: then nothing is written, and no transaction is begun.
      if (!(await anyDue(db, now))) return 0;
      return write((within) => ring(within, now, most));
    },
  };
}

async function anyDue(db: Kysely<Tables>, now: number): Promise<boolean> {
  const found = await db
    .selectFrom('checkin')
    .select('id')
    .where('state', '=', WAITING)
    .where('due_at', '<=', now)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

type Due = Pick<CheckInTable, 'id' | 'tenant' | 'talk' | 'due_at' | 'local_time' | 'zone'> &
  Pick<TalkTable, 'place' | 'thread'>;

async function ring(db: Kysely<Tables>, now: number, most: number): Promise<number> {
  const rows = await dueRows(db, now, most);
  const rung: string[] = [];
  const events: Incoming[] = [];
  for (const row of rows) {
    // The wall time was promised. Where a zone's rules changed since, it means another instant.
    const due = recomputed(row.local_time, row.zone);
    if (due > now) await db.updateTable('checkin').set({ due_at: due }).where('id', '=', row.id).execute();
    else {
      rung.push(row.id);
      events.push(eventOf(row, due, now));
    }
  }
  for (let from = 0; from < rung.length; from += AT_ONCE) {
    const some = rung.slice(from, from + AT_ONCE);
    await db.updateTable('checkin').set({ state: 'asked' }).where('id', 'in', some).execute();
    await storeEvents(db, events.slice(from, from + AT_ONCE), now);
  }
  return rung.length;
}

/** Rows of one statement: a statement has room for some thousand values. */
const AT_ONCE = 128;

/** Due, the longest first, and of each room only its first. */
function dueRows(db: Kysely<Tables>, now: number, most: number): Promise<Due[]> {
  return db
    .with('due', (within) =>
      within
        .selectFrom('checkin')
        .innerJoin('talk', (join) =>
          join.onRef('talk.tenant', '=', 'checkin.tenant').onRef('talk.id', '=', 'checkin.talk'),
        )
        .select([
          'checkin.id',
          'checkin.tenant',
          'checkin.talk',
          'due_at',
          'local_time',
          'zone',
          'place',
          'thread',
        ])
        .select(
          sql<number>`row_number() over (partition by checkin.tenant, coalesce(place, checkin.talk) order by due_at, checkin.id)`.as(
            'turn',
          ),
        )
        .where('checkin.state', '=', WAITING)
        .where('due_at', '<=', now),
    )
    .selectFrom('due')
    .select(['id', 'tenant', 'talk', 'due_at', 'local_time', 'zone', 'place', 'thread'])
    .where('turn', '=', 1)
    .orderBy('due_at')
    .orderBy('id')
    .limit(most)
    .execute();
}

function eventOf({ id, tenant, talk, zone, place, thread }: Due, due: number, now: number): Incoming {
  const iso = (ms: number): string => new Date(ms).toISOString();
  return {
    ...{ tenant, talk, zone, thread },
    // Talks from before places were kept are those of a terminal, whose one room has its own name.
    place: place ?? talk,
    event: { key: `checkin:${id}`, kind: 'due', by: 'whichway', at: iso(now), checkIn: id, due: iso(due) },
  };
}
