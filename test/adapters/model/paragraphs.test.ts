// Paragraphs of recommendations as they are kept: by the facts, the version, the model and the tenant.
import { describe, expect, it } from 'vitest';
import { paragraphsBy } from '../../../adapters/model/paragraphs.ts';
import type { WordingBook } from '../../../adapters/store/wordings.ts';
import { bookForTest } from './book.ts';

const SOURCES = [{ id: 'verdict', text: 'Add search.' }];
const SAID = [{ text: 'Add search.', passages: ['verdict'] }];

function by(book: WordingBook, version = 'v1', model = 'm1') {
  const reports: string[] = [];
  const report = (sentence: string): void => void reports.push(sentence);
  return {
    ...paragraphsBy({ edition: { version, model }, book, clock: { now: () => 0 }, report }),
    reports,
  };
}

describe('a paragraph', () => {
  it('is there again for the same facts, also for the next process', async () => {
    const book = await bookForTest();
    await by(book).keep('T1', SOURCES, SAID);

    expect(await by(book).of('T1', SOURCES)).toEqual(SAID);
    expect(await by(book).of('T1', [{ id: 'verdict', text: 'Add more.' }])).toBeUndefined();
  });

  it.each([
    ['tenant', 'T2', 'v1', 'm1'],
    ['version', 'T1', 'v2', 'm1'],
    ['model', 'T1', 'v1', 'm2'],
  ])('of another %s is none', async (_, tenant, version, model) => {
    const book = await bookForTest();
    await by(book).keep('T1', SOURCES, SAID);

    expect(await by(book, version, model).of(tenant, SOURCES)).toBeUndefined();
  });

  it('that is damaged counts as none, and a store that fails is reported', async () => {
    const damaged: WordingBook = {
      kept: async (_, __, names) => new Map(names.map((name) => [name, '{"no": "JSON'])),
      keep: async () => {
        throw new Error('disk');
      },
    };
    const one = by(damaged);
    const failing = by({ ...damaged, kept: damaged.keep as never });

    expect(await one.of('T1', SOURCES)).toBeUndefined();
    await one.keep('T1', SOURCES, SAID);
    expect(await failing.of('T1', SOURCES)).toBeUndefined();
    expect([one.reports.length, failing.reports.length]).toEqual([1, 1]);
  });
});
