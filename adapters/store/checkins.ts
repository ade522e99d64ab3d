// Dates to come back at: which are due, and what is stored when they become events.
import { type Kysely, type SqlBool, sql } from 'kysely';
import type { CheckIns } from '../../src/door/bell.ts';
import { WEEK } from '../../src/door/clock.ts';
import type { Incoming } from '../../src/door/incoming.ts';
import { type DueCheckIn, type Gathered, MOST_A_WEEK, type Rung } from '../../src/door/rung.ts';
import { storeEvents } from './inbox.ts';
import { type Tables, WAITING } from './tables.ts';
import type { Writes } from './writes.ts';

export function checkInsOn(db: Kysely<Tables>, write: Writes): CheckIns {
  return {
    async due(now, most) {
      if (!(await anyDue(db, now))) return [];
      const rows = await dueRows(db, now, most);
      return rows.map(({ announced, crowded, ...row }) => ({
        ...row,
        announced: announced === 1,
        crowded: crowded === 1,
      }));
    },
    async gathered(tenant, place, until, most) {
      const rows = await gatheredRows(db, tenant, place, until, most);
      return rows.map((row) => ({ ...row, announced: false }));
    },
    ring: (rung, now) => write((within) => store(within, rung, now)),
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

// Talks from before places were kept are those of a terminal, whose one room has its own name.
const ROOM = sql<string>`coalesce(talk.place, checkin.talk)`;

const COLUMNS = [
  'checkin.id',
  'checkin.tenant',
  'checkin.talk',
  'local_time as local',
  'zone',
  'thread',
  'due_at',
] as const;

/** Check-ins that wait, with where their talks live. */
function waiting(db: Kysely<Tables>) {
  return db
    .selectFrom('checkin')
    .innerJoin('talk', (join) =>
      join.onRef('talk.tenant', '=', 'checkin.tenant').onRef('talk.id', '=', 'checkin.talk'),
    )
    .select(COLUMNS)
    .select(ROOM.as('place'))
    .where('checkin.state', '=', WAITING);
}

type Row = Omit<DueCheckIn, 'announced' | 'crowded'> & { announced: 0 | 1; crowded: 0 | 1 };

/** Due, the longest first, and of each room only its first. */
function dueRows(db: Kysely<Tables>, now: number, most: number): Promise<Row[]> {
  return db
    .with('due', () =>
      waiting(db)
        .select('announced')
        .select(
          sql<number>`row_number() over (partition by checkin.tenant, ${ROOM} order by due_at, checkin.id)`.as(
            'turn',
          ),
        )
        .where('due_at', '<=', now),
    )
    .selectFrom('due')
    .select(['id', 'tenant', 'talk', 'local', 'zone', 'place', 'thread', 'announced'])
    .select(crowded(now).as('crowded'))
    .where('turn', '=', 1)
    .orderBy('due_at')
    .orderBy('id')
    .limit(most)
    .execute();
}

/**
 * 1 where the room has too many for a week, so that they become one message. A cross join is done in the order in which it
 * is written, and the "+" keeps it from the index by time: else the database goes through the whole week of all rooms, for
 * each room.
 */
function crowded(now: number) {
  return sql<0 | 1>`announced = 0 and (
    select count(*) from (
      select 1 from talk cross join checkin as other on other.tenant = talk.tenant and other.talk = talk.id
      where talk.tenant = due.tenant and talk.place = due.place
        and other.state = 'waiting' and other.announced = 0 and +other.due_at <= ${now + WEEK}
      limit ${MOST_A_WEEK + 1})) > ${MOST_A_WEEK}`;
}

/**
 * As in `crowded` through one room's talks, and not the week of all rooms; so it is sorted here. A talk's state is long:
 * only those that are shown are read.
 */
function gatheredRows(
  db: Kysely<Tables>,
  tenant: string,
  place: string,
  until: number,
  most: number,
): Promise<Omit<Gathered, 'announced'>[]> {
  return db
    .with('first', (within) =>
      within
        .selectFrom('talk')
        .crossJoin('checkin')
        .select(COLUMNS)
        .select(ROOM.as('place'))
        .whereRef('checkin.tenant', '=', 'talk.tenant')
        .whereRef('checkin.talk', '=', 'talk.id')
        .where('checkin.state', '=', WAITING)
        .where('talk.tenant', '=', tenant)
        .where('talk.place', '=', place)
        .where(sql<SqlBool>`checkin.announced = 0`)
        .where(sql<SqlBool>`+due_at <= ${until}`)
        .orderBy(sql`+due_at`)
        .orderBy('checkin.id')
        .limit(most),
    )
    .selectFrom('first')
    .innerJoin('talk', (join) =>
      join.onRef('talk.tenant', '=', 'first.tenant').onRef('talk.id', '=', 'first.talk'),
    )
    .select([
      'first.id',
      'first.tenant',
      'first.talk',
      'local',
      'zone',
      'first.thread',
      'first.place',
      'state',
    ])
    .orderBy('due_at')
    .orderBy('first.id')
    .execute();
}

/**
 * The "+" keeps the database from the index by state: for many ids it would rather go through all that wait, which took
 * two thirds of the time with 100,000 of them.
 */
const STILL_WAITING = sql<SqlBool>`+state = ${WAITING}`;

/** Rows of one statement: a statement has room for some thousand values. */
const AT_ONCE = 128;

async function store(db: Kysely<Tables>, { asked, putRight }: Rung, now: number): Promise<number> {
  for (const { id, due } of putRight)
    await db
      .updateTable('checkin')
      .set({ due_at: due })
      .where('id', '=', id)
      .where('state', '=', WAITING)
      .execute();
  const first = await askAll(db, asked, now);
  const spoken = asked.filter(({ id }) => first.has(id));
  const also = await askAll(
    db,
    spoken.flatMap(({ also }) => also),
    now,
  );
  for (const { announced } of spoken)
    if (announced.length > 0)
      await db
        .updateTable('checkin')
        .set({ announced: 1 })
        .where('id', 'in', announced)
        .where(STILL_WAITING)
        .execute();
  return first.size + also.size;
}

/** Marks them and stores their events; resolves to the ids of those that still waited. */
async function askAll(
  db: Kysely<Tables>,
  asked: readonly { id: string; event: Incoming }[],
  now: number,
): Promise<ReadonlySet<string>> {
  const marked = new Set<string>();
  for (let from = 0; from < asked.length; from += AT_ONCE) {
    const some = asked.slice(from, from + AT_ONCE);
    const rows = await db
      .updateTable('checkin')
      .set({ state: 'asked' })
      .where(
        'id',
        'in',
        some.map(({ id }) => id),
      )
      .where(STILL_WAITING)
      .returning('id')
      .execute();
    for (const { id } of rows) marked.add(id);
    await storeEvents(
      db,
      some.flatMap(({ id, event }) => (marked.has(id) ? [event] : [])),
      now,
    );
  }
  return marked;
}
