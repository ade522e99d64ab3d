// What a call to Slack that did not work means for the message that it was about.
import { webApi } from '@slack/bolt';
import { SECOND } from '../../src/door/clock.ts';
import { reasonOf, slackCode, tokenFault } from './connection/faults.ts';

/** `limited`, `refused`, `unsent` and `unsure` as the `Messenger` means them. */
export type Failure =
  | { kind: 'limited'; waitMs: number }
  | { kind: 'refused'; reason: string }
  | { kind: 'unsent'; reason: string }
  | { kind: 'unsure'; reason: string };

/**
 * Slack's answers after which the message may stand there all the same, or which say that Slack itself had trouble
 * (https://docs.slack.dev/reference/methods/chat.postMessage, "Errors").
 */
const SLACKS_TROUBLE = new Set(['fatal_error', 'internal_error', 'request_timeout', 'team_added_to_org']);

/** Slack could not take it now and says so; nothing was done. */
const LATER = new Set([
  'service_unavailable',
  'ekm_access_denied',
  'accesslimited',
  'external_channel_migrating',
]);

/** Refusals of a place or a person as people read them: a check-in that moves on says why. Others keep Slack's word. */
const IN_WORDS: Readonly<Record<string, string>> = {
  is_archived: 'the channel is archived',
  not_in_channel: 'I am not in the channel',
  channel_not_found: 'I cannot see the channel',
  thread_not_found: 'the thread is gone',
  restricted_action_thread_locked: 'the thread is locked',
  restricted_action_read_only_channel: 'the channel is read-only',
  user_not_found: 'the account is closed',
  user_disabled: 'the account is closed',
  cannot_dm_bot: 'that account is an app',
};

/** A limit without a time, in ms. */
const LIMITED = SECOND;

/** The system's codes for a connection that never came about: surely nothing was sent. */
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

/**
 * A refusal with a reason is final, since the same message would be refused again: a closed room, a locked thread, a
 * missing invitation. A token that is not accepted is not: the message waits until an admin has mended that.
 */
export function failureOf(cause: unknown): Failure {
  const reason = reasonOf(cause);
  if (cause instanceof webApi.WebAPIRateLimitedError)
    return { kind: 'limited', waitMs: cause.retryAfter * SECOND };
  const code = slackCode(cause);
  if (code === 'ratelimited' || code === 'rate_limited' || code === 'message_limit_exceeded')
    return { kind: 'limited', waitMs: LIMITED };
  if (code !== undefined) {
    if (SLACKS_TROUBLE.has(code)) return { kind: 'unsure', reason };
    if (LATER.has(code) || (code !== 'missing_scope' && tokenFault('SLACK_BOT_TOKEN', cause)))
      return { kind: 'unsent', reason };
    return { kind: 'refused', reason: IN_WORDS[code] ?? reason };
  }
  if (cause instanceof webApi.WebAPIHTTPError)
    // Below 500 the request itself was turned away, by a proxy for instance.
    return cause.statusCode < 500 ? { kind: 'unsent', reason } : { kind: 'unsure', reason };
  if (cause instanceof webApi.WebAPIRequestError && NEVER_CONNECTED.has(reason))
    return { kind: 'unsent', reason };
  return { kind: 'unsure', reason };
}

/** Whether it was refused because the bot may not speak there: then its people can mend it by an invitation. */
export function isShutOut(cause: unknown): boolean {
  const code = slackCode(cause);
  return code === 'not_in_channel' || code === 'channel_not_found' || code === 'no_permission';
}
