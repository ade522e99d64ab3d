// Kysely on better-sqlite3: each statement is prepared once, and changes of tables are part of a transaction.
import {
  type DialectAdapter,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteStatement,
} from 'kysely';

/** Kysely's own SQLite dialect, with two differences that each have their reason below. */
export class FileDialect extends SqliteDialect {
  constructor(database: SqliteDatabase) {
    super({ database: preparedOnce(database) });
  }

  override createAdapter(): DialectAdapter {
    return new TransactionalAdapter();
  }
}

/** SQLite can take back changes of tables; with Kysely told so, a kill in the middle of a migration leaves nothing half. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/**
 * Statements by their text. Preparing takes longer than running most of ours. Their number is bounded by the queries of
 * this folder times the sizes of a group.
 */
function preparedOnce(database: SqliteDatabase): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>();
  return {
    prepare(sql) {
      const known = statements.get(sql);
      if (known) return known;
      const statement = database.prepare(sql);
      statements.set(sql, statement);
      return statement;
    },
    close: () => database.close(),
  };
}
