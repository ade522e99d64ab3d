// Texts are cut between what a person sees as one character, and never inside something that Discord reads as one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutMarkdown } from '../../../adapters/discord/cards/cut.ts';
import { bold, escaped } from '../../../adapters/discord/cards/markdown.ts';
import { anyText } from './anytext.ts';

const graphemes = (text: string): string[] =>
  [...new Intl.Segmenter('en').segment(text)].map(({ segment }) => segment);

describe('a cut text', () => {
  it.each([
    ['that fits stays', 'abcdefghijkl', 12, 'abcdefghijkl'],
    ['ends in an ellipsis', 'abcdefghijklm', 12, 'abcdefg…'],
    ['has no space before it', 'abcdef hijklm', 12, 'abcdef…'],
    ['keeps an emoji whole', 'a👩‍👩‍👧‍👦bcdefghijk', 12, 'a…'],
    ['keeps a flag whole', 'abcd🇩🇪bcdefghijk', 12, 'abcd…'],
    ['keeps an escaped sign whole', 'abcdef\\*ghijk', 12, 'abcdef…'],
    ['keeps an escaped backslash whole', 'abcde\\\\ghijkl', 12, 'abcde\\\\…'],
    ['keeps a link whole', 'a [b](https://example.org) c', 20, 'a…'],
    ['keeps a mention whole', 'ab <@123456789012345678> c', 20, 'ab…'],
    ['closes what is bold', '**abcdefghijklmn**', 12, '**abcde…**'],
    ['closes what is struck', '~~abcdefghijklmn~~', 12, '~~abcde…~~'],
    ['keeps a mark whole', '**abcd** efghijk', 12, '**abcd…**'],
    ['closes nothing that is closed', '**ab** cdefghijk', 12, '**ab**…'],
    ['may end after a lone sign', 'a & [b] cdefghi', 12, 'a & [b]…'],
  ])('%s', (_, text, most, expected) => {
    expect(cutMarkdown(text, most)).toBe(expected);
  });

  it('is never longer, and a beginning of whole characters', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 10, max: 60 }), (text, most) => {
        const short = cutMarkdown(text, most);

        expect(short.length).toBeLessThanOrEqual(most);
        if (short === text) return;
        const kept = graphemes(short.slice(0, short.lastIndexOf('…')));
        expect(graphemes(text.slice(0, 200)).slice(0, kept.length)).toEqual(kept);
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it('never ends inside an escaped sign, and leaves nothing bold', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 10, max: 60 }), (text, most) => {
        const short = cutMarkdown(bold(escaped(text)), most).replaceAll(/\\[^0-9A-Za-z\s…]/gu, '');

        expect(short).not.toContain('\\');
        for (const line of short.split('\n')) expect(line.split('**').length % 2).toBe(1);
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});
