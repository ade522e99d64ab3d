// What is said of failures and by the library, and what is left out of it; and how long is waited.
import { webApi } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { reasonOf } from '../../../adapters/slack/connection/faults.ts';
import { libraryLogger } from '../../../adapters/slack/connection/logger.ts';
import { outage } from '../../../adapters/slack/connection/outage.ts';
import { reconnectWait } from '../../../adapters/slack/connection/reconnect.ts';
import { WhichwayError } from '../../../knowledge/error.ts';

describe('the library', () => {
  const logged = (...parts: unknown[]): string => {
    let said = '';
    libraryLogger((sentence) => {
      said = sentence;
    }).warn(...parts);
    return said;
  };

  it('is heard with its warnings and errors only', () => {
    const said: string[] = [];
    const logger = libraryLogger((sentence) => said.push(sentence));

    logger.debug('a');
    logger.info('b');
    logger.warn('c', 'd');
    logger.error('e');

    expect(said).toEqual(['c d', 'e']);
  });

  it.each<[what: string, part: unknown, said: string]>([
    ['a bot token', 'with xoxb-1-2-abc at the end', 'with a token at the end'],
    ['an app token', 'xapp-1-A-2-abc', 'a token'],
    ['a ticket', 'no answer from wss://x.slack.test/link?ticket=1&y', 'no answer from a socket'],
    ['quoted words', 'Unexpected "my "own" words" in JSON', 'Unexpected "…" in JSON'],
    ['line ends', 'one\ntwo\u2028three', 'one two three'],
    ['an error', new TypeError('my own words'), 'TypeError'],
    ['a thing', { text: 'my own words' }, 'object'],
  ])('does not pass on %s', (_, part, said) => {
    expect(logged(part)).toBe(said);
  });

  it('is cut short', () => {
    expect(logged('x'.repeat(5000))).toHaveLength(300);
  });
});

describe('a reason', () => {
  const platform = (error: string): Error => new webApi.WebAPIPlatformError({ ok: false, error });
  const refused = Object.assign(new Error('connect 10.0.0.1'), { code: 'ECONNREFUSED' });

  it.each<[cause: unknown, said: string]>([
    [platform('channel_not_found'), 'channel_not_found'],
    [platform('the words of a person'), 'an unknown refusal'],
    [new webApi.WebAPIRateLimitedError(7), 'rate limit, 7 s'],
    [new webApi.WebAPIHTTPError(503, 'words', {}, 'words'), 'HTTP status 503'],
    [new webApi.WebAPIRequestError(new Error('fetch failed', { cause: refused })), 'ECONNREFUSED'],
    [Object.assign(new Error('words'), { original: platform('is_archived') }), 'is_archived'],
    [new WhichwayError('data', 'The disk is full.'), 'data: The disk is full.'],
    [new RangeError('words'), 'RangeError'],
    ['words', 'string'],
    [undefined, 'undefined'],
  ])('of %o is %s', (cause, said) => {
    expect(reasonOf(cause)).toBe(said);
  });
});

describe('an outage', () => {
  it('is told once for each cause, and its end once', () => {
    const said: string[] = [];
    const { failed, over } = outage((sentence) => said.push(sentence));

    over();
    for (const sentence of ['a', 'a', 'b', 'a']) failed(sentence);
    over();
    over();
    failed('a');

    expect(said).toEqual(['a', 'b', 'Slack is connected again.', 'a']);
  });
});

describe('the wait before another try', () => {
  it('doubles from one second to half a minute', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 5000].map((failures) => reconnectWait(failures, 0))).toEqual([
      1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000,
    ]);
  });

  it('has up to a half taken off', () => {
    expect([0, 0.5, 1].map((random) => reconnectWait(6, random))).toEqual([30_000, 22_500, 15_000]);
  });
});
