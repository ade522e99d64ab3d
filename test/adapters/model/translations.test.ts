// Translations as they are kept: by text, version of the advice, model and language, over the end of a process.
import { describe, expect, it } from 'vitest';
import { FACES } from '../../../adapters/commands/faces.ts';
import { translationsBy } from '../../../adapters/model/translations.ts';
import { blocksOf } from '../../../adapters/slack/cards/blocks.ts';
import type { WordingBook } from '../../../adapters/store/wordings.ts';
import type { Card } from '../../../src/card.ts';
import { saidIn } from '../../../src/model/said.ts';
import { bookForTest } from './book.ts';

const CARD: Card = { kind: 'notice', about: 'x', text: 'It comes later.', lang: 'de' };
const GOOD = new Map([['It comes later.', 'Es kommt später.']]);

function by(book: WordingBook, version = 'v1', model = 'm1') {
  const reports: string[] = [];
  const clock = { at: 0, now: () => clock.at };
  const report = (sentence: string): void => void reports.push(sentence);
  const made = translationsBy({ edition: { version, model }, book, faces: FACES, clock, report });
  const shown = (card = CARD, tenant = 'T1'): Promise<string> =>
    made.shown({ tenant, card }, (say) => blocksOf({ ...MESSAGE, card }, undefined, say).text);
  const keep = (good: Map<string, string>): Promise<void> => made.keep('de', 'T1', [...good.keys()], good);
  return { ...made, made, clock, reports, text: shown, keep };
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
    await by(book).keep(GOOD);
    const next = by(book);

    expect(await next.missing('de', 'T1', [CARD])).toEqual([]);
    expect(await next.text()).toBe('Es kommt später.');
  });

  it('are found by who only shows a message, without a look before', async () => {
    const book = await bookForTest();
    await by(book).keep(GOOD);

    expect(await by(book).text()).toBe('Es kommt später.');
  });

  it.each([
    ['another language', 'v1', 'm1', 'fr'],
    ['another version of the advice', 'v2', 'm1', 'de'],
    ['another model', 'v1', 'm2', 'de'],
  ])('are not used for %s', async (_, version, model, language) => {
    const book = await bookForTest();
    await by(book).keep(GOOD);
    const other = by(book, version, model);

    expect((await other.missing(language, 'T1', [CARD])).map(({ text }) => text)).toEqual([
      'It comes later.',
    ]);
    expect(await other.text({ ...CARD, lang: language })).toBe('It comes later.');
  });

  it('are of one tenant, and another one gets its own', async () => {
    const book = await bookForTest();
    await by(book).keep(GOOD);
    const one = by(book);

    expect(await one.text(CARD, 'T2')).toBe('It comes later.');
    expect(await one.missing('de', 'T2', [CARD])).toHaveLength(1);
    expect(await one.text()).toBe('Es kommt später.');
  });

  it('that could not be had are asked for again after an hour, and not at each message', async () => {
    const one = by(await bookForTest());
    await one.made.keep('de', 'T1', ['It comes later.'], new Map());

    expect(await one.missing('de', 'T1', [CARD])).toEqual([]);
    expect(await one.missing('fr', 'T1', [CARD])).toHaveLength(1);
    one.clock.at += 60 * 60_000;
    expect(await one.missing('de', 'T1', [CARD])).toHaveLength(1);
  });

  it('go when they are old', async () => {
    const book = await bookForTest();
    await by(book).keep(GOOD);
    const later = by(book);
    later.clock.at = 91 * 24 * 60 * 60_000;
    await later.keep(new Map([['Back', 'Zurück']]));

    expect(await by(book).text()).toBe('It comes later.');
  });

  it('of an older version go when newer ones come', async () => {
    const book = await bookForTest();
    await by(book).keep(GOOD);
    await by(book, 'v2').keep(new Map([['Back', 'Zurück']]));

    expect(await by(book).text()).toBe('It comes later.');
  });

  it('leave a card without a language as it is', async () => {
    const one = by(await bookForTest());
    await one.keep(GOOD);
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
    await one.keep(GOOD);

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
    await one.keep(GOOD);
    expect(one.reports).toHaveLength(2);
    expect(await one.text(), 'from memory').toBe('Es kommt später.');
  });
});
