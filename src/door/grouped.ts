// Many single calls, one list: a query costs nearly the same for one row as for fifty.

/** Most items of one group: the rest of the bot then waits no more than a few milliseconds for it. */
const MOST = 128;

type Waiting<Item, Result> = {
  item: Item;
  resolve: (result: Result) => void;
  reject: (cause: unknown) => void;
};

/**
 * Calls `flush` with all items that came while the one before was running, and gives each caller its own result. The
 * results are in the order of the items. When `flush` fails, everyone in that group gets the error and nobody else;
 * where `ofOne` says that it is the fault of one item, each is flushed once more alone, so that only that one gets it.
 */
export function grouped<Item, Result>(
  flush: (items: readonly Item[]) => Promise<readonly Result[]>,
  ofOne: (cause: unknown) => boolean = () => false,
): (item: Item) => Promise<Result> {
  let waiting: Waiting<Item, Result>[] = [];
  let flushing = false;

  const flushGroup = async (group: readonly Waiting<Item, Result>[]): Promise<void> => {
    try {
      const results = await flush(group.map(({ item }) => item));
      for (const [index, { resolve, reject }] of group.entries()) {
        const result = results[index];
        if (result === undefined) reject(new Error('a group gave fewer results than it had items'));
        else resolve(result);
      }
    } catch (cause) {
      if (group.length > 1 && ofOne(cause)) for (const one of group) await flushGroup([one]);
      else for (const { reject } of group) reject(cause);
    }
  };
  const flushAll = async (): Promise<void> => {
    flushing = true;
    // Those who call in the same moment go together.
    await Promise.resolve();
    while (waiting.length > 0) {
      const group = waiting.slice(0, MOST);
      waiting = waiting.slice(MOST);
      await flushGroup(group);
    }
    flushing = false;
  };

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      if (!flushing) void flushAll();
    });
}
