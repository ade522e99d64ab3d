// What each way in which a call to Slack can fail means for its message.

import { once } from 'node:events';
import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { isShutOut } from '../../../adapters/slack/outcome.ts';
import type { Fault } from '../../doubles/slack/faults.ts';
import { BOT_TOKEN } from '../../doubles/slack/settings.ts';
import { messageOf, messaging, NOTE, RECORD } from './messaging.ts';

const refusal = (error: string): Fault => ({ body: { ok: false, error } });

describe('a post', () => {
  it.each<[string, Fault, object]>([
    [
      'a limit with a time',
      { status: 429, headers: { 'retry-after': '30' } },
      { kind: 'limited', waitMs: 30_000 },
    ],
    ['a limit in words', refusal('ratelimited'), { kind: 'limited', waitMs: 1_000 }],
    ['a limit of messages', refusal('message_limit_exceeded'), { kind: 'limited', waitMs: 1_000 }],
    ['a server error', { status: 500 }, { kind: 'unsure', reason: 'HTTP status 500' }],
    ['a gateway', { status: 503, body: 'busy' }, { kind: 'unsure', reason: 'HTTP status 503' }],
    [
      'a proxy that turns it away',
      { status: 403, body: 'no' },
      { kind: 'unsent', reason: 'HTTP status 403' },
    ],
    ['trouble inside Slack', refusal('internal_error'), { kind: 'unsure', reason: 'internal_error' }],
    ['a fatal error', refusal('fatal_error'), { kind: 'unsure', reason: 'fatal_error' }],
    ['a pause of Slack', refusal('service_unavailable'), { kind: 'unsent', reason: 'service_unavailable' }],
    ['a broken connection', { destroy: true }, { kind: 'unsure', reason: 'UND_ERR_SOCKET' }],
    ['a lost answer', { storedButLost: true }, { kind: 'unsure', reason: 'UND_ERR_SOCKET' }],
    ['no answer', { hang: true }, { kind: 'unsure', reason: 'TimeoutError' }],
    [
      'an answer without a number',
      { body: { ok: true } },
      { kind: 'unsure', reason: 'an answer without a number' },
    ],
    ['an answer that is no JSON', { body: 'ok' }, { kind: 'unsure', reason: expect.any(String) }],
  ])('meets %s', async (_, fault, sending) => {
    const { slack, messenger, refused } = await messaging({ timeout: 300 });
    slack.fault('chat.postMessage', fault);

    expect(await messenger.post(messageOf())).toEqual(sending);
    expect(slack.callsTo('chat.postMessage')).toHaveLength(1);
    expect(refused).toEqual([]);
  });

  it.each([
    ...['no_permission', 'restricted_action', 'restricted_action_thread_only_channel'],
    ...['restricted_action_non_threadable_channel', 'cannot_reply_to_message', 'messages_tab_disabled'],
    ...['msg_blocks_too_long', 'msg_too_long', 'invalid_blocks', 'no_text', 'missing_scope'],
    ...['message_not_found', 'an_error_of_tomorrow'],
  ])('that Slack never takes is refused: %s', async (error) => {
    const { slack, messenger, refused } = await messaging();
    slack.fault('chat.postMessage', refusal(error));

    expect(await messenger.post(messageOf())).toEqual({ kind: 'refused', reason: error });
    expect(refused).toEqual(['m1']);
  });

  it.each([
    ['channel_not_found', 'I cannot see the channel'],
    ['not_in_channel', 'I am not in the channel'],
    ['is_archived', 'the channel is archived'],
    ['restricted_action_thread_locked', 'the thread is locked'],
    ['restricted_action_read_only_channel', 'the channel is read-only'],
    ['thread_not_found', 'the thread is gone'],
    ['user_not_found', 'the account is closed'],
  ])('that has no place any more is refused in words: %s', async (error, reason) => {
    const { slack, messenger } = await messaging();
    slack.fault('chat.postMessage', refusal(error));

    expect(await messenger.post(messageOf())).toEqual({ kind: 'refused', reason });
  });

  it.each(['invalid_auth', 'not_authed', 'account_inactive', 'token_revoked', 'token_expired'])(
    'waits while the token is not accepted: %s',
    async (error) => {
      const { slack, messenger, refused } = await messaging();
      slack.revoke(BOT_TOKEN, error);

      expect(await messenger.post(messageOf())).toEqual({ kind: 'unsent', reason: error });
      expect(refused).toEqual([]);
    },
  );

  it('tells an admin once that the token is not accepted, and once that it is again', async () => {
    const { slack, messenger, reports } = await messaging();
    slack.revoke(BOT_TOKEN, 'token_revoked');
    await messenger.post(messageOf());
    await messenger.post(messageOf());
    slack.revoke(BOT_TOKEN, undefined);
    await messenger.post(messageOf());

    expect(reports).toEqual([
      expect.stringMatching(
        /^SLACK_BOT_TOKEN is not accepted: it was revoked .* Messages wait until it is mended\.$/u,
      ),
      "Slack takes the bot's token again.",
    ]);
  });

  it('surely did not arrive where there was no connection', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const address = closed.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    closed.close();
    await once(closed, 'close');
    const { messenger } = await messaging({ apiUrl: `http://127.0.0.1:${port}/api/` });

    expect(await messenger.post(messageOf())).toEqual({ kind: 'unsent', reason: 'ECONNREFUSED' });
  });

  it('says nothing of tokens and texts in its reasons', async () => {
    const { slack, messenger } = await messaging();
    slack.fault('chat.postMessage', refusal(`no ${BOT_TOKEN} and no secrets, please`));

    expect(await messenger.post(messageOf())).toEqual({ kind: 'refused', reason: 'an unknown refusal' });
  });
});

describe('a change', () => {
  it.each<[string, Fault, object]>([
    ['a limit', { status: 429, headers: { 'retry-after': '3' } }, { kind: 'limited', waitMs: 3_000 }],
    ['a server error', { status: 500 }, { kind: 'unsure', reason: 'HTTP status 500' }],
    [
      'a message that is gone',
      refusal('message_not_found'),
      { kind: 'refused', reason: 'message_not_found' },
    ],
    [
      'a change that comes too late',
      refusal('edit_window_closed'),
      { kind: 'refused', reason: 'edit_window_closed' },
    ],
  ])('meets %s', async (_, fault, sending) => {
    const { slack, messenger, refused } = await messaging();
    const posted = await messenger.post(messageOf());
    slack.fault('chat.update', fault);

    expect(await messenger.edit(messageOf(), posted.kind === 'sent' ? posted.external : '')).toEqual(sending);
    // Nobody has to hear that something old could not be shortened.
    expect(refused).toEqual([]);
  });
});

describe('a document', () => {
  it.each<[string, string, Fault, object]>([
    [
      'its address is not given',
      'files.getUploadURLExternal',
      { status: 500 },
      { kind: 'unsent', reason: 'HTTP status 500' },
    ],
    [
      'its address does not come',
      'files.getUploadURLExternal',
      { hang: true },
      { kind: 'unsent', reason: 'TimeoutError' },
    ],
    [
      'there is no address',
      'files.getUploadURLExternal',
      { body: { ok: true } },
      { kind: 'unsent', reason: 'an answer without an address' },
    ],
    [
      'it is not taken',
      'upload',
      { status: 500 },
      { kind: 'unsent', reason: 'the file was not taken (HTTP status 500)' },
    ],
    ['the connection breaks', 'upload', { destroy: true }, { kind: 'unsent', reason: 'UND_ERR_SOCKET' }],
    [
      'Slack wants a pause',
      'files.completeUploadExternal',
      { status: 429, headers: { 'retry-after': '2' } },
      { kind: 'limited', waitMs: 2_000 },
    ],
    [
      'the last answer is lost',
      'files.completeUploadExternal',
      { storedButLost: true },
      { kind: 'unsure', reason: 'UND_ERR_SOCKET' },
    ],
    [
      'the last call fails',
      'files.completeUploadExternal',
      { status: 500 },
      { kind: 'unsure', reason: 'HTTP status 500' },
    ],
  ])('goes out again or is in doubt where %s', async (_, method, fault, sending) => {
    const { slack, messenger, refused } = await messaging({ timeout: 300 });
    slack.fault(method, fault);

    expect(await messenger.post(messageOf({ card: RECORD }))).toEqual(sending);
    expect([slack.callsTo('chat.postMessage'), refused]).toEqual([[], []]);
  });

  it.each(['missing_scope', 'file_uploads_disabled', 'storage_limit_reached', 'not_in_channel'])(
    'goes out as a message where no file may: %s',
    async (error) => {
      const { slack, messenger } = await messaging();
      slack.fault('files.getUploadURLExternal', refusal(error));

      expect(await messenger.post(messageOf({ card: RECORD }))).toMatchObject({ kind: 'sent' });
      expect(slack.callsTo('chat.postMessage')).toHaveLength(1);
    },
  );

  it('is refused like a message', async () => {
    const { slack, messenger, refused } = await messaging();
    slack.fault('files.completeUploadExternal', refusal('is_archived'));

    expect(await messenger.post(messageOf({ card: RECORD }))).toEqual({
      kind: 'refused',
      reason: 'the channel is archived',
    });
    expect(refused).toEqual(['m1']);
  });
});

describe('a note for one person', () => {
  it('that cannot be shown is told to an admin, and is no fault', async () => {
    const { slack, messenger, reports } = await messaging();
    slack.fault('chat.postEphemeral', refusal('user_not_in_channel'));

    messenger.whisper({ ...messageOf({ card: NOTE, thread: '' }), to: 'U0ADA' });
    await slack.until(() => reports.length > 0, 'it is told');

    expect(reports).toEqual(['A note for one person could not be shown (user_not_in_channel).']);
  });
});

describe('shut out', () => {
  it('is nobody by what is no answer of Slack', () => {
    expect(
      [undefined, null, new Error('not_in_channel'), { data: { error: 'not_in_channel' } }].map(isShutOut),
    ).toEqual([false, false, false, false]);
  });
});
