// The data folder: made where there is none, refused where it cannot be used or somebody else uses it.
import { chownSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { realClock } from '../../../adapters/clock.ts';
import { holderOf, lockFile } from '../../../adapters/store/lock.ts';
import { openStore } from '../../../adapters/store/open.ts';
import { run } from './children.ts';
import { filesOf, type Refusal, refusalOf, used } from './folders.ts';
import { incoming, NOW, temporary, waitingKeys } from './rows.ts';

describe('a data folder', () => {
  it('is made where there is none, with the folders above it', async () => {
    const folder = join(temporary(), 'a', 'b');

    const store = await openStore(folder, realClock);
    await store.close();

    expect(readdirSync(folder).sort()).toEqual(['whichway.lock.sqlite', 'whichway.sqlite']);
  });

  it.skipIf(process.platform === 'win32')(
    'that was made here is for this user alone, with its files',
    async () => {
      const folder = join(temporary(), 'new');
      const store = await openStore(folder, realClock);
      await store.inbox.receive([incoming('e1')], NOW);

      const rights = Object.fromEntries(
        ['', 'whichway.sqlite', 'whichway.sqlite-wal'].map((name) => [
          name,
          statSync(join(folder, name)).mode & 0o777,
        ]),
      );

      expect(rights).toEqual({ '': 0o700, 'whichway.sqlite': 0o600, 'whichway.sqlite-wal': 0o600 });
      await store.close();
    },
  );

  it('that is a file is refused, and the file is kept', async () => {
    const folder = join(temporary(), 'file');
    writeFileSync(folder, 'kept');

    const { code, message } = await refusalOf(folder);

    expect(code).toBe('data');
    expect(message).toMatch(/data folder .*file cannot be made/u);
    expect(message).toMatch(/Make it by hand, or set DATA_DIR to another one/u);
    expect(readFileSync(folder, 'utf8')).toBe('kept');
  });

  it.each<[what: string, spoil: (file: string) => void, cause: RegExp]>([
    ['a text', (file) => writeFileSync(file, 'Not a database.\n'), /is no database/u],
    ['a folder', (file) => mkdirSync(file), /cannot be opened/u],
  ])('whose lock is %s is refused', async (_, spoil, cause) => {
    const folder = await used();
    rmSync(lockFile(folder));
    spoil(lockFile(folder));
    const before = filesOf(folder);

    const { code, message } = await refusalOf(folder);

    expect(code).toBe('data');
    expect(message).toContain(lockFile(folder));
    expect(message).toMatch(cause);
    expect(filesOf(folder)).toEqual(before);
  });

  /** Makes a store, lets these modes be those of its file and folder, and opens one there once more. */
  const LIMITED = `
    import { chmodSync } from 'node:fs';
    import { join } from 'node:path';
    import Database from 'better-sqlite3';
    const { openStore, databaseFile } = await store('open');
    const [folder, below, modeOfFile, modeOfFolder] = process.argv.slice(2);
    new Database(':memory:').close(); // Loads the native part, which the other user may not be able to read.
    if (process.getuid() === 0) {
      process.setgroups([]);
      process.setgid(65534);
      process.setuid(65534);
    }
    await (await openStore(folder, async () => {})).close();
    chmodSync(databaseFile(folder), Number(modeOfFile));
    chmodSync(folder, Number(modeOfFolder));
    const said = await openStore(join(folder, below), async () => {}).then(() => ({}), (fault) => fault);
    chmodSync(folder, 0o755);
    process.stdout.write(JSON.stringify({ code: said.code, message: said.message }));`;

  /** Root may write everything, so the child is somebody else. */
  async function refusalOfNobody(modes: { file: number; folder: number; below?: string }): Promise<Refusal> {
    const folder = temporary();
    if (process.getuid?.() === 0) chownSync(folder, 65_534, 65_534);
    const { file, below = '' } = modes;
    const child = run(LIMITED, folder, below, `${file}`, `${modes.folder}`);
    return JSON.parse(await child.said()) as Refusal;
  }

  it('that this user may not write is refused', async () => {
    const { code, message } = await refusalOfNobody({ file: 0o644, folder: 0o555 });

    expect(code).toBe('data');
    expect(message).toMatch(/whichway\.lock\.sqlite cannot be written/u);
    expect(message).toMatch(/Make the file and its folder writable for this user/u);
  });

  it('that cannot be made where it should be is refused', async () => {
    const { code, message } = await refusalOfNobody({ file: 0o644, folder: 0o555, below: 'below' });

    expect(code).toBe('data');
    expect(message).toMatch(/data folder .*below cannot be made \(EACCES/u);
    expect(message).toMatch(/Make it by hand, or set DATA_DIR to another one/u);
  });

  it('whose database this user may not read is refused', async () => {
    const { code, message } = await refusalOfNobody({ file: 0o000, folder: 0o755 });

    expect(code).toBe('data');
    expect(message).toMatch(/whichway\.sqlite cannot be opened/u);
    expect(message).toMatch(/Make it a file in a folder that this user can write/u);
  });

  // On a file that it may only read, SQLite takes BEGIN IMMEDIATE for BEGIN, and says nothing until something is written.
  it('whose database this user may only read is refused', async () => {
    const { code, message } = await refusalOfNobody({ file: 0o444, folder: 0o755 });

    expect(code).toBe('data');
    expect(message).toMatch(/whichway\.sqlite cannot be written/u);
    expect(message).toMatch(/Make the file and its folder writable for this user/u);
  });
});

describe('a second bot on the same folder', () => {
  const HOLD = `
    const { openStore } = await store('open');
    await openStore(process.argv[2], async () => {});
    process.stdout.write('open');
    setInterval(() => {}, 1e6);`;

  it('is refused in the same process, and the first goes on', async () => {
    const folder = await used();
    const first = await openStore(folder, realClock);

    const { code, message } = await refusalOf(folder);

    expect(code).toBe('data');
    expect(message).toContain(
      `Another Whichway (process ${process.pid}) works with the data folder ${folder}.`,
    );
    expect(message).toContain('Close that one, or set DATA_DIR to another folder');
    expect(await first.inbox.receive([incoming('more')], NOW)).toEqual(['new']);
    await first.close();
    expect(holderOf(folder)).toBeUndefined();
    const second = await openStore(folder, realClock);
    expect(await second.inbox.receive([incoming('more')], NOW)).toEqual(['seen']);
    await second.close();
  });

  it('is refused while another process lives, which is named, and opens as soon as that is killed', async () => {
    const folder = await used();
    const other = run(HOLD, folder);
    expect(await other.firstWord()).toBe('open');

    expect((await refusalOf(folder)).message).toContain(`(process ${other.process.pid})`);
    expect(holderOf(folder)).toBe(other.process.pid);
    other.process.kill('SIGKILL');
    await other.ended();
    expect(holderOf(folder)).toBeUndefined();

    const store = await openStore(folder, realClock);
    expect(await waitingKeys(store)).toHaveLength(100);
    await store.close();
  });
});
