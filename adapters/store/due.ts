// Which messages and tasks are due, and what each of them is to do.
import { type Kysely, type Selectable, type SqlBool, sql } from 'kysely';
import type { Card } from '../../src/card.ts';
import type { Claimed, Job } from '../../src/door/attempt.ts';
import { personIn } from '../../src/door/incoming.ts';
import type { StandingAt } from '../../src/door/messenger.ts';
import type { Claim, Room } from '../../src/door/sender.ts';
import type { Json } from '../../src/event.ts';
import { type OutboxTable, type Tables, WAITING } from './tables.ts';

/** Whether the place of the `row` is at rest. */
export function resting(now: number) {
  return sql<SqlBool>`exists (select 1 from ${sql.table('lease')} where ${sql.ref('lease.tenant')} = ${sql.ref('row.tenant')}
    and ${sql.ref('lease.name')} = 'place:' || ${sql.ref('row.place')} and ${sql.ref('lease.until')} > ${now})`;
}

export type Due = Selectable<OutboxTable> & { root: string | null };

/** The first waiting row of this lane of each talk, where it is due and nobody holds it; the longest due first. */
export function dueRows(db: Kysely<Tables>, lane: OutboxTable['lane'], now: number) {
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
export async function dueMessages(db: Kysely<Tables>, { now, messages, each, busy }: Wanted): Promise<Due[]> {
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

export async function claimedFrom(db: Kysely<Tables>, row: Due): Promise<Claimed> {
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
  const refers = row.refers === null ? undefined : await standing(db, row, row.refers);
  const message = { id, tenant, talk, place, thread, card: payload as Card, refers: refers ?? null };
  if (row.kind === 'post') return { kind: 'post', message, zone };
  const target = row.name === null ? undefined : await standing(db, row, row.name);
  // What is said in one place may change a message in another. Of a person's place only the adapter knows the room.
  const there =
    target && personIn(target.place) === undefined ? { place: target.place, thread: target.thread } : {};
  return { kind: 'edit', message: { ...message, ...there }, target: target?.external ?? null };
}

/** The last message of the talk with this name that arrived before this row. */
async function standing(db: Kysely<Tables>, row: Due, name: string): Promise<StandingAt | undefined> {
  const found = await db
    .selectFrom('outbox')
    .select(['place', 'thread', 'external'])
    .where('tenant', '=', row.tenant)
    .where('talk', '=', row.talk)
    .where('name', '=', name)
    .where('seq', '<', row.seq)
    .where('kind', '=', 'post')
    .where('state', '=', 'sent')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (found?.external == null) return undefined;
  return { place: found.place, thread: found.thread ?? row.root, external: found.external };
}
