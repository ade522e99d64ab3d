// `knowledge build` and `knowledge search`: for people who write guidance and want to see how it is found.
import type { Writable } from 'node:stream';
import { trustOf } from '../../src/advice/answer.ts';
import { indexFile, openGround } from '../ground.ts';
import type { Settings } from '../settings.ts';

type Tell = (sentence: string) => void;

/** Builds the index if the guidance changed; faults in the guidance are thrown with file and line. */
export function buildIndex(settings: Settings, output: Writable, tell: Tell): number {
  const { guide, version } = openGround(settings, tell);
  output.write(
    `${guide.notice === undefined ? `Index: ${indexFile(settings)}` : 'Index: in memory'}\nGuidance: ${guide.hash.slice(0, 12)}\nVersion: ${version}\n`,
  );
  guide.close();
  return guide.notice === undefined ? 0 : 1;
}

/** Prints what was searched for and, best first, each find with the reasons of its rank. */
export function searchIndex(settings: Settings, words: string, output: Writable, tell: Tell): number {
  const { guide } = openGround(settings, tell);
  const { words: searched, corrected, found } = guide.search(words, 8);
  output.write(`Searched for: ${searched.join(' ') || '(no words)'}\n`);
  for (const [from, to] of corrected) output.write(`Spelling: ${from} taken for ${to}\n`);
  for (const [index, item] of found.entries()) {
    output.write(
      `${index + 1}. ${item.id}${item.kind === 'boundary' ? ' (declined topic)' : ''}  score ${item.score.toFixed(2)}, trust ${trustOf(item).toFixed(2)}\n`,
    );
    output.write(
      `   words ${item.words.toFixed(2)} (BM25, 1 is the best here), covers ${Math.round(item.covered * 100)}% of the question\n`,
    );
    if (item.nearestQuestion !== null)
      output.write(`   like "${item.nearestQuestion}" ${item.nearest.toFixed(2)}\n`);
  }
  if (found.length === 0) output.write('Nothing found.\n');
  guide.close();
  return 0;
}
