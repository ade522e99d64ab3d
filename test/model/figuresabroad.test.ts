// Figures, dates and links in translated texts: written as the language writes them, and never what people wrote.
import { describe, expect, it } from 'vitest';
import type { Card } from '../../src/card.ts';
import { staysWith } from '../../src/model/masking.ts';
import { stayingOn } from '../../src/model/theirs.ts';
import { runsOf, translatedText } from '../../src/model/translated.ts';

const USUAL = staysWith([]);
const notice = (text: string, ...theirs: string[]): Card => ({ kind: 'notice', about: 'a', text, theirs });

/** The text in German, with these translations. */
const germanOf = (text: string, translations: Record<string, string>, stays = USUAL): string =>
  translatedText(text, stays, 400, { language: 'de', of: (one) => translations[one] });

describe('a translated text', () => {
  it('has figures and dates as its language writes them, each run for itself', () => {
    const text =
      'About 200,000 tokens or 1.5% of them\nLook again on Thu 20 May 2027, 09:00 Berlin.\nOver 2,000 pages';
    const translations = {
      'About ⟦1⟧ tokens or ⟦2⟧ of them': 'Etwa ⟦1⟧ Tokens oder ⟦2⟧ davon',
      'Look again on ⟦1⟧.': '⟦1⟧ sehe ich wieder nach.',
    };

    expect(germanOf(text, translations)).toBe(
      'Etwa 200.000 Tokens oder 1,5\u00a0% davon\nDo., 20. Mai 2027, 09:00 Berlin sehe ich wieder nach.\nOver 2,000 pages',
    );
  });

  it('has them so between its runs as well, where all of the text is translated', () => {
    const text = "*I'll ask again:* Thu 20 May 2027, 09:00 Berlin\n*Pages:* 2,000";
    const again = { "I'll ask again:": 'Nächste Frage:' };

    expect(germanOf(text, { ...again, 'Pages:': 'Seiten:' })).toBe(
      '*Nächste Frage:* Do., 20. Mai 2027, 09:00 Berlin\n*Seiten:* 2.000',
    );
    expect(germanOf(text, again)).toBe('*Nächste Frage:* Thu 20 May 2027, 09:00 Berlin\n*Pages:* 2,000');
    const theirs = stayingOn(notice(text, '2,000'), []);
    expect(germanOf(text, { ...again, 'Pages:': 'Seiten:' }, theirs)).toMatch(/^.+Mai 2027.+\n.+ 2,000$/u);
  });

  it('begins no list with a day at the beginning of a line', () => {
    const shown = germanOf('On 20 May 2027 it comes', { 'On ⟦1⟧ it comes': '⟦1⟧ kommt es' });

    expect(shown).toBe('20.\u00a0Mai 2027 kommt es');
  });

  it.each<[string, string, string, string?]>([
    ['a quoted figure', 'Not firm ("200,000"), so I ask.', '"200,000"', '200,000'],
    [
      'a sentence with a date',
      'You called it ready by 20 May 2027 or so last time.',
      'ready by 20 May 2027 or so',
      'ready by 20 May 2027 or so',
    ],
    ['nothing but a date', 'You called it Thu 20 May 2027 last time.', 'Thu 20 May 2027', 'Thu 20 May 2027'],
    ['a figure alone', 'You called it 2,000 last time.', '2,000', '2,000'],
    ['few words with a figure', 'You called it 2,000 docs last time.', '2,000 docs', '2,000 docs'],
    ['code', 'Set it to `200,000` now', '`200,000`'],
    ['an address', 'See https://a.example/200,000 now', 'https://a.example/200,000'],
    ['the name of a version', 'We tried Gemini 1.5 for it', '1.5'],
    ['the name of a paper', 'See Ovadia and arXiv 2312.05934 for it', '2312.05934'],
  ])('leaves as it is: %s', (_, text, stays, theirs) => {
    const known = stayingOn(notice(text, ...(theirs === undefined ? [] : [theirs])), []);
    const all = runsOf(text, known).map((one) => [one.text, `Wort ${one.text}`] as const);
    const shown = germanOf(text, Object.fromEntries(all), known);

    expect(shown).toContain('Wort');
    expect(shown).toContain(stays);
  });
});

describe('the translation', () => {
  it.each<[string, string, string]>([
    ['<https://a.example/b?c=2,000|', 'Open the source', '>'],
    ['[', 'Open the source', '](https://a.example/b?c=2,000)'],
  ])('of a label stands in its link, and the address stays: %s', (before, label, after) => {
    const link = before + label + after;
    const good = { 'Open the source': 'Quelle öffnen', 'See ⟦1⟧ first.': 'Zuerst ⟦1⟧ ansehen.' };
    const german = `${before}Quelle öffnen${after}`;

    expect(germanOf(`*Note:* ${link}`, good)).toBe(`*Note:* ${german}`);
    expect(germanOf(`See ${link} first.`, good)).toBe(`Zuerst ${german} ansehen.`);
    expect(germanOf(`Do see ${link}.`, good), 'an English sentence').toBe(`Do see ${link}.`);
    for (const sign of ['|', '<', '>', '[', ']', '(', ')', '](https://b.example)', '\\'])
      expect(germanOf(link, { 'Open the source': `Quelle ${sign} öffnen` })).toBe(link);
  });
});
