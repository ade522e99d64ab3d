// One transaction for all writes that come together: making it last on disk costs the same for one as for fifty.
import type { Kysely } from 'kysely';
import { type Clock, SECOND } from '../../src/door/clock.ts';
import { isLocked } from './fault.ts';
import type { Tables } from './tables.ts';

/** Something to be written: only by the `db` it is given, and such that doing it again after it was undone is no harm. */
export type Write<Result> = (db: Kysely<Tables>) => Promise<Result>;

/** Does a write; resolves once it is on disk, rejects when nothing of it is. */
export type Writes = <Result>(write: Write<Result>) => Promise<Result>;

/** What the writes need to know of time. */
export type Patience = Pick<Clock, 'alarm' | 'breathe'>;

/** Another program's lock is waited for in steps of so many ms, in which everything else goes on. */
const LOCKED_PAUSE = 50;

/** And for so long in all, in ms: a platform wants its acknowledgement within three seconds. What fails then is tried later. */
const LOCKED_AT_MOST = 1.5 * SECOND;

type Waiting = { run: Write<void>; settle: () => void; reject: (cause: unknown) => void };

/**
 * Collects writes until the event loop had one turn (`breathe`), then does them in the order they came. When one fails
 * all are undone, and each is done once more by itself, so that none suffers from another's fault. A lock of another
 * program would meet them all: it is waited for, and then they fail together. `check` is called before each transaction
 * and throws where nothing may be written any more.
 */
export function writesTo(db: Kysely<Tables>, { alarm, breathe }: Patience, check: () => void): Writes {
  let waiting: Waiting[] = [];
  let flushing = false;
  /** The group before waited in vain: those that came meanwhile waited with it, and get one try. */
  let worn = false;

  const once = async (group: readonly Waiting[]): Promise<void> => {
    check();
    await db.transaction().execute(async (within) => {
      for (const { run } of group) await run(within);
    });
  };
  const together = async (group: readonly Waiting[]): Promise<void> => {
    const patience = worn ? 0 : LOCKED_AT_MOST;
    for (let waited = 0; ; waited += LOCKED_PAUSE)
      try {
        await once(group);
        worn = false;
        return;
      } catch (cause) {
        worn = isLocked(cause) && waited >= patience;
        if (!isLocked(cause) || worn) throw cause;
        await alarm(LOCKED_PAUSE).rung;
      }
  };
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
