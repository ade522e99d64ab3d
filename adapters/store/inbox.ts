// What came in: stored once, whatever the platform repeats.
import type { Kysely } from 'kysely';
import type { Inbox } from '../../src/bot.ts';
import type { Incoming } from '../../src/door/incoming.ts';
import type { Tables } from './tables.ts';
import type { Writes } from './writes.ts';

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
  };
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
