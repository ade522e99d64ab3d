// Talks and their waiting events.
import { type Insertable, type Kysely, sql } from 'kysely';
import type { Commit, Outgoing, Talks } from '../../src/door/worker.ts';
import { forgetWords } from './forgetting.ts';
import { eventIn } from './learning.ts';
import { type OutboxTable, type Tables, WAITING } from './tables.ts';
import type { Writes } from './writes.ts';

export function talksOn(db: Kysely<Tables>, write: Writes): Talks {
  return {
    async next(now, most) {
      const rows = await db
        .selectFrom('inbox as waiting')
        .leftJoin('talk', (join) =>
          join.onRef('talk.tenant', '=', 'waiting.tenant').onRef('talk.id', '=', 'waiting.talk'),
        )
        .select([
          'seq',
          'waiting.tenant',
          'waiting.talk',
          'waiting.place',
          'waiting.thread',
          'zone',
          'event',
          'tries',
        ])
        .select(['talk.state', 'talk.version'])
        .where('waiting.state', '=', WAITING)
        .where('due_at', '<=', now)
        // An event that was put off holds the later ones of its talk back.
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('inbox as before')
                .select('before.seq')
                .whereRef('before.tenant', '=', 'waiting.tenant')
                .whereRef('before.talk', '=', 'waiting.talk')
                .where('before.state', '=', WAITING)
                .whereRef('before.seq', '<', 'waiting.seq'),
            ),
          ),
        )
        .orderBy('due_at')
        .orderBy('seq')
        .limit(most)
        .execute();
      return rows.map(({ seq, tenant, talk, place, thread, zone, event, tries, state, version }) => ({
        inbox: seq,
        incoming: { tenant, talk, place, thread, zone, event: eventIn(event) },
        tries,
        talk: state ?? undefined,
        version: version ?? 0,
      }));
    },
    commit: async (commits, now) => {
      if (commits.length === 0) return [];
      return write(async (within) => {
        const stored = await storeTalks(within, commits, now);
        const done = commits.filter(({ incoming }) => stored.has(keyOf(incoming)));
        if (done.length > 0) await storeOutcomes(within, done, now);
        return commits.map((commit) => (done.includes(commit) ? 'done' : 'conflict'));
      });
    },
    setBack: (setbacks) =>
      write(async (within) => {
        for (const { inbox, reason, until } of setbacks)
          await within
            .updateTable('inbox')
            .set((row) => ({ reason, tries: row('tries', '+', 1), due_at: until }))
            .where('seq', '=', inbox)
            .where('state', '=', WAITING)
            .execute();
      }),
  };
}

const keyOf = ({ tenant, talk }: { tenant: string; talk: string }): string => JSON.stringify([tenant, talk]);

/** Stores the talks that nobody changed since they were read, and gives back which those are. */
async function storeTalks(
  db: Kysely<Tables>,
  commits: readonly Commit[],
  now: number,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .insertInto('talk')
    .values(
      commits.map(({ incoming, talk, expectedVersion }) => ({
        tenant: incoming.tenant,
        id: incoming.talk,
        version: expectedVersion + 1,
        state: JSON.stringify(talk),
        place: incoming.place,
        thread: incoming.thread,
        created_at: now,
        changed_at: now,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['tenant', 'id'])
        .doUpdateSet((talk) => ({
          version: talk.ref('excluded.version'),
          state: talk.ref('excluded.state'),
          changed_at: talk.ref('excluded.changed_at'),
        }))
        .whereRef('excluded.version', '=', sql`talk.version + 1`),
    )
    .returning(['tenant', 'id'])
    .execute();
  return new Set(rows.map(({ tenant, id }) => keyOf({ tenant, talk: id })));
}

async function storeOutcomes(db: Kysely<Tables>, commits: readonly Commit[], now: number): Promise<void> {
  await db
    .updateTable('inbox')
    .set({ state: 'done' })
    .where(
      'seq',
      'in',
      commits.map(({ inbox }) => inbox),
    )
    .execute();
  for (const { inbox, incoming, forget } of commits) if (forget) await forgetWords(db, inbox, incoming);
  for (const { inbox, failed } of commits)
    if (failed !== undefined)
      await db
        .updateTable('inbox')
        .set({ state: 'failed', reason: failed })
        .where('seq', '=', inbox)
        .execute();
  const messages = commits.flatMap(({ inbox, outbox, incoming }) =>
    outbox.map((row) => ({ ...outboxRow(row, incoming, now), cause: inbox })),
  );
  if (messages.length > 0) await db.insertInto('outbox').values(messages).execute();
  await storeFeedback(db, commits, now);
  for (const { checkIn, incoming } of commits) {
    if (checkIn === undefined) continue;
    const { tenant, talk } = incoming;
    await db
      .updateTable('checkin')
      .set({ state: 'replaced' })
      .where('tenant', '=', tenant)
      .where('talk', '=', talk)
      .where('state', '=', WAITING)
      .execute();
    if (checkIn === null) continue;
    const { id, due, local, zone } = checkIn;
    const row = { id, tenant, talk, due_at: due, local_time: local, zone, created_at: now };
    await db
      .insertInto('checkin')
      .values({ ...row, state: 'waiting' })
      .execute();
  }
}

/** What one person thinks of one message is kept once: the last word counts, and a reason stays where none is new. */
async function storeFeedback(db: Kysely<Tables>, commits: readonly Commit[], now: number): Promise<void> {
  const rows = commits.flatMap(({ feedback, incoming: { tenant, talk } }) =>
    feedback.map(({ id, message, by, helpful, reason }) => ({
      ...{ id, tenant, talk, message, by, created_at: now },
      helpful: helpful ? (1 as const) : (0 as const),
      reason: reason ?? null,
    })),
  );
  for (const row of rows)
    await db
      .insertInto('feedback')
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(['tenant', 'message', 'by']).doUpdateSet((kept) => ({
          helpful: kept.ref('excluded.helpful'),
          reason: sql<string | null>`coalesce(excluded.reason, feedback.reason)`,
          created_at: kept.ref('excluded.created_at'),
        })),
      )
      .execute();
}

function outboxRow(
  row: Outgoing,
  { tenant, talk, zone }: { tenant: string; talk: string; zone: string },
  now: number,
): Insertable<OutboxTable> {
  return {
    id: row.id,
    tenant,
    talk,
    lane: row.kind === 'work' ? 'task' : 'message',
    kind: row.kind,
    name: row.kind === 'work' ? null : row.name,
    refers: row.kind === 'work' ? null : row.refers,
    place: row.place,
    thread: row.thread,
    zone,
    payload: JSON.stringify(row.kind === 'work' ? row.task : row.card),
    created_at: now,
    state: 'waiting',
    due_at: 0,
    owner: null,
    lease_until: 0,
    doubt: 0,
    tries: 0,
    external: null,
    reason: null,
    ended_at: null,
  };
}
