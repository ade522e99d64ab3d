// Links on translated cards: what they say is translated; where they lead, and whom they name, is not.
import { describe, expect, it } from 'vitest';
import { FACES } from '../../../adapters/commands/faces.ts';
import { translationsBy } from '../../../adapters/model/translations.ts';
import type { WordingBook } from '../../../adapters/store/wordings.ts';
import type { Card } from '../../../src/card.ts';
import { CITATION, RECOMMENDATION } from '../cards/examples.ts';

const BOOK: WordingBook = { kept: async () => new Map(), keep: async () => {} };

const TENANTS = ['T0TEAM01', '123456789012345678'];

/** Where each quote comes from: our own advice, a long name, and one that is a word of ours as well. */
const SOURCES = ['Whichway, our own advice', 'Magesh et al., Journal of Studies', 'Search'];

const ANSWER: Card = {
  ...{ kind: 'answer', about: 'question', text: 'Look it up.', evidence: [] },
  citations: SOURCES.map((source, index) => ({
    ...{ ...CITATION, section: null, source },
    url: `https://a.example/${index}`,
  })),
};

const WITH_FIGURE: Card = {
  ...{ ...ANSWER, kind: 'answer', citations: [] },
  evidence: RECOMMENDATION.outside === undefined ? [] : [RECOMMENDATION.outside],
};

const REPLACED: Card = { kind: 'replaced', verdict: 'Search over your text' };

/** The texts that a translator gets for the card, and the card with "Wort" before each of them, and before "Search". */
async function german(card: Card, tenant: string): Promise<{ runs: string[]; shown: string }> {
  const edition = { version: 'v', model: 'm' };
  const made = translationsBy({
    ...{ edition, book: BOOK, faces: FACES, clock: { now: () => 0 }, report: () => {} },
  });
  const runs = (await made.missing('de', tenant, [card])).map(({ text }) => text);
  const good = new Map([...runs, 'Search'].map((text) => [text, `Wort ${text}`]));
  await made.keep('de', tenant, [...good.keys()], good);
  const face = FACES.find((one) => one.has(tenant));
  const owned = { tenant, card: { ...card, lang: 'de' } };
  const shown = await made.shown(owned, (say) => face?.show(owned.card, tenant, say));
  return { runs, shown: JSON.stringify(shown) };
}

/** The labels of all links, by where they lead. */
function labelsIn(shown: string): Map<string, string> {
  const links = [
    ...[...shown.matchAll(/<(https:[^|<>]+)\|([^<>]+)>/gu)].map(([, url = '', label = '']) => [url, label]),
    ...[...shown.matchAll(/\[([^[\]]+)\]\((https:[^)]+)\)/gu)].map(([, label = '', url = '']) => [
      url,
      label,
    ]),
  ] as [string, string][];
  return new Map(links);
}

describe.each(TENANTS)('on a card of %s', (tenant) => {
  it('names of sources stay as they are, and stand in no text for a translator', async () => {
    const { runs, shown } = await german(ANSWER, tenant);
    const labels = labelsIn(shown);

    expect([...labels.keys()]).toEqual(['https://a.example/0', 'https://a.example/1', 'https://a.example/2']);
    for (const [index, source] of SOURCES.entries())
      expect(labels.get(`https://a.example/${index}`)).toMatch(new RegExp(`(?<!Wort )${source}$`, 'u'));
    expect(runs.filter((text) => /Magesh|our own advice|Search/u.test(text))).toEqual([]);
    expect(shown).toContain('Wort Look it up.');
  });

  it.each<[string, Card]>([
    ['an answer', WITH_FIGURE],
    ['a recommendation', RECOMMENDATION],
  ])('the way to the source of a figure is translated: %s', async (_, card) => {
    const { runs, shown } = await german(card, tenant);
    const url = [...labelsIn(shown).keys()].map((one) => one.replaceAll('&amp;', '&'));

    expect(url).toEqual([RECOMMENDATION.outside?.url]);
    expect([...labelsIn(shown).values()]).toEqual(['Wort Open the source']);
    expect(shown).toContain('Balaguer et al.');
    expect(runs.filter((text) => /Balaguer/u.test(text))).toEqual([]);
  });

  it('so is the way to another card, and the sentence before it', async () => {
    const { runs, shown } = await german(REPLACED, tenant);

    expect(runs).toContain('See it');
    expect([...labelsIn(shown).values()]).toEqual(['Wort See it']);
    expect(shown).toMatch(/Wort Replaced[^"]*(?:<|\[)(?:https[^"]*\|)?Wort See it/u);
  });
});
