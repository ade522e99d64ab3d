// Having messages translated: asked for once, in few requests, and never for longer than people wait.
import { describe, expect, it } from 'vitest';
import type { Run } from '../../src/model/masking.ts';
import type { Asked, Model, Request } from '../../src/model/perform.ts';
import type { TranslateTask } from '../../src/model/task.ts';
import { type TranslateWorld, translated } from '../../src/model/translate.ts';

const TASK: TranslateTask = {
  ...{ kind: 'translate', tenant: 'T1', by: 'u1', at: '2026-11-20T08:00:00Z', language: 'de', wrote: null },
  marked: true,
  effects: [{ kind: 'post', card: { kind: 'notice', about: 'a', text: 'b' } }],
};

/** So many ms are left for it. */
const LEFT = 9_000;

const runs = (...texts: string[]): Run[] => texts.map((text) => ({ text, stays: [] }));

type Texts = { number: number; text: string }[];

/** A world in which these are missing, and the model says what `says` makes of the texts. */
function world(missing: Run[], says: (texts: Texts) => Texts | undefined, used = false) {
  const kept = new Map<string, string | undefined>();
  const asked: Texts[] = [];
  const spent: number[] = [];
  let begun = 0;
  const model: Model = {
    async ask<T>({ messages, schema }: Request<T>): Promise<Asked<T>> {
      const { texts } = JSON.parse(messages.at(-1)?.content ?? '') as { texts: Texts };
      asked.push(texts);
      const usage = { prompt: 1, completion: 2 };
      const reply = says(texts);
      if (!reply) return { kind: 'failed', reason: 'so', usage };
      return { kind: 'said', value: schema.parse({ texts: reply }), usage };
    },
  };
  const made: TranslateWorld = {
    model,
    spending: {
      async begin() {
        begun++;
        return undefined;
      },
      takeBack: async () => {},
      isUsedUp: async () => used,
      spent: async (_, { completion }) => void spent.push(completion),
    },
    phrases: {
      missing: async () => missing,
      async keep(_, __, asked, good) {
        for (const text of asked) kept.set(text, good.get(text));
      },
    },
  };
  return { made, kept, asked, spent, begun: () => begun };
}

const inGerman = (texts: Texts): Texts => texts.map(({ number, text }) => ({ number, text: `Wort ${text}` }));

describe('messages that wait for a translation', () => {
  it('get what is missing, and it is kept', async () => {
    const { made, kept, spent, begun } = world(runs('Back', 'Mute'), inGerman);

    expect(await translated(TASK, LEFT, made)).toEqual({ kind: 'translated' });
    expect(kept).toEqual(
      new Map([
        ['Back', 'Wort Back'],
        ['Mute', 'Wort Mute'],
      ]),
    );
    expect({ spent, begun: begun() }).toEqual({ spent: [2], begun: 0 });
  });

  it('ask nobody where nothing is missing, also when they come late', async () => {
    const { made, asked, begun } = world([], inGerman);

    expect(await translated(TASK, 0, made)).toEqual({ kind: 'translated' });
    expect({ asked, begun: begun() }).toEqual({ asked: [], begun: 0 });
  });

  it('are in English where people waited long enough', async () => {
    const { made, asked } = world(runs('Back'), inGerman);

    expect(await translated(TASK, 0, made)).toEqual({ kind: 'none', why: 'failed' });
    expect(asked).toEqual([]);
  });

  it('ask nobody where the share of the tenant is used up, and count as no request of anybody', async () => {
    const { made, asked, begun } = world(runs('Back'), inGerman, true);

    expect(await translated(TASK, LEFT, made)).toEqual({ kind: 'none', why: 'tenant' });
    expect({ asked, begun: begun() }).toEqual({ asked: [], begun: 0 });
  });

  it('of an older version stay in English: their cards do not tell the words of people', async () => {
    const { made, asked } = world(runs('Back'), inGerman);

    expect(await translated({ ...TASK, marked: false }, LEFT, made)).toEqual({ kind: 'translated' });
    expect(asked).toEqual([]);
  });

  it('are asked for side by side where they are many, each text once', async () => {
    const texts = Array.from(
      { length: 60 },
      (_, index) => `${'word '.repeat(12)}${String.fromCodePoint(0x61 + (index % 26)).repeat(1 + index)}`,
    );
    const { made, kept, asked, begun } = world(runs(...texts), inGerman);

    await translated(TASK, LEFT, made);

    expect(asked.length).toBeGreaterThan(1);
    expect(asked.length).toBeLessThanOrEqual(6);
    expect(new Set(kept.keys()).size).toBe(asked.flat().length);
    expect(begun()).toBe(0);
  });

  it('keep the good ones where others break a rule, have a number that is none, or are left out', async () => {
    const { made, kept } = world(runs('Back', 'Mute', 'Share'), () => [
      { number: 1, text: 'Zurück' },
      { number: 2, text: 'Stumm, siehe https://evil.example' },
      { number: 9, text: 'Nichts' },
      { number: 1.5, text: 'Nichts' },
    ]);

    expect(await translated(TASK, LEFT, made)).toEqual({ kind: 'translated' });
    expect(kept, 'the others count as tried').toEqual(
      new Map([
        ['Back', 'Zurück'],
        ['Mute', undefined],
        ['Share', undefined],
      ]),
    );
  });

  it('are shown with what is kept where nothing good came, and that was tried', async () => {
    for (const says of [() => [], () => [{ number: 1, text: '7' }]]) {
      const { made, kept } = world(runs('Back'), says);
      expect(await translated(TASK, LEFT, made)).toEqual({ kind: 'translated' });
      expect(kept).toEqual(new Map([['Back', undefined]]));
    }
  });

  it('were not tried where the server failed', async () => {
    const { made, kept } = world(runs('Back'), () => undefined);

    expect(await translated(TASK, LEFT, made)).toEqual({ kind: 'none', why: 'failed' });
    expect(kept.size).toBe(0);
  });

  it('ask for nothing where they only wait for those before them', async () => {
    const { made, asked } = world(runs('Back'), inGerman);

    expect(await translated({ ...TASK, language: null }, LEFT, made)).toEqual({ kind: 'translated' });
    expect(asked).toEqual([]);
  });

  it('lose two choices of a question that would look the same, and nothing else', async () => {
    const card = {
      ...{ kind: 'question', question: 'need', text: 'Which?', help: '', progress: { now: 1, about: 2 } },
      options: [
        { id: 'a', label: 'Facts' },
        { id: 'b', label: 'Knowledge' },
      ],
    };
    const task: TranslateTask = { ...TASK, effects: [{ kind: 'post', card }] };
    const { made, kept } = world(runs('Which?', 'Facts', 'Knowledge'), () => [
      { number: 1, text: 'Was?' },
      { number: 2, text: 'Wissen' },
      { number: 3, text: 'Wissen' },
    ]);

    await translated(task, LEFT, made);

    expect([...kept.values()]).toEqual(['Was?', undefined, undefined]);
  });
});
