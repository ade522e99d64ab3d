// What came in: stored once, whatever the platform repeats.
import { type Kysely, type NotNull, sql } from 'kysely';
import type { Inbox } from '../../src/bot.ts';
import { DIGEST } from '../../src/dialogue/names.ts';
import { type Incoming, placeOf, ROOM_ITSELF } from '../../src/door/incoming.ts';
import { CHECK_IN_KEY } from '../../src/door/rung.ts';
import { missedOn } from './missed.ts';
import { type Tables, WAITING } from './tables.ts';
import type { Writes } from './writes.ts';

/** The first text after all that begin like the place of a person. */
const AFTER_PEOPLE = String.fromCharCode(placeOf('').charCodeAt(0) + 1);

export function inboxOn(db: Kysely<Tables>, write: Writes): Inbox {
  return {
    receive: (incoming, now) => write((within) => storeEvents(within, incoming, now)),
    async talk(tenant, id) {
      const row = await db
        .selectFrom('talk')
        .select('state')
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .executeTakeFirst();
      return row?.state;
    },
    async at(tenant, place, thread) {
      const lives = await db
        .selectFrom('talk')
        .select('id')
        .where('tenant', '=', tenant)
        .where('place', '=', place)
        .where('thread', '=', thread)
        .limit(1)
        .executeTakeFirst();
      if (lives) return lives.id;
      // A copy of a card that stands in the room belongs to the talk that it came from.
      const copy = await db
        .selectFrom('outbox')
        .select('talk')
        .where('tenant', '=', tenant)
        .where('place', '=', place)
        .where('external', '=', thread)
        .where('thread', '=', sql.lit(ROOM_ITSELF))
        // Below a digest nobody knows which of its talks is meant.
        .where((row) => row.or([row('name', 'is', null), row('name', '!=', DIGEST)]))
        .limit(1)
        .executeTakeFirst();
      if (copy) return copy.talk;
      // Opened a moment ago, and not worked yet.
      const opening = await db
        .selectFrom('inbox')
        .select('talk')
        .where('state', '=', WAITING)
        .where('tenant', '=', tenant)
        .where('place', '=', place)
        .where('thread', '=', thread)
        .limit(1)
        .executeTakeFirst();
      return opening?.talk;
    },
    openings: (tenant, place) =>
      db
        .selectFrom('outbox as row')
        .innerJoin('talk', (join) =>
          join.onRef('talk.tenant', '=', 'row.tenant').onRef('talk.id', '=', 'row.talk'),
        )
        .select(['row.talk', 'row.id as message', 'talk.created_at as begun'])
        .where('row.state', '=', WAITING)
        .where('row.tenant', '=', tenant)
        .where('row.place', '=', place)
        .where('row.thread', 'is', null)
        // Being sent, or sent without an answer: any other stands nowhere.
        .where('row.doubt', '=', 1)
        .where('talk.thread', 'is', null)
        .execute(),
    async lastTo(tenant, person) {
      const row = await db
        .selectFrom('outbox')
        .select('talk')
        .where('tenant', '=', tenant)
        .where('place', '=', placeOf(person))
        .where('external', 'is not', null)
        .where('thread', '=', sql.lit(ROOM_ITSELF))
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.talk;
    },
    standing: (place, most) =>
      db
        .selectFrom('outbox')
        .select(['tenant', 'talk', 'external'])
        .where('place', '=', place)
        .where('external', 'is not', null)
        .$narrowType<{ external: NotNull }>()
        .where('thread', '=', sql.lit(ROOM_ITSELF))
        .orderBy('seq', 'desc')
        .limit(most)
        .execute(),
    async changedSince(since, most) {
      const talks = await db
        .selectFrom('talk')
        .select(['tenant', 'id', 'place', 'thread'])
        .where('place', 'is not', null)
        .$narrowType<{ place: NotNull }>()
        .where('changed_at', '>=', since)
        .orderBy('changed_at', 'desc')
        .limit(most)
        .execute();
      // Some of them went on in direct messages, which are no place of their own before somebody answers there.
      const direct = await db
        .selectFrom('outbox as row')
        .innerJoin('talk', (join) =>
          join.onRef('talk.tenant', '=', 'row.tenant').onRef('talk.id', '=', 'row.talk'),
        )
        .select(['row.tenant', 'row.talk as id', 'row.place'])
        .distinct()
        .where('row.place', '>=', placeOf(''))
        .where('row.place', '<', AFTER_PEOPLE)
        .where('row.external', 'is not', null)
        .where('row.thread', '=', sql.lit(ROOM_ITSELF))
        .where('talk.changed_at', '>=', since)
        .limit(most)
        .execute();
      return [...talks, ...direct.map((one) => ({ ...one, thread: ROOM_ITSELF }))];
    },
    async tenants() {
      const rows = await db.selectFrom('talk').select('tenant').distinct().orderBy('tenant').execute();
      return rows.map(({ tenant }) => tenant);
    },
    async lastReceived(prefix) {
      const row = await db
        .selectFrom('inbox')
        .select('received_at')
        .where((where) =>
          where(where.fn<string>('substr', ['key', sql.lit(1), sql.lit(prefix.length)]), '=', prefix),
        )
        .orderBy('seq', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row?.received_at;
    },
    ...missedOn(db, write),
    async has(tenant, key) {
      const row = await db
        .selectFrom('inbox')
        .select('seq')
        .where('tenant', '=', tenant)
        .where('key', '=', key)
        .executeTakeFirst();
      return row !== undefined;
    },
    async talksIn(tenant, place, most) {
      const rows = await db
        .selectFrom('talk')
        .select(['id', 'thread', 'state'])
        .where('tenant', '=', tenant)
        .where('place', '=', place)
        // One whose first message never arrived is known to nobody.
        .where('thread', 'is not', null)
        .orderBy('changed_at', 'desc')
        .limit(most)
        .execute();
      return rows.map(({ id, thread, state }) => ({ id, thread, talk: state }));
    },
    leave: (tenant, reason, now) =>
      write(async (within) => {
        await within
          .updateTable('outbox')
          .set({ state: 'refused', reason, ended_at: now, owner: null, lease_until: 0 })
          .where('tenant', '=', tenant)
          .where('state', '=', WAITING)
          .execute();
        await unring(within, tenant);
        await within
          .updateTable('inbox')
          .set({ state: 'failed', reason })
          .where('tenant', '=', tenant)
          .where('state', '=', WAITING)
          .execute();
        await within
          .updateTable('checkin')
          // What a digest announced may never have been seen.
          .set({ state: 'stopped', announced: 0 })
          .where('tenant', '=', tenant)
          .where('state', '=', WAITING)
          .execute();
      }),
    returned: (tenant) =>
      write(async (within) => {
        await within
          .updateTable('checkin')
          .set({ state: 'waiting' })
          .where('tenant', '=', tenant)
          .where('state', '=', 'stopped')
          .where(({ not, exists, selectFrom }) =>
            not(
              exists(
                selectFrom('checkin as other')
                  .select('other.id')
                  .whereRef('other.tenant', '=', 'checkin.tenant')
                  .whereRef('other.talk', '=', 'checkin.talk')
                  .where('other.state', '=', WAITING),
              ),
            ),
          )
          .execute();
      }),
  };
}

/** Check-ins whose events nobody worked yet wait again, so that they can go on when the bot is back. */
async function unring(db: Kysely<Tables>, tenant: string): Promise<void> {
  const events = await db
    .deleteFrom('inbox')
    .where('tenant', '=', tenant)
    .where('state', '=', WAITING)
    .where('key', 'like', `${CHECK_IN_KEY}%`)
    .returning('key')
    .execute();
  for (const { key } of events)
    await db
      .updateTable('checkin')
      .set({ state: 'waiting' })
      .where('tenant', '=', tenant)
      .where('id', '=', key.slice(CHECK_IN_KEY.length))
      .execute();
}

/** Stores events; `seen` for one whose key is there already. Part of somebody's transaction. */
export async function storeEvents(
  db: Kysely<Tables>,
  incoming: readonly Incoming[],
  now: number,
): Promise<('new' | 'seen')[]> {
  if (incoming.length === 0) return [];
  const rows = incoming.map(({ tenant, talk, place, thread, zone, event }) => ({
    tenant,
    talk,
    key: event.key,
    place,
    thread,
    zone,
    event: JSON.stringify(event),
    received_at: now,
    state: 'waiting' as const,
    due_at: 0,
    tries: 0,
  }));
  const stored = await db
    .insertInto('inbox')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['tenant', 'key']).doNothing())
    .returning(['tenant', 'key'])
    .execute();
  const fresh = new Set(stored.map(({ tenant, key }) => JSON.stringify([tenant, key])));
  // The first of two equal ones in the same group is the new one; taking it out marks the other as seen.
  return rows.map(({ tenant, key }) => (fresh.delete(JSON.stringify([tenant, key])) ? 'new' : 'seen'));
}
