// Time that passes only when somebody asks for the next thing to happen.

export type Timeline = {
  /** Milliseconds since the beginning; never goes back. */
  now(): number;
  /**
   * Calls `run` in so many milliseconds, unless the returned function is called before. Things due at the same moment
   * happen in the order they were asked for. A `beat` only looks whether there is something to do: it may come late.
   */
  after(ms: number, run: () => void, beat?: boolean): () => void;
  /**
   * Lets everything happen that can happen now, then goes on to the next moment that something is due. False when
   * nothing is due any more. Where that is a beat, `calmUntil` tells until when there will be nothing to do (ms since the
   * beginning): up to then all beats are put off, so that months take no longer than what happens in them.
   */
  advance(calmUntil?: () => number): Promise<boolean>;
};

type Due = { at: number; run: (() => void) | undefined; beat: boolean };

export function timeline(): Timeline {
  const due: Due[] = [];
  let time = 0;
  /** When the first thing is due that is no beat. */
  const nextDeed = (): number => due.find(({ run, beat }) => run && !beat)?.at ?? Number.POSITIVE_INFINITY;
  const putOff = (until: number): void => {
    for (const one of due) {
      if (one.at >= until) return;
      one.at = until;
    }
  };
  return {
    now: () => time,
    after(ms, run, beat = false) {
      const one: Due = { at: time + Math.max(0, ms), run, beat };
      // Kept in order; what is new mostly belongs near the end.
      let place = due.length;
      while (place > 0 && (due[place - 1]?.at ?? 0) > one.at) place--;
      due.splice(place, 0, one);
      return () => {
        one.run = undefined;
      };
    },
    async advance(calmUntil) {
      // All promises that can go on do so before an immediate is called.
      await new Promise<void>((resolve) => setImmediate(resolve));
      while (due[0] && !due[0].run) due.shift();
      if (calmUntil && due[0]?.beat) putOff(Math.min(calmUntil(), nextDeed()));
      const first = due.shift();
      if (!first) return false;
      time = first.at;
      first.run?.();
      return true;
    },
  };
}
