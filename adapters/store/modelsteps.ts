// The steps that made the tables for a language model: what is used of it, and what is kept of what it made.
import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** What the model is asked, and what that costs. */
export async function usage(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('usage')
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('day', 'text', (column) => column.notNull())
    .addColumn('person', 'text', (column) => column.notNull())
    .addColumn('requests', 'integer', (column) => column.notNull())
    .addColumn('prompt', 'integer', (column) => column.notNull())
    .addColumn('completion', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('usage_key', ['tenant', 'day', 'person'])
    .execute();
}

/** Vectors of the guidance: worked out again where they are lost. */
export async function vectors(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('vector')
    .addColumn('model', 'text', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('value', 'blob', (column) => column.notNull())
    .addPrimaryKeyConstraint('vector_key', ['model', 'digest'])
    .execute();
}

/** Texts of ours in other languages: asked for again where they are lost. */
export async function translations(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('translation')
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('model', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('translation_key', ['version', 'model', 'language', 'digest'])
    .execute();
}

/** Translations belong to a tenant now, and paragraphs of cards stand beside them. Both are made again where they are lost. */
export async function wordings(db: Kysely<Tables>): Promise<void> {
  await db.schema.dropTable('translation').ifExists().execute();
  await db.schema
    .createTable('wording')
    .addColumn('tenant', 'text', (column) => column.notNull())
    .addColumn('version', 'text', (column) => column.notNull())
    .addColumn('model', 'text', (column) => column.notNull())
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('at', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('wording_key', ['tenant', 'version', 'model', 'language', 'digest'])
    .execute();
}
