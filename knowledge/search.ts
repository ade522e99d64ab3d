// Finds entries for a question: BM25 over title, body and example questions, joined by the nearest example question.
import type Database from 'better-sqlite3';
import { type Entries, entriesIn, type IndexEntry } from './entries.ts';
import { type Posting, type Postings, postingsIn, quoted } from './postings.ts';
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
export type Found = IndexEntry & {
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
export type Search = {
  words: string[];
  /** How much each of the words tells, by its rarity among the example questions. */
  weights: number[];
  corrected: [string, string][];
  found: Found[];
};

/** A prepared search over one index. Any text is a valid question; a text without words finds nothing. */
export function searcher(
  db: Database.Database,
  entries: Entries = entriesIn(db),
): (question: string, limit: number) => Search {
  const sql = statements(db);
  const vocabulary = new Set(sql.vocabulary.all() as string[]);
  const postings = postingsIn(db);
  const find = (question: string, limit: number): Search => {
    const { words, corrected } = correctSpelling(
      [...new Set(wordsOf(question.slice(0, MOST_CHARACTERS)))].slice(0, MOST_WORDS),
      vocabulary,
    );
    if (words.length === 0) return { words, weights: [], corrected, found: [] };
    const ranked = sql.rank.all(words.map(quoted).join(' OR '), CANDIDATES) as Ranked[];
    const asked = words.map((word) => postings.of(word));
    const found = bestOf(ranked, nearestQuestions(asked, postings), limit)
      .map(({ row, question: near, ...reasons }) => ({
        ...entries.at(row),
        ...reasons,
        nearestQuestion: near === undefined ? null : postings.question(near).text,
        ...coverage(asked, row, postings),
      }))
      // Ties fall to the id, so that the same question always gives the same order.
      .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
    const weights = asked.map(({ weight }) => weight);
    return { words, weights, corrected, found: found.slice(0, limit) };
  };
  // One transaction for the many small statements of a search: each by itself would lock and unlock the file.
  return db.transaction(find);
}

type Ranked = { row: number; score: number };

function statements(db: Database.Database) {
  const { title, body, questions } = WEIGHTS;
  return {
    // bm25() is negative, better is lower; sorting by it is measurably faster than by the hidden column `rank`.
    rank: db.prepare(
      `SELECT rowid AS row, -bm25(entry_fts, ${title}, ${body}, ${questions}) AS score
       FROM entry_fts WHERE entry_fts MATCH ? ORDER BY bm25(entry_fts, ${title}, ${body}, ${questions}) LIMIT ?`,
    ),
    vocabulary: db.prepare('SELECT word FROM word').pluck(),
  };
}

/** By entry its example question that is most like the words: that question's row, and how like it is. */
type Nearest = Map<number, { likeness: number; question: number }>;

/** For every entry the example question most like the words, by cosine over word rarity. */
function nearestQuestions(asked: readonly Posting[], postings: Postings): Nearest {
  const shared = new Map<number, number>();
  let square = 0;
  for (const { questions, weight } of asked) {
    square += weight * weight;
    for (const row of questions) shared.set(row, (shared.get(row) ?? 0) + weight * weight);
  }
  const nearest: Nearest = new Map();
  for (const [row, sum] of shared) {
    const { entry, norm } = postings.question(row);
    const likeness = sum / (Math.sqrt(square) * norm);
    if (likeness > (nearest.get(entry)?.likeness ?? 0)) nearest.set(entry, { likeness, question: row });
  }
  return nearest;
}

type Joined = Pick<Found, 'score' | 'words' | 'nearest'> & { row: number; question: number | undefined };

/** The two scores joined; the best entries, and those as good as the last of them. */
function bestOf(ranked: readonly Ranked[], near: Nearest, limit: number): Joined[] {
  const top = ranked[0]?.score ?? 1;
  const words = new Map(ranked.map(({ row, score }) => [row, score / top]));
  const joined = [...new Set([...words.keys(), ...near.keys()])].map((row) => {
    const match = near.get(row);
    const [share, nearest] = [words.get(row) ?? 0, match?.likeness ?? 0];
    const score = NEAREST_SHARE * nearest + (1 - NEAREST_SHARE) * share;
    return { row, score, words: share, nearest, question: match?.question };
  });
  joined.sort((a, b) => b.score - a.score);
  const last = joined[limit - 1]?.score ?? 0;
  return joined.filter(({ score }) => score >= last);
}

/** How much of the question stands in the entry, and how many of its words that belong to the field. */
function coverage(
  asked: readonly Posting[],
  row: number,
  postings: Postings,
): Pick<Found, 'covered' | 'telling'> {
  let telling = 0;
  let covered = 0;
  let all = 0;
  for (const posting of asked) {
    all += posting.weight;
    if (!postings.stands(posting, row)) continue;
    covered += posting.weight;
    if (isTelling(posting)) telling++;
  }
  return { covered: all === 0 ? 0 : covered / all, telling };
}

/** Whether a word belongs to the field: several entries use it, and it is no mere asking word. */
function isTelling({ word, entries }: Posting): boolean {
  return !ASKING.has(word) && (entries === undefined || entries.size >= FIELD_ENTRIES);
}
