// Mends typing errors in a question against the words that the example questions use.
import { distance } from 'fastest-levenshtein';

/** Words shorter than this are left alone: too many short words lie one letter apart. */
const SHORTEST = 6;
/** From this length on two wrong letters are mended, below it one. */
const LONG = 8;

/**
 * Replaces each word that the index does not know by the nearest one it does know, if that is near enough and begins
 * with the same letter. Returns the words in order, without repeats, and what was replaced.
 */
export function correctSpelling(
  words: readonly string[],
  vocabulary: ReadonlySet<string>,
): { words: string[]; corrected: [string, string][] } {
  const corrected: [string, string][] = [];
  const result = words.map((word) => {
    if (vocabulary.has(word) || word.length < SHORTEST) return word;
    const better = nearestWord(word, vocabulary);
    if (better === undefined) return word;
    corrected.push([word, better]);
    return better;
  });
  return { words: [...new Set(result)], corrected };
}

function nearestWord(word: string, vocabulary: ReadonlySet<string>): string | undefined {
  const most = word.length >= LONG ? 2 : 1;
  let best: string | undefined;
  let bestDistance = most + 1;
  for (const known of vocabulary) {
    if (known[0] !== word[0] || Math.abs(known.length - word.length) > most || known.length < SHORTEST - 1)
      continue;
    const edits = distance(word, known);
    if (edits < bestDistance || (edits === bestDistance && best !== undefined && known < best)) {
      best = known;
      bestDistance = edits;
    }
  }
  return best;
}
