// Waits for something to become true, looking whenever the world changed and now and then besides.
import { setTimeout as pause } from 'node:timers/promises';

export type Watch = {
  changed(): void;
  /** Resolves when the predicate holds; rejects after so many ms, naming `what` was waited for. */
  until(predicate: () => boolean, what: string, ms?: number): Promise<void>;
  /** Nobody needs to wait any longer: all that still wait are told so. */
  end(): void;
};

/** Looks so often without a change, in ms: a predicate may look at more than this world. */
const LOOKS = 10;
const PATIENCE = 10_000;

/** `state` tells in a few words what there is, for the message of one that waited in vain. */
export function watch(state: () => string): Watch {
  let next = Promise.withResolvers<void>();
  let ended = false;
  const changed = (): void => {
    next.resolve();
    next = Promise.withResolvers();
  };
  return {
    changed,
    async until(predicate, what, ms = PATIENCE) {
      const end = performance.now() + ms;
      while (!predicate()) {
        if (ended) throw new Error(`the double was stopped while a test waited until ${what}`);
        if (performance.now() > end) throw new Error(`waited ${ms} ms in vain until ${what}; ${state()}`);
        await Promise.race([next.promise, pause(LOOKS)]);
      }
    },
    end() {
      ended = true;
      changed();
    },
  };
}
