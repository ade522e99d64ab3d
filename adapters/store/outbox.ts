// What goes out: claimed by one sender at a time, in the order of each talk.
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Card } from '../../src/card.ts';
import type { Claimed, Job, Outbox } from '../../src/door/sender.ts';
import type { Settlement } from '../../src/door/settle.ts';
import type { Json } from '../../src/event.ts';
import { storeEvents } from './inbox.ts';
import type { OutboxTable, Tables } from './tables.ts';
import type { Writes } from './writes.ts';

/** A place at rest is a lease under this name. */
const restOf = (place: string): string => `place:${place}`;

export function outboxOn(db: Kysely<Tables>, write: Writes): Outbox {
  return {
    claim: ({ owner, now, leaseMs, most }) =>
      write(async (within) => {
        const rows = await dueRows(within, now, most);
        if (rows.length === 0) return [];
        await within
          .updateTable('outbox')
          .set({ owner, lease_until: now + leaseMs, doubt: 1 })
          .where(
            'seq',
            'in',
            rows.map(({ seq }) => seq),
          )
          .execute();
        return Promise.all(rows.map((row) => claimedFrom(within, row)));
      }),
    async holds(ids, owner, now) {
      const rows = await db
        .selectFrom('outbox')
        .select('id')
        .where('id', 'in', ids)
        .where('owner', '=', owner)
        .where('lease_until', '>', now)
        .where('state', '=', 'waiting')
        .execute();
      const held = new Set(rows.map(({ id }) => id));
      return ids.map((id) => held.has(id));
    },
    settle: (settlements, owner, now) =>
      write(async (within) => {
        for (const settlement of settlements) await settleOne(within, settlement, owner, now);
      }),
  };
}

type Due = Selectable<OutboxTable> & { root: string | null };

/** The first waiting row of each lane of a talk, where it is due, nobody holds it and its place is not at rest. */
function dueRows(db: Kysely<Tables>, now: number, most: number): Promise<Due[]> {
  return db
    .selectFrom('outbox as row')
    .leftJoin('talk', (join) =>
      join.onRef('talk.tenant', '=', 'row.tenant').onRef('talk.id', '=', 'row.talk'),
    )
    .selectAll('row')
    .select('talk.thread as root')
    .where('row.state', '=', 'waiting')
    .where('row.due_at', '<=', now)
    .where('row.lease_until', '<=', now)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outbox as before')
            .select('before.seq')
            .whereRef('before.tenant', '=', 'row.tenant')
            .whereRef('before.talk', '=', 'row.talk')
            .whereRef('before.lane', '=', 'row.lane')
            .where('before.state', '=', 'waiting')
            .whereRef('before.seq', '<', 'row.seq'),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('lease')
            .select('lease.name')
            .whereRef('lease.tenant', '=', 'row.tenant')
            .where('lease.name', '=', sql<string>`'place:' || row.place`)
            .where('lease.until', '>', now),
        ),
      ),
    )
    .orderBy('row.due_at')
    .orderBy('row.seq')
    .limit(most)
    .execute();
}

async function claimedFrom(db: Kysely<Tables>, row: Due): Promise<Claimed> {
  return { id: row.id, tries: row.tries, doubt: row.doubt === 1, job: await jobOf(db, row) };
}

async function jobOf(db: Kysely<Tables>, row: Due): Promise<Job> {
  const { id, tenant, talk, place, zone } = row;
  // The thread may be younger than the row: the talk's first message opened it.
  const thread = row.thread ?? row.root;
  const payload: unknown = JSON.parse(row.payload);
  if (row.kind === 'work') return { kind: 'work', tenant, talk, place, thread, zone, task: payload as Json };
  const message = { id, tenant, talk, place, thread, card: payload as Card };
  if (row.kind === 'post') return { kind: 'post', message };
  const target = await db
    .selectFrom('outbox')
    .select('external')
    .where('tenant', '=', tenant)
    .where('talk', '=', talk)
    .where('name', '=', row.name)
    .where('seq', '<', row.seq)
    .where('kind', '=', 'post')
    .where('state', '=', 'sent')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { kind: 'edit', message, target: target?.external ?? null };
}

async function settleOne(
  db: Kysely<Tables>,
  settlement: Settlement,
  owner: string,
  now: number,
): Promise<void> {
  const row = await db
    .updateTable('outbox')
    .set({ owner: null, lease_until: 0, ...changesFor(settlement, now) })
    .where('id', '=', settlement.id)
    .where('owner', '=', owner)
    .where('state', '=', 'waiting')
    .returning(['kind', 'tenant', 'talk', 'place', 'thread'])
    .executeTakeFirst();
  if (!row) return;
  const { tenant, talk, place } = row;
  if (settlement.state === 'sent' && row.kind === 'post' && row.thread === null)
    await db
      .updateTable('talk')
      .set({ thread: settlement.external })
      .where('tenant', '=', tenant)
      .where('id', '=', talk)
      .where('thread', 'is', null)
      .execute();
  if (settlement.state === 'worked') await storeEvents(db, [settlement.event], now);
  if (settlement.state === 'waiting' && settlement.pause)
    await db
      .insertInto('lease')
      .values({ tenant, name: restOf(place), owner: 'rate-limit', until: settlement.due })
      .onConflict((conflict) =>
        conflict.columns(['tenant', 'name']).doUpdateSet({ until: settlement.due, owner: 'rate-limit' }),
      )
      .execute();
}

function changesFor(settlement: Settlement, now: number): Partial<Selectable<OutboxTable>> {
  switch (settlement.state) {
    case 'sent':
      return { state: 'sent', external: settlement.external, doubt: 0, reason: null, ended_at: now };
    case 'worked':
      return { state: 'worked', doubt: 0, reason: null, ended_at: now };
    case 'refused':
    case 'doubtful':
      return { state: settlement.state, reason: settlement.reason, ended_at: now };
    case 'waiting': {
      const { due, tries, doubt, reason } = settlement;
      return { due_at: due, tries, doubt: doubt ? 1 : 0, reason };
    }
    default:
      return settlement satisfies never;
  }
}
