// Hearing what people say about the next check-in, and nothing where they talk of something else.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allIn, type CheckInSaid, dateIn } from '../../src/checkin/said.ts';
import { recomputed } from '../../src/checkin/walltime.ts';
import { ORDINARY } from './ordinary.ts';
import {
  CONDITIONS,
  DATES,
  HANDED_OVER,
  NEVER,
  NOTHING_CHANGED,
  SKIPS,
  SNOOZES,
  STOPS,
} from './sentences.ts';

const NOW = '2026-11-25T09:00:00Z';
const ZONE = 'Europe/Berlin';
const hear = (text: string): CheckInSaid | undefined => dateIn(text, NOW, ZONE);

describe('a date', () => {
  it.each(DATES)('%j is %s', (text, local) => {
    expect(hear(text)).toMatchObject({ kind: 'date', local });
  });

  it.each(NEVER)('%j is %s', (text, kind) => {
    expect(hear(text)).toMatchObject({ kind });
  });
});

it.each(CONDITIONS.map(([text, ...answer]) => ({ text, answer })))(
  '$text waits for $answer',
  ({ text, answer }) => {
    const [question, option, number] = answer;

    expect(hear(text)).toStrictEqual({
      kind: 'condition',
      question,
      option,
      ...(number === undefined ? {} : { number }),
      words: text,
    });
  },
);

it.each(SNOOZES)('%j puts off until %s', (text, until) => {
  const said = hear(text);

  expect(said?.kind).toBe('snooze');
  const found = said?.kind === 'snooze' ? said.until : undefined;
  expect(found?.kind === 'condition' ? found.question : found?.local).toBe(until);
});

describe('a command', () => {
  it.each(SKIPS)('%j skips', (text) => {
    expect(hear(text)).toMatchObject({ kind: 'skip' });
  });

  it.each(STOPS)('%j stops', (text) => {
    expect(hear(text)).toMatchObject({ kind: 'stop' });
  });

  it.each(NOTHING_CHANGED)('%j says that nothing changed', (text) => {
    expect(hear(text)).toMatchObject({ kind: 'nothing-changed' });
  });

  it.each(HANDED_OVER)('%j hands over to %s', (text, to) => {
    expect(hear(text)).toMatchObject({ kind: 'hand-over', to });
  });
});

it.each(ORDINARY)('%j is ordinary talk', (text) => {
  expect(allIn(text, NOW, ZONE)).toEqual([]);
});

describe('several things in one text', () => {
  it.each([
    ['Nothing changed. Ask me in a month.', ['nothing-changed', 'snooze']],
    ['No changes, check back in 6 months', ['nothing-changed', 'date']],
    ['Skip this one. Hand it over to @ben, please.', ['skip', 'hand-over']],
    ['Nothing changed, can you ask me next week?', ['nothing-changed', 'snooze']],
    ['In 3 months. Nothing changed. In 6 months.', ['nothing-changed']],
  ])('%j says %j, in order', (text, kinds) => {
    expect(allIn(text, NOW, ZONE).map(({ kind }) => kind)).toEqual(kinds);
  });

  it('is told in the words that it was read from', () => {
    expect(
      allIn('Thanks! *Nothing changed*, so ask me  in a month.', NOW, ZONE).map(({ words }) => words),
    ).toEqual(['Nothing changed', 'so ask me in a month']);
  });
});

it('goes by the day that people have where they are', () => {
  const late = '2026-11-25T20:00:00Z';

  expect(dateIn('tomorrow', late, 'America/New_York')).toMatchObject({ local: '2026-11-26T09:00:00' });
  expect(dateIn('tomorrow', late, 'Asia/Tokyo')).toMatchObject({ local: '2026-11-27T09:00:00' });
});

it('never names a time before now, though the wall shows one hour twice', () => {
  const firstPass = Date.parse('2026-10-25T00:50:00Z');

  const said = dateIn('in 30 minutes', new Date(firstPass).toISOString(), ZONE);

  expect(said).toMatchObject({ kind: 'date', local: '2026-10-25T03:00:00' });
});

it.each([
  ['in a month', 'now', ZONE],
  ['in a month', NOW, 'Mars/Olympus'],
])('throws a RangeError for %j at %j in %j', (text, now, zone) => {
  expect(() => allIn(text, now, zone)).toThrow(RangeError);
});

describe('any text', () => {
  const words = [...DATES, ...CONDITIONS, ...SNOOZES, ...HANDED_OVER].flatMap(([text]) => text.split(' '));
  const jumble = fc.array(fc.constantFrom(...words, ...STOPS, ...NOTHING_CHANGED), { maxLength: 30 });
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 400 }),
    fc.string({ unit: 'binary' }),
    jumble.map((all) => all.join(' ')),
  );
  const now = fc.date({ min: new Date('2020-01-01'), max: new Date('2090-01-01'), noInvalidDate: true });
  const zone = fc.constantFrom('UTC', ZONE, 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Kiritimati');

  it('is read without a throw, and into dates within ten years from now', () => {
    fc.assert(
      fc.property(text, now, zone, (text, now, zone) => {
        for (const said of allIn(text, now.toISOString(), zone)) {
          const until = said.kind === 'snooze' ? said.until : said;
          if (until?.kind !== 'date') continue;
          const ahead = recomputed(until.local, zone) - now.getTime();
          // Wall times are kept to the second.
          expect(ahead).toBeGreaterThan(-1000);
          expect(ahead).toBeLessThan(10.01 * 366 * 24 * 3_600_000);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['ask me in a month. ', 'sentences'],
    ['nothing changed, ', 'parts'],
    ['in 3 months ', 'one sentence'],
    ['thanks, please, ok, ', 'courtesies'],
    [' ', 'blanks'],
    ['at 10 at 10', 'times'],
    ['@ben.', 'mentions'],
    ['1,', 'figures'],
    ["'*_~", 'marks'],
    ['.', 'stops'],
  ])('of 100 kB of %j is read in time that grows no faster than the text (%s)', (part) => {
    const timeOf = (length: number): number => {
      const text = part.repeat(length / part.length);
      const start = performance.now();
      allIn(text, NOW, ZONE);
      return performance.now() - start;
    };

    // Texts at the limit are the dearest; 100 kB of them one after another would be 250 of these.
    expect(timeOf(400)).toBeLessThan(100);
    expect(timeOf(100_000)).toBeLessThan(200);
  });
});
