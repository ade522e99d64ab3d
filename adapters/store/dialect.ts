// Kysely on better-sqlite3: each statement is prepared once, and changes of tables are part of a transaction.
import {
  type DatabaseConnection,
  type DialectAdapter,
  type Driver,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely';
import { LRUCache } from 'lru-cache';
import { messageOf } from '../../knowledge/error.ts';

/** Kysely's own SQLite dialect, with three differences that each have their reason below. */
export class FileDialect extends SqliteDialect {
  readonly #database: SqliteDatabase;

  constructor(database: SqliteDatabase) {
    const prepared = preparedOnce(database);
    super({ database: prepared });
    this.#database = prepared;
  }

  override createDriver(): Driver {
    return new ForgivingDriver({ database: this.#database });
  }

  override createAdapter(): DialectAdapter {
    return new TransactionalAdapter();
  }
}

/** On a full disk SQLite rolls back by itself. Rolling back once more then fails, and would hide what really happened. */
class ForgivingDriver extends SqliteDriver {
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    try {
      await super.rollbackTransaction(connection);
    } catch (cause) {
      if (!messageOf(cause).includes('no transaction is active')) throw cause;
    }
  }
}

/** SQLite can take back changes of tables; with Kysely told so, a kill in the middle of a migration leaves nothing half. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

/** Statements that are kept. A group of another size is another statement, so all of them would be thousands, and 20 MB. */
const MOST_STATEMENTS = 256;

/** Statements by their text, those that were used last. Preparing takes longer than running most of ours. */
function preparedOnce(database: SqliteDatabase): SqliteDatabase {
  const statements = new LRUCache<string, SqliteStatement>({ max: MOST_STATEMENTS });
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
