// What errors of Discord mean for the message that they are about.
import { RESTJSONErrorCodes as CODES, DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { describe, expect, it } from 'vitest';
import {
  failureOf,
  isDiscords,
  isNoChannel,
  isTokenLost,
  reasonOf,
} from '../../../adapters/discord/outcome.ts';

const POST = 'POST';
const URL = 'https://discord.com/api/v10/channels/1/messages';
const BODY = { files: undefined, body: undefined };

const refusal = (status: number, code: number): DiscordAPIError =>
  new DiscordAPIError({ code, message: 'secret words' }, code, status, POST, URL, BODY);

const http = (status: number): HTTPError => new HTTPError(status, 'secret words', POST, URL, BODY);

const limit = (retryAfter: number, timeToReset: number): RateLimitError =>
  new RateLimitError({
    ...{ global: false, hash: 'h', limit: 5, majorParameter: '1', method: POST, route: '/r', url: URL },
    ...{ retryAfter, sublimitTimeout: 0, timeToReset, scope: 'user' as const },
  });

/** An error of the system, as it comes from below the library. */
const system = (code: string): Error => Object.assign(new Error('secret words'), { code });
const around = (cause: Error): Error => new TypeError('fetch failed', { cause });

describe('a refusal', () => {
  it.each<[code: number, status: number, reason: string]>([
    [CODES.UnknownChannel, 404, 'the thread or channel is gone'],
    [CODES.UnknownMessage, 404, 'the message is gone'],
    [CODES.UnknownUser, 404, 'the account is closed'],
    [CODES.MissingAccess, 403, 'I cannot see the channel'],
    [CODES.MissingPermissions, 403, 'I lack a permission there'],
    [CODES.CannotSendMessagesInNonTextChannel, 400, 'the channel takes no messages'],
    [CODES.CannotSendMessagesToThisUser, 403, 'they take no direct messages from me'],
    [CODES.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds, 403, 'we share no server any more'],
    [CODES.ThreadLocked, 403, 'the thread is locked'],
    [CODES.InvalidActionOnArchivedThread, 400, 'the thread is archived'],
    [CODES.MaximumActiveThreads, 400, 'the server has no room for another thread'],
    [CODES.UnknownWebhook, 404, 'what they did can be answered no more'],
    [CODES.InvalidWebhookToken, 401, 'what they did can be answered no more'],
    [CODES.InvalidFormBodyOrContentType, 400, "Discord's error 50035, status 400"],
    [999_999, 418, "Discord's error 999999, status 418"],
  ])('of code %i is for good', (code, status, reason) => {
    expect(failureOf(refusal(status, code))).toEqual({ kind: 'refused', reason });
  });

  it.each<[what: string, code: number, status: number]>([
    ['a token that is not taken', 0, 401],
    ['a token that is not taken, by its other number', 40001, 401],
    ['a refusal without a reason', 0, 403],
    ['a Discord that has too much to do', CODES.APIResourceOverloaded, 503],
    ['a channel that is closed for now', CODES.SendMessagesHasBeenTemporarilyDisabled, 400],
  ])('is not for good: %s', (_, code, status) => {
    expect(failureOf(refusal(status, code)).kind).toBe('unsent');
  });
});

describe('a refusal of somebody before Discord', () => {
  const html = (status: number): DiscordAPIError =>
    // A page or an empty object has no number; the library then takes what it finds in its place.
    new DiscordAPIError({} as never, undefined as never, status, POST, URL, BODY);

  it.each([400, 401, 403, 404, 407, 408])('is not for good: status %i', (status) => {
    expect(failureOf(html(status))).toEqual({ kind: 'unsent', reason: `status ${status}` });
    expect([isTokenLost(html(status)), isNoChannel(html(status)), isDiscords(html(status))]).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe('a limit', () => {
  it('says when to come back', () => {
    expect(failureOf(limit(1_234.5, 800))).toEqual({ kind: 'limited', waitMs: 1_235 });
    // The library counts to the end of its own window, which may be later.
    expect(failureOf(limit(800, 1_234.5))).toEqual({ kind: 'limited', waitMs: 1_235 });
    expect(failureOf(limit(0.2, 0))).toEqual({ kind: 'limited', waitMs: 1 });
  });

  it.each([0, Number.NaN])(
    'that says no time says 0, so that the door waits longer each time: %d',
    (time) => {
      expect(failureOf(limit(time, 50))).toEqual({ kind: 'limited', waitMs: 0 });
    },
  );

  it.each<[what: string, code: number, status: number]>([
    ['a slow mode', CODES.ActionCannotBePerformedDueToSlowmodeRateLimit, 429],
    ['a slow mode with another status', CODES.ActionCannotBePerformedDueToSlowmodeRateLimit, 400],
    ['too many changes of an old message', CODES.MaximumNumberOfEditsToMessagesOlderThanOneHourReached, 429],
    ['any other limit of writes', 20028, 429],
  ])('without a time waits ten seconds: %s', (_, code, status) => {
    expect(failureOf(refusal(status, code))).toEqual({ kind: 'limited', waitMs: 10_000 });
  });
});

describe('an answer that did not come', () => {
  it.each(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])(
    'means that nothing was sent, where there was no connection: %s',
    (code) => {
      expect(failureOf(system(code)).kind).toBe('unsent');
      expect(failureOf(around(system(code)))).toEqual({ kind: 'unsent', reason: `TypeError, ${code}` });
    },
  );

  it.each<[what: string, cause: unknown]>([
    ['the connection ended', system('ECONNRESET')],
    ['the other side closed it', around(system('UND_ERR_SOCKET'))],
    ['it took too long', new DOMException('secret words', 'TimeoutError')],
    ['the request was ended', new DOMException('secret words', 'AbortError')],
    ['a server before Discord failed', http(502)],
    ['a server before Discord waited too long', http(504)],
    ['something else', new Error('secret words')],
    ['nothing that is an error', 'secret words'],
    ['nothing', undefined],
  ])('leaves it open whether it was sent: %s', (_, cause) => {
    expect(failureOf(cause).kind).toBe('unsure');
  });
});

describe('reasons', () => {
  it('hold nothing that people wrote', () => {
    const causes = [refusal(400, 50_035), http(500), limit(1, 1), system('EPIPE'), around(system('EPIPE'))];

    expect(causes.map(reasonOf).join()).not.toContain('secret');
  });

  it('name an error by its kind where it has no code', () => {
    expect(reasonOf(new DOMException('x', 'AbortError'))).toBe('AbortError');
    expect(reasonOf(null)).toBe('unknown');
  });
});

describe('the token', () => {
  it('is lost where Discord does not take it, or the library has thrown it away', () => {
    expect(isTokenLost(refusal(401, 0))).toBe(true);
    expect(isTokenLost(new Error('Expected token to be set for this request, but none was present'))).toBe(
      true,
    );
  });

  it.each<[what: string, cause: unknown]>([
    ['a token of an answer that is over', refusal(401, CODES.InvalidWebhookToken)],
    ['what is forbidden', refusal(403, CODES.MissingAccess)],
    ['a server before Discord', http(502)],
    ['anything else', 'Expected token'],
  ])('is not lost by %s', (_, cause) => {
    expect(isTokenLost(cause)).toBe(false);
  });
});

it('a channel is missing only where Discord says so', () => {
  expect(isNoChannel(refusal(404, CODES.UnknownChannel))).toBe(true);
  expect(isNoChannel(refusal(404, CODES.UnknownMessage))).toBe(false);
  expect(isNoChannel(http(404))).toBe(false);
});
