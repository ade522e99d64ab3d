// Translations as they are kept: by text, version of the advice, model and language, over the end of a process.
import { describe, expect, it, onTestFinished } from 'vitest';
import { FACES } from '../../../adapters/commands/faces.ts';
import { translationsBy } from '../../../adapters/model/translations.ts';
import { blocksOf } from '../../../adapters/slack/cards/blocks.ts';
import { openMemoryStore } from '../../../adapters/store/open.ts';
import type { TranslationBook } from '../../../adapters/store/translations.ts';
import type { Card } from '../../../src/card.ts';
import { saidIn } from '../../../src/model/said.ts';

const CARD: Card = { kind: 'notice', about: 'x', text: 'It comes later.', lang: 'de' };
const GOOD = new Map([['It comes later.', 'Es kommt später.']]);

async function bookForTest(): Promise<TranslationBook> {
  const store = await openMemoryStore();
  onTestFinished(() => store.close());
  return store.translations;
}

function by(book: TranslationBook, version = 'v1', model = 'm1') {
  const reports: string[] = [];
  const report = (sentence: string): void => void reports.push(sentence);
  const made = translationsBy({ edition: { version, model }, book, faces: FACES, report });
  const shown = (card = CARD): Promise<string> =>
    made.shown(card, (say) => blocksOf({ ...MESSAGE, card }, undefined, say).text);
  return { ...made, reports, text: shown };
}

const MESSAGE = { id: 'm', tenant: 'T1', talk: 't', place: 'C1', thread: '1', refers: null };

describe('an answer that waited for its translation', () => {
  it('leads back to the words that it answers', () => {
    const task = { kind: 'translate', tenant: 'T1', by: 'u1', at: 'now', language: 'de', effects: [] };
    const worked = { kind: 'worked', key: 'k', by: 'whichway', at: 'now', result: null } as const;

    expect(saidIn({ ...worked, task: { ...task, wrote: 'Wie viele?' } })).toBe('Wie viele?');
    expect(saidIn({ ...worked, task: { ...task, wrote: null } })).toBeUndefined();
  });
});

describe('translations', () => {
  it('are shown by the next process too, which asks for nothing', async () => {
    const book = await bookForTest();
    await by(book).keep('de', GOOD);
    const next = by(book);

    expect(await next.missing('de', 'T1', [CARD])).toEqual([]);
    expect(await next.text()).toBe('Es kommt später.');
  });

  it('are found by who only shows a message, without a look before', async () => {
    const book = await bookForTest();
    await by(book).keep('de', GOOD);

    expect(await by(book).text()).toBe('Es kommt später.');
  });

  it.each([
    ['another language', 'v1', 'm1', 'fr'],
    ['another version of the advice', 'v2', 'm1', 'de'],
    ['another model', 'v1', 'm2', 'de'],
  ])('are not used for %s', async (_, version, model, language) => {
    const book = await bookForTest();
    await by(book).keep('de', GOOD);
    const other = by(book, version, model);

    expect((await other.missing(language, 'T1', [CARD])).map(({ text }) => text)).toEqual([
      'It comes later.',
    ]);
    expect(await other.text({ ...CARD, lang: language })).toBe('It comes later.');
  });

  it('of an older version go when newer ones come', async () => {
    const book = await bookForTest();
    await by(book).keep('de', GOOD);
    await by(book, 'v2').keep('de', new Map([['Back', 'Zurück']]));

    expect(await by(book).text()).toBe('It comes later.');
  });

  it('leave a card without a language as it is', async () => {
    const one = by(await bookForTest());
    await one.keep('de', GOOD);
    const { lang: _, ...english } = CARD;

    expect(await one.text(english)).toBe('It comes later.');
  });

  it('are made of no file, which stays whole in English', async () => {
    const file: Card = {
      kind: 'document',
      about: 'r',
      title: 'It comes later.',
      name: 'r.md',
      markdown: 'x',
    };
    const one = by(await bookForTest());
    await one.keep('de', GOOD);

    expect(await one.missing('de', 'T1', [file])).toEqual([]);
    expect(await one.text({ ...file, lang: 'de' })).toContain('It comes later.');
  });

  it('are missing nowhere for the terminal, which speaks English', async () => {
    expect(await by(await bookForTest()).missing('de', 'local', [CARD])).toEqual([]);
  });

  it('are left out where the store fails, and that is reported', async () => {
    const broken = async (): Promise<never> => {
      throw new Error('disk');
    };
    const one = by({ kept: broken, keep: broken });

    expect(await one.text()).toBe('It comes later.');
    await one.keep('de', GOOD);
    expect(one.reports).toHaveLength(2);
    expect(await one.text(), 'from memory').toBe('Es kommt später.');
  });
});
