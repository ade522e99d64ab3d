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

describe('reading', () => {
  it('metadata comes only with its scope and when it is asked for', async () => {
    const slack = await slackForTest();
    const { chat, conversations } = clientFor(slack);
    const metadata = { event_type: 'row', event_payload: { id: 'abc' } };
    const { ts = '' } = await chat.postMessage({ channel: GENERAL, text: 'a', metadata });
    const read = async (include_all_metadata: boolean): Promise<unknown> =>
      (await conversations.replies({ channel: GENERAL, ts, include_all_metadata })).messages?.[0]?.metadata;

    expect(await read(true)).toEqual(metadata);
    expect(await read(false)).toBeUndefined();
    slack.grant(without('metadata.message:read'));
    expect(await read(true)).toBeUndefined();
    slack.grant(without('channels:history'));
    await expect(read(true)).rejects.toMatchObject(refusal('missing_scope', { needed: 'channels:history' }));
    await expect(conversations.history({ channel: HIDDEN })).rejects.toMatchObject(
      refusal('channel_not_found'),
    );
  });

  it('history begins with the newest root, replies with the root on every page', async () => {
    const slack = await slackForTest();
    const { conversations } = clientFor(slack);
    const root = await slack.say(ADA, { channel: GENERAL }, 'first');
    for (const text of ['a', 'b', 'c']) await slack.say(ADA, { channel: GENERAL, thread: root }, text);
    await slack.say(ADA, { channel: GENERAL }, 'second');

    const { messages } = await conversations.history({ channel: GENERAL });
    expect(messages).toMatchObject([{ text: 'second' }, { text: 'first', thread_ts: root, reply_count: 3 }]);
    const page = { channel: GENERAL, ts: root, limit: 2 };
    const first = await conversations.replies(page);
    expect(first).toMatchObject({ has_more: true, messages: [{ ts: root }, { text: 'a' }, { text: 'b' }] });
    const cursor = first.response_metadata?.next_cursor ?? '';
    expect(await conversations.replies({ ...page, cursor })).toMatchObject({
      has_more: false,
      messages: [{ ts: root }, { text: 'c' }],
    });
  });

  it('a person has a zone, and a locale when it is asked for', async () => {
    const slack = await slackForTest();
    const { users } = clientFor(slack);

    const { user } = await users.info({ user: ADA, include_locale: true });
    expect(user).toMatchObject({ tz: 'Europe/Berlin', locale: 'en-GB', is_bot: false });
    expect([3600, 7200]).toContain(user?.tz_offset);
    expect((await users.info({ user: ADA })).user).not.toHaveProperty('locale');
    await expect(users.info({ user: 'U0NOBODY' })).rejects.toMatchObject(refusal('user_not_found'));
  });

  it('rooms are described, listed by kind, and have members', async () => {
    const slack = await slackForTest();
    const { conversations } = clientFor(slack);

    expect((await conversations.info({ channel: SECRET })).channel).toMatchObject({ is_private: true });
    expect((await conversations.members({ channel: OPEN })).members).not.toContain(BOT_USER);
    const { channels } = await conversations.list({ types: 'public_channel,private_channel' });
    expect(channels?.map(({ id }) => id)).toEqual([GENERAL, OPEN, SECRET]);
    expect((await conversations.open({ users: ADA })).channel).toMatchObject({ id: directOf(ADA) });
  });
});

describe('small things', () => {
  it('a file stands in its thread once it is uploaded', async () => {
    const slack = await slackForTest();
    const root = await slack.say(ADA, { channel: GENERAL }, 'plan, please');

    await clientFor(slack).filesUploadV2({
      ...{ channel_id: GENERAL, thread_ts: root, initial_comment: 'here it is' },
      ...{ filename: 'plan.md', content: '# Plan\n' },
    });

    expect(slack.messages(GENERAL, root).at(-1)).toMatchObject({
      ...{ text: 'here it is', subtype: 'file_share', thread_ts: root },
      files: [{ name: 'plan.md', content: Buffer.from('# Plan\n') }],
    });
  });

  it('an ephemeral needs both in the room', async () => {
    const slack = await slackForTest();
    const { chat } = clientFor(slack);
    const note = (channel: string, user: string) => chat.postEphemeral({ channel, user, text: 'psst' });

    await note(GENERAL, ADA);
    expect(slack.ephemerals(ADA)).toMatchObject([{ channel: GENERAL, text: 'psst' }]);
    await expect(note(OPEN, ADA)).rejects.toMatchObject(refusal('not_in_channel'));
    await expect(note(GENERAL, 'U0NOBODY')).rejects.toMatchObject(refusal('user_not_in_channel'));
  });

  it('links, reactions, status and the workspace', async () => {
    const slack = await slackForTest();
    const client = clientFor(slack);
    const ts = await slack.say(ADA, { channel: GENERAL }, 'x');

    const { permalink } = await client.chat.getPermalink({ channel: GENERAL, message_ts: ts });
    expect(permalink).toContain(`/${GENERAL}/p${ts.replace('.', '')}`);
    await client.reactions.add({ channel: GENERAL, timestamp: ts, name: 'eyes' });
    await expect(
      client.reactions.add({ channel: GENERAL, timestamp: ts, name: 'eyes' }),
    ).rejects.toMatchObject(refusal('already_reacted'));
    await client.assistant.threads.setStatus({ channel_id: GENERAL, thread_ts: ts, status: 'reading…' });
    expect(slack.statuses).toEqual([{ channel: GENERAL, thread_ts: ts, status: 'reading…' }]);
    expect(await client.team.info()).toMatchObject({ team: { domain: 'double' } });
    expect(await client.bots.info({ bot: BOT })).toMatchObject({ bot: { user_id: BOT_USER } });
    await expect(client.api.test({ error: 'my_error' })).rejects.toMatchObject(refusal('my_error'));
  });
});
