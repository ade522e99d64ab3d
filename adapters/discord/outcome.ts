// What a request to Discord that did not work means for the message that it was about.
import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import { SECOND } from '../../src/door/clock.ts';
import type { Sending } from '../../src/door/messenger.ts';

/** `limited`, `refused`, `unsent` and `unsure` as the `Messenger` means them. */
export type Failure = Exclude<Sending, { kind: 'sent' }>;

/** Refusals as people read them: a check-in that moves on says why. Others keep Discord's number. */
const IN_WORDS: Readonly<Record<number | string, string>> = {
  [RESTJSONErrorCodes.UnknownChannel]: 'the thread or channel is gone',
  [RESTJSONErrorCodes.UnknownMessage]: 'the message is gone',
  [RESTJSONErrorCodes.UnknownUser]: 'the account is closed',
  [RESTJSONErrorCodes.MissingAccess]: 'I cannot see the channel',
  [RESTJSONErrorCodes.MissingPermissions]: 'I lack a permission there',
  [RESTJSONErrorCodes.CannotSendMessagesInNonTextChannel]: 'the channel takes no messages',
  [RESTJSONErrorCodes.CannotSendMessagesToThisUser]: 'they take no direct messages from me',
  [RESTJSONErrorCodes.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds]: 'we share no server any more',
  [RESTJSONErrorCodes.ThreadLocked]: 'the thread is locked',
  [RESTJSONErrorCodes.InvalidActionOnArchivedThread]: 'the thread is archived',
  [RESTJSONErrorCodes.MaximumActiveThreads]: 'the server has no room for another thread',
  [RESTJSONErrorCodes.MessageWasBlockedByAutomaticModeration]: 'the server does not allow these words',
  [RESTJSONErrorCodes.TitleWasBlockedByAutomaticModeration]: 'the server does not allow these words',
  [RESTJSONErrorCodes.UnknownWebhook]: 'what they did can be answered no more',
  [RESTJSONErrorCodes.InvalidWebhookToken]: 'what they did can be answered no more',
};

/** Discord could not take it now and says so; nothing was done. */
const LATER = new Set<number | string>([
  RESTJSONErrorCodes.APIResourceOverloaded,
  RESTJSONErrorCodes.SendMessagesHasBeenTemporarilyDisabled,
]);

/** Limits that Discord tells without a time. */
const SLOWED = new Set<number | string>([
  RESTJSONErrorCodes.ActionCannotBePerformedDueToSlowmodeRateLimit,
  RESTJSONErrorCodes.MaximumNumberOfEditsToMessagesOlderThanOneHourReached,
]);

/** A slow mode, or a limit without a time, in ms. */
const LIMITED = 10 * SECOND;

/** The system's codes for a connection that never came about: surely nothing was sent. */
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH']);

const REFUSED = 401;
const TOO_MANY = 429;

/**
 * A refusal with a number of Discord's is final, since the same message would be refused again, and thousands of refusals
 * a minute shut the bot out of Discord. One without is of somebody before Discord (a proxy, Cloudflare), which passes. A
 * token that is not accepted is not final either: the message waits until an admin has mended that.
 */
export function failureOf(cause: unknown): Failure {
  const reason = reasonOf(cause);
  if (cause instanceof RateLimitError) return { kind: 'limited', waitMs: waitOf(cause) };
  if (cause instanceof DiscordAPIError) {
    const { code, status } = cause;
    if (status === TOO_MANY || SLOWED.has(code)) return { kind: 'limited', waitMs: LIMITED };
    if (isTokenLost(cause) || LATER.has(code) || !isDiscords(cause)) return { kind: 'unsent', reason };
    return { kind: 'refused', reason: IN_WORDS[code] ?? reason };
  }
  if (cause instanceof HTTPError) return { kind: 'unsure', reason };
  return isNeverSent(cause) ? { kind: 'unsent', reason } : { kind: 'unsure', reason };
}

/** Whether it is a refusal of Discord itself with a reason: all of those have a number, and 0 stands for none. */
export function isDiscords(cause: unknown): cause is DiscordAPIError & { code: number } {
  return cause instanceof DiscordAPIError && typeof cause.code === 'number' && cause.code > 0;
}

/** Whether Discord says that there is no such channel: as a thread that nobody opened yet has none. */
export function isNoChannel(cause: unknown): boolean {
  return cause instanceof DiscordAPIError && cause.code === RESTJSONErrorCodes.UnknownChannel;
}

/** Whether the token was refused, or the library has thrown it away after that. */
export function isTokenLost(cause: unknown): boolean {
  if (cause instanceof DiscordAPIError) {
    const { code, status } = cause;
    // Only Discord gives a number, here 0 too. Answers to what somebody did have tokens of their own, which end after a
    // quarter of an hour; nobody can mend that.
    return status === REFUSED && typeof code === 'number' && code !== RESTJSONErrorCodes.InvalidWebhookToken;
  }
  return cause instanceof Error && cause.message.startsWith('Expected token');
}

/** The cause for admins: numbers and names, nothing that people wrote. */
export function reasonOf(cause: unknown): string {
  if (cause instanceof DiscordAPIError && typeof cause.code === 'number')
    return `Discord's error ${cause.code}, status ${cause.status}`;
  if (cause instanceof DiscordAPIError || cause instanceof HTTPError) return `status ${cause.status}`;
  if (!(cause instanceof Error)) return 'unknown';
  const code = codeOf(cause);
  return code === undefined ? cause.name : `${cause.name}, ${code}`;
}

/** A wait in ms that is surely over: the limit is counted elsewhere. 0 where none was told, or one that is no number. */
const waitOf = ({ retryAfter, timeToReset }: RateLimitError): number =>
  retryAfter > 0 ? Math.ceil(Math.max(retryAfter, timeToReset)) : 0;

function isNeverSent(cause: unknown): boolean {
  if (isTokenLost(cause)) return true;
  return cause instanceof Error && NEVER_CONNECTED.has(codeOf(cause) ?? '');
}

function codeOf(cause: Error): string | undefined {
  const inner = cause.cause instanceof Error ? cause.cause : cause;
  const { code } = inner as NodeJS.ErrnoException;
  return typeof code === 'string' ? code : undefined;
}
