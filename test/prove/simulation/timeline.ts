// Time that passes only when somebody asks for the next thing to happen.

export type Timeline = {
  /** Milliseconds since the beginning; never goes back. */
  now(): number;
  /**
   * Calls `run` in so many milliseconds, unless the returned function is called before. Things due at the same moment
   * happen in the order they were asked for.
   */
  after(ms: number, run: () => void): () => void;
  /**
   * Lets everything happen that can happen now, then goes on to the next moment that something is due. False when
   * nothing is due any more.
   */
  advance(): Promise<boolean>;
};

type Due = { at: number; run: (() => void) | undefined };

export function timeline(): Timeline {
  const due: Due[] = [];
  let time = 0;
  return {
    now: () => time,
    after(ms, run) {
      const one: Due = { at: time + Math.max(0, ms), run };
      // Kept in order; what is new mostly belongs near the end.
      let place = due.length;
      while (place > 0 && (due[place - 1]?.at ?? 0) > one.at) place--;
      due.splice(place, 0, one);
      return () => {
        one.run = undefined;
      };
    },
    async advance() {
      // All promises that can go on do so before an immediate is called.
      await new Promise<void>((resolve) => setImmediate(resolve));
      let first = due.shift();
      while (first && !first.run) first = due.shift();
      if (!first) return false;
      time = first.at;
      first.run?.();
      return true;
    },
  };
}
