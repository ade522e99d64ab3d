// How Slack's messages come in, whichever way it is.

export type Intake = {
  /**
   * Resolves when it takes messages in, or was closed before that. Rejects with `settings` where a token or an address
   * cannot work.
   */
  open(): Promise<void>;
  /** Takes nothing new in. Acknowledgements still go out. */
  mute(): void;
  /** Ends it. Throws nothing and may be called twice. */
  close(): Promise<void>;
  /** Whether messages can come in now. */
  up(): boolean;
  /** The port that it listens on; undefined where it listens on none. */
  port(): number | undefined;
};

/** What every way needs. `changed` is called whenever `up` may have changed. */
export type IntakeWorld = { changed: () => void };
