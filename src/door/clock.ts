// Time as the door sees it; the process hands in the real one, tests their own.

/** Milliseconds. The wall clock may jump either way; nothing here counts on it going forward. */
export type Clock = {
  /** Wall time, milliseconds since 1970 in UTC. */
  now(): number;
  /** Rings after so many milliseconds. */
  alarm(ms: number): Alarm;
  /** Lets everything else that waits have its turn: new events then join the next transaction together. */
  breathe(): Promise<void>;
};

/** `rung` resolves when the time has come, or as soon as somebody rings it early. It never rejects. */
export type Alarm = { rung: Promise<void>; ring(): void };

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const WEEK = 7 * 24 * 60 * MINUTE;
