import { describe, expect, it } from 'vitest';
import { grouped } from '../../src/door/grouped.ts';

/** A flush that notes its groups, and ends each when it is told. */
function byHand() {
  const groups: string[][] = [];
  const running: { answer(): void; fail(cause: Error): void }[] = [];
  const ask = grouped<string, string>((items) => {
    groups.push([...items]);
    const { promise, resolve, reject } = Promise.withResolvers<string[]>();
    running.push({ answer: () => resolve(items.map((item) => `${item}!`)), fail: reject });
    return promise;
  });
  return { ask, groups, next: () => running.shift() };
}

describe('many single calls', () => {
  it('of one moment go together, and each gets its own result', async () => {
    const { ask, groups, next } = byHand();
    const asked = ['a', 'b', 'c'].map((item) => ask(item));
    await Promise.resolve();

    next()?.answer();

    expect(await Promise.all(asked)).toEqual(['a!', 'b!', 'c!']);
    expect(groups).toEqual([['a', 'b', 'c']]);
  });

  it('that come while a group runs are the next group, also those with equal items', async () => {
    const { ask, groups, next } = byHand();
    const first = ask('a');
    await Promise.resolve();
    const later = ['b', 'c', 'b'].map((item) => ask(item));
    expect(groups).toEqual([['a']]);

    next()?.answer();
    expect(await first).toBe('a!');
    await Promise.resolve();
    next()?.answer();

    expect(await Promise.all(later)).toEqual(['b!', 'c!', 'b!']);
    expect(groups).toEqual([['a'], ['b', 'c', 'b']]);
  });

  it('all get the error of their group, and those of the next group do not', async () => {
    const { ask, next } = byHand();
    const failing = Promise.allSettled(['a', 'b'].map((item) => ask(item)));
    await Promise.resolve();
    const after = ask('c');
    const full = new Error('the disk is full');

    next()?.fail(full);

    expect(await failing).toEqual([
      { status: 'rejected', reason: full },
      { status: 'rejected', reason: full },
    ]);
    next()?.answer();
    expect(await after).toBe('c!');
  });

  it('go on after a pause', async () => {
    const { ask, groups, next } = byHand();
    for (const item of ['a', 'b']) {
      const asked = ask(item);
      await Promise.resolve();
      next()?.answer();
      expect(await asked).toBe(`${item}!`);
    }

    expect(groups).toEqual([['a'], ['b']]);
  });

  it('are never more than 128 in a group', async () => {
    const sizes: number[] = [];
    const ask = grouped<number, number>(async (items) => {
      sizes.push(items.length);
      return items;
    });
    const items = Array.from({ length: 300 }, (_, index) => index);

    expect(await Promise.all(items.map((item) => ask(item)))).toEqual(items);
    expect(sizes).toEqual([128, 128, 44]);
  });

  it('are told where a result is missing', async () => {
    const ask = grouped<string, string>(async () => ['only one']);

    const results = await Promise.allSettled(['a', 'b'].map((item) => ask(item)));

    expect(results).toEqual([
      { status: 'fulfilled', value: 'only one' },
      { status: 'rejected', reason: new Error('a group gave fewer results than it had items') },
    ]);
  });

  it('are told where the group threw before it began', async () => {
    const ask = grouped<string, string>(() => {
      throw new Error('not today');
    });

    await expect(ask('a')).rejects.toThrow('not today');
    await expect(ask('b')).rejects.toThrow('not today');
  });
});
