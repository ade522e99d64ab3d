// Discord's numbers: each holds the moment at which it was given.

/** They begin in 2015, in ms; their lowest bits are no time. */
const EPOCH = 1_420_070_400_000;
const TIME_FROM = 22n;

/** The first number of that moment (ms). */
export const numberAt = (ms: number): string =>
  String(BigInt(Math.max(0, Math.floor(ms) - EPOCH)) << TIME_FROM);

/** When (ms) a number was given. */
export const sentAt = (number: string): number => Number(BigInt(number) >> TIME_FROM) + EPOCH;
