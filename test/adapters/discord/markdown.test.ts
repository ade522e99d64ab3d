// Texts in Discord's Markdown look as they were written and do nothing.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bold,
  escaped,
  heading,
  link,
  literal,
  mention,
  quoted,
  small,
  struck,
} from '../../../adapters/discord/cards/markdown.ts';
import { anyText } from './anytext.ts';

/** The guard is shown as a dot. */
const seen = (text: string): string => text.replaceAll('\u200b', '·');

/** What a person sees: escapes undone, guards without width. */
const looks = (text: string): string =>
  text.replaceAll('\u200b', '').replaceAll(/\\([^0-9A-Za-z\s])/gu, '$1');

describe('an escaped text', () => {
  it.each([
    ['a ping of all', 'hi @everyone and @here', 'hi @·everyone and @·here'],
    ['a ping of all in an address', 'a@here.example', 'a@·here.example'],
    ['a ping of all behind a backslash', '\\@everyone', '\\\\@·everyone'],
    ['a ping of one', '<@123456789012345678>', '\\<@·123456789012345678>'],
    ['a ping of a role', '<@&1>', '\\<@·&1>'],
    ['the name of a room', '<#1>', '\\<#·1>'],
    ['a command', '</ask:1>', '\\</ask:1>'],
    ['a time', '<t:1700000000:R>', '\\<t\\:1700000000:R>'],
    ['an emoji of the server', '<:ok:1>', '\\<\\:ok:1>'],
    ['an emoji by name', 'so :tada:', 'so \\:tada:'],
    ['a masked link', '[bank](https://evil.example)', '\\[bank](https\\://evil.example)'],
    ['a link without a picture', '<https://evil.example>', '\\<https\\://evil.example>'],
    ['an invitation', 'discord.gg/abc', 'discord.gg\\/abc'],
    ['bold, italic and underlined', '**a** *b* __c__ _d_', '\\*\\*a\\*\\* \\*b\\* \\_\\_c\\_\\_ \\_d\\_'],
    ['struck and hidden', '~~a~~ ||b||', '\\~\\~a\\~\\~ \\|\\|b\\|\\|'],
    ['code', '`a` ```b```', '\\`a\\` \\`\\`\\`b\\`\\`\\`'],
    ['headings', '# a\n ### b', '\\# a\n \\### b'],
    ['small print', '-# a', '\\-# a'],
    ['quotes', '> a\n>>> b > c', '\\> a\n\\>>> b > c'],
    ['points', '- a\n* b\n + c', '\\- a\n\\* b\n \\+ c'],
    ['numbers', '1. a\n 20. b', '1\\. a\n 20\\. b'],
    ['a backslash', 'a\\b', 'a\\\\b'],
    [
      'signs that do nothing',
      'a - b, 2.5, x > y, #1, 10:30, and/or (c)',
      'a - b, 2.5, x > y, #1, 10:30, and/or (c)',
    ],
    ['a turn of direction', 'a\u202eb', 'ab'],
  ])('with %s', (_, text, expected) => {
    expect(seen(escaped(text))).toBe(expected);
  });

  it('looks as it was written', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const visible = text.replace(/[\p{Cc}\u200b\u202a-\u202e\u2066-\u2069]/gu, (sign) =>
          sign === '\n' ? sign : '',
        );

        expect(looks(escaped(text))).toBe(visible);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('holds no sign that does something', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const left = escaped(text).replaceAll(/\\[^0-9A-Za-z\s]/gu, 'x');

        expect(left).not.toMatch(/[\\*_~`|<[]|:\/\//u);
        expect(left).not.toMatch(/^[^\S\n]*(?:#{1,3} |-# |>|[*+-] |\d+\. )/mu);
        expect(escaped(text)).not.toMatch(/@(?:everyone|here)|<[@#][!&]?\d|discord\.\w+\//iu);
      }),
      { seed: 6, numRuns: 300 },
    );
  });
});

describe('a preformatted text', () => {
  it('cannot end its block or ping', () => {
    expect(seen(literal('```\n@here `code` <@1> ````'))).toBe('`·``\n@·here `code` <@·1> `·`·``');
    expect(literal('````````')).not.toContain('```');
  });
});

describe('markup', () => {
  it('goes around each line, and around no empty one', () => {
    expect(bold(' one \n\ntwo')).toBe('**one**\n\n**two**');
    expect(struck('')).toBe('');
  });

  it('makes a quote of each line', () => {
    expect(quoted('one\n\ntwo')).toBe('> one\n> \n> two');
  });

  it('makes small print of each line that holds something', () => {
    expect(small('one\n\n\ntwo\n')).toBe('-# one\n-# two');
    expect(small('\n')).toBe('');
  });

  it('makes a heading of one line', () => {
    expect(heading('one\ntwo')).toBe('## one two');
    expect(heading(' ')).toBe('');
  });
});

describe('a link', () => {
  it('holds its address without signs that would end it', () => {
    expect(link('a\nb', 'https://example.org/a_(b)?c=<d>&e=*|`')).toBe(
      '[a b](https://example.org/a_%28b%29?c=%3Cd%3E&e=%2A%7C%60)',
    );
  });

  it('names nobody in its address', () => {
    expect(link('a', 'https://bank.example@evil.example/@everyone')).toBe(
      '[a](https://evil.example/%40everyone)',
    );
  });

  it('has no brackets or formats in its label', () => {
    expect(link('[a](b) *c*', 'https://example.org')).toBe('[(a)(b) \\*c\\*](https://example.org/)');
  });

  it.each([null, '', 'javascript:alert(1)', 'not an address', 'mailto:a@b.example', 'discord://a'])(
    'is not made of %j',
    (url) => {
      expect(link('a', url)).toBeUndefined();
    },
  );

  it('is not made without a label', () => {
    expect(link(' \n', 'https://example.org')).toBeUndefined();
  });
});

describe('a person', () => {
  it.each([
    ['123456789012345678', '<@123456789012345678>'],
    ['you', 'you'],
    ['1234', '1234'],
    ['123456789012345678> <@&1', '123456789012345678> \\<@\u200b&1'],
  ])('%j is shown as %j', (person, shown) => {
    expect(mention(person)).toBe(shown);
  });
});
