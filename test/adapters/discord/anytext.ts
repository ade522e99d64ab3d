// Texts as in the tests for Slack, mixed with all that means something in Discord.
import fc from 'fast-check';
import { anyText as anyOtherText } from '../slack/anytext.ts';

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

/** Gives the texts one after the other, from the beginning again at the end. */
export const anyTexts: fc.Arbitrary<() => string> = fc
  .array(anyText, { minLength: 1, maxLength: 6 })
  .map((texts) => {
    let next = 0;
    return () => texts[next++ % texts.length] ?? '';
  });
