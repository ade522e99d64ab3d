// The index's entries as values: read and parsed once, since people ask about the same few dozen again and again.
import type Database from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import type { Boundary, Passage } from './passage.ts';
import { quoted } from './postings.ts';

/** What stands in one row of the index. It is shared by everyone who asks for it: nobody may change it. */
export type IndexEntry = { id: string } & (
  | { kind: 'passage'; value: Passage }
  | { kind: 'boundary'; value: Boundary }
);

export type Entries = {
  /** The entry in a row that a search found. */
  at(row: number): IndexEntry;
  /** The passage with this id; undefined when there is none. */
  passage(id: string): Passage | undefined;
  /** All passages, in the order of the index. */
  passages(): Passage[];
  /** Whether any passage uses this word, one of `wordsOf`, in this or another form. */
  uses(word: string): boolean;
};

/** Entries that are kept, a few kilobytes each. */
const KEPT = 500;

/** The entries of a read-only index. */
export function entriesIn(db: Database.Database): Entries {
  const byRow = db.prepare('SELECT kind, id, value FROM entry WHERE row = ?');
  const rowOf = db.prepare("SELECT row FROM entry WHERE id = ? AND kind = 'passage'").pluck();
  const rows = db.prepare("SELECT row FROM entry WHERE kind = 'passage' ORDER BY row").pluck();
  const using = db
    .prepare(
      "SELECT 1 FROM entry_fts JOIN entry ON entry.row = entry_fts.rowid WHERE entry_fts MATCH ? AND kind = 'passage' LIMIT 1",
    )
    .pluck();
  const kept = new LRUCache<number, IndexEntry>({
    max: KEPT,
    memoMethod(row) {
      const { value, ...rest } = byRow.get(row) as { kind: IndexEntry['kind']; id: string; value: string };
      return { ...rest, value: JSON.parse(value) } as IndexEntry;
    },
  });
  return {
    at: (row) => kept.memo(row),
    passage(id) {
      const row = rowOf.get(id) as number | undefined;
      const entry = row === undefined ? undefined : kept.memo(row);
      return entry?.kind === 'passage' ? entry.value : undefined;
    },
    passages: () =>
      (rows.all() as number[]).flatMap((row) => {
        const entry = kept.memo(row);
        return entry.kind === 'passage' ? [entry.value] : [];
      }),
    uses: (word) => using.get(quoted(word)) !== undefined,
  };
}
