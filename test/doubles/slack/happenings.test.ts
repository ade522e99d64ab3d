// What the app is told of: changes, deletions, leaving and joining, and only what it asked for and may know.
import { describe, expect, it } from 'vitest';
import { asJson } from '../json.ts';
import { clientFor } from './bolt.ts';
import { ADA, BEN, BOT, BOT_USER, directOf, GENERAL, OPEN, SCOPES, SECRET } from './settings.ts';
import { type Slack, slackForTest } from './slack.ts';

/** All events that Slack had for the app, whether or not anybody listened. */
const told = (slack: Slack) => slack.deliveries.map(({ body }) => asJson(body.event));
const noRepetition = { timings: { retries: [] } };

describe('a message', () => {
  it('is told of when it is changed and when it is deleted', async () => {
    const slack = await slackForTest(noRepetition);
    const ts = await slack.say(ADA, { channel: GENERAL }, 'old');

    await slack.edit(ADA, ts, 'new & better');
    await slack.remove(ADA, ts);

    expect(told(slack)).toMatchObject([
      { type: 'message', text: 'old', client_msg_id: expect.any(String) },
      {
        subtype: 'message_changed',
        channel: GENERAL,
        message: { text: 'new &amp; better', ts, edited: { user: ADA } },
        previous_message: { text: 'old', ts },
      },
      { subtype: 'message_deleted', deleted_ts: ts, previous_message: { text: 'new &amp; better' } },
    ]);
    expect(slack.messages(GENERAL)).toMatchObject([{ deleted: true }]);
    await expect(slack.edit(ADA, ts, 'x')).rejects.toThrow(/sees no message/u);
  });

  it("of the bot's own is told of like any other", async () => {
    const slack = await slackForTest(noRepetition);

    await clientFor(slack).chat.postMessage({ channel: GENERAL, text: 'mine' });

    expect(told(slack)).toMatchObject([{ type: 'message', text: 'mine', bot_id: BOT, user: BOT_USER }]);
  });

  it('can be changed by nobody else, and nobody speaks where he is not', async () => {
    const slack = await slackForTest(noRepetition);
    const ts = await slack.say(ADA, { channel: GENERAL }, 'x');

    await expect(slack.edit(BEN, ts, 'y')).rejects.toThrow(/not U0BEN's own/u);
    await expect(slack.say(BEN, { channel: directOf(ADA) }, 'x')).rejects.toThrow(/no member/u);
    slack.channel(GENERAL).archived = true;
    await expect(slack.say(ADA, { channel: GENERAL }, 'x')).rejects.toThrow(/archived/u);
  });
});

describe('the app is told', () => {
  it.each([
    [GENERAL, 'channels:history'],
    [SECRET, 'groups:history'],
    [directOf(ADA), 'im:history'],
  ])('of messages in %s only with %s', async (channel, scope) => {
    const slack = await slackForTest({ ...noRepetition, scopes: SCOPES.filter((one) => one !== scope) });

    await slack.say(ADA, { channel }, 'x');
    expect(told(slack)).toEqual([]);
    slack.grant(SCOPES);
    await slack.say(ADA, { channel }, 'y');
    expect(told(slack)).toMatchObject([{ text: 'y' }]);
  });

  it('of mentions only with their scope, and of nothing it did not subscribe to', async () => {
    const scopes = SCOPES.filter((one) => one !== 'app_mentions:read');
    const slack = await slackForTest({ ...noRepetition, scopes });
    await slack.mention(ADA, { channel: GENERAL }, 'x');
    expect(told(slack).map(({ type }) => type)).toEqual(['message']);

    const other = await slackForTest({ ...noRepetition, subscriptions: ['app_mention'] });
    await other.mention(ADA, { channel: GENERAL }, 'x');
    await other.home(ADA);
    expect(told(other).map(({ type }) => type)).toEqual(['app_mention']);
  });

  it('that it was brought into a room, and from then on of what is said there', async () => {
    const slack = await slackForTest(noRepetition);
    await slack.mention(ADA, { channel: OPEN }, 'x');
    await slack.invite(ADA, OPEN);
    await slack.say(ADA, { channel: OPEN }, 'welcome');

    expect(told(slack)).toMatchObject([
      { type: 'member_joined_channel', channel: OPEN, user: BOT_USER },
      { type: 'message', text: 'welcome' },
    ]);
  });

  it('that it was removed, and of nothing after that', async () => {
    const slack = await slackForTest(noRepetition);

    await slack.uninstall();
    await slack.say(ADA, { channel: GENERAL }, 'are you there?');

    expect(told(slack).map(({ type }) => type)).toEqual(['tokens_revoked', 'app_uninstalled']);
    await expect(clientFor(slack).auth.test()).rejects.toMatchObject({ data: { error: 'account_inactive' } });
  });

  it('of an event that a test makes up', async () => {
    const slack = await slackForTest(noRepetition);

    const { body } = await slack.event({ type: 'team_rename', name: 'New' });

    expect(body).toMatchObject({
      ...{ type: 'event_callback', event: { type: 'team_rename', name: 'New' } },
      authorizations: [{ user_id: BOT_USER, is_bot: true }],
    });
  });
});
