// One transaction for all writes that come together: making it last on disk costs the same for one as for fifty.
import type { Kysely } from 'kysely';
import { isLocked } from './fault.ts';
import type { Tables } from './tables.ts';

/** Something to be written: only by the `db` it is given, and such that doing it again after it was undone is no harm. */
export type Write<Result> = (db: Kysely<Tables>) => Promise<Result>;

/** Does a write; resolves once it is on disk, rejects when nothing of it is. */
export type Writes = <Result>(write: Write<Result>) => Promise<Result>;

type Waiting = { run: Write<void>; settle: () => void; reject: (cause: unknown) => void };

/**
 * Collects writes until the event loop had one turn (`breathe`), then does them in the order they came. When one fails
 * all are undone, and each is done once more by itself, so that none suffers from another's fault; not where the
 * database is locked, for that would meet them all.
 */
export function writesTo(db: Kysely<Tables>, breathe: () => Promise<void>): Writes {
  let waiting: Waiting[] = [];
  let flushing = false;

  const together = (group: readonly Waiting[]): Promise<void> =>
    db.transaction().execute(async (within) => {
      for (const { run } of group) await run(within);
    });
  const alone = async (one: Waiting): Promise<void> => {
    try {
      await together([one]);
      one.settle();
    } catch (cause) {
      one.reject(cause);
    }
  };
  const flush = async (): Promise<void> => {
    flushing = true;
    while (waiting.length > 0) {
      await breathe();
      const group = waiting;
      waiting = [];
      try {
        await together(group);
        for (const { settle } of group) settle();
      } catch (cause) {
        if (group.length > 1 && !isLocked(cause)) for (const one of group) await alone(one);
        else for (const { reject } of group) reject(cause);
      }
    }
    flushing = false;
  };

  return <Result>(write: Write<Result>) =>
    new Promise<Result>((resolve, reject) => {
      let result: Result;
      waiting.push({
        async run(within) {
          result = await write(within);
        },
        settle: () => resolve(result),
        reject,
      });
      if (!flushing) void flush();
    });
}
