// What the model costs, when its day ends, and how both are told.
import { describe, expect, it, onTestFinished } from 'vitest';
import { costOf, priceIn, spendingOf } from '../../../adapters/model/spending.ts';
import { type Terms, usedInWords } from '../../../adapters/model/usedwords.ts';
import { openMemoryStore } from '../../../adapters/store/open.ts';
import { dayOf } from '../../../adapters/store/usage.ts';
import { movingClock } from '../../clock.ts';

const TERMS: Terms = { price: undefined, tokens: 500_000, resting: false };
/** In ms. */
const ONE_DAY = 86_400_000;
const PRICE = { prompt: 0.15, completion: 0.6 };

describe('what was used', () => {
  it.each([
    [
      { requests: 0, prompt: 0, completion: 0 },
      TERMS,
      'The language model was not asked today: 0 of 500,000 tokens.',
    ],
    [
      { requests: 1, prompt: 900, completion: 99 },
      TERMS,
      'The language model was asked once today: 999 of 500,000 tokens.',
    ],
    [
      { requests: 1_200, prompt: 400_000, completion: 100_000 },
      { ...TERMS, price: PRICE },
      'The language model was asked 1,200 times today: 500,000 of 500,000 tokens, about $0.12.',
    ],
    [
      { requests: 2, prompt: 10, completion: 1 },
      { ...TERMS, price: PRICE, resting: true },
      'The language model was asked 2 times today: 11 of 500,000 tokens, about $0.00. It rests after failures, so I go on without it for now.',
    ],
  ])('is told in a sentence: %j', (used, terms, sentence) => {
    expect(usedInWords(used, terms)).toBe(sentence);
  });
});

describe('a price', () => {
  it.each([
    ['0.15/0.60', { prompt: 0.15, completion: 0.6 }],
    ['2/8', { prompt: 2, completion: 8 }],
    ['0/0', { prompt: 0, completion: 0 }],
    [undefined, undefined],
  ])('is read from the setting %s', (setting, price) => {
    expect(priceIn(setting)).toEqual(price);
  });

  it('is for a million tokens, of each kind its own', () => {
    expect(costOf({ prompt: 1_000_000, completion: 0 }, PRICE)).toBeCloseTo(0.15);
    expect(costOf({ prompt: 0, completion: 1_000_000 }, PRICE)).toBeCloseTo(0.6);
    expect(costOf({ prompt: 2_000_000, completion: 500_000 }, PRICE)).toBeCloseTo(0.6);
    expect(costOf({ prompt: 0, completion: 0 }, PRICE)).toBe(0);
  });
});

describe('the day', () => {
  it('is that of UTC', () => {
    expect(dayOf(Date.parse('2026-11-20T23:59:59.999Z'))).toBe('2026-11-20');
    expect(dayOf(Date.parse('2026-11-21T00:30:00+01:00'))).toBe('2026-11-20');
    expect(dayOf(Date.parse('2026-11-21T00:00:00Z'))).toBe('2026-11-21');
  });

  it('brings a new share, and keeps what was used before', async () => {
    const store = await openMemoryStore();
    onTestFinished(() => store.close());
    const { clock, move } = movingClock(Date.parse('2026-11-20T23:00:00Z'));
    const spending = spendingOf(store.usage, { tokens: 100, requests: 1 }, clock);
    expect(await spending.begin('T1', 'ada')).toBeUndefined();
    await spending.spent('T1', { prompt: 60, completion: 40 });
    expect(await spending.begin('T1', 'ben')).toBe('tenant');
    expect([await spending.isUsedUp('T1'), await spending.isUsedUp('T2')]).toEqual([true, false]);

    await move(ONE_DAY);

    expect(await spending.begin('T1', 'ada')).toBeUndefined();
    expect(await spending.begin('T1', 'ada')).toBe('person');
    expect(await store.usage.of('T1', '2026-11-20')).toEqual({ requests: 1, prompt: 60, completion: 40 });
  });
});
