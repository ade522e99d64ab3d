// What was used of the model, as it is kept: by tenant, day and person, and never more than the limits let through.
import { describe, expect, it, onTestFinished } from 'vitest';
import { realClock } from '../../../adapters/clock.ts';
import { type OpenStore, openMemoryStore, openStore } from '../../../adapters/store/open.ts';
import type { UsageBook } from '../../../adapters/store/usage.ts';
import { temporary } from './rows.ts';

const DAY = '2026-11-20';
const NEXT = '2026-11-21';
const LIMITS = { tokens: 1_000, requests: 3 };
const AMPLE = { tokens: 1_000_000, requests: 1_000 };

const inMemory = async (): Promise<UsageBook> => {
  const store = await openMemoryStore();
  onTestFinished(() => store.close());
  return store.usage;
};

/** What comes of so many requests of a person, one after the other. */
async function begun(book: UsageBook, person: string, times: number, day = DAY): Promise<unknown[]> {
  const outcomes: unknown[] = [];
  for (let count = 0; count < times; count++) outcomes.push(await book.begin('T1', person, day, LIMITS));
  return outcomes;
}

describe('the share of a person', () => {
  it('lets so many requests through in a day, and no more', async () => {
    const book = await inMemory();

    expect(await begun(book, 'ada', 5)).toEqual([undefined, undefined, undefined, 'person', 'person']);
    expect(await book.of('T1', DAY)).toMatchObject({ requests: 3 });
  });

  it('is their own, of this day, and in this tenant', async () => {
    const book = await inMemory();
    await begun(book, 'ada', 4);

    expect(await begun(book, 'ben', 1)).toEqual([undefined]);
    expect(await begun(book, 'ada', 1, NEXT)).toEqual([undefined]);
    expect(await book.begin('T2', 'ada', DAY, LIMITS)).toBeUndefined();
    expect(await book.of('T1', DAY)).toMatchObject({ requests: 4 });
    expect(await book.of('T2', DAY)).toMatchObject({ requests: 1 });
  });

  it('holds also where many requests begin at once', async () => {
    const book = await inMemory();

    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () => book.begin('T1', 'ada', DAY, LIMITS)),
    );

    expect(outcomes.filter((one) => one === undefined)).toHaveLength(3);
    expect(outcomes.filter((one) => one === 'person')).toHaveLength(17);
    expect(await book.of('T1', DAY)).toMatchObject({ requests: 3 });
  });

  it('of nothing lets nothing through', async () => {
    const book = await inMemory();

    expect(await book.begin('T1', 'ada', DAY, { ...LIMITS, requests: 0 })).toBe('person');
  });
});

describe('the share of a tenant', () => {
  it('is used up by the tokens of all, prompts and replies together', async () => {
    const book = await inMemory();
    await book.spent('T1', DAY, { prompt: 600, completion: 399 });
    expect(await book.begin('T1', 'ada', DAY, LIMITS)).toBeUndefined();

    await book.spent('T1', DAY, { prompt: 0, completion: 1 });

    expect(await book.begin('T1', 'ada', DAY, LIMITS)).toBe('tenant');
    expect(await book.begin('T1', 'ben', DAY, LIMITS)).toBe('tenant');
    expect(await book.begin('T2', 'ada', DAY, LIMITS)).toBeUndefined();
    expect(await book.begin('T1', 'ada', NEXT, LIMITS)).toBeUndefined();
  });

  it('comes first where both are used up, and nothing is counted then', async () => {
    const book = await inMemory();
    await begun(book, 'ada', 3);
    await book.spent('T1', DAY, { prompt: 5_000, completion: 0 });

    expect(await begun(book, 'ada', 1)).toEqual(['tenant']);
    expect(await book.of('T1', DAY)).toEqual({ requests: 3, prompt: 5_000, completion: 0 });
  });

  it('adds up what comes at once', async () => {
    const book = await inMemory();

    await Promise.all(
      Array.from({ length: 50 }, async (_, number) => {
        await book.begin('T1', `person ${number % 7}`, DAY, AMPLE);
        await book.spent('T1', DAY, { prompt: 10, completion: 3 });
      }),
    );

    expect(await book.of('T1', DAY)).toEqual({ requests: 50, prompt: 500, completion: 150 });
  });
});

it('a tenant that asked nothing used nothing', async () => {
  const book = await inMemory();

  expect(await book.of('T1', DAY)).toEqual({ requests: 0, prompt: 0, completion: 0 });
});

it('what was used is known to the next process', async () => {
  const folder = temporary();
  const opened = async (): Promise<OpenStore> => openStore(folder, realClock);
  const first = await opened();
  await begun(first.usage, 'ada', 3);
  await first.usage.spent('T1', DAY, { prompt: 7, completion: 5 });
  await first.close();

  const next = await opened();
  onTestFinished(() => next.close());

  expect(await begun(next.usage, 'ada', 1)).toEqual(['person']);
  expect(await next.usage.of('T1', DAY)).toEqual({ requests: 3, prompt: 7, completion: 5 });
});
