// `doctor`: what it finds, how it says it, and that looking changes nothing.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { realClock } from '../../adapters/clock.ts';
import { doctor } from '../../adapters/commands/doctor.ts';
import { databaseFile, openStore } from '../../adapters/store/open.ts';

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'whichway-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function madeStore(): Promise<string> {
  const folder = temporary();
  await (await openStore(folder, realClock)).close();
  return folder;
}

/** The exit status, and what was printed, line by line. */
async function examined(folder: string, { quiet = false, offline = false, env = {} } = {}) {
  const output = new PassThrough({ encoding: 'utf8' });
  const dotEnvPath = join(folder, '.env');
  const status = await doctor({ env: { DATA_DIR: folder, ...env }, dotEnvPath, output, quiet, offline });
  return {
    status,
    lines: String(output.read() ?? '')
      .split('\n')
      .slice(0, -1),
  };
}

const storeLine = ({ lines }: { lines: string[] }): string | undefined =>
  lines.find((line) => /^\w+ +store\b/u.test(line));

const NOBODY = /^ok {4}store \(SQLite [\d.]+\)$/u;

describe('a sound installation', () => {
  it('is told check by check, before anything was stored, and nothing is', async () => {
    const folder = temporary();

    expect(await examined(folder)).toEqual({
      status: 0,
      lines: [
        'ok    Node',
        'ok    settings',
        'ok    data folder',
        expect.stringMatching(/^ok {4}store \(SQLite [\d.]+; no talk was held yet\)$/u),
        'ok    guidance',
      ],
    });
    expect(existsSync(databaseFile(folder))).toBe(false);
  });

  it('has a store that a bot is just making', async () => {
    const folder = temporary();
    const database = new Database(databaseFile(folder));
    database.pragma('journal_mode = WAL');
    database.close();

    expect(storeLine(await examined(folder))).toMatch(/^ok .*; no talk was held yet\)$/u);
  });

  it('is nothing to speak of when only faults are asked for', async () => {
    expect(await examined(await madeStore(), { quiet: true })).toEqual({ status: 0, lines: [] });
  });

  it('has a store that a bot works with, and the bot goes on', async () => {
    const folder = temporary();
    const store = await openStore(folder, realClock);

    const found = await examined(folder);

    expect(found.status).toBe(0);
    expect(storeLine(found)).toMatch(
      new RegExp(`\\(SQLite [\\d.]+; a bot runs with it, process ${process.pid}\\)$`),
    );
    await expect(store.inbox.talk('T1', 't1')).resolves.toBeUndefined();
    await expect(openStore(folder, realClock)).rejects.toThrow('Another Whichway');
    await store.close();
  });

  it('has a store that nobody works with now', async () => {
    expect(storeLine(await examined(await madeStore()))).toMatch(NOBODY);
  });

  it('has a store that nobody works with after its bot was killed, and holds none itself', async () => {
    const folder = temporary();
    const open = new URL('../../adapters/store/open.ts', import.meta.url);
    const code = `const { openStore } = await import(${JSON.stringify(open.href)});
      await openStore(${JSON.stringify(folder)}, async () => {});
      process.stdout.write('open');
      setInterval(() => {}, 60_000);`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    await once(child.stdout, 'data');
    expect(storeLine(await examined(folder))).toContain(`; a bot runs with it, process ${child.pid})`);

    child.kill('SIGKILL');
    await once(child, 'exit');
    const left = readFileSync(`${databaseFile(folder)}-wal`);
    expect(left.length).toBeGreaterThan(0);

    expect(storeLine(await examined(folder))).toMatch(NOBODY);
    expect(readFileSync(`${databaseFile(folder)}-wal`).equals(left)).toBe(true);
    await (await openStore(folder, realClock)).close();
    expect(storeLine(await examined(folder))).toMatch(NOBODY);
  });
});

describe('a fault', () => {
  it('of the settings ends the checks that need them', async () => {
    const { status, lines } = await examined(temporary(), { quiet: true, env: { PORT: 'many' } });

    expect(status).toBe(1);
    expect(lines).toEqual([expect.stringMatching(/^wrong settings: .*PORT must be a port number/u)]);
  });

  it('is a database that is gone', async () => {
    const folder = await madeStore();
    rmSync(databaseFile(folder));

    const { status, lines } = await examined(folder, { quiet: true });

    expect(status).toBe(1);
    expect(lines).toEqual([expect.stringMatching(/^wrong store: .* is gone, .* Put back your last copy/u)]);
    expect(existsSync(databaseFile(folder))).toBe(false);
  });

  it('is a database of a newer version', async () => {
    const folder = await madeStore();
    const database = new Database(databaseFile(folder));
    database.exec(`INSERT INTO kysely_migration VALUES ('999-later', '2027-01-01')`);
    database.close();

    const { status, lines } = await examined(folder, { quiet: true });

    expect(status).toBe(1);
    expect(lines).toEqual([expect.stringMatching(/^wrong store: .* newer Whichway \(its step 999-later/u)]);
  });

  it('is a database that is damaged in a place where nothing was read yet', async () => {
    const folder = await madeStore();
    const bytes = readFileSync(databaseFile(folder));
    writeFileSync(databaseFile(folder), bytes.fill(0xff, bytes.length - 4096));

    const { status, lines } = await examined(folder, { quiet: true });

    expect(status).toBe(1);
    expect(lines).toEqual([expect.stringMatching(/^wrong store: .* is damaged.* put back your last copy/u)]);
  });

  it('is a file that is no database', async () => {
    const folder = temporary();
    writeFileSync(databaseFile(folder), 'not a database at all '.repeat(100));

    const { status, lines } = await examined(folder, { quiet: true });

    expect(status).toBe(1);
    expect(lines).toEqual([expect.stringMatching(/^wrong store: .* is no database\. Move it away/u)]);
  });
});

it('offline, nobody else is asked', async () => {
  // Nothing listens there: asking would be a fault.
  const env = {
    SLACK_BOT_TOKEN: 'xoxb-1',
    SLACK_APP_TOKEN: 'xapp-1',
    SLACK_API_URL: 'http://127.0.0.1:9/api/',
  };
  const folder = await madeStore();

  const asked = await examined(folder, { quiet: true, env });
  const offline = await examined(folder, { quiet: true, offline: true, env });

  expect(asked).toMatchObject({ status: 1 });
  expect(offline).toEqual({ status: 0, lines: [] });
});
