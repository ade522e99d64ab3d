// A model's time: from the words on, whatever else took some of it. And what a request that came to nothing costs.
import { afterAll, describe, expect, it } from 'vitest';
import { openGuide } from '../../knowledge/open.ts';
import type { Json } from '../../src/event.ts';
import { type Asked, type Model, modelTasks, NO_PARAGRAPHS, type Spending } from '../../src/model/perform.ts';
import { NO_LIKENESS } from '../../src/model/retrieved.ts';
import type { Phrases } from '../../src/model/translate.ts';
import { AT } from '../talking.ts';

const guide = openGuide({ file: ':memory:' });
afterAll(() => guide.close());

const COMMON = { tenant: 'T1', by: 'U1', at: AT };
const ANSWER = {
  ...{ ...COMMON, kind: 'answer', question: 'why?', search: 'why?', facts: [], turns: [], open: null },
};
const READ = { ...COMMON, kind: 'read', text: 'our case', open: null };
const TRANSLATE = {
  ...{ ...COMMON, kind: 'translate', language: 'de', wrote: null, marked: true },
  effects: [{ kind: 'post', card: { kind: 'notice', about: 'a', text: 'b' } }],
};

/** A model that fails, some ms after the words; `untouched`: it did nothing. */
async function performed(task: object, { waited = 0, untouched = false }) {
  const within: (number | undefined)[] = [];
  const back: string[] = [];
  const model: Model = {
    async ask<T>(request: { within?: number }): Promise<Asked<T>> {
      within.push(request.within);
      return { kind: 'failed', reason: 'so', ...(untouched ? { untouched } : {}) };
    },
  };
  const spending: Spending = {
    begin: async () => undefined,
    takeBack: async (_, person) => void back.push(person),
    isUsedUp: async () => false,
    spent: async () => {},
  };
  const phrases: Phrases = { missing: async () => [{ text: 'b', stays: [] }], keep: async () => {} };
  const clock = { now: () => Date.parse(AT) + waited };
  const tasks = modelTasks({
    ...{ model, spending, guide, phrases, clock },
    ...{ likeness: NO_LIKENESS, paragraphs: NO_PARAGRAPHS, languages: true },
  });
  await tasks.perform(task as Json);
  return { within, back };
}

describe('fifteen seconds in all', () => {
  it.each<[string, object, number, number[]]>([
    ['an answer', ANSWER, 0, [15_000]],
    ['an answer to somebody who waited', ANSWER, 6_000, [9_000]],
    ['an answer that is translated', { ...ANSWER, translates: true }, 0, [10_000]],
    ['an answer that is translated, to somebody who waited', { ...ANSWER, translates: true }, 9_500, []],
    ['a text that is read', READ, 6_000, [9_000]],
    ['a text of a clock ahead of ours', READ, -60_000, [15_000]],
    ['a text that came long ago', READ, 14_500, []],
    ['messages that are translated', TRANSLATE, 9_000, [6_000]],
    ['messages that waited', TRANSLATE, 60_000, []],
  ])('are left for %s as far as they are not over', async (_, task, waited, within) => {
    expect((await performed(task, { waited })).within).toEqual(within);
  });
});

describe('a request that the server did nothing for', () => {
  it.each([ANSWER, READ])('counts for nobody', async (task) => {
    expect((await performed(task, { untouched: true })).back).toEqual(['U1']);
    expect((await performed(task, {})).back).toEqual([]);
  });
});
