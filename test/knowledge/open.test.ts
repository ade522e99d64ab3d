// The index file: built, reused, mended and left alone; guidance works whatever the file is like.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { INDEX_FORMAT } from '../../knowledge/build.ts';
import { KNOWLEDGE_FOLDER, openGuide } from '../../knowledge/open.ts';

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), 'whichway-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Opens the guide, sees that it finds something, and closes it. */
function visit(options: { file: string; folder?: string }): { hash: string; notice: string | undefined } {
  const guide = openGuide(options);
  try {
    expect(guide.search('what is rag', 1).found[0]?.id).toBe('what-rag-is');
    expect(guide.passage('what-rag-is')?.title).toContain('RAG');
    return { hash: guide.hash, notice: guide.notice };
  } finally {
    guide.close();
  }
}

/** A built index; its inode tells whether it was replaced. */
function built() {
  const folder = temporary();
  const file = join(folder, 'knowledge.sqlite');
  visit({ file });
  return { folder, file, inode: inodeOf(file) };
}

const inodeOf = (file: string): bigint => statSync(file, { bigint: true }).ino;

function edit(file: string, sql: string): void {
  const db = new Database(file);
  db.exec(sql);
  db.close();
}

describe('the index file', () => {
  it('is built with its folder where there is none, and nothing is left beside it', () => {
    const file = join(temporary(), 'a', 'b', 'knowledge.sqlite');

    const { notice } = visit({ file });

    expect(notice).toBeUndefined();
    expect(readdirSync(join(file, '..'))).toEqual(['knowledge.sqlite', 'knowledge.sqlite.sha256']);
  });

  it('is used as it is while the guidance is the same', () => {
    const { file, inode } = built();

    visit({ file });

    expect(inodeOf(file)).toBe(inode);
  });

  it('is built anew when the guidance has changed', () => {
    const folder = join(temporary(), 'knowledge');
    cpSync(join(KNOWLEDGE_FOLDER, 'guidance'), join(folder, 'guidance'), { recursive: true });
    cpSync(join(KNOWLEDGE_FOLDER, 'boundaries.yaml'), join(folder, 'boundaries.yaml'));
    const file = join(temporary(), 'knowledge.sqlite');
    const before = visit({ folder, file });
    const inode = inodeOf(file);

    appendFileSync(join(folder, 'guidance', 'what-rag-is.md'), '\nWombats agree.\n');
    const guide = openGuide({ folder, file });
    onTestFinished(() => guide.close());

    expect(guide.hash).not.toBe(before.hash);
    expect(guide.passage('what-rag-is')?.text).toContain('Wombats agree.');
    expect(guide.notice).toBeUndefined();
    expect(inodeOf(file)).not.toBe(inode);
  });

  it('has the same contents however often it is built', () => {
    expect(readFileSync(built().file).equals(readFileSync(built().file))).toBe(true);
  });

  it('is not written in memory', () => {
    expect(visit({ file: ':memory:' }).notice).toBeUndefined();
    expect(readdirSync('.')).not.toContain(':memory:');
  });
});

describe('an index that cannot be used', () => {
  it.each<[what: string, spoil: (file: string) => void]>([
    [
      'has one damaged page',
      (file) => {
        const bytes = readFileSync(file);
        const page = 4096 * Math.floor(bytes.length / 4096 / 2);
        bytes.fill(0xff, page, page + 4096);
        writeFileSync(file, bytes);
      },
    ],
    ['is cut in half', (file) => truncateSync(file, Math.floor(statSync(file).size / 2))],
    ['is empty', (file) => truncateSync(file, 0)],
    ['is a text', (file) => writeFileSync(file, 'This is no database.\n')],
    ['has an older format', (file) => edit(file, `PRAGMA user_version = ${INDEX_FORMAT - 1}`)],
    ['was never finished', (file) => edit(file, "DELETE FROM meta WHERE name = 'hash'")],
    ['belongs to another program', (file) => edit(file, 'DROP TABLE meta; CREATE TABLE cats (name TEXT)')],
  ])('is built anew where it %s', (_, spoil) => {
    const { file, inode } = built();
    spoil(file);

    const { notice } = visit({ file });

    expect(notice).toBeUndefined();
    expect(inodeOf(file)).not.toBe(inode);
    const mended = inodeOf(file);
    visit({ file });
    expect(inodeOf(file), 'whole again').toBe(mended);
  });

  it('is left as it is where a newer Whichway wrote it, and the notice says so', () => {
    const { file } = built();
    edit(file, 'PRAGMA user_version = 99');
    const before = readFileSync(file);

    const { notice } = visit({ file });

    expect(notice).toContain(file);
    expect(notice).toContain('newer Whichway');
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('is done without where nothing can be written, and the notice says so', () => {
    const notAFolder = join(temporary(), 'file');
    writeFileSync(notAFolder, 'kept');
    const file = join(notAFolder, 'knowledge.sqlite');

    const { notice } = visit({ file });

    expect(notice).toContain(file);
    expect(notice).toContain('works from memory');
    expect(readFileSync(notAFolder, 'utf8')).toBe('kept');
  });
});

describe('two processes', () => {
  const PROGRAM = `
    const { openGuide } = await import(process.argv[1]);
    process.stdout.write('ready ');
    for await (const go of process.stdin) {
      const guide = openGuide({ file: process.argv[2] });
      process.stdout.write(guide.notice ?? guide.search('what is rag', 1).found[0].id);
      guide.close();
    }`;

  it('build the index at the same moment, and both find what they look for', async () => {
    const folder = temporary();
    const file = join(folder, 'knowledge.sqlite');
    const source = pathToFileURL(join(KNOWLEDGE_FOLDER, 'open.ts')).href;
    const children = [1, 2].map(() =>
      spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, source, file]),
    );
    const ends = children.map((child) => once(child, 'close'));
    const faults = children.map(({ stderr }) => text(stderr));

    await Promise.all(children.map(({ stdout }) => once(stdout, 'readable')));
    const said = children.map(({ stdout }) => text(stdout));
    for (const { stdin } of children) stdin.end('go');

    expect(await Promise.all(said)).toEqual(['ready what-rag-is', 'ready what-rag-is']);
    expect(await Promise.all(faults)).toEqual(['', '']);
    expect((await Promise.all(ends)).map(([code]) => code)).toEqual([0, 0]);
    expect(readdirSync(folder)).toEqual(['knowledge.sqlite', 'knowledge.sqlite.sha256']);
  });
});
