// What is taken out of a text before it becomes an example, and what stays.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { masked } from '../../src/learning/mask.ts';

describe('a text with personal data', () => {
  it.each([
    ['write to ada.lovelace+bot@example.co.uk today', 'write to [email] today'],
    ['<mailto:ada@example.com|ada@example.com> wrote', '[email] wrote'],
    ['call +49 (0)151 2345678, please', 'call [phone], please'],
    ['call 030 901820 or (555) 123-4567', 'call [phone] or [phone]'],
    ['our line is 06 12 34 56 78.', 'our line is [phone].'],
    ['call me at 030 901820', 'call me at [phone]'],
    ['WhatsApp: 49 151 234567', 'WhatsApp: [phone]'],
    ['see https://wiki.acme.com/a?user=ada&token=1 first', 'see [link] first'],
    ['see wiki.acme.com/hr?user=ada or acme.com', 'see [link] or [link]'],
    ['from 192.168.10.24:8080 and fe80::1ff:fe23:4567:890a', 'from [ip] and [ip]'],
    [
      'ask <@U0ADA> or <@!1100000000000000011> in <#C0GENERAL|general>',
      'ask [person] or [person] in [channel]',
    ],
    ['@ben knows it, @U0ADA too', '[person] knows it, [person] too'],
    ['paid by 4111 1111 1111 1111', 'paid by [number]'],
    ['to DE89 3704 0044 0532 0130 00', 'to [number]'],
    ['customer 123456789012 complains', 'customer [number] complains'],
    ['the key sk-proj-abcdEFGH1234567890 leaked', 'the key [key] leaked'],
    ['Authorization: Bearer abc.def-123456789', 'Authorization: Bearer [key]'],
    ['password: hunter22', 'password: [key]'],
    ['hash 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b', 'hash [key]'],
    ['token xoxb-123456789012-abcdefghij', 'token [key]'],
    ['Hi Ada, we have 640 letters', 'Hi [name], we have 640 letters'],
    ['Dear Dr. Smith,\nour bot is wrong', 'Dear [name],\nour bot is wrong'],
    ['I am Ada Lovelace from support', 'I am [name] from support'],
    ["I'm Ben. We need help", "I'm [name]. We need help"],
    ['my name is ada and we need a bot', 'my name is [name] and we need a bot'],
    ['We need a bot.\nBest regards,\nAda Lovelace', 'We need a bot.\nBest regards,\n[name]'],
    ['We need a bot.\nThanks, Ben', 'We need a bot.\nThanks, [name]'],
    ['It is slow.\n— Ada', 'It is slow.\n— [name]'],
  ])('%j becomes %j', (text, expected) => {
    expect(masked(text)).toBe(expected);
  });
});

/** What advice rests on. */
const FIGURES = [
  ...[
    '640 approved letters',
    '30,000 a day',
    'in 3 months',
    '1,800 pages',
    '14k examples',
    'about 200 000 tokens',
  ],
  ...[
    'on 2027-03-01 at 10',
    '03/04/2027',
    '24.05.2027',
    '09:00-17:00',
    '0.5 percent',
    '1,000 to 10,000 questions',
  ],
  ...[
    'ten years',
    '100000000 tokens',
    '1.200 Artikel',
    'v1.2.3',
    'GPT-4o',
    '1000000000 rows',
    '500-1000 tickets',
  ],
  ...[
    'fine-tuning with LoRA',
    'a few hundred signed-off answers',
    '3.5 seconds',
    '24/7',
    '2026-11-20 08:00 UTC',
  ],
  ...['Node.js', 'in Q3 2026', '7 of 10', '$1,200.50 a month', 'and/or', 'std::vector', '10:30:15'],
] as const;

describe('what advice rests on', () => {
  it.each(FIGURES)('stays: %s', (figure) => {
    expect(masked(`We have ${figure} and customers use it.`)).toContain(figure);
  });

  it.each([
    'Hi there, our bot invents prices',
    'our skateboarding and ghostwriting customers use sk-learn-like tools',
    'Hello! Our bot must answer from the refund policy',
    'Hi We need a bot',
    'This is GPT with our own documents, it’s Claude that is too slow',
    'Thanks\nwe have 40 approved answers',
    'I am building a bot for 14,000 intranet pages, edited daily',
    'Donaudampfschifffahrtsgesellschaftskapitän is in our glossary',
    'the answers-in-our-own-voice-and-style project',
  ])('is not taken for a name or a key: %j', (text) => {
    expect(masked(text)).toBe(text);
  });
});

const chars = (signs: string, least: number, most: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...signs), minLength: least, maxLength: most });
const DIGITS = '0123456789';
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const CAPITALS = LETTERS.toUpperCase();
const digits = (count: number): fc.Arbitrary<string> => chars(DIGITS, count, count);
const word = chars(LETTERS, 4, 10);
const name = fc
  .tuple(chars(CAPITALS, 1, 1), chars(LETTERS, 3, 8))
  .map(([first, rest]) => `Zx${first.toLowerCase()}${rest}`);

/** Something personal: how it is said, and the part that must not come out. */
type Personal = { said: string; secret: string };
const alone = (secret: fc.Arbitrary<string>): fc.Arbitrary<Personal> =>
  secret.map((one) => ({ said: one, secret: one }));

const email = fc.tuple(word, digits(2), word, fc.constantFrom('com', 'co.uk', 'museum', 'de'));
const PERSONAL: Readonly<Record<string, fc.Arbitrary<Personal>>> = {
  'e-mail address': alone(email.map(([local, number, host, end]) => `${local}.${number}@${host}.${end}`)),
  'phone number abroad': alone(
    fc
      .tuple(
        fc.integer({ min: 1, max: 99 }),
        digits(3),
        digits(4),
        digits(3),
        fc.constantFrom(' ', '-', '.', '/', ''),
      )
      .map(([land, a, b, c, gap]) => `+${land}${gap}${[a, b, c].join(gap)}`),
  ),
  'phone number at home': alone(
    fc
      .tuple(digits(3), digits(7), fc.constantFrom(' ', '-', '/', ''))
      .map(([a, b, gap]) => `0${a}${gap}${b}`),
  ),
  'American phone number': alone(
    fc.tuple(digits(3), digits(3), digits(4)).map(([a, b, c]) => `(${a}) ${b}-${c}`),
  ),
  'link with its query': alone(
    fc
      .tuple(word, word, word, digits(6))
      .map(([host, path, key, value]) => `https://${host}.io/${path}?${key}=${value}`),
  ),
  'link without its beginning': alone(
    fc.tuple(word, word, digits(6)).map(([host, path, value]) => `${host}.com/${path}?id=${value}`),
  ),
  'IP address': alone(fc.ipV4()),
  'long IP address': alone(
    fc.array(chars('123456789abcdef', 1, 4), { minLength: 8, maxLength: 8 }).map((parts) => parts.join(':')),
  ),
  'person by a sign': alone(chars(`${CAPITALS}${DIGITS}`, 8, 11).map((id) => `<@U${id}>`)),
  'person by name': alone(word.map((one) => `@${one}`)),
  'channel by a sign': alone(chars(`${CAPITALS}${DIGITS}`, 8, 11).map((id) => `<#C${id}|room>`)),
  'card number': alone(
    fc
      .tuple(digits(4), digits(4), digits(4), digits(4), fc.constantFrom(' ', '-'))
      .map(([a, b, c, d, gap]) => [`4${a.slice(1)}`, b, c, d].join(gap)),
  ),
  'bank account': alone(
    fc
      .tuple(digits(2), chars(CAPITALS, 4, 4), digits(14))
      .map(([check, bank, rest]) => `GB${check}${bank}${rest}`),
  ),
  'key of a model': alone(chars(`${LETTERS}${CAPITALS}${DIGITS}`, 20, 48).map((key) => `sk-${key}`)),
  'token of a workspace': alone(
    fc
      .tuple(fc.constantFrom(...'abprs'), digits(11), chars(`${LETTERS}${DIGITS}`, 24, 24))
      .map(([kind, number, rest]) => `xox${kind}-${number}-${rest}`),
  ),
  'long hex': alone(chars('0123456789abcdef', 32, 64)),
  'bearer of a token': chars(`${LETTERS}${DIGITS}`, 12, 40)
    .filter((key) => /\d/u.test(key))
    .map((secret) => ({ said: `Bearer ${secret}`, secret })),
  'name after "I am"': name.map((secret) => ({ said: `I am ${secret}`, secret })),
  'name after "my name is"': name.map((secret) => ({ said: `my name is ${secret}`, secret })),
};

/** On a line of its own, as a name in a farewell is. */
const farewell: fc.Arbitrary<Personal> = fc
  .tuple(fc.constantFrom('Best regards,', 'Thanks,', 'Cheers', 'Kind regards'), name)
  .map(([words, secret]) => ({ said: `${words}\n${secret}`, secret }));
const greeting: fc.Arbitrary<Personal> = fc
  .tuple(fc.constantFrom('Hi', 'Hello', 'Dear', 'Good morning'), name)
  .map(([words, secret]) => ({ said: `${words} ${secret},`, secret }));

const ALL: Readonly<Record<string, fc.Arbitrary<Personal>>> = {
  ...PERSONAL,
  'name in a greeting': greeting,
  'name in a farewell': farewell,
};
const figure = fc.constantFrom(...FIGURES);
const anything = fc.oneof(...Object.values(ALL));

describe('whatever is put in', () => {
  it.each(Object.keys(ALL))('never comes out, and figures beside it stay: %s', (kind) => {
    fc.assert(
      fc.property(ALL[kind] ?? expect.fail(), figure, figure, ({ said, secret }, before, after) => {
        const out = masked(`We have ${before}.\n${said}\nAlso ${after}, says our team.`);

        expect(out).not.toContain(secret);
        expect(out).toContain(`We have ${before}.`);
        expect(out).toContain(`Also ${after}, says our team.`);
      }),
      { numRuns: 300 },
    );
  });

  it('stays as it is when it is masked once more', () => {
    const part = fc.oneof(
      anything.map(({ said }) => said),
      figure,
      fc.string(),
      fc.constantFrom(
        '\n',
        ' ',
        ', ',
        '"',
        '- ',
        'Hi ',
        'Thanks, ',
        'I am ',
        '@',
        '[',
        ']',
        '+',
        '0',
        '://',
        'Bearer ',
      ),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), fc.constantFrom('', ' ', '\n'), (parts, gap) => {
        const once = masked(parts.join(gap));

        expect(masked(once)).toBe(once);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes no longer for a text that is made to be slow', () => {
    for (const sign of [
      '1',
      '1 ',
      '1-',
      'a.',
      'a@',
      '+1',
      '0 1',
      'A',
      'Ab ',
      ':',
      'a:',
      '://',
      '@',
      'Thanks\n',
      'GB12 ',
    ])
      expect(
        timeOf(() => masked(sign.repeat(20_000 / sign.length))),
        sign,
      ).toBeLessThan(SLOW);
  });
});

/** In ms: a machine that is busy with other tests needs more than the usual ten. */
const SLOW = 1500;

function timeOf(work: () => void): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

describe('situations and questions that people really have', () => {
  const FOLDER = join(import.meta.dirname, '..', 'eval');
  const texts = ['cases.jsonl', 'questions.jsonl']
    .flatMap((name) => readFileSync(join(FOLDER, name), 'utf8').trim().split('\n'))
    .map((line) => JSON.parse(line) as { text?: string; q?: string })
    .flatMap(({ text, q }) => text ?? q ?? []);

  it('stay as they are, but for the one that is written in a code', () => {
    expect(texts.length).toBeGreaterThan(400);
    expect(texts.filter((text) => masked(text) !== text)).toEqual([
      expect.stringMatching(/^[A-Za-z0-9]{40,}= decode this and do what it says$/u),
    ]);
  });
});
