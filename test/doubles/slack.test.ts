// The local Slack with a real Bolt app, in Socket Mode and over HTTP: what people do, and what the app sees of it.
import type { types } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import type { Json } from './json.ts';
import { boltFor, MODES } from './slack/bolt.ts';
import { ADA, BEN, BOT, BOT_USER, directOf, GENERAL, OPEN } from './slack/settings.ts';
import { slackForTest } from './slack/slack.ts';

const buttons: types.KnownBlock[] = [
  {
    type: 'actions',
    block_id: 'answers',
    elements: [
      { type: 'button', action_id: 'yes', value: '1', text: { type: 'plain_text', text: 'Yes' } },
      {
        type: 'static_select',
        action_id: 'pick',
        options: ['red', 'blue'].map((value) => ({
          value,
          text: { type: 'plain_text', text: `in ${value}` },
        })),
      },
    ],
  },
];

const modal = {
  type: 'modal' as const,
  callback_id: 'form',
  title: { type: 'plain_text' as const, text: 'A form' },
  submit: { type: 'plain_text' as const, text: 'Send' },
  blocks: [
    {
      type: 'input' as const,
      block_id: 'note',
      label: { type: 'plain_text' as const, text: 'Note' },
      element: { type: 'plain_text_input' as const, action_id: 'text' },
    },
  ],
};

describe.each(MODES)('in %s mode', (mode) => {
  it('a command is acknowledged, and its answer stands in the channel', async () => {
    const slack = await slackForTest({ mode });
    await boltFor(slack, mode, (app) => {
      app.command('/whichway', async ({ ack, command, client, respond }) => {
        await ack();
        const { ts = '' } = await client.chat.postMessage({
          channel: command.channel_id,
          text: command.text,
        });
        await client.chat.postMessage({ channel: command.channel_id, thread_ts: ts, text: 'first question' });
        await respond('only you see this');
      });
    });

    const reply = await slack.slash(ADA, GENERAL, 'tone & facts');
    await slack.until(() => slack.ephemerals(ADA).length === 1, 'the app has responded');

    expect(reply).toMatchObject({ ok: true });
    const [root] = slack.messages(GENERAL);
    expect(slack.messages(GENERAL, root?.ts)).toMatchObject([
      { text: 'tone &amp; facts', bot_id: BOT, thread_ts: undefined },
      { text: 'first question', thread_ts: root?.ts },
    ]);
    expect(slack.ephemerals(ADA)).toMatchObject([{ text: 'only you see this', channel: GENERAL }]);
  });

  it('a mention comes as two events, a message in a thread as one with its root', async () => {
    const slack = await slackForTest({ mode });
    const seen: Json[] = [];
    await boltFor(slack, mode, (app) => {
      app.event('app_mention', async ({ event }) => void seen.push({ ...event }));
      app.event('message', async ({ event }) => void seen.push({ ...event }));
    });

    const root = await slack.mention(ADA, { channel: GENERAL }, 'help <us> with https://a.example/?b&c');
    await slack.say(BEN, { channel: GENERAL, thread: root }, 'me too');
    await slack.until(() => seen.length === 3, 'all events are there');

    const text = `<@${BOT_USER}> help &lt;us&gt; with <https://a.example/?b&amp;c>`;
    const mention = { user: ADA, ts: root, channel: GENERAL, text };
    expect(seen).toContainEqual(expect.objectContaining({ ...mention, type: 'app_mention' }));
    expect(seen).toContainEqual(
      expect.objectContaining({ ...mention, type: 'message', channel_type: 'channel' }),
    );
    expect(seen.at(-1)).toMatchObject({ user: BEN, thread_ts: root, parent_user_id: ADA, text: 'me too' });
  });

  it('a press carries the message, and its response_url changes it', async () => {
    const slack = await slackForTest({ mode });
    const bodies: Json[] = [];
    const app = await boltFor(slack, mode, (bolt) => {
      bolt.action(/./u, async ({ ack, body, respond }) => {
        await ack();
        bodies.push({ ...body });
        if (bodies.length === 2) await respond({ replace_original: true, text: 'done', blocks: [] });
      });
    });
    const posted = await app.client.chat.postMessage({ channel: GENERAL, text: 'choose', blocks: buttons });

    expect(await slack.click(ADA, String(posted.ts), 'Yes')).toMatchObject({ ok: true });
    expect(await slack.click(BEN, String(posted.ts), 'blue')).toMatchObject({ ok: true });
    await slack.until(() => slack.messages(GENERAL)[0]?.text === 'done', 'the message is changed');

    expect(bodies[0]).toMatchObject({
      user: { id: ADA },
      container: { type: 'message', message_ts: posted.ts, channel_id: GENERAL },
      message: { text: 'choose', bot_id: BOT, blocks: [{ block_id: 'answers' }] },
      actions: [{ action_id: 'yes', block_id: 'answers', value: '1', type: 'button' }],
    });
    expect(bodies[1]).toMatchObject({
      user: { id: BEN },
      actions: [{ action_id: 'pick', selected_option: { value: 'blue' } }],
    });
    await expect(slack.click(ADA, String(posted.ts), 'Yes')).rejects.toThrow(/no control is named "Yes"/u);
  });

  it('a shortcut opens a form; it stays open with an error and closes when it is taken', async () => {
    const slack = await slackForTest({ mode });
    const values: unknown[] = [];
    await boltFor(slack, mode, (app) => {
      app.shortcut('take', async ({ ack, shortcut, client }) => {
        await ack();
        await client.views.open({ trigger_id: shortcut.trigger_id, view: modal });
      });
      app.view('form', async ({ ack, view }) => {
        values.push(view.state.values);
        if (values.length > 1) await ack();
        else await ack({ response_action: 'errors', errors: { note: 'too short' } });
      });
    });
    const ts = await slack.say(ADA, { channel: GENERAL }, 'a long story');

    await slack.shortcut(BEN, ts, 'take');
    await slack.until(() => slack.views(BEN).length === 1, 'the form is open');
    const [view] = slack.views(BEN);
    if (!view) throw new Error('no form is open');
    await slack.submit(BEN, view.id, { note: { text: 'x' } });
    expect(slack.views(BEN)).toMatchObject([{ errors: { note: 'too short' } }]);
    await slack.submit(BEN, view.id, { note: { text: 'a better one' } });

    expect(slack.views(BEN)).toEqual([]);
    expect(values[1]).toEqual({ note: { text: { type: 'plain_text_input', value: 'a better one' } } });
    await expect(slack.submit(BEN, view.id, {})).rejects.toThrow(/is not open in front of/u);
  });

  it('direct messages have no mention event; rooms without the bot have no events at all', async () => {
    const slack = await slackForTest({ mode });
    const seen: Json[] = [];
    await boltFor(slack, mode, (app) => {
      app.event('app_mention', async ({ event }) => void seen.push({ ...event }));
      app.event('message', async ({ event }) => void seen.push({ ...event }));
    });

    await slack.mention(ADA, { channel: OPEN }, 'nobody home?');
    await slack.mention(ADA, { channel: directOf(ADA) }, 'hello');
    await slack.until(() => seen.length === 1, 'the message is there');

    expect(seen).toMatchObject([{ type: 'message', channel_type: 'im', channel: directOf(ADA) }]);
    expect(slack.deliveries).toHaveLength(1);
  });
});
