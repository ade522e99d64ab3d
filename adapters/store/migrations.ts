// The steps that bring a database to today's tables, in order. A step that landed is never changed.
import { type Kysely, sql } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import { WhichwayError } from '../../knowledge/error.ts';
import { translations, usage, vectors, wordings } from './modelsteps.ts';
import type { Tables } from './tables.ts';

/** Kysely's own table of the steps that were taken. */
const TAKEN = 'kysely_migration';

const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '001-first': {
    async up(db) {
      await messages(db);
      await talks(db);
      await others(db);
    },
  },
  '002-lanes': { up: lanes },
  '003-places': { up: places },
  '004-digests': { up: digests },
  '005-people': { up: people },
  '006-causes': { up: causes },
  '007-usage': { up: usage },
  '008-vectors': { up: vectors },
  '009-translations': { up: translations },
  '010-wordings': { up: wordings },
};

/** A check-in may stand in a digest before it is due, and a message may speak of another one. */
async function digests(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .alterTable('checkin')
    .addColumn('announced', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema.alterTable('outbox').addColumn('refers', 'text').execute();
}

/** Messages and tasks are claimed apart, so each has its own index of what waits. */
async function lanes(db: Kysely<Tables>): Promise<void> {
  await db.schema.dropIndex('outbox_due').execute();
  for (const lane of ['message', 'task'])
    await db.schema
      .createIndex(`outbox_due_${lane}`)
      .on('outbox')
      .columns(['due_at', 'seq'])
      .where(sql<boolean>`state = 'waiting' and lane = ${sql.lit(lane)}`)
      .execute();
}

async function messages(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('inbox')
    .addColumn('seq', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('talk', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('thread', 'text')
    .addColumn('zone', 'text', (column) => column.notNull())
    .addColumn('event', 'text', (column) => column.notNull())
    .addColumn('received_at', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('due_at', 'integer', (column) => column.notNull())
    .addColumn('tries', 'integer', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addUniqueConstraint('inbox_key', ['tenant', 'key'])
    .execute();
  await db.schema
    .createTable('outbox')
    .addColumn('seq', 'integer', (column) => column.primaryKey().autoIncrement())
    .addColumn('id', 'text', (column) => column.notNull().unique())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('talk', 'text', (column) => column.notNull())
    .addColumn('lane', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('name', 'text')
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('thread', 'text')
    .addColumn('zone', 'text', (column) => column.notNull())
    .addColumn('payload', 'text', (column) => column.notNull())
    .addColumn('created_at', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('due_at', 'integer', (column) => column.notNull())
    .addColumn('owner', 'text')
    .addColumn('lease_until', 'integer', (column) => column.notNull())
    .addColumn('doubt', 'integer', (column) => column.notNull())
    .addColumn('tries', 'integer', (column) => column.notNull())
    .addColumn('external', 'text')
    .addColumn('reason', 'text')
    .addColumn('ended_at', 'integer')
    .execute();
  // What waits is a small part of what is kept, so only that is indexed: once by its time, once by its talk's order.
  for (const [table, order] of [
    ['inbox', ['tenant', 'talk', 'seq']],
    ['outbox', ['tenant', 'talk', 'lane', 'seq']],
  ] as const) {
    const waiting = sql<boolean>`state = 'waiting'`;
    await db.schema.createIndex(`${table}_due`).on(table).columns(['due_at', 'seq']).where(waiting).execute();
    await db.schema
      .createIndex(`${table}_order`)
      .on(table)
      .columns([...order])
      .where(waiting)
      .execute();
  }
  await db.schema
    .createIndex('outbox_name')
    .on('outbox')
    .columns(['tenant', 'talk', 'name', 'seq'])
    .where(sql<boolean>`name is not null`)
    .execute();
}

async function talks(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('talk')
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('thread', 'text')
    .addColumn('created_at', 'integer', (column) => column.notNull())
    .addColumn('changed_at', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('talk_key', ['tenant', 'id'])
    .execute();
  await db.schema
    .createTable('checkin')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('talk', 'text', (column) => column.notNull())
    .addColumn('due_at', 'integer', (column) => column.notNull())
    .addColumn('local_time', 'text', (column) => column.notNull())
    .addColumn('zone', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('created_at', 'integer', (column) => column.notNull())
    .addForeignKeyConstraint('checkin_talk', ['tenant', 'talk'], 'talk', ['tenant', 'id'], (key) =>
      key.onDelete('cascade'),
    )
    .execute();
  await db.schema.createIndex('checkin_due').on('checkin').columns(['state', 'due_at']).execute();
  await db.schema.createIndex('checkin_of').on('checkin').columns(['tenant', 'talk']).execute();
  await db.schema
    .createTable('feedback')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('talk', 'text', (column) => column.notNull())
    .addColumn('message', 'text', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('helpful', 'integer', (column) => column.notNull())
    .addColumn('reason', 'text')
    .addColumn('created_at', 'integer', (column) => column.notNull())
    .addForeignKeyConstraint('feedback_talk', ['tenant', 'talk'], 'talk', ['tenant', 'id'], (key) =>
      key.onDelete('cascade'),
    )
    .execute();
}

async function others(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('lease')
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('until', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('lease_key', ['tenant', 'name'])
    .execute();
  await db.schema
    .createTable('setting')
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('setting_key', ['tenant', 'name'])
    .execute();
}

/** A talk is found by where it lives, and what somebody thinks of a message is kept once. */
async function places(db: Kysely<Tables>): Promise<void> {
  // Unknown for talks from before: those of a terminal, which nobody looks for by place.
  await db.schema.alterTable('talk').addColumn('place', 'text').execute();
  await db.schema.createIndex('talk_place').on('talk').columns(['tenant', 'place', 'thread']).execute();
  await db.schema
    .createIndex('feedback_once')
    .on('feedback')
    .columns(['tenant', 'message', 'by'])
    .unique()
    .execute();
  // Messages that stand in a room itself: few, beside those in threads.
  await db.schema
    .createIndex('outbox_room')
    .on('outbox')
    .columns(['tenant', 'place', 'external'])
    .where(sql<boolean>`thread = ''`)
    .execute();
  await db.schema
    .createIndex('outbox_place')
    .on('outbox')
    .columns(['tenant', 'place'])
    .where(sql<boolean>`state = 'waiting' and thread is null`)
    .execute();
  await db.schema
    .createIndex('inbox_place')
    .on('inbox')
    .columns(['tenant', 'place', 'thread'])
    .where(sql<boolean>`state = 'waiting'`)
    .execute();
}

/** The last message to a person, whatever tenant it is of. */
async function people(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createIndex('outbox_person')
    .on('outbox')
    .columns(['place', 'seq'])
    .where(sql<boolean>`thread = '' and external is not null`)
    .execute();
}

/** What went out names the event that it came of, and answers that say that there is none are found again. */
async function causes(db: Kysely<Tables>): Promise<void> {
  await db.schema.alterTable('outbox').addColumn('cause', 'integer').execute();
  await db.schema
    .createIndex('outbox_declined')
    .on('outbox')
    .columns(['tenant', 'created_at'])
    .where(sql<boolean>`substr(payload, 1, 35) = '{"kind":"answer","about":"declined"'`)
    .execute();
}

/** Steps that the database has taken and this version does not know: a newer version wrote it. */
export async function unknownSteps(db: Kysely<Tables>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some(({ name }) => name === TAKEN)) return [];
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(TAKEN)}`.execute(db);
  return rows.map(({ name }) => name).filter((name) => !(name in MIGRATIONS));
}

/** Takes the steps that are missing, each in a transaction of its own. Throws `data` with the step that failed. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } });
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const failed = results?.find(({ status }) => status === 'Error')?.migrationName ?? 'the first';
  throw new WhichwayError(
    'data',
    `The database could not be brought to today's form (step ${failed}). It was left as it was. Free some disk space, or put back a copy of the data folder.`,
    { cause: error },
  );
}
