// The frames of mistakes that change what is stored: an outcome of an event, or what became of a message.
import type { Settlement } from '../../../src/door/settle.ts';
import type { Commit } from '../../../src/door/worker.ts';
import type { Mistake } from './world.ts';

/** Each outcome is stored otherwise than it was decided. */
export function committing(change: (commit: Commit) => Commit): Mistake {
  return {
    store: (store) => ({
      ...store,
      talks: { ...store.talks, commit: (commits, now) => store.talks.commit(commits.map(change), now) },
    }),
  };
}

/** What became of each message is stored otherwise than it was. */
export function settling(change: (settlement: Settlement) => Settlement): Mistake {
  return {
    store: (store) => ({
      ...store,
      outbox: {
        ...store.outbox,
        settle: (settlements, owner, now) => store.outbox.settle(settlements.map(change), owner, now),
      },
    }),
  };
}
