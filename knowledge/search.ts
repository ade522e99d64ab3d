// Finds entries for a question: BM25 over title, body and example questions, joined by the nearest example question.
import type Database from 'better-sqlite3';
import { rarity } from './build.ts';
import { correctSpelling } from './spelling.ts';
import { wordsOf } from './words.ts';

/**
 * BM25 column weights. Useful from 0.5 to 2 each. Example questions count half, because there are many of them and
 * their nearest one is scored by itself below. Set on half of the development questions in test/eval, checked on the
 * other half; between neighbouring settings the difference is within the noise of a hundred questions.
 */
export const WEIGHTS = { title: 1, body: 1, questions: 0.5 } as const;

/** Share of the nearest example question in the score, the rest is BM25. Useful from 0.4 to 0.8; 0 is plain BM25. */
const NEAREST_SHARE = 0.7;

/** Entries taken over from BM25 before the two scores are joined. The nearest questions' entries always join. */
const CANDIDATES = 20;

/** A word belongs to the field when at least this many entries use it. "Love" in one example question does not. */
const FIELD_ENTRIES = 3;

/** Words that ask or count but tell nothing of the matter. */
const ASKING = new Set(
  'what when why how which who where not no many much number first more less every all each only still is'.split(
    ' ',
  ),
);

/** A question longer than this (in distinct words) is cut: more words cost time and add no meaning. */
const MOST_WORDS = 64;

/** And only its beginning is read, in characters: a question that long is a pasted text. */
export const MOST_CHARACTERS = 2000;

/** One found entry with the reasons of its rank. All shares are between 0 and 1. */
export type Found = {
  id: string;
  kind: 'passage' | 'boundary';
  /** The entry's JSON as it was indexed. */
  value: string;
  score: number;
  /** BM25 score as a share of the best one for this question. */
  words: number;
  /** Likeness to the nearest example question (cosine over word rarity), and that question. */
  nearest: number;
  nearestQuestion: string | null;
  /** Share of the question's meaning (by rarity) that stands anywhere in this entry. */
  covered: number;
  /** How many of the question's words that belong to the field stand in this entry. */
  telling: number;
};

/** Everything a search saw: the words it looked for, spelling corrections it made, and what it found, best first. */
export type Search = { words: string[]; corrected: [string, string][]; found: Found[] };

/** A prepared search over one index. Any text is a valid question; a text without words finds nothing. */
export function searcher(db: Database.Database): (question: string, limit: number) => Search {
  const sql = statements(db);
  const total = sql.totalQuestions.get() as number;
  const vocabulary = new Set(sql.vocabulary.all() as string[]);
  const find = (question: string, limit: number): Search => {
    const spelt = correctSpelling(
      [...new Set(wordsOf(question.slice(0, MOST_CHARACTERS)))].slice(0, MOST_WORDS),
      vocabulary,
    );
    const words = spelt.words;
    if (words.length === 0) return { words, corrected: spelt.corrected, found: [] };
    const ranked = sql.rank.all(words.map(quoted).join(' OR '), CANDIDATES) as {
      row: number;
      score: number;
    }[];
    const near = nearestQuestions(sql, words, total);
    const found = join(sql, ranked, near).slice(0, limit);
    const telling = new Set(words.filter((word) => isTelling(sql, word)));
    for (const item of found) Object.assign(item, coverage(sql, item, near.rarities, telling));
    return { words, corrected: spelt.corrected, found: found.map(({ row: _, ...rest }) => rest) };
  };
  // One transaction for the many small statements of a search: each by itself would lock and unlock the file.
  return db.transaction(find);
}

/** An FTS5 string: whatever stands in it is searched for and never read as query syntax. */
function quoted(word: string): string {
  return `"${word.replaceAll('"', '""')}"`;
}

type Statements = ReturnType<typeof statements>;

function statements(db: Database.Database) {
  const { title, body, questions } = WEIGHTS;
  return {
    // bm25() is negative, better is lower; sorting by it is measurably faster than by the hidden column `rank`.
    rank: db.prepare(
      `SELECT rowid AS row, -bm25(entry_fts, ${title}, ${body}, ${questions}) AS score
       FROM entry_fts WHERE entry_fts MATCH ? ORDER BY bm25(entry_fts, ${title}, ${body}, ${questions}) LIMIT ?`,
    ),
    entry: db.prepare('SELECT kind, id, value FROM entry WHERE row = ?'),
    question: db.prepare('SELECT entry, text, norm FROM question WHERE row = ?'),
    questionsWith: db.prepare('SELECT rowid FROM question_fts WHERE question_fts MATCH ?').pluck(),
    // The cast matters: a JavaScript number is bound as REAL, and FTS5 takes a REAL rowid for no condition at all.
    entryHas: db
      .prepare('SELECT 1 FROM entry_fts WHERE entry_fts MATCH ? AND rowid = CAST(? AS INTEGER)')
      .pluck(),
    entriesWith: db
      .prepare(`SELECT rowid FROM entry_fts WHERE entry_fts MATCH ? LIMIT ${FIELD_ENTRIES}`)
      .pluck(),
    totalQuestions: db.prepare('SELECT count(*) FROM question').pluck(),
    vocabulary: db.prepare('SELECT word FROM word').pluck(),
  };
}

type Near = { rarities: [string, number][]; byEntry: Map<number, { likeness: number; text: string }> };

/** For every entry the example question most like the words, by cosine over word rarity. */
function nearestQuestions(sql: Statements, words: readonly string[], total: number): Near {
  const rarities: [string, number][] = [];
  const shared = new Map<number, number>();
  let square = 0;
  for (const word of words) {
    const rows = sql.questionsWith.all(quoted(word)) as number[];
    const weight = rarity(rows.length, Math.max(total, 1));
    rarities.push([word, weight]);
    square += weight * weight;
    for (const row of rows) shared.set(row, (shared.get(row) ?? 0) + weight * weight);
  }
  const byEntry: Near['byEntry'] = new Map();
  for (const [row, sum] of shared) {
    const { entry, text, norm } = sql.question.get(row) as { entry: number; text: string; norm: number };
    const likeness = sum / (Math.sqrt(square) * norm);
    if (likeness > (byEntry.get(entry)?.likeness ?? 0)) byEntry.set(entry, { likeness, text });
  }
  return { rarities, byEntry };
}

function join(
  sql: Statements,
  ranked: readonly { row: number; score: number }[],
  near: Near,
): (Found & { row: number })[] {
  const best = ranked[0]?.score ?? 1;
  const words = new Map(ranked.map(({ row, score }) => [row, score / best]));
  const rows = new Set([...words.keys(), ...near.byEntry.keys()]);
  const found = [...rows].map((row) => {
    const entry = sql.entry.get(row) as { kind: Found['kind']; id: string; value: string };
    const match = near.byEntry.get(row);
    const share = words.get(row) ?? 0;
    const nearest = match?.likeness ?? 0;
    const score = NEAREST_SHARE * nearest + (1 - NEAREST_SHARE) * share;
    const reasons = { nearest, nearestQuestion: match?.text ?? null, covered: 0, telling: 0 };
    return { ...entry, row, score, words: share, ...reasons };
  });
  // Ties fall to the id, so that the same question always gives the same order.
  return found.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

/** Whether a word belongs to the field: several entries use it, and it is no mere asking word. */
function isTelling(sql: Statements, word: string): boolean {
  return !ASKING.has(word) && sql.entriesWith.all(quoted(word)).length >= FIELD_ENTRIES;
}

function coverage(
  sql: Statements,
  item: { row: number },
  rarities: readonly [string, number][],
  tellingWords: ReadonlySet<string>,
): { covered: number; telling: number } {
  let telling = 0;
  let covered = 0;
  let all = 0;
  for (const [word, weight] of rarities) {
    all += weight;
    if (sql.entryHas.get(quoted(word), item.row) === undefined) continue;
    covered += weight;
    if (tellingWords.has(word)) telling++;
  }
  return { covered: all === 0 ? 0 : covered / all, telling };
}
