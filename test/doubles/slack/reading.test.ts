// What the double's Web API gives back: history, threads, people, rooms, files, and small things.
import { describe, expect, it } from 'vitest';
import { clientFor } from './bolt.ts';
import { ADA, BOT, BOT_USER, directOf, GENERAL, HIDDEN, OPEN, SCOPES, SECRET } from './settings.ts';
import { slackForTest } from './slack.ts';

const without = (...scopes: string[]): string[] => SCOPES.filter((one) => !scopes.includes(one));
const refusal = (error: string, more: object = {}) => ({ data: { ok: false, error, ...more } });

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

  it('what is forgotten is gone for the app and for the test', async () => {
    const slack = await slackForTest();
    const { conversations } = clientFor(slack);
    const ts = await slack.say(ADA, { channel: GENERAL }, 'first');
    await expect(conversations.replies({ channel: GENERAL, ts })).resolves.toMatchObject({ ok: true });

    slack.forget();

    expect([slack.messages(GENERAL), slack.calls, slack.deliveries]).toEqual([[], [], []]);
    await expect(conversations.replies({ channel: GENERAL, ts })).rejects.toMatchObject(
      refusal('thread_not_found'),
    );
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

  it('a file that was not uploaded cannot be shared, nor one that was shared already', async () => {
    const slack = await slackForTest();
    const { files } = clientFor(slack);
    const { file_id: id = '', upload_url = '' } = await files.getUploadURLExternal({
      filename: 'a',
      length: 1,
    });
    const share = () => files.completeUploadExternal({ channel_id: GENERAL, files: [{ id }] });

    await expect(share()).rejects.toMatchObject(refusal('file_not_found'));
    await fetch(upload_url, { method: 'POST', body: 'x' });
    await share();
    await expect(share()).rejects.toMatchObject(refusal('file_not_found'));
    expect(slack.files()).toMatchObject([{ id, name: 'a', size: 1 }]);
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
