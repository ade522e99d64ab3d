// Chance that comes out the same for the same seed, on every machine and in every run.

/** The next number from 0 up to 1. */
export type Random = () => number;

/** Mulberry32: 32 bits of state, good enough for made-up text and for drawing rows. `seed` is a whole number. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
