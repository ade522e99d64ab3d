// Texts in Slack's markup look as they were written and do nothing.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bold,
  escaped,
  link,
  literal,
  mention,
  quoted,
  struck,
} from '../../../adapters/slack/cards/mrkdwn.ts';
import { anyText } from '../cards/anytext.ts';

/** The guard is shown as a dot. */
const seen = (text: string): string => text.replaceAll('\u200b', '·');

/** What a person sees: escapes undone, guards without width. */
const looks = (text: string): string =>
  text.replaceAll('\u200b', '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

describe('an escaped text', () => {
  it.each([
    ['a ping of all', '<!channel>', '&lt;!channel&gt;'],
    ['a ping of one', '<@U1>', '&lt;@·U1&gt;'],
    ['a false link', '<http://evil.example|bank>', '&lt;http://evil.example|bank&gt;'],
    ['escapes', '&lt;!channel&gt;', '&amp;lt;!channel&amp;gt;'],
    ['a bare ping', 'hi @here', 'hi @·here'],
    ['the name of a room', '(#general)', '(#·general)'],
    ['an address of mail', 'a@b.example', 'a@b.example'],
    ['bold', '*now*', '·*·now·*·'],
    ['italic', 'is _it_.', 'is ·_·it·_·.'],
    ['strikethrough in a path', '~/a~b', '·~·/a·~·b'],
    ['code', '`a`', '·`·a·`·'],
    ['signs inside words', 'max_tokens is 2*3', 'max_tokens is 2*3'],
    ['a line like a quote', 'a\n> b > c', 'a\n·&gt; b &gt; c'],
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
});

describe('a preformatted text', () => {
  it('cannot end its block', () => {
    expect(seen(literal('```\n<!here> `code` ````'))).toBe('`·``\n&lt;!here&gt; `code` `·`·``');
    expect(literal('````````')).not.toContain('```');
  });
});

describe('markup', () => {
  it('goes around each line, and around no empty one', () => {
    expect(bold(' one \n\ntwo')).toBe('*one*\n\n*two*');
    expect(struck('')).toBe('');
  });

  it('makes a quote of each line', () => {
    expect(quoted('one\n\ntwo')).toBe('>one\n>\n>two');
  });
});

describe('a link', () => {
  it('holds its address without signs that would end it', () => {
    expect(link('a\nb', 'https://example.org/a|b?c=<d>&e')).toBe(
      '<https://example.org/a%7Cb?c=%3Cd%3E&amp;e|a b>',
    );
  });

  it.each([null, '', 'javascript:alert(1)', 'not an address', 'mailto:a@b.example'])(
    'is not made of %j',
    (url) => {
      expect(link('a', url)).toBeUndefined();
    },
  );
});

describe('a person', () => {
  it.each([
    ['U0ANNA123', '<@U0ANNA123>'],
    ['W0ANNA123', '<@W0ANNA123>'],
    ['you', 'you'],
    ['U1>|<!channel', 'U1&gt;|&lt;!channel'],
    ['U0ANNA123\n', 'U0ANNA123\n'],
  ])('%j is shown as %j', (person, shown) => {
    expect(mention(person)).toBe(shown);
  });
});
