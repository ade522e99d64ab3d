// Time as the door sees it; the process hands in the real one, tests their own.

/** Milliseconds. The wall clock may jump either way; nothing here counts on it going forward. */
export type Clock = {
  /** Wall time, milliseconds since 1970 in UTC. */
  now(): number;
  /** Resolves after so many milliseconds, or as soon as the signal fires. Never rejects. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
  /** Lets everything else that waits have its turn: new events then join the next transaction together. */
  breathe(): Promise<void>;
};

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
