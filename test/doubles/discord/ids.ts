// Snowflakes: ids that hold the time of their making and are never given twice.
import type { Clock } from '../../../src/door/clock.ts';

/** The first second of 2015. */
const EPOCH = 1_420_070_400_000;
/** Ids of the first weeks would have fewer than the 17 digits that libraries tell ids by. */
const FIRST = 30 * 24 * 60 * 60 * 1000;
const TIME_BITS = 22n;

/** Gives a new id at each call, later ones higher, with the clock's time in them. */
export function snowflakes({ now }: Clock): () => string {
  let last = 0n;
  return () => {
    const since = BigInt(Math.max(Math.floor(now()) - EPOCH, FIRST)) << TIME_BITS;
    last = since > last ? since : last + 1n;
    return String(last);
  };
}

export const timeOf = (id: string): number => Number(BigInt(id) >> TIME_BITS) + EPOCH;

/** Orders ids by their time. */
export const byAge = (one: string, other: string): number =>
  one.length === other.length ? (one < other ? -1 : Number(one > other)) : one.length - other.length;
