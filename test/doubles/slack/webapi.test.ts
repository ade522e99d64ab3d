// The double's Web API with Slack's own client: what it does, and what it refuses by which name.
import { describe, expect, it } from 'vitest';
import { clientFor } from './bolt.ts';
import {
  ADA,
  APP_TOKEN,
  BOT,
  BOT_TOKEN,
  BOT_USER,
  directOf,
  GENERAL,
  HIDDEN,
  OPEN,
  SCOPES,
  SECRET,
} from './settings.ts';
import { slackForTest } from './slack.ts';

const without = (...scopes: string[]): string[] => SCOPES.filter((one) => !scopes.includes(one));
/** The error that Slack names, from a call that is refused. */
const refusal = (error: string, more: object = {}) => ({ data: { ok: false, error, ...more } });

describe('tokens and scopes', () => {
  it('auth.test tells who the bot is and what it may do', async () => {
    const slack = await slackForTest({ scopes: ['chat:write', 'commands'] });

    const answer = await clientFor(slack).auth.test();

    expect(answer).toMatchObject({ user_id: BOT_USER, bot_id: BOT, ok: true });
    expect(answer.response_metadata?.scopes).toEqual(['chat:write', 'commands']);
  });

  it.each([
    ['', 'not_authed'],
    ['xoxb-wrong', 'invalid_auth'],
    [APP_TOKEN, 'not_allowed_token_type'],
  ])('a call with the token "%s" is refused: %s', async (token, error) => {
    const slack = await slackForTest();

    await expect(clientFor(slack, token).auth.test()).rejects.toMatchObject(refusal(error));
  });

  it('a token that was revoked is refused until it works again', async () => {
    const slack = await slackForTest();
    const client = clientFor(slack);

    slack.revoke(BOT_TOKEN, 'token_revoked');
    await expect(client.auth.test()).rejects.toMatchObject(refusal('token_revoked'));
    slack.revoke(BOT_TOKEN, undefined);

    expect(await client.auth.test()).toMatchObject({ ok: true });
  });

  it('a scope that is missing is named beside those that are there', async () => {
    const slack = await slackForTest({ scopes: ['commands'] });
    const post = clientFor(slack).chat.postMessage({ channel: GENERAL, text: 'x' });

    await expect(post).rejects.toMatchObject(
      refusal('missing_scope', { needed: 'chat:write', provided: 'commands' }),
    );
    slack.grant(SCOPES);
    expect(await clientFor(slack).chat.postMessage({ channel: GENERAL, text: 'x' })).toMatchObject({
      ok: true,
    });
  });

  it('a method that Slack does not have is unknown', async () => {
    const slack = await slackForTest();

    await expect(clientFor(slack).apiCall('chat.shout')).rejects.toMatchObject(refusal('unknown_method'));
  });
});

describe('posting', () => {
  it.each([
    [OPEN, 'not_in_channel', without('chat:write.public')],
    [HIDDEN, 'channel_not_found', SCOPES],
    ['C0NOWHERE', 'channel_not_found', SCOPES],
  ])('in %s it is refused: %s', async (channel, error, scopes) => {
    const slack = await slackForTest({ scopes });

    await expect(clientFor(slack).chat.postMessage({ channel, text: 'x' })).rejects.toMatchObject(
      refusal(error),
    );
  });

  it('works in a public channel without being a member, by name, and to a person', async () => {
    const slack = await slackForTest();
    const { chat } = clientFor(slack);

    expect(await chat.postMessage({ channel: OPEN, text: 'a' })).toMatchObject({ channel: OPEN });
    expect(await chat.postMessage({ channel: '#general', text: 'b' })).toMatchObject({ channel: GENERAL });
    expect(await chat.postMessage({ channel: ADA, text: 'c' })).toMatchObject({ channel: directOf(ADA) });
  });

  it('refuses what cannot be a message', async () => {
    const slack = await slackForTest();
    const { chat } = clientFor(slack);
    const post = (args: object) => chat.postMessage({ channel: GENERAL, text: 'x', ...args });

    await expect(post({ text: '' })).rejects.toMatchObject(refusal('no_text'));
    await expect(post({ text: 'x'.repeat(40_001) })).rejects.toMatchObject(refusal('msg_too_long'));
    await expect(post({ blocks: 'nonsense' })).rejects.toMatchObject(refusal('invalid_blocks_format'));
    await expect(post({ markdown_text: 'x' })).rejects.toMatchObject(refusal('markdown_text_conflict'));
    await expect(post({ metadata: { event_type: 'x' } })).rejects.toMatchObject(
      refusal('invalid_metadata_schema'),
    );
    expect(slack.messages(GENERAL)).toEqual([]);
  });

  it('refuses threads that are not there, no threads, or locked', async () => {
    const slack = await slackForTest();
    const { chat } = clientFor(slack);
    const root = await slack.say(ADA, { channel: GENERAL }, 'root');
    const reply = await slack.say(ADA, { channel: GENERAL, thread: root }, 'reply');
    const post = (thread_ts: string) => chat.postMessage({ channel: GENERAL, thread_ts, text: 'x' });

    await expect(post('1.000001')).rejects.toMatchObject(refusal('thread_not_found'));
    await expect(post(reply)).rejects.toMatchObject(refusal('cannot_reply_to_message'));
    slack.channel(GENERAL).lockedThreads.add(root);
    await expect(post(root)).rejects.toMatchObject(refusal('restricted_action_thread_locked'));
    slack.channel(GENERAL).archived = true;
    await expect(post(root)).rejects.toMatchObject(refusal('is_archived'));
  });

  it('a deleted root still holds its replies, without them the thread is gone', async () => {
    const slack = await slackForTest();
    const { chat, conversations } = clientFor(slack);
    const root = await slack.say(ADA, { channel: GENERAL }, 'root');
    const { ts: reply = '' } = await chat.postMessage({ channel: GENERAL, thread_ts: root, text: 'reply' });
    await slack.remove(ADA, root);

    const { messages } = await conversations.replies({ channel: GENERAL, ts: root });
    expect(messages).toMatchObject([{ subtype: 'tombstone', ts: root }, { ts: reply }]);
    await chat.delete({ channel: GENERAL, ts: reply });
    await expect(conversations.replies({ channel: GENERAL, ts: root })).rejects.toMatchObject(
      refusal('thread_not_found'),
    );
  });

  it('too many posts in one channel within a second are limited', async () => {
    const slack = await slackForTest({ postsPerSecond: 1 });
    const { chat } = clientFor(slack);

    await chat.postMessage({ channel: GENERAL, text: '1' });
    await expect(chat.postMessage({ channel: GENERAL, text: '2' })).rejects.toMatchObject({ retryAfter: 1 });
    await chat.postMessage({ channel: SECRET, text: 'elsewhere' });

    expect(slack.callsTo('chat.postMessage').map(({ status }) => status)).toEqual([200, 429, 200]);
  });
});

describe('changing', () => {
  it('text alone takes the place of blocks; only own messages can be changed or deleted', async () => {
    const slack = await slackForTest();
    const { chat } = clientFor(slack);
    const blocks = [{ type: 'divider' }];
    const { ts = '' } = await chat.postMessage({ channel: GENERAL, text: 'a', blocks });
    const other = await slack.say(ADA, { channel: GENERAL }, 'mine');

    await chat.update({ channel: GENERAL, ts, text: 'b', blocks: [...blocks, ...blocks] });
    expect(slack.messages(GENERAL)[0]).toMatchObject({ text: 'b', edited: undefined });
    expect(slack.messages(GENERAL)[0]?.blocks).toHaveLength(2);
    await chat.update({ channel: GENERAL, ts, text: 'c' });
    expect(slack.messages(GENERAL)[0]).toMatchObject({ text: 'c', blocks: [], edited: { user: BOT_USER } });
    const theirs = { channel: GENERAL, ts: other };
    await expect(chat.update({ ...theirs, text: 'x' })).rejects.toMatchObject(refusal('cant_update_message'));
    await expect(chat.delete(theirs)).rejects.toMatchObject(refusal('cant_delete_message'));
    await chat.delete({ channel: GENERAL, ts });
    await expect(chat.update({ channel: GENERAL, ts, text: 'x' })).rejects.toMatchObject(
      refusal('message_not_found'),
    );
  });
});
