// Where words stand in the index, remembered: people use the same few hundred again and again, and it never changes.
import type Database from 'better-sqlite3';
import { LRUCache } from 'lru-cache';
import { rarity } from './build.ts';

/** Where one word stands, and how much it tells. */
export type Posting = {
  word: string;
  /** How rare it is among the example questions. */
  weight: number;
  /** Rows of the example questions that hold it. */
  questions: readonly number[];
  /** Rows of the entries that hold it; undefined for a common word, where each entry is looked up by itself. */
  entries: ReadonlySet<number> | undefined;
};

/** An example question: the entry that it belongs to, its text, and its length as a vector of rarities. */
export type ExampleQuestion = { entry: number; text: string; norm: number };

export type Postings = {
  of(word: string): Posting;
  /** Whether the word stands in the entry. */
  stands(posting: Posting, entry: number): boolean;
  question(row: number): ExampleQuestion;
};

/** A word in this many entries is common: keeping its list would cost more than asking for the few that matter. */
const COMMON_ENTRIES = 500;

/** Words that are kept, the latest ones. A list holds at most the example questions of one index, a few kilobytes. */
const KEPT_WORDS = 2000;

/** An FTS5 string: whatever stands in it is searched for and never read as query syntax. */
export function quoted(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}

/** The postings of a read-only index. */
export function postingsIn(db: Database.Database): Postings {
  const questionsWith = db.prepare('SELECT rowid FROM question_fts WHERE question_fts MATCH ?').pluck();
  const entriesWith = db
    .prepare(`SELECT rowid FROM entry_fts WHERE entry_fts MATCH ? LIMIT ${COMMON_ENTRIES}`)
    .pluck();
  // The cast matters: a JavaScript number is bound as REAL, and FTS5 takes a REAL rowid for no condition at all.
  const entryHas = db
    .prepare('SELECT 1 FROM entry_fts WHERE entry_fts MATCH ? AND rowid = CAST(? AS INTEGER)')
    .pluck();
  const rows = db.prepare('SELECT row, entry, text, norm FROM question').all() as ({
    row: number;
  } & ExampleQuestion)[];
  const byRow = new Map(rows.map(({ row, ...question }) => [row, question]));

  const look = (word: string): Posting => {
    const questions = questionsWith.all(quoted(word)) as number[];
    const entries = entriesWith.all(quoted(word)) as number[];
    return {
      word,
      weight: rarity(questions.length, Math.max(rows.length, 1)),
      questions,
      entries: entries.length < COMMON_ENTRIES ? new Set(entries) : undefined,
    };
  };
  const kept = new LRUCache<string, Posting>({ max: KEPT_WORDS, memoMethod: look });
  return {
    of: (word) => kept.memo(word),
    stands: ({ word, entries }, entry) =>
      entries?.has(entry) ?? entryHas.get(quoted(word), entry) !== undefined,
    question(row) {
      const found = byRow.get(row);
      if (!found) throw new Error(`the index has no example question ${row}`);
      return found;
    },
  };
}
