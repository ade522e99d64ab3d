// What goes out: claimed by one sender at a time, in the order of each talk.
import { type Kysely, type Selectable, sql } from 'kysely';
import type { Outbox } from '../../src/door/sender.ts';
import type { Settlement } from '../../src/door/settle.ts';
import { claimedFrom, dueMessages, dueRows, resting } from './due.ts';
import { storeEvents } from './inbox.ts';
import { type OutboxTable, type Tables, WAITING } from './tables.ts';
import type { Writes } from './writes.ts';

/** A place at rest is a lease under this name. */
const restOf = (place: string): string => `place:${place}`;

export function outboxOn(db: Kysely<Tables>, write: Writes): Outbox {
  return {
    claim: ({ owner, now, leaseMs, messages, each, busy, tasks }) =>
      write(async (within) => {
        const rows = [
          ...(messages > 0 ? await dueMessages(within, { now, messages, each, busy }) : []),
          ...(tasks > 0 ? await dueRows(within, 'task', now).limit(tasks).execute() : []),
        ];
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
        .selectFrom('outbox as row')
        .select('id')
        .select(resting(now).as('resting'))
        .where('id', 'in', ids)
        .where('owner', '=', owner)
        .where('lease_until', '>', now)
        .where('state', '=', WAITING)
        .execute();
      const found = new Map(rows.map(({ id, resting }) => [id, resting ? 'resting' : 'held'] as const));
      return ids.map((id) => found.get(id) ?? 'lost');
    },
    settle: (settlements, owner, now) =>
      write(async (within) => {
        await settleSent(within, settlements.filter(isSent), owner, now);
        for (const settlement of settlements)
          if (!isSent(settlement)) await settleOther(within, settlement, owner, now);
      }),
  };
}

type Sent = Extract<Settlement, { state: 'sent' }>;
type Other = Exclude<Settlement, Sent>;

function isSent(settlement: Settlement): settlement is Sent {
  return settlement.state === 'sent';
}

/** The common end, for all rows at once. */
async function settleSent(
  db: Kysely<Tables>,
  settlements: readonly Sent[],
  owner: string,
  now: number,
): Promise<void> {
  if (settlements.length === 0) return;
  const externals = new Map(settlements.map(({ id, external }) => [id, external]));
  const cases = [...externals].map(([id, external]) => sql`when ${id} then ${external}`);
  const ended = await db
    .updateTable('outbox')
    .set({ ...NOBODYS, state: 'sent', doubt: 0, reason: null, ended_at: now })
    .set('external', sql<string>`case id ${sql.join(cases, sql` `)} end`)
    .where('id', 'in', [...externals.keys()])
    .where('owner', '=', owner)
    .where('state', '=', WAITING)
    .returning('id')
    .execute();
  if (ended.length === 0) return;
  const openers = await db
    .selectFrom('outbox as row')
    .innerJoin('talk', (join) =>
      join.onRef('talk.tenant', '=', 'row.tenant').onRef('talk.id', '=', 'row.talk'),
    )
    .select(['row.id', 'row.tenant', 'row.talk'])
    .where(
      'row.id',
      'in',
      ended.map(({ id }) => id),
    )
    .where('row.kind', '=', 'post')
    .where('row.thread', 'is', null)
    .where('talk.thread', 'is', null)
    .execute();
  for (const { id, tenant, talk } of openers)
    await db
      .updateTable('talk')
      .set({ thread: externals.get(id) ?? null })
      .where('tenant', '=', tenant)
      .where('id', '=', talk)
      .execute();
}

/** A row that no sender holds. */
const NOBODYS = { owner: null, lease_until: 0 } as const;

async function settleOther(db: Kysely<Tables>, settlement: Other, owner: string, now: number): Promise<void> {
  const row = await db
    .updateTable('outbox')
    .set({ ...NOBODYS, ...changesFor(settlement, now) })
    .where('id', '=', settlement.id)
    .where('owner', '=', owner)
    .where('state', '=', WAITING)
    .returning(['tenant', 'place'])
    .executeTakeFirst();
  if (!row) return;
  const { tenant, place } = row;
  if (settlement.state === 'worked') await storeEvents(db, [settlement.event], now);
  if (settlement.state === 'refused' && settlement.events) await storeEvents(db, settlement.events, now);
  if (settlement.state === 'waiting' && settlement.pause)
    await db
      .insertInto('lease')
      .values({ tenant, name: restOf(place), owner: 'rate-limit', until: settlement.due })
      .onConflict((conflict) =>
        // Two answers about one place may come in either order: the longer rest counts.
        conflict
          .columns(['tenant', 'name'])
          .doUpdateSet((lease) => ({ until: lease.ref('excluded.until') }))
          .whereRef('excluded.until', '>', 'lease.until'),
      )
      .execute();
}

function changesFor(settlement: Other, now: number): Partial<Selectable<OutboxTable>> {
  switch (settlement.state) {
    case 'worked':
    case 'skipped':
      return { state: settlement.state, doubt: 0, reason: null, ended_at: now };
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
