// Messages in Slack whatever goes wrong around them: each stands there once, or an admin knows that this is in doubt.
import { describe, expect, it } from 'vitest';
import { SECOND } from '../../src/door/clock.ts';
import type { Fault } from '../doubles/slack/faults.ts';
import { ADA, BEN, directOf, GENERAL, SCOPES } from '../doubles/slack/settings.ts';
import { asks, CASE, UNDERSTOOD } from '../lines.ts';
import { botInSlack, MODES } from './bot.ts';
import { advised, inTalk } from './intalk.ts';
import { botMessages, firstLines, press } from './seen.ts';

const BOTH = [UNDERSTOOD, asks('corpus', 1)];
const POST = 'chat.postMessage';
/** After this a message in doubt is looked for; also the first time after a start. */
const LATE = 15 * SECOND;
/** After this the sender gives up a call without an answer. */
const GIVE_UP = 12 * SECOND;
const MAY_NOT_LOOK = SCOPES.filter((scope) => scope !== 'metadata.message:read');

describe.each(MODES)('every message, over %s', (mode) => {
  it('carries its own id, is sent by one call, and fetches no pictures of links', async () => {
    const { slack, place } = await advised(mode);
    const posts = slack.callsTo(POST);
    const ids = posts.map(
      ({ args }) => (args.metadata as { event_payload: { id: string } }).event_payload.id,
    );

    expect(new Set(ids).size).toBe(botMessages(slack, place).length);
    for (const { args } of posts)
      expect(args).toMatchObject({
        ...{ channel: GENERAL, thread_ts: place.thread, unfurl_links: false, unfurl_media: false },
        metadata: {
          event_type: 'whichway_message',
          event_payload: { id: expect.stringMatching(/^[\w-]{24}$/u) },
        },
      });
  });

  it.each<[string, Fault]>([
    ['a server error', { status: 500 }],
    ['a broken gateway', { status: 502, headers: { 'content-type': 'text/html' }, body: {} }],
    ['trouble inside Slack', { body: { ok: false, error: 'internal_error' } }],
    ['a connection that breaks', { destroy: true }],
    ['a connection that breaks when the message stands', { storedButLost: true }],
  ])('stands there once after %s', async (_, fault) => {
    const { slack, settle, move, reports } = await botInSlack(mode);
    slack.fault(POST, fault);
    const thread = await slack.mention(ADA, { channel: GENERAL }, CASE);
    await settle();
    expect(slack.callsTo(POST)).toHaveLength(1);

    await move(LATE);
    await settle();

    expect(firstLines(slack, { channel: GENERAL, thread })).toEqual(BOTH);
    expect(slack.callsTo('conversations.replies')).toHaveLength(1);
    expect(reports).toEqual([]);
  });

  it('stands there once after no answer at all', async () => {
    const { slack, settle, move, reports } = await botInSlack(mode);
    slack.fault(POST, { hang: true });
    const thread = await slack.mention(ADA, { channel: GENERAL }, CASE);
    const settling = settle();
    await slack.until(() => slack.callsTo(POST).length === 1, 'it is being sent');
    await move(GIVE_UP);
    await settling;

    await move(LATE);
    await settle();

    expect(firstLines(slack, { channel: GENERAL, thread })).toEqual(BOTH);
    expect(reports).toEqual([]);
  });

  it('waits as long as Slack asks, in its own room alone', async () => {
    const { slack, settle, move, reports } = await botInSlack(mode);
    const channel = directOf(BEN);
    slack.fault(POST, {
      status: 429,
      headers: { 'retry-after': '7' },
      when: ({ channel: at }) => at === GENERAL,
    });
    const thread = await slack.mention(ADA, { channel: GENERAL }, CASE);
    await slack.say(BEN, { channel }, CASE);
    await settle();
    expect([firstLines(slack, { channel: GENERAL }), firstLines(slack, { channel })]).toEqual([[], BOTH]);

    await move(6 * SECOND);
    await settle();
    expect(firstLines(slack, { channel: GENERAL })).toEqual([]);
    await move(SECOND);
    await settle();

    expect(firstLines(slack, { channel: GENERAL, thread })).toEqual(BOTH);
    expect(slack.callsTo('conversations.replies')).toEqual([]);
    expect(reports).toEqual([]);
  });

  it('comes in order where a room takes one a second', async () => {
    const { slack, settle, move } = await botInSlack(mode, { slack: { postsPerSecond: 1 } });
    const thread = await slack.mention(ADA, { channel: GENERAL }, CASE);
    for (let second = 0; second < 5; second++) {
      await settle();
      await move(SECOND);
    }

    expect(firstLines(slack, { channel: GENERAL, thread })).toEqual(BOTH);
  });

  it('is left in doubt and not repeated where the bot may not look', async () => {
    const { slack, settle, move, reports } = await botInSlack(mode, { slack: { scopes: MAY_NOT_LOOK } });
    slack.fault(POST, { storedButLost: true });
    const thread = await slack.mention(ADA, { channel: GENERAL }, CASE);
    await settle();
    await move(LATE);
    await settle();

    expect(firstLines(slack, { channel: GENERAL, thread })).toEqual(BOTH);
    expect(slack.callsTo(POST)).toHaveLength(2);
    expect(reports).toEqual([expect.stringMatching(/ ended doubtful: /u)]);
  });

  it('waits while the token is not accepted, and goes out once it is', async () => {
    const { slack, settle, move, reports } = await botInSlack(mode);
    slack.fault(POST, { body: { ok: false, error: 'invalid_auth' } });
    const thread = await slack.mention(ADA, { channel: GENERAL }, CASE);
    await settle();
    await move(2 * SECOND);
    await settle();

    expect(firstLines(slack, { channel: GENERAL, thread })).toEqual(BOTH);
    expect(reports).toEqual([
      expect.stringMatching(/^SLACK_BOT_TOKEN is not accepted: .* Messages wait until it is mended\.$/u),
      "Slack takes the bot's token again.",
    ]);
  });

  it('that Slack will never take is told to an admin, and the talk goes on', async () => {
    const { slack, settle, reports } = await botInSlack(mode);
    slack.fault(POST, { body: { ok: false, error: 'invalid_blocks' } });
    const thread = await slack.mention(ADA, { channel: GENERAL }, CASE);
    await settle();

    expect(firstLines(slack, { channel: GENERAL, thread })).toEqual([asks('corpus', 1)]);
    expect(reports).toEqual([expect.stringMatching(/ ended refused: invalid_blocks$/u)]);
  });

  it('is changed in the end, whatever goes wrong with the change', async () => {
    const { slack, settle, move, place } = await inTalk(mode);
    slack.fault('chat.update', { status: 500 });
    slack.fault('chat.update', { storedButLost: true });

    await press(slack, BEN, place, 'answer:corpus:large');
    for (let time = 0; time < 3; time++) {
      await settle();
      await move(LATE);
    }
    await settle();

    expect(slack.callsTo('chat.update')).toHaveLength(3);
    expect(firstLines(slack, place).at(-1)).toBe(asks('audience', 2));
  });
});

describe.each(MODES)('a command, over %s', (mode) => {
  it('opens one talk in one thread, though the answer about its first message got lost', async () => {
    const { slack, settle, move } = await botInSlack(mode);
    slack.fault(POST, { storedButLost: true });
    await slack.slash(ADA, GENERAL, CASE);
    await settle();
    await move(LATE);
    await settle();

    const [root, ...replies] = botMessages(slack, { channel: GENERAL });
    expect(root?.thread_ts).toBeUndefined();
    expect(replies.map(({ thread_ts }) => thread_ts)).toEqual([root?.ts, root?.ts]);
    expect(slack.callsTo('conversations.history')).toHaveLength(1);
  });
});

describe.each(MODES)('a document, over %s', (mode) => {
  it.each<[string, string, Fault]>([
    ['the address was not given', 'files.getUploadURLExternal', { status: 500 }],
    ['the file did not arrive', 'upload', { status: 500 }],
    ['the connection broke on the way', 'upload', { destroy: true }],
  ])('comes once though %s, even where the bot may not look', async (_, method, fault) => {
    const { slack, settle, move, place, reports } = await advised(mode, { slack: { scopes: MAY_NOT_LOOK } });
    slack.fault(method, fault);
    await press(slack, BEN, place, 'export');
    await settle();
    expect(slack.files()).toEqual([]);
    await move(LATE);
    await settle();

    expect(slack.files()).toHaveLength(1);
    expect(reports).toEqual([]);
  });

  it('comes once though the last answer got lost', async () => {
    const { slack, settle, move, place, reports } = await advised(mode);
    slack.fault('files.completeUploadExternal', { storedButLost: true });
    await press(slack, BEN, place, 'export');
    await settle();
    await move(LATE);
    await settle();

    expect(slack.files()).toHaveLength(1);
    expect(slack.callsTo('files.completeUploadExternal')).toHaveLength(1);
    expect(reports).toEqual([]);
  });
});
