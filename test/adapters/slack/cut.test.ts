// Texts are cut between what a person sees as one character, and never inside something that Slack reads as one.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, pieces } from '../../../adapters/slack/cards/cut.ts';
import { escaped } from '../../../adapters/slack/cards/mrkdwn.ts';
import { anyText } from '../cards/anytext.ts';

const graphemes = (text: string): string[] =>
  [...new Intl.Segmenter('en').segment(text)].map(({ segment }) => segment);

describe('a cut text', () => {
  it.each([
    ['that fits stays', 'abc', 3, 'abc'],
    ['ends in an ellipsis', 'abcd', 3, 'ab…'],
    ['has no space before it', 'ab cd', 4, 'ab…'],
    ['keeps an emoji whole', 'a👩‍👩‍👧‍👦b', 8, 'a…'],
    ['keeps a flag whole', 'a🇩🇪🇫🇷b', 7, 'a🇩🇪…'],
    ['keeps a letter with its marks', 'ae\u0301\u0302b', 4, 'a…'],
    ['keeps an escaped sign whole', 'ab&lt;cd', 6, 'ab…'],
    ['keeps a link whole', 'ab <https://example.org|there> cd', 20, 'ab…'],
    ['may end after a lone sign', 'a & b < c d e', 10, 'a & b < c…'],
    ['is an ellipsis where nothing fits', '👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 4, '…'],
  ])('%s', (_, text, most, expected) => {
    expect(cut(text, most)).toBe(expected);
  });

  it('is never longer, and a beginning of whole characters', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 60 }), (text, most) => {
        const short = cut(text, most);

        expect(short.length).toBeLessThanOrEqual(most);
        if (short === text) return;
        const kept = graphemes(short.slice(0, -1));
        expect(graphemes(text.slice(0, 200)).slice(0, kept.length)).toEqual(kept);
      }),
      { seed: 2, numRuns: 300 },
    );
  });

  it('never ends inside an escaped sign', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 60 }), (text, most) => {
        const short = cut(escaped(text), most);

        expect(short.replace(/&(?:amp|lt|gt);/gu, '')).not.toContain('&');
      }),
      { seed: 3, numRuns: 300 },
    );
  });
});

describe('a parted text', () => {
  it('loses nothing and has no piece that is too long', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 10, max: 60 }), (text, most) => {
        const parts = pieces(text, most);

        expect(parts.join('')).toBe(text);
        expect(parts.filter(({ length }) => length > most)).toEqual([]);
      }),
      { seed: 4, numRuns: 300 },
    );
  });
});
