// The tables as Kysely sees them. Times are milliseconds since 1970 in UTC, values are JSON as text.
import { type Generated, type RawBuilder, sql } from 'kysely';

export type InboxTable = {
  /** Order of arrival. */
  seq: Generated<number>;
  tenant: string;
  talk: string;
  /** Unique within the tenant: the same thing that happened is stored once. */
  key: string;
  place: string;
  thread: string | null;
  zone: string;
  event: string;
  received_at: number;
  /** `failed`: put aside for good. */
  state: 'waiting' | 'done' | 'failed';
  /** Not worked before; 0 for at once, whatever the clock says. */
  due_at: number;
  tries: number;
  reason: string | null;
};

export type TalkTable = {
  tenant: string;
  id: string;
  /** Counts the commits: the guard against two that decide on the same talk at once. */
  version: number;
  state: string;
  /** The room where it lives; null for talks from before this was noted. */
  place: string | null;
  /** The platform's id of the thread, '' for the room itself; null until the talk's first message opens it. */
  thread: string | null;
  created_at: number;
  changed_at: number;
};

export type OutboxTable = {
  /** Order within the talk. */
  seq: Generated<number>;
  id: string;
  tenant: string;
  talk: string;
  /** Messages of a talk go in order; tasks have an order of their own and hold no message up. */
  lane: 'message' | 'task';
  kind: 'post' | 'edit' | 'work';
  /** By what a later edit finds the message. */
  name: string | null;
  /** The name of the talk's message that this one speaks of. */
  refers: string | null;
  place: string;
  thread: string | null;
  zone: string;
  /** The card, or the task. */
  payload: string;
  /** `seq` of the event that it came of; null for rows from before this was noted, and where none is. */
  cause: number | null;
  created_at: number;
  /** `skipped`: a change for which there was nothing to change. */
  state: 'waiting' | 'sent' | 'worked' | 'skipped' | 'refused' | 'doubtful';
  /** Not sent before; 0 for at once, whatever the clock says. */
  due_at: number;
  /** Who sends it now, until when. */
  owner: string | null;
  lease_until: number;
  /** 1 while it is not known whether an attempt got through. */
  doubt: 0 | 1;
  tries: number;
  /** The platform's id of the message that was sent. */
  external: string | null;
  reason: string | null;
  ended_at: number | null;
};

export type CheckInTable = {
  id: string;
  tenant: string;
  talk: string;
  due_at: number;
  /** The wall time that was promised, ISO 8601 without offset, and its zone: the truth if a zone's rules change. */
  local_time: string;
  zone: string;
  /** `asked`: it fell due and became an event. `stopped`: the bot was removed from the tenant. */
  state: 'waiting' | 'asked' | 'replaced' | 'stopped';
  /** 1 where it stands in a digest, so that it gets no message of its own. */
  announced: Generated<0 | 1>;
  created_at: number;
};

/** Who holds what, until when. `place:<place>` held by `rate-limit` is a place at rest. */
export type LeaseTable = { tenant: string; name: string; owner: string; until: number };

export type SettingTable = { tenant: string; name: string; value: string; changed_at: number };

export type FeedbackTable = {
  id: string;
  tenant: string;
  talk: string;
  /** Outbox id of the message that it is about. */
  message: string;
  by: string;
  helpful: 0 | 1;
  reason: string | null;
  created_at: number;
};

/** What was asked of the model on a day (ISO 8601, UTC). Tokens stand in the row of the nobody (''), requests in those of people. */
export type UsageTable = {
  tenant: string;
  day: string;
  person: string;
  requests: number;
  prompt: number;
  completion: number;
};

/** The vector of a text of the guidance (32-bit floats, length 1), by the SHA-256 of the text. */
export type VectorTable = { model: string; digest: string; value: Buffer };

/**
 * A text in a model's words: one of ours in another language, or the paragraph of a recommendation, by the SHA-256 of what
 * it was made of. `at` is when it was made, in ms.
 */
export type WordingTable = {
  tenant: string;
  version: string;
  model: string;
  language: string;
  digest: string;
  value: string;
  at: number;
};

export type Tables = {
  inbox: InboxTable;
  talk: TalkTable;
  outbox: OutboxTable;
  checkin: CheckInTable;
  lease: LeaseTable;
  setting: SettingTable;
  feedback: FeedbackTable;
  usage: UsageTable;
  vector: VectorTable;
  wording: WordingTable;
};

/**
 * The state that queries look for, written out: only what waits is indexed, and a database uses such an index only
 * where it reads the very word in the query. As a parameter every query would go through all that was ever sent.
 */
export const WAITING = sql.lit<'waiting'>('waiting');

/** How the payload of an answer begins that says that there is none: the order of its fields is that of `cardOf`. */
const DECLINED = '{"kind":"answer","about":"declined"';

/**
 * Whether a row says that there is no answer. Written out like `WAITING`, since only these rows are indexed; and not by
 * the fields of the JSON, since one damaged row would then stop every search and every write.
 */
export function isDeclined(row: string): RawBuilder<boolean> {
  const begin = sql`substr(${sql.ref(`${row}.payload`)}, 1, ${sql.lit(DECLINED.length)})`;
  return sql<boolean>`${begin} = ${sql.lit(DECLINED)}`;
}
