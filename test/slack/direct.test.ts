// Direct messages in Slack: a talk of one person with the bot.
import { describe, expect, it } from 'vitest';
import { ADA, BOT_USER, directOf } from '../doubles/slack/settings.ts';
import { asks, CASE, closed, UNDERSTOOD } from '../lines.ts';
import { botInSlack, MODES } from './bot.ts';
import { botMessages, firstLines, press } from './seen.ts';

describe.each(MODES)('direct messages, over %s', (mode) => {
  it('are a talk that needs no mention and no thread', async () => {
    const { slack, settle } = await botInSlack(mode);
    const channel = directOf(ADA);

    await slack.say(ADA, { channel }, CASE);
    await settle();
    await press(slack, ADA, { channel }, 'answer:corpus:large');
    await settle();

    const messages = botMessages(slack, { channel });
    expect(messages.map(({ text }) => text.split('\n')[0])).toEqual([
      UNDERSTOOD,
      closed('corpus', 'large', ADA),
      'That settles what to do. A last detail or two for the plan.',
      asks('audience', 2),
    ]);
    expect(new Set(messages.map(({ thread_ts }) => thread_ts))).toEqual(new Set([undefined]));
  });

  it('are answered in a thread where somebody writes in one, and go on in the room', async () => {
    const { slack, settle } = await botInSlack(mode);
    const channel = directOf(ADA);
    const thread = await slack.say(ADA, { channel }, CASE);
    await settle();

    await slack.say(ADA, { channel, thread }, 'what is fine-tuning?');
    await settle();
    const [answer, again] = botMessages(slack, { channel, thread });
    expect([answer?.thread_ts, again?.thread_ts]).toEqual([thread, thread]);
    expect(answer?.text).toContain('training');

    await slack.say(ADA, { channel }, 'large');
    await settle();
    expect(botMessages(slack, { channel }).at(-1)).toMatchObject({ thread_ts: undefined });
  });

  it('take the command as what it says', async () => {
    const { slack, settle } = await botInSlack(mode);
    const channel = directOf(ADA);

    await slack.slash(ADA, channel, CASE);
    await settle();

    expect(firstLines(slack, { channel })).toEqual([UNDERSTOOD, asks('corpus', 1)]);
    expect(botMessages(slack, { channel }).every(({ user }) => user === BOT_USER)).toBe(true);
  });

  it('go on at the top where a button of a message with a thread is pressed', async () => {
    const { slack, settle } = await botInSlack(mode);
    const channel = directOf(ADA);
    await slack.say(ADA, { channel }, CASE);
    await settle();
    const understood = botMessages(slack, { channel })[0]?.ts ?? '';
    await slack.say(ADA, { channel, thread: understood }, 'why?');
    await settle();

    await press(slack, ADA, { channel, thread: understood }, 'correct:need');
    await settle();

    expect(botMessages(slack, { channel }).at(-1)).toMatchObject({ thread_ts: undefined });
  });
});
