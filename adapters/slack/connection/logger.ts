// What Slack's library logs: warnings and errors as one sentence each, the rest dropped.
import { type Logger, LogLevel } from '@slack/bolt';
import { reasonOf } from './faults.ts';

/** Longest sentence that is passed on, in characters. */
const LONGEST = 300;

/** Whoever made the call is told the same, and does something about it. */
const CALL_FAILED = 'http request failed';

/**
 * A logger that hands on warnings and errors. The library's debug lines hold whole messages of people; they are never
 * built into a sentence.
 */
export function libraryLogger(say: (sentence: string) => void): Logger {
  const tell = (...parts: unknown[]): void => {
    if (parts[0] === CALL_FAILED) return;
    say(parts.map(plain).join(' ').slice(0, LONGEST));
  };
  return {
    debug() {},
    info() {},
    warn: tell,
    error: tell,
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  };
}

/** Of errors only the kind. Of sentences neither tokens, nor a socket's ticket, nor what stands in quotes. */
function plain(part: unknown): string {
  if (typeof part !== 'string') return reasonOf(part);
  return part
    .replace(/\bx(?:ox[a-z]|app)-[\w-]*/gu, 'a token')
    .replace(/wss?:\/\/\S*/gu, 'a socket')
    .replace(/".*"/gsu, '"…"')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}
