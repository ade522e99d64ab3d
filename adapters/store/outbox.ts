// What goes out: claimed by one sender at a time, in the order of each talk.
import { type Kysely, type Selectable, type SqlBool, sql } from 'kysely';
import type { Card } from '../../src/card.ts';
import type { Claimed, Job } from '../../src/door/attempt.ts';
import type { Claim, Outbox, Room } from '../../src/door/sender.ts';
import type { Settlement } from '../../src/door/settle.ts';
import type { Json } from '../../src/event.ts';
import { storeEvents } from './inbox.ts';
import { type OutboxTable, type Tables, WAITING } from './tables.ts';
import type { Writes } from './writes.ts';

/** A place at rest is a lease under this name. */
const restOf = (place: string): string => `place:${place}`;

/** Whether the place of the `row` is at rest. */
function resting(now: number) {
  return sql<SqlBool>`exists (select 1 from ${sql.table('lease')} where ${sql.ref('lease.tenant')} = ${sql.ref('row.tenant')}
    and ${sql.ref('lease.name')} = 'place:' || ${sql.ref('row.place')} and ${sql.ref('lease.until')} > ${now})`;
}

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

type Due = Selectable<OutboxTable> & { root: string | null };

/** The first waiting row of this lane of each talk, where it is due and nobody holds it; the longest due first. */
function dueRows(db: Kysely<Tables>, lane: OutboxTable['lane'], now: number) {
  return (
    db
      .selectFrom('outbox as row')
      .leftJoin('talk', (join) =>
        join.onRef('talk.tenant', '=', 'row.tenant').onRef('talk.id', '=', 'row.talk'),
      )
      .selectAll('row')
      .select('talk.thread as root')
      .where('row.state', '=', WAITING)
      // Written out like the state, so that the index of this lane serves.
      .where('row.lane', '=', sql.lit(lane))
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
              .where('before.state', '=', WAITING)
              .whereRef('before.seq', '<', 'row.seq'),
          ),
        ),
      )
      .orderBy('row.due_at')
      .orderBy('row.seq')
  );
}

type Wanted = Pick<Claim, 'now' | 'messages' | 'each' | 'busy'>;

/** Messages for rooms that are not at rest and not busy, `each` for one room. */
async function dueMessages(db: Kysely<Tables>, { now, messages, each, busy }: Wanted): Promise<Due[]> {
  const rows = await dueRows(db, 'message', now)
    .where(({ not }) => not(resting(now)))
    .where(
      sql`${sql.ref('row.tenant')} || ${BETWEEN} || ${sql.ref('row.place')}`,
      'not in',
      padded(busy.map(nameOf)),
    )
    // Some of them may be for one room; the others of that room come when it is free again.
    .limit(messages * MORE)
    .execute();
  const taken = new Map<string, number>();
  const chosen = rows.filter((row) => {
    const count = (taken.get(nameOf(row)) ?? 0) + 1;
    taken.set(nameOf(row), count);
    return count <= each;
  });
  return chosen.slice(0, messages);
}

/** Rows that are looked at for each that may be taken. */
const MORE = 2;

/** Stands in no tenant and in no place, so that no two rooms have one name. */
const BETWEEN = '\n';

const nameOf = ({ tenant, place }: Room): string => `${tenant}${BETWEEN}${place}`;

/** The same names, some of them again up to a power of two: otherwise each number of them were a statement of its own. */
function padded(names: readonly string[]): string[] {
  const length = 2 ** Math.ceil(Math.log2(Math.max(1, names.length)));
  return Array.from({ length }, (_, index) => names[index] ?? names[0] ?? '');
}

async function claimedFrom(db: Kysely<Tables>, row: Due): Promise<Claimed> {
  return { id: row.id, tries: row.tries, doubt: row.doubt === 1, job: await jobOf(db, row) };
}

/** Undefined where it is no JSON: one damaged row must not stop all the others. */
function payloadIn(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined; // The error would hold a piece of what people wrote.
  }
}

async function jobOf(db: Kysely<Tables>, row: Due): Promise<Job> {
  const { id, tenant, talk, place, zone } = row;
  // The thread may be younger than the row: the talk's first message opened it.
  const thread = row.thread ?? row.root;
  const payload = payloadIn(row.payload);
  if (payload === undefined) return { kind: 'damaged', talk };
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
