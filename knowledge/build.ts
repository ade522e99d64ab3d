// Writes passages and boundaries into a search index: one SQLite database, read-only once written.
import type Database from 'better-sqlite3';
import type { Guidance } from './passage.ts';
import { wordsOf } from './words.ts';

/** The form of the tables below. An index with another number is rebuilt, one with a higher number is left alone. */
export const INDEX_FORMAT = 1;

/** One thing that can be found. `value` is the JSON that search hands back. */
export type Entry = {
  kind: 'passage' | 'boundary';
  id: string;
  title: string;
  text: string;
  questions: readonly string[];
  value: string;
};

/** What of the guidance is searched: a passage's evidence is not, since it must never be found by itself. */
export function entriesOf(guidance: Guidance): Entry[] {
  const passages = guidance.passages.map((passage) => ({
    kind: 'passage' as const,
    id: passage.id,
    title: passage.title,
    text: `${passage.short}\n${passage.text}`,
    questions: passage.questions,
    value: JSON.stringify(passage),
  }));
  const boundaries = guidance.boundaries.map((boundary) => ({
    kind: 'boundary' as const,
    id: boundary.id,
    title: '',
    text: '',
    questions: boundary.questions,
    value: JSON.stringify(boundary),
  }));
  return [...passages, ...boundaries];
}

// Marks belong to words (categories), or Hindi and others fall apart at every vowel sign. The tables are
// contentless (the text stands in `entry`); `detail=column` would spare more, but makes bm25() 0 on such a table.
const TOKENIZER = `tokenize="porter unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"`;
const TABLES = `
  CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE entry (row INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL UNIQUE, value TEXT NOT NULL);
  CREATE TABLE question (row INTEGER PRIMARY KEY, entry INTEGER NOT NULL REFERENCES entry(row), text TEXT NOT NULL, norm REAL NOT NULL DEFAULT 0);
  CREATE TABLE word (word TEXT PRIMARY KEY) WITHOUT ROWID;
  CREATE VIRTUAL TABLE entry_fts USING fts5(title, body, questions, content='', ${TOKENIZER});
  CREATE VIRTUAL TABLE question_fts USING fts5(text, content='', ${TOKENIZER});
`;

/**
 * Fills an empty database. `hash` is the content hash of what goes in; it is written last, in the same transaction,
 * so an index with a hash is whole.
 */
export function writeIndex(db: Database.Database, entries: Iterable<Entry>, hash: string): void {
  db.transaction(() => {
    db.exec(TABLES);
    const words = insertEntries(db, entries);
    const insertWord = db.prepare('INSERT INTO word (word) VALUES (?)');
    for (const word of words) insertWord.run(word);
    weighQuestions(db);
    db.prepare("INSERT INTO meta (name, value) VALUES ('hash', ?)").run(hash);
    db.pragma(`user_version = ${INDEX_FORMAT}`);
  })();
  db.exec("INSERT INTO entry_fts (entry_fts) VALUES ('optimize')");
}

function insertEntries(db: Database.Database, entries: Iterable<Entry>): Set<string> {
  const entry = db.prepare('INSERT INTO entry (row, kind, id, value) VALUES (?, ?, ?, ?)');
  const entryWords = db.prepare('INSERT INTO entry_fts (rowid, title, body, questions) VALUES (?, ?, ?, ?)');
  const question = db.prepare('INSERT INTO question (row, entry, text) VALUES (?, ?, ?)');
  const questionWords = db.prepare('INSERT INTO question_fts (rowid, text) VALUES (?, ?)');
  const known = new Set<string>();
  let row = 0;
  let questionRow = 0;
  for (const item of entries) {
    entry.run(++row, item.kind, item.id, item.value);
    const asked = item.questions.map(wordsOf);
    entryWords.run(row, wordsOf(item.title).join(' '), wordsOf(item.text).join(' '), asked.flat().join(' '));
    for (const [index, words] of asked.entries()) {
      question.run(++questionRow, row, item.questions[index]);
      questionWords.run(questionRow, words.join(' '));
      for (const word of words) known.add(word);
    }
  }
  return known;
}

/** Stores for each example question the length of its weight vector, so that a search need not read its words. */
function weighQuestions(db: Database.Database): void {
  const total = db.prepare('SELECT count(*) FROM question').pluck().get() as number;
  if (total === 0) return;
  db.exec("CREATE VIRTUAL TABLE temp.instance USING fts5vocab('main', 'question_fts', 'instance')");
  const rows = db.prepare('SELECT DISTINCT term, doc FROM temp.instance').all() as {
    term: string;
    doc: number;
  }[];
  db.exec('DROP TABLE temp.instance');
  const count = new Map<string, number>();
  for (const { term } of rows) count.set(term, (count.get(term) ?? 0) + 1);
  const square = new Map<number, number>();
  for (const { term, doc } of rows) {
    square.set(doc, (square.get(doc) ?? 0) + rarity(count.get(term) ?? 0, total) ** 2);
  }
  const update = db.prepare('UPDATE question SET norm = ? WHERE row = ?');
  for (const [doc, sum] of square) update.run(Math.sqrt(sum), doc);
}

/**
 * How much a word tells (inverse document frequency, BM25's form): near 0 for a word in every question,
 * highest for one that no question holds.
 */
export function rarity(questionsWithIt: number, total: number): number {
  return Math.log(1 + (total - questionsWithIt + 0.5) / (questionsWithIt + 0.5));
}
