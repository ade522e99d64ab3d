// The wordings of a store in memory, for one test.
import { onTestFinished } from 'vitest';
import { openMemoryStore } from '../../../adapters/store/open.ts';
import type { WordingBook } from '../../../adapters/store/wordings.ts';

export async function bookForTest(): Promise<WordingBook> {
  const store = await openMemoryStore();
  onTestFinished(() => store.close());
  return store.wordings;
}
