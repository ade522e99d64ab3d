// The passages that a model gets for a question.
import type { Passage } from '../../knowledge/passage.ts';
import { isMeant, type Searcher, varied } from '../advice/answer.ts';
import { withoutIds } from './ids.ts';

/** How like each passage is to a question, by vectors. */
export type Likeness = {
  /** Never rejects, and ends within some seconds. */
  of(question: string): Promise<Alike>;
};

/**
 * `like`: from -1 to 1 by the passage's id; empty where no vectors are to be had now. `tokens`: what this question used; 0
 * where the server does not tell.
 */
export type Alike = { like: ReadonlyMap<string, number>; tokens: number };

/** Without vectors: the words alone decide. */
export const NO_LIKENESS: Likeness = { of: async () => ({ like: new Map(), tokens: 0 }) };

export type RetrievalWorld = { guide: Searcher & { passages(): Passage[] }; likeness: Likeness };

/** Passages that a model gets: more than it needs costs tokens and hides the right one. */
const MOST_PASSAGES = 6;

/**
 * What a vector adds to the score of the words: enough to bring in a passage that says it in other words, and too little
 * to push out the one that says it in the same. Useful from 0.1 to 0.3.
 */
const VECTOR_WEIGHT = 0.2;

/**
 * The best passages for a question, by its words and, where there are vectors, by its meaning; in the order in which an
 * answer without a model would quote them, since a model leans on the first ones most. `tokens`: what the vector cost.
 */
export async function retrieved(
  search: string,
  { guide, likeness }: RetrievalWorld,
): Promise<{ passages: Passage[]; tokens: number }> {
  const { found } = guide.search(search, MOST_FOUND);
  const { like, tokens } = await likeness.of(withoutIds(search));
  const words = new Map(
    found.filter(isMeant).flatMap((one) => (one.kind === 'passage' ? [[one.id, one.score] as const] : [])),
  );
  const scored = guide.passages().flatMap((passage) => {
    const [byWords, byVector] = [words.get(passage.id), like.get(passage.id)];
    if (byWords === undefined && byVector === undefined) return [];
    return [{ value: passage, score: (byWords ?? 0) + VECTOR_WEIGHT * (byVector ?? 0) }];
  });
  const best = scored.sort((one, other) => other.score - one.score);
  const all = [...new Set([...varied(best), ...best.map(({ value }) => value)])];
  return { passages: all.slice(0, MOST_PASSAGES), tokens };
}

/** Entries that the words may find: the rest score next to nothing. */
const MOST_FOUND = 30;
