// The one error class of the project: a stable code for programs, a sentence for people.

/**
 * Stable codes. Tests, logs and callers match on these and never on the sentence.
 * `guidance` a guidance file is wrong · `index` the search index cannot be used · `input` what came in is not usable ·
 * `settings` the settings are wrong · `data` the data folder cannot be used · `state` a stored talk cannot be read
 */
export type ErrorCode = 'guidance' | 'index' | 'input' | 'settings' | 'data' | 'state';

/**
 * An error that a person can mend. The message names the thing, the cause and the mend, in that order,
 * and never holds a secret or the text of a message.
 */
export class WhichwayError extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = 'WhichwayError';
    this.code = code;
  }
}

/** The message of anything that was thrown, for putting a cause into a sentence. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
