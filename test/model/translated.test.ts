// Translations of our own texts: what must survive does, and what breaks a rule is not shown.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Card } from '../../src/card.ts';
import { languageOf } from '../../src/model/language.ts';
import { filled, marksIn, piecesOf, staysWith } from '../../src/model/masking.ts';
import { stayingOn, veiled } from '../../src/model/theirs.ts';
import { goodTranslations, runsOf, translatedText, translationFault } from '../../src/model/translated.ts';

const run = (text: string, ...stays: string[]) => ({ text, stays });
const fault = (text: string, translation: string, ...stays: string[]) =>
  translationFault(run(text, ...stays), translation, 'de');

const inGerman = (of: (run: string) => string | undefined) => ({ language: 'de', of });
const NONE = inGerman(() => undefined);
const USUAL = staysWith([]);
const notice = (text: string, ...theirs: string[]): Card => ({ kind: 'notice', about: 'a', text, theirs });

describe('a text that is to be translated', () => {
  it.each<[string, string, string[]]>([
    ['Over 500 pages', 'Over ⟦1⟧ pages', ['500']],
    ['search over your text (RAG)', 'search over your text (⟦1⟧)', ['RAG']],
    ['Not firm ("it makes things up"), so I ask.', 'Not firm (⟦1⟧), so I ask.', ['"it makes things up"']],
    [
      "I'll look again on Mon 24 May 2027, 09:00 Berlin, as always.",
      "I'll look again on ⟦1⟧, as always.",
      ['Mon 24 May 2027, 09:00 Berlin'],
    ],
    ['Ask <@U024BE7LH> about it', 'Ask ⟦1⟧ about it', ['<@U024BE7LH>']],
    ['See https://a.example/b?c=d first', 'See ⟦1⟧ first', ['https://a.example/b?c=d']],
    ['Set max_tokens with `npm start` now', 'Set ⟦1⟧ with ⟦2⟧ now', ['max_tokens', '`npm start`']],
    ['██████░░░░ 60 of 100', '⟦1⟧ of ⟦2⟧', ['60', '100']],
    ['The paper by Ovadia and others says so', 'The paper by ⟦1⟧ and others says so', ['Ovadia']],
  ])('keeps apart what must stay in "%s"', (text, masked, stays) => {
    expect(runsOf(text, USUAL)).toEqual([run(masked, ...stays)]);
  });

  it.each(['<https://a.example/b|the study>', '[the study](https://a.example/b)'])(
    'has a run more for the label of a link: %s',
    (link) => {
      expect(runsOf(`See ${link} first`, USUAL)).toEqual([run('See ⟦1⟧ first', link), run('the study')]);
      expect(runsOf(`• ${link}`, USUAL)).toEqual([run('the study')]);
      expect(runsOf(link, stayingOn(notice(link, 'the study'), []))).toEqual([]);
    },
  );

  it('keeps apart what people wrote, also where no marks stand around it', () => {
    const text = 'You called it our refund policy bot last time.';
    const card: Card = { kind: 'notice', about: 'noted', text, theirs: ['our refund policy bot'] };
    const masked = run('You called it ⟦1⟧ last time.', 'our refund policy bot');

    expect(runsOf(text, stayingOn(card, []))).toEqual([masked]);
    const hidden = veiled(card);
    const shown = 'text' in hidden ? String(hidden.text) : '';
    expect(runsOf(shown, stayingOn(card, [])).map((one) => one.text)).toEqual([masked.text]);
  });

  it('falls into lines and parts, without the layout around them', () => {
    expect(runsOf('*Why:* it changes\n• 3 days\n1. Yes\n1 of about 3 · Pick one.', USUAL)).toEqual([
      run('Why:'),
      run('it changes'),
      run('⟦1⟧ days', '3'),
      run('Yes'),
      run('⟦1⟧ of about ⟦2⟧', '1', '3'),
      run('Pick one.'),
    ]);
  });

  it('has nothing to translate in quoted lines and code, nor where somebody writes our marks', () => {
    expect(runsOf('>Plan with hundreds.\n```\ncode here\n```', USUAL)).toEqual([]);
    expect(runsOf('somebody writes ⟦1⟧ here', USUAL)).toEqual([]);
  });

  it('is the same again when nothing is translated, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string()), (text, theirs) => {
        const stays = stayingOn({ kind: 'notice', about: 'a', text, theirs }, []);
        expect(translatedText(text, stays, Number.POSITIVE_INFINITY, NONE)).toBe(text);
      }),
    );
    const near = fc.array(
      fc.constantFrom(
        '*',
        '"',
        '\n',
        '• ',
        '1. ',
        'Why: ',
        'a word',
        ' · ',
        '? ',
        '2,000',
        '<@U1>',
        '```',
        '>',
        '\\[',
        ']',
      ),
    );
    fc.assert(
      fc.property(near, (parts) => {
        const text = parts.join('');
        expect(translatedText(text, USUAL, Number.POSITIVE_INFINITY, NONE)).toBe(text);
      }),
    );
  });

  it('stays as it is where the translation needs more room than there is', () => {
    const long = (): string => 'Über alles, was lang ist';

    expect(translatedText('Over it', USUAL, 10, inGerman(long))).toBe('Over it');
    expect(translatedText('Over it', USUAL, 40, inGerman(long))).toBe('Über alles, was lang ist');
  });
});

describe('a translation', () => {
  it.each<[string, string, string[]]>([
    ['Over ⟦1⟧ pages', 'Über ⟦1⟧ Seiten', ['500']],
    ['says ⟦1⟧ and ⟦2⟧', 'sagen ⟦2⟧ und ⟦1⟧', ['"a"', 'RAG']],
    ['Not sure, move on', 'Unsicher, weiter', []],
  ])('of "%s" may be shown', (text, translation, stays) => {
    expect(fault(text, translation, ...stays)).toBeUndefined();
  });

  it.each<[string, string, string]>([
    ['', 'empty', 'nothing'],
    ['⟦1⟧ ⟦2⟧', 'empty', 'marks alone'],
    ['Mehr als Seiten', 'mark', 'a mark too few'],
    ['⟦1⟧ von etwa ⟦2⟧ ⟦2⟧', 'mark', 'a mark twice'],
    ['⟦2⟧ von etwa ⟦1⟧', 'mark', 'figures that changed places'],
    ['⟦1⟧ von etwa ⟦3⟧', 'mark', 'a mark that is none'],
    ['⟦1⟧ von etwa ⟦2⟧ oder 7', 'figure', 'a figure of its own'],
    ['⟦1⟧ von ⟦2⟧, siehe evil.com', 'link', 'an address'],
    ['⟦1⟧ von ⟦2⟧ @here', 'markup', 'a ping'],
    ['⟦1⟧ von ⟦2⟧ <!channel>', 'markup', 'a ping of a platform'],
    ['⟦1⟧ von *etwa* ⟦2⟧', 'markup', 'layout'],
    ['⟦1⟧ von "etwa" ⟦2⟧', 'markup', 'quotation marks'],
    ['⟦1⟧ von :tada: ⟦2⟧', 'markup', 'an emoji in words'],
    ['⟦1⟧ von\netwa ⟦2⟧', 'unseen', 'a new line'],
    ['⟦1⟧ von \u202eetwa ⟦2⟧', 'unseen', 'a sign that turns the text'],
    ['⟦1⟧ из примерно ⟦2⟧', 'letters', 'another script'],
    [`⟦1⟧ von ${'etwa '.repeat(20)}⟦2⟧`, 'long', 'much more text'],
  ])('is not shown: %j (%s)', (translation, why) => {
    expect(fault('⟦1⟧ of about ⟦2⟧', translation, '2', '4')).toBe(why);
  });

  it('counts for nothing where two choices of one question would look the same', () => {
    const given = [
      { run: run('A prompt'), translation: 'Ein Modell' },
      { run: run('A trained model'), translation: 'ein Modell.' },
      { run: run('Nothing'), translation: 'Nichts' },
      { run: run('None'), translation: 'Nichts' },
    ];
    const both = new Map([
      ['Nothing', 'Nichts'],
      ['None', 'Nichts'],
    ]);

    expect(goodTranslations(given, 'de', [['A prompt', 'A trained model', 'Nothing']])).toEqual(both);
    expect(goodTranslations(given, 'de', [['Nothing', 'A prompt'], ['None']]).size).toBe(4);
  });

  it('has every figure, link and quotation of the text, and no other, whatever a model says', () => {
    const texts = [
      '*Amount:* Over 500 pages in 2 wikis, says "der Chef" (<https://a.example|source 7>)',
      '2 of about 4 · See [it](https://a.example/9) on Mon 24 May 2027, 09:00 Berlin',
      'About 200,000 of 1.5 <https://a.example/7|pages over 2,000>',
    ];
    const word = fc.constantFrom(
      'und',
      '⟦1⟧',
      '⟦2⟧',
      '⟦3⟧',
      '7',
      'http://b.example',
      '@here',
      '"so"',
      '*',
      '<@U1>',
    );
    const figuresOf = (text: string) => (text.match(/\d+/gu) ?? []).join(' ');
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.array(word, { minLength: 1 }), (text, words) => {
        const given = runsOf(text, USUAL).map((one) => ({ run: one, translation: words.join(' ') }));
        const good = goodTranslations(given, 'de', []);
        const shown = translatedText(
          text,
          USUAL,
          Number.POSITIVE_INFINITY,
          inGerman((one) => good.get(one)),
        );
        expect(figuresOf(shown)).toBe(figuresOf(text));
        expect(shown).not.toMatch(/b\.example|@here|@U1|"so"/u);
        for (const sure of text.match(/"[^"]+"|https:[^|)>]+/gu) ?? []) expect(shown).toContain(sure);
      }),
    );
  });

  it('is checked again where it is used: names may change places, and figures in the same words may not', () => {
    const swapped = inGerman(() => '⟦2⟧ vor ⟦1⟧');
    const names = translatedText('RAG after GPT', USUAL, 100, swapped);
    const figures = translatedText('7 after 8', USUAL, 100, swapped);

    expect({ names, figures }).toEqual({ names: 'GPT vor RAG', figures: '7 after 8' });
  });

  it('puts what stays back in its places', () => {
    expect(filled('a ⟦2⟧ b ⟦1⟧ c ⟦9⟧', ['1', '2'])).toBe('a 2 b 1 c ⟦9⟧');
    expect(marksIn('a ⟦2⟧ b ⟦1⟧')).toEqual([2, 1]);
    expect(piecesOf('  ', USUAL)).toEqual(['  ']);
  });
});

describe('the language of a text', () => {
  it.each<[string | null, string, string | undefined]>([
    ['de', 'Unser Assistent kennt die Regeln nicht', 'de'],
    ['PT-br', 'Nosso assistente', 'pt-BR'],
    ['ja', 'RAGを使うべきですか', 'ja'],
    ['ru', 'Наш бот', 'ru'],
    ['en', 'Our bot', undefined],
    ['en-GB', 'Our bot', undefined],
    ['ru', 'Our bot', undefined],
    ['de', '1234', undefined],
    ['x-evil', 'Unser Bot', undefined],
    ['German', 'Unser Bot', undefined],
    ['de-DE-u-co-phonebk', 'Unser Bot', undefined],
    ['', 'Unser Bot', undefined],
    [null, 'Unser Bot', undefined],
  ])('is believed where its letters bear it out: %s of "%s"', (tag, text, language) => {
    expect(languageOf(tag, text)).toBe(language);
  });

  it('is a plain tag or nothing, whatever a model says', () => {
    fc.assert(
      fc.property(fc.string(), (tag) => {
        expect(languageOf(tag, 'Unser Assistent') ?? 'de').toMatch(/^[a-z]{2,3}(?:-\w+){0,2}$/u);
      }),
    );
  });
});
