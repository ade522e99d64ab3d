// Opens the search index, building it anew when the guidance has changed, and never stopping over a bad file.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { entriesOf, INDEX_FORMAT, writeIndex } from './build.ts';
import { entriesIn } from './entries.ts';
import { messageOf } from './error.ts';
import type { Passage } from './passage.ts';
import { contentHash, type GuidanceFile, guidanceFiles, readGuidance } from './read.ts';
import { type Search, searcher } from './search.ts';

/** The guidance, ready to be searched. */
export type Guide = {
  /** Content hash of the guidance, 64 hex digits. */
  hash: string;
  /** Best first; see `Search` for the reasons it carries. */
  search(question: string, limit: number): Search;
  /** The passage with this id; undefined when there is none. */
  passage(id: string): Passage | undefined;
  /** All passages. */
  passages(): Passage[];
  /** Whether any passage uses this word, one of `wordsOf`, in this or another form. */
  uses(word: string): boolean;
  /** Something an admin should know about the index file, in one sentence; undefined when all is well. */
  notice: string | undefined;
  close(): void;
};

/** Where the guidance stands when the project is run from its own folder. */
export const KNOWLEDGE_FOLDER = import.meta.dirname;

/**
 * Opens the index at `file`, or builds it there from the guidance in `folder`. The index holds nothing that the
 * guidance does not, so an unusable file is no reason to stop: the guide then works from memory and `notice` says why.
 * `file` ':memory:' always builds in memory. Throws `guidance` where the guidance itself is wrong.
 */
export function openGuide({ folder = KNOWLEDGE_FOLDER, file }: { folder?: string; file: string }): Guide {
  const files = guidanceFiles(folder);
  const hash = contentHash(files);
  if (file === ':memory:') return guide(inMemory(files, hash), hash, undefined);
  const stamp = stampOf(hash);
  const state = look(file, stamp);
  if (state.kind === 'current') return guide(state.db, hash, undefined);
  if (state.kind === 'newer') {
    const notice = `The search index ${file} was written by a newer Whichway. It is left as it is and not used. Update Whichway, or delete the file.`;
    return guide(inMemory(files, hash), hash, notice);
  }
  try {
    return guide(rebuild(file, files, stamp), hash, undefined);
  } catch (cause) {
    const notice = `The search index ${file} cannot be written (${messageOf(cause)}). Whichway works from memory. Make the folder writable.`;
    return guide(inMemory(files, hash), hash, notice);
  }
}

/** The sources that decide which words go into the index: with other words in it, an index finds less without a sign. */
const WORD_SOURCES = ['words.ts', 'translations.ts', 'build.ts'] as const;

/** What an index must have been built from to be used: this guidance, by these sources. 64 hex digits. */
function stampOf(hash: string): string {
  const stamp = createHash('sha256').update(hash);
  for (const name of WORD_SOURCES) stamp.update(readFileSync(join(KNOWLEDGE_FOLDER, name)));
  return stamp.digest('hex');
}

/** Where the digest of an index stands: SQLite's own check does not see changed contents. */
const digestFile = (file: string): string => `${file}.sha256`;

function digestOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}

type State = { kind: 'current'; db: Database.Database } | { kind: 'newer' } | { kind: 'unusable' };

/** `unusable` is a missing, damaged or outdated file: all of them are mended by building it again. */
function look(file: string, stamp: string): State {
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { readonly: true, fileMustExist: true });
    const format = db.pragma('user_version', { simple: true }) as number;
    if (format > INDEX_FORMAT) {
      db.close();
      return { kind: 'newer' };
    }
    const stored = db.prepare("SELECT value FROM meta WHERE name = 'hash'").pluck().get();
    const sound = readFileSync(digestFile(file), 'utf8') === digestOf(file);
    if (format === INDEX_FORMAT && stored === stamp && sound) return { kind: 'current', db };
  } catch {
    // Not a database, or not ours: what is wrong with it does not matter, since it is built again.
  }
  db?.close();
  return { kind: 'unusable' };
}

/** Builds beside the old file and puts it in place in one step, so a reader never sees half an index. */
function rebuild(file: string, files: readonly GuidanceFile[], stamp: string): Database.Database {
  const entries = entriesOf(readGuidance(files));
  mkdirSync(dirname(file), { recursive: true });
  const draft = join(dirname(file), `.knowledge-${process.pid}.sqlite`);
  try {
    rmSync(draft, { force: true });
    const db = new Database(draft);
    writeIndex(db, entries, stamp);
    db.close();
    const digest = digestOf(draft);
    renameSync(draft, file);
    writeFileSync(digestFile(file), digest);
  } finally {
    rmSync(draft, { force: true });
    rmSync(`${draft}-journal`, { force: true });
  }
  return new Database(file, { readonly: true, fileMustExist: true });
}

function inMemory(files: readonly GuidanceFile[], hash: string): Database.Database {
  const db = new Database(':memory:');
  writeIndex(db, entriesOf(readGuidance(files)), hash);
  return db;
}

function guide(db: Database.Database, hash: string, notice: string | undefined): Guide {
  const entries = entriesIn(db);
  return {
    hash,
    search: searcher(db, entries),
    ...{ passage: entries.passage, passages: entries.passages, uses: entries.uses },
    notice,
    close: () => db.close(),
  };
}
