// Texts that people and passages might hold, for property tests: of every script, of every size, and hostile.
import fc from 'fast-check';

const PARTS: readonly string[] = [
  ...['', ' ', '\n', '\u200b', '\u200d', '\ufeff', '\u00a0', '\u2028', '\ud83d', '\u0000', '\u001b[31m'],
  ...[
    '👩‍👩‍👧‍👦',
    '🇩🇪',
    '👍🏽',
    'e\u0301\u0302\u0303',
    'नमस्ते',
    'ابحث أولا',
    'מצא קודם',
    '検索を先に',
    '\u202etxet\u202c',
  ],
  ...[
    '<!channel>',
    '<!here|you>',
    '<@U1>',
    '<#C1|room>',
    '<!subteam^S1>',
    '<http://evil.example|bank>',
    '<!date^1^x|y>',
  ],
  ...[
    '@here',
    '@channel',
    '@everyone',
    '#general',
    'a@b.example',
    'http://evil.example',
    '[bank](http://evil.example)',
  ],
  ...[
    '*bold*',
    '_it_',
    '~no~',
    '`code`',
    '```',
    '>',
    '>>> all',
    '&amp;',
    '&',
    '<',
    '&lt;!channel&gt;',
    ':tada:',
    '|',
  ],
  ...[
    'max_tokens',
    '2*3',
    'Look the facts up.',
    'https://example.org/a|b?c=<d>&e="f"',
    'U0ANNA123',
    'javascript:alert(1)',
  ],
];

const part = fc.oneof(fc.constantFrom(...PARTS), fc.string({ unit: 'grapheme', maxLength: 12 }));

/** A few parts, sometimes many times over. */
export const anyText: fc.Arbitrary<string> = fc
  .tuple(
    fc.array(part, { maxLength: 8 }),
    fc.constantFrom('', ' ', '\n'),
    fc.constantFrom(1, 1, 1, 3, 40, 900),
  )
  .map(([parts, between, times]) => Array.from({ length: times }, () => parts.join(between)).join(between));

/** Gives the texts one after the other, from the beginning again at the end. */
export const textsFrom = (text: fc.Arbitrary<string>): fc.Arbitrary<() => string> =>
  fc.array(text, { minLength: 1, maxLength: 6 }).map((texts) => {
    let next = 0;
    return () => texts[next++ % texts.length] ?? '';
  });
