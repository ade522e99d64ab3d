// Figures and dates as another language writes them: other signs, and never another value.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localized } from '../../src/model/localized.ts';

/** Languages whose figures or dates have a form of their own, among them other calendars, digits and directions. */
const LANGUAGES = [
  ...[
    'de',
    'de-AT',
    'de-CH',
    'fr',
    'es',
    'es-MX',
    'it',
    'pt-BR',
    'pt-PT',
    'nl',
    'pl',
    'cs',
    'sv',
    'fi',
    'hu',
    'bg',
  ],
  ...[
    'ru',
    'uk',
    'el',
    'tr',
    'lv',
    'ar',
    'ar-EG',
    'ar-SA',
    'fa',
    'he',
    'hi',
    'bn',
    'ta',
    'te',
    'th',
    'vi',
    'id',
  ],
  ...['ja', 'ko', 'zh', 'zh-Hant', 'ka', 'hy', 'my', 'ne', 'mr', 'ur', 'am', 'lt', 'hr', 'sr', 'sl', 'eu'],
];

const language = fc.constantFrom(...LANGUAGES);

/** No-break spaces of either width as plain ones, so that they can be read here. */
const plain = (text: string): string => text.replaceAll(/[\u00a0\u202f]/gu, ' ');

describe('a figure of ours', () => {
  it.each<[string, string, string]>([
    ['200,000', 'de', '200.000'],
    ['200,000', 'fr', '200 000'],
    ['2,000', 'es', '2.000'],
    ['2,000', 'pl', '2 000'],
    ['1,234,567', 'pt-BR', '1.234.567'],
    ['1,800.50', 'de', '1.800,50'],
    ['200,000', 'de-CH', "200'000"],
    ['200,000', 'ar-EG', '200,000'],
    ['2,000', 'ja', '2,000'],
    ['0.25', 'de', '0,25'],
    ['1234.5', 'de', '1234,5'],
    ['1.5%', 'de', '1,5 %'],
    ['1.5%', 'tr', '%1,5'],
    ['13.70%', 'it', '13,70%'],
    ['1,000%', 'es', '1.000 %'],
  ])('%s is in %s as its people write it: %s', (text, tag, shown) => {
    expect(plain(localized(text, tag)).replaceAll('’', "'")).toBe(shown);
  });

  it.each([
    ...[
      '500',
      '2027',
      '60%',
      '1.2.3',
      '09:00',
      '3/4',
      '2,00',
      '2,0000',
      '12,34,567',
      '01.05.2027',
      '2027-05-20',
    ],
    ...[
      '"200,000"',
      '`200,000`',
      '>200,000',
      '<@U200>',
      'GPT-3.5',
      '3.5k',
      '-0.5',
      '',
      `0.${'1'.repeat(30)}`,
    ],
  ])('%s is none, and stays', (text) => {
    expect(localized(text, 'de')).toBe(text);
  });

  it('has the same value in every language, and as many decimals', () => {
    const signs = (tag: string, type: string): string =>
      new Intl.NumberFormat(tag, { numberingSystem: 'latn', useGrouping: 'always' })
        .formatToParts(1_234_567.5)
        .find((part) => part.type === type)?.value ?? '';
    const value = (text: string, group: string, decimal: string): string =>
      text.replaceAll(group, '').replace(decimal, '.').replaceAll(/[%\s]/gu, '');
    const figure = fc
      .tuple(fc.nat(2_000_000_000), fc.stringMatching(/^\d{0,4}$/u), fc.constantFrom('', '%'))
      .map(([whole, decimals, percent]) =>
        [whole.toLocaleString('en-US'), decimals && `.${decimals}`, percent].join(''),
      );
    fc.assert(
      fc.property(figure, language, (text, tag) => {
        const shown = localized(text, tag);
        const [group, decimal] = shown === text ? [',', '.'] : [signs(tag, 'group'), signs(tag, 'decimal')];
        expect(value(shown, group, decimal)).toBe(value(text, ',', '.'));
        expect(shown.includes('%')).toBe(text.includes('%'));
      }),
      { numRuns: 1_000 },
    );
  });

  it('stays where its language would bring signs that are not seen', () => {
    expect(localized('1.5%', 'ar-EG')).toBe('1.5%');
  });
});

describe('a language that nobody knows', () => {
  it.each(['xx', 'tlh', '', 'x-evil', 'German', 'de_DE', '1'])('leaves all as it is: %j', (tag) => {
    for (const text of ['200,000', '1.5%', 'Thu 20 May 2027']) expect(localized(text, tag)).toBe(text);
  });

  it('is no reason to fail, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          language.map((one) => `${one}-u-nu-thai-ca-buddhist`),
        ),
        (tag) => {
          expect(localized('2,000', tag)).toMatch(/^2\D?000$/u);
          expect(localized('20 May 2027', tag)).toMatch(/2027/u);
        },
      ),
    );
  });
});

describe('a date of ours', () => {
  it.each<[string, string, string]>([
    ['20 May 2027', 'de', '20. Mai 2027'],
    ['Thu 20 May 2027', 'de', 'Do., 20. Mai 2027'],
    ['Thu 20 May 2027, 09:00 Berlin', 'de', 'Do., 20. Mai 2027, 09:00 Berlin'],
    ['Thu 20 May 2027, 09:00 New York', 'fr', 'jeu. 20 mai 2027, 09:00 New York'],
    ['1 Sept 2027', 'it', '1 set 2027'],
    ['20 May 2027', 'ja', '2027年5月20日'],
    ['20 May 2027', 'th', '20 พ.ค. 2027'],
    ['20 May 2027', 'fa', '20 مه 2027'],
  ])('%s is in %s as its people write it: %s', (text, tag, shown) => {
    expect(plain(localized(text, tag))).toBe(shown);
  });

  it.each([
    '31 Feb 2027',
    'Fri 20 May 2027',
    '20 Foo 2027',
    '0 May 2027',
    'on 20 May 2027',
    '"20 May 2027"',
    '20 May',
  ])('%s is none, and stays', (text) => {
    expect(localized(text, 'de')).toBe(text);
  });

  it('is the same day in every language', () => {
    const day = fc
      .tuple(fc.integer({ min: 1000, max: 9999 }), fc.integer({ min: 0, max: 365 }), fc.boolean())
      .map(([year, nth, weekday]) => ({ date: new Date(Date.UTC(year, 0, 1 + nth)), weekday }))
      .filter(({ date }) => date.getUTCFullYear() <= 9999);
    fc.assert(
      fc.property(day, language, ({ date, weekday }, tag) => {
        const [name = '', number = '', month = '', year = ''] = date.toUTCString().split(/,? /u);
        const text = `${weekday ? `${name} ` : ''}${Number(number)} ${month} ${year}`;
        const shown = localized(text, tag);
        expect(shown, text).not.toBe(weekday ? text : '');
        expect(readIn(shown, tag, weekday)).toEqual([Number(year), date.getUTCMonth() + 1, Number(number)]);
        expect(shown).not.toMatch(/^\d+\. /u);
      }),
      { numRuns: 1_000 },
    );
  });

  it('keeps what follows it letter for letter', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^, \d\d:\d\d \w{1,9}$/u), language, (rest, tag) => {
        expect(localized(`Thu 20 May 2027${rest}`, tag)).toBe(localized('Thu 20 May 2027', tag) + rest);
      }),
    );
  });
});

/** Year, month and day of a date in that language, read by the order of its parts and its names of the months. */
function readIn(shown: string, tag: string, weekday: boolean): number[] {
  const format = new Intl.DateTimeFormat(tag, {
    ...{ year: 'numeric', month: 'short', day: 'numeric', calendar: 'gregory', numberingSystem: 'latn' },
    ...(weekday ? { weekday: 'short' as const } : {}),
    timeZone: 'UTC',
  });
  const partsOf = (month: number) => format.formatToParts(Date.UTC(2027, month, 15));
  const names = Array.from(
    { length: 12 },
    (_, month) => partsOf(month).find(({ type }) => type === 'month')?.value ?? '',
  );
  const patterns: Readonly<Record<string, string>> = {
    ...{ year: String.raw`(?<year>\d{4})`, day: String.raw`(?<day>\d\d?)`, weekday: '.+?' },
    month: `(?<month>${names.map(asPattern).join('|')})`,
  };
  const order = partsOf(0).map(({ type, value }) => patterns[type] ?? asPattern(value));
  const found = new RegExp(`^${order.join('')}$`, 'u').exec(plain(shown))?.groups ?? {};
  return [Number(found.year), names.indexOf(found.month ?? '') + 1, Number(found.day)];
}

const asPattern = (text: string): string => plain(text).replaceAll(/[.()/]/gu, String.raw`\$&`);
