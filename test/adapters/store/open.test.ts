// What the store refuses to open: every refusal names the thing, the cause and the mend, and leaves the files alone.
import { mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { realClock } from '../../../adapters/clock.ts';
import { lockFile } from '../../../adapters/store/lock.ts';
import { databaseFile, openStore } from '../../../adapters/store/open.ts';
import { filesOf, refusalOf, used } from './folders.ts';
import { waitingKeys } from './rows.ts';

function edit(file: string, sql: string): void {
  const db = new Database(file);
  db.exec(sql);
  db.close();
}

/** Fills a part of the file, from and to in hundredths of its pages, with what no page looks like. */
function overwrite(file: string, from: number, to: number): void {
  const bytes = readFileSync(file);
  const at = (hundredth: number): number => 4096 * Math.floor((bytes.length / 4096) * (hundredth / 100));
  bytes.fill(0xff, at(from), at(to));
  writeFileSync(file, bytes);
}

const LAST_COPY = /put back your last copy of the data folder/iu;

describe('a database', () => {
  it.each<[what: string, spoil: (file: string) => void, cause: RegExp, mend: RegExp]>([
    ['that is a text', (file) => writeFileSync(file, 'Not a database.\n'), /is no database/u, LAST_COPY],
    ['that was cut in half', (file) => truncateSync(file, statSync(file).size / 2), /is damaged/u, LAST_COPY],
    ['that was cut to a stump', (file) => truncateSync(file, 50), /is no database|is damaged/u, LAST_COPY],
    ['with pages overwritten', (file) => overwrite(file, 40, 60), /is damaged/u, LAST_COPY],
    ['with one page overwritten', (file) => overwrite(file, 70, 71), /is damaged/u, LAST_COPY],
    ['that is empty', (file) => truncateSync(file), /is empty, but this folder had one/u, LAST_COPY],
    ['that is gone', (file) => rmSync(file), /is gone, but this folder had one/u, LAST_COPY],
    [
      'that a newer version made',
      (file) => edit(file, "INSERT INTO kysely_migration VALUES ('999-later', '2027-01-01')"),
      /made by a newer Whichway \(its step 999-later is unknown here\)/u,
      /Start the newer version, or put back a copy/u,
    ],
    [
      'that is a folder',
      (file) => {
        rmSync(file);
        mkdirSync(file);
      },
      /cannot be opened/u,
      /Make it a file in a folder that this user can write/u,
    ],
  ])('%s is refused and left as it is', async (_, spoil, cause, mend) => {
    const folder = await used();
    const file = databaseFile(folder);
    spoil(file);
    const before = filesOf(folder);

    const refusal = await refusalOf(folder);

    expect(refusal).toMatchObject({ name: 'WhichwayError', code: 'data' });
    expect(refusal.message).toContain(file);
    expect(refusal.message).toMatch(cause);
    expect(refusal.message).toMatch(mend);
    expect(filesOf(folder)).toEqual(before);
    expect(await refusalOf(folder), 'and the folder is free').toMatchObject({ message: refusal.message });
  });

  it('with an overwritten page still answers, so that only looking for damage finds it', async () => {
    const folder = await used();
    overwrite(databaseFile(folder), 40, 60);
    const db = new Database(databaseFile(folder), { readonly: true });
    onTestFinished(() => void db.close());

    expect(db.prepare('SELECT count(*) FROM inbox').pluck().get()).toBe(100);
    await expect(openStore(folder, realClock)).rejects.toThrow(/is damaged/u);
  });

  // The first line of what SQLite finds is only a heading ("*** in database main ***").
  it('with an overwritten page is refused with what was found', async () => {
    const folder = await used();
    overwrite(databaseFile(folder), 40, 60);

    expect((await refusalOf(folder)).message).toMatch(/is damaged \(.*page \d+.*\)/u);
  });

  it('is made anew after a loss where the admin says so, as the refusal tells', async () => {
    const folder = await used();
    rmSync(databaseFile(folder));

    expect((await refusalOf(folder)).message).toContain(`remove ${lockFile(folder)} too`);
    rmSync(lockFile(folder));
    const store = await openStore(folder, realClock);
    onTestFinished(() => store.close());

    expect(await waitingKeys(store)).toEqual([]);
  });
});
