// How Discord says no: a status, a code, a sentence.
import type { Json } from '../json.ts';

/** Codes of docs.discord.com/developers/topics/opcodes-and-status-codes that the double uses. */
const SENTENCES = {
  0: [404, '404: Not Found'],
  10003: [404, 'Unknown Channel'],
  10004: [404, 'Unknown Guild'],
  10007: [404, 'Unknown Member'],
  10008: [404, 'Unknown Message'],
  10013: [404, 'Unknown User'],
  10015: [404, 'Unknown Webhook'],
  10062: [404, 'Unknown interaction'],
  10063: [404, 'Unknown application command'],
  20028: [429, 'The write action you are performing on the channel has hit the write rate limit.'],
  30032: [400, 'Maximum number of application commands reached'],
  30034: [400, 'Max number of daily application command creates has been reached'],
  40001: [401, '401: Unauthorized'],
  40005: [413, 'Request entity too large'],
  40058: [400, 'Cannot send a message in a forum channel'],
  40060: [400, 'Interaction has already been acknowledged.'],
  40094: [400, 'This interaction has hit the maximum number of follow up messages.'],
  50001: [403, 'Missing Access'],
  50003: [403, 'Cannot execute action on this channel type'],
  50005: [403, 'Cannot edit a message authored by another user'],
  50006: [400, 'Cannot send an empty message'],
  50007: [403, 'Cannot send messages to this user'],
  50013: [403, 'Missing Permissions'],
  50021: [403, 'Cannot execute action on a system message'],
  50024: [400, 'Cannot execute action on this channel type'],
  50027: [401, 'Invalid Webhook Token'],
  50035: [400, 'Invalid Form Body'],
  50083: [403, 'Thread is archived'],
  50109: [400, 'The request body contains invalid JSON.'],
  160002: [400, 'Cannot reply without permission to read message history'],
  160004: [400, 'A thread has already been created for this message'],
  160005: [403, 'This thread is locked'],
} as const satisfies Readonly<Record<number, readonly [status: number, message: string]>>;

export type Code = keyof typeof SENTENCES;

/** Ends a request; not a fault of the double. `more` stands beside code and sentence in the answer. */
export class Refusal extends Error {
  readonly code: Code;
  readonly status: number;
  readonly more: Json;

  constructor(code: Code, more: Json = {}) {
    const [status, message] = SENTENCES[code];
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.status = status;
    this.more = more;
  }
}

/** Ends a request with a 429: to be sent again after so many seconds. */
export class Limited extends Error {
  readonly after: number;

  constructor(after: number) {
    super(`limited for ${after} s`);
    this.name = 'Limited';
    this.after = after;
  }
}
