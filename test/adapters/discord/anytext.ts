// Texts as in all tests of cards, mixed with all that means something in Discord.
import fc from 'fast-check';
import { anyText as anyOtherText, textsFrom } from '../cards/anytext.ts';

const HOSTILE: readonly string[] = [
  ...['<@123456789012345678>', '<@!123456789012345678>', '<@&123456789012345678>', '<#123456789012345678>'],
  ...['</ask:123456789012345678>', '<t:1700000000:R>', '<:ok:123456789012345678>', '<a:ok:1>', '<id:guide>'],
  ...['@everyone', '@here', '<@', '<', 'discord.gg/abc', 'https://discord.gg/abc', 'discord.com/invite/abc'],
  ...['**bold**', '__under__', '***', '||hidden||', '-# small', '# one', '### three', '> quote', '>>> all'],
  ...[
    '- point',
    '* point',
    '1. first',
    '10. tenth',
    '\\',
    '\\\\',
    '\\@everyone',
    '[a](https://evil.example)',
  ],
  ...['[a](<https://evil.example>)', '](https://evil.example)', ':tada:', '```js', '``', '~~no~~', '\n# '],
];

const hostile = fc
  .tuple(
    fc.array(fc.constantFrom(...HOSTILE), { minLength: 1, maxLength: 5 }),
    fc.constantFrom('', ' ', '\n'),
    fc.constantFrom(1, 1, 3, 40, 300),
  )
  .map(([parts, between, times]) => Array.from({ length: times }, () => parts.join(between)).join(between));

export const anyText: fc.Arbitrary<string> = fc.oneof(anyOtherText, hostile);

export const anyTexts: fc.Arbitrary<() => string> = textsFrom(anyText);
