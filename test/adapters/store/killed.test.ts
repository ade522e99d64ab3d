// A process killed in the middle: whatever it had begun, the next start finds either nothing of it or all of it.
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { realClock } from '../../../adapters/clock.ts';
import { migrate } from '../../../adapters/store/migrations.ts';
import { databaseFile, kyselyOn, openStore } from '../../../adapters/store/open.ts';
import type { Tables } from '../../../adapters/store/tables.ts';
import { run } from './children.ts';
import { incoming, NOW, outcome, pendingOf, post, sendAll, temporary, waitingKeys } from './rows.ts';

const TABLES: Readonly<Record<keyof Tables, true>> = {
  checkin: true,
  feedback: true,
  inbox: true,
  lease: true,
  outbox: true,
  setting: true,
  talk: true,
  usage: true,
  vector: true,
  wording: true,
};

/** Statements until all tables are there, on a database of their own. */
async function statementsOfMigration(): Promise<number> {
  let count = 0;
  const db = kyselyOn(new Database(':memory:', { verbose: () => count++ }));
  onTestFinished(() => db.destroy());
  await migrate(db);
  return count;
}

describe('a process killed while it makes the tables', () => {
  const DYING = `
    import Database from 'better-sqlite3';
    const { kyselyOn, databaseFile } = await store('open');
    const { migrate } = await store('migrations');
    const database = new Database(databaseFile(process.argv[2]));
    database.pragma('journal_mode = WAL');
    let left = Number(process.argv[3]);
    const dying = (statement, run) => (parameters) => {
      if (left-- === 0) process.kill(process.pid, 'SIGKILL');
      return statement[run](parameters);
    };
    await migrate(kyselyOn({
      prepare(sql) {
        const statement = database.prepare(sql);
        return { reader: statement.reader, all: dying(statement, 'all'), run: dying(statement, 'run') };
      },
      close: () => database.close(),
    }));
    process.stdout.write('survived');`;

  it.each([0, 10, 25, 50, 75, 90, 99])(
    'when %i in a hundred statements are done harms nobody',
    async (hundredth) => {
      const folder = temporary();
      const statement = Math.floor(((await statementsOfMigration()) * hundredth) / 100);

      expect(await run(DYING, folder, String(statement)).ended()).toBe('SIGKILL');

      const half = new Database(databaseFile(folder), { readonly: true });
      const made = half
        .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
        .pluck();
      const own = made.all().filter((name) => name in TABLES);
      expect([[], Object.keys(TABLES)], 'all tables or none').toContainEqual(own);
      half.close();
      const store = await openStore(folder, realClock);
      onTestFinished(() => store.close());
      expect(await store.inbox.receive([incoming('e1')], NOW)).toEqual(['new']);
      const whole = new Database(databaseFile(folder), { readonly: true });
      onTestFinished(() => void whole.close());
      const tables = whole.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
      expect(tables).toEqual(expect.arrayContaining(Object.keys(TABLES)));
    },
  );

  it('dies only where it is told to', async () => {
    const all = await statementsOfMigration();

    expect(await run(DYING, temporary(), String(all)).said()).toBe('survived');
  });
});

describe('a process killed right after it has acknowledged', () => {
  const ACKNOWLEDGING = `
    const { openStore } = await store('open');
    const [event, commit] = process.argv.slice(3).map((json) => JSON.parse(json));
    const { inbox, talks } = await openStore(process.argv[2], { breathe: async () => {} });
    await inbox.receive([event], commit.incoming.event.at);
    if (await talks.commit([commit], 0) + '' === 'done') process.kill(process.pid, 'SIGKILL');`;

  it('has lost nothing of it', async () => {
    const folder = temporary();
    const before = await openStore(folder, realClock);
    await before.inbox.receive([incoming('e1')], NOW);
    const commit = outcome(await pendingOf(before), { outbox: [post('m1')] });
    await before.close();

    const child = run(ACKNOWLEDGING, folder, JSON.stringify(incoming('e2')), JSON.stringify(commit));
    expect(await child.ended()).toBe('SIGKILL');

    const store = await openStore(folder, realClock);
    onTestFinished(() => store.close());
    expect(await store.inbox.talk('T1', 'talk1')).toBe(JSON.stringify(commit.talk));
    expect(await waitingKeys(store)).toEqual(['e2']);
    expect(await sendAll(store)).toMatchObject([{ id: 'm1', doubt: false }]);
  });
});
