// The three engines behind one shape, each set up to do the same: find ten passages for any of a query's words.
import { create, insert, search } from '@orama/orama';
import { stemmer } from '@orama/stemmers/english';
import Database from 'better-sqlite3';
import MiniSearch from 'minisearch';
import { type Entry, writeIndex } from '../../knowledge/build.ts';
import { searcher, WEIGHTS } from '../../knowledge/search.ts';
import { wordsOf } from '../../knowledge/words.ts';
import type { Passage } from './text.ts';

export const ENGINES = ['ours', 'minisearch', 'orama'] as const;
export type EngineName = (typeof ENGINES)[number];

/** A built index. A found passage comes with its text, since nobody searches for an id. */
export type Built = { search(query: string): Passage[]; close(): void };

/** `file` is where an engine may put its index; only ours does. */
export type Build = (passages: Iterable<Passage>, file: string) => Built;

export const BUILD: Record<EngineName, Build> = { ours, minisearch, orama };

const TOP = 10;

/**
 * Porter stems for the engines that do not bring them along; SQLite makes the same ones. Remembering them spares those
 * engines most of the time for it, and forgetting them after the build the memory.
 */
const stems = new Map<string, string>();

function stem(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const made = stemmer(word);
  stems.set(word, made);
  return made;
}

function ours(passages: Iterable<Passage>, file: string): Built {
  const writing = new Database(file);
  writeIndex(writing, entries(passages), 'bench');
  writing.close();
  const db = new Database(file, { readonly: true, fileMustExist: true });
  const find = searcher(db);
  return {
    search: (query) =>
      find(query, TOP).found.flatMap((entry) => (entry.kind === 'passage' ? entry.value : [])),
    close: () => db.close(),
  };
}

function* entries(passages: Iterable<Passage>): Generator<Entry> {
  for (const { id, title, text } of passages) {
    yield { kind: 'passage', id, title, text, questions: [], value: JSON.stringify({ id, title, text }) };
  }
}

function minisearch(passages: Iterable<Passage>): Built {
  const index = new MiniSearch<Passage>({
    fields: ['title', 'text'],
    tokenize: wordsOf,
    processTerm: stem,
    searchOptions: {
      boost: { title: WEIGHTS.title, text: WEIGHTS.body },
      combineWith: 'OR',
      tokenize: (query) => [...new Set(wordsOf(query))],
    },
  });
  // The texts stand beside the index: MiniSearch would copy its stored fields into every match, not only the best ten.
  const texts = new Map<string, Passage>();
  for (const passage of passages) {
    index.add(passage);
    texts.set(passage.id, passage);
  }
  stems.clear();
  const textOf = (id: string) => texts.get(id) ?? [];
  return {
    search(query) {
      const found = index.search(query).slice(0, TOP);
      return found.flatMap(({ id }) => textOf(id));
    },
    close: () => undefined,
  };
}

/**
 * Orama finds every word that begins with a query's word; its `exact` is a filter on whole texts and no help. An end
 * mark on each word makes both mean whole words, which is also much faster for Orama.
 */
const END = '\n';

function orama(passages: Iterable<Passage>): Built {
  const db = create({
    schema: { title: 'string', text: 'string' },
    // Nothing is sorted by a field here, and the structures for that cost Orama time and memory.
    sort: { enabled: false },
    components: {
      tokenizer: {
        language: 'english',
        normalizationCache: new Map(),
        // Each word once, as Orama's own tokenizer has it.
        tokenize: (raw) => [...new Set(wordsOf(raw).map((word) => stem(word) + END))],
      },
    },
  });
  for (const passage of passages) atOnce(insert(db, passage));
  stems.clear();
  return {
    search(query) {
      // A threshold of 1 is Orama's OR.
      const boost = { title: WEIGHTS.title, text: WEIGHTS.body };
      const found = atOnce(search(db, { term: query, limit: TOP, threshold: 1, boost }));
      return found.hits.map(({ id, document }) => ({ id, title: document.title, text: document.text }));
    },
    close: () => undefined,
  };
}

/** Orama answers without a promise as long as it has no asynchronous hook. A promise would add the event loop's time. */
function atOnce<T>(result: T | Promise<T>): T {
  if (result instanceof Promise) throw new Error('Orama answered with a promise, not at once.');
  return result;
}
