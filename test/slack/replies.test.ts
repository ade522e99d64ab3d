// What is said in the thread of a talk: with and without the bot's name, changed and deleted, and silence on request.
import { describe, expect, it } from 'vitest';
import { MUTED } from '../../src/dialogue/words.ts';
import { ADA, BEN, BOT_USER, GENERAL, SCOPES, SECRET } from '../doubles/slack/settings.ts';
import { asks, CASE, closed, says, UNDERSTOOD } from '../lines.ts';
import { botInSlack, MODES } from './bot.ts';
import { inTalk } from './intalk.ts';
import { botMessages, firstLines, press } from './seen.ts';

const WITHOUT_HISTORY = SCOPES.filter((scope) => !/^(?:channels|groups):history$/u.test(scope));
const FIXED = 'That settles what to do. A last detail or two for the plan.';
const NOTED = 'Noted: there is more text than about 500 pages.';
const ANSWERED = [UNDERSTOOD, closed('corpus', 'large', BEN), NOTED, FIXED, asks('audience', 2)];

describe.each(MODES)('replies in a thread, over %s', (mode) => {
  it.each([GENERAL, SECRET])('need no mention where the bot may read there: %s', async (channel) => {
    const { slack, settle, place } = await inTalk(mode, { channel });

    await slack.say(BEN, place, 'over 500 pages');
    await settle();

    expect(firstLines(slack, place)).toEqual(ANSWERED);
  });

  it.each([GENERAL, SECRET])('work by mention where it may not: %s', async (channel) => {
    const { slack, settle, place } = await inTalk(mode, { channel, slack: { scopes: WITHOUT_HISTORY } });

    await slack.say(BEN, place, 'over 500 pages');
    await settle();
    expect(firstLines(slack, place)).toEqual([UNDERSTOOD, asks('corpus', 1)]);

    await slack.mention(BEN, place, 'over 500 pages');
    await settle();
    expect(firstLines(slack, place)).toEqual(ANSWERED);
  });

  it('that people write to one another are passed over', async () => {
    const { slack, settle, place } = await inTalk(mode);

    await slack.say(BEN, place, `<@${ADA}> over 500 pages, I think`);
    await slack.say(BEN, place, 'lunch at one');
    await slack.say(ADA, { channel: GENERAL }, 'over 500 pages');
    const other = await slack.say(ADA, { channel: GENERAL }, 'Another thread');
    await slack.say(BEN, { channel: GENERAL, thread: other }, 'over 500 pages');
    await settle();

    expect(firstLines(slack, { channel: GENERAL })).toEqual([UNDERSTOOD, asks('corpus', 1)]);
    expect(slack.statuses).toHaveLength(1);
  });

  it('of other bots and of itself are passed over, even with its name', async () => {
    const { slack, settle, place } = await inTalk(mode);
    const other = {
      channel: GENERAL,
      channel_type: 'channel',
      thread_ts: place.thread,
      text: `<@${BOT_USER}> large`,
    };
    const forms = [
      { type: 'message', subtype: 'bot_message', bot_id: 'B0OTHER', username: 'other' },
      { type: 'message', user: 'U0OTHER', bot_id: 'B0OTHER' },
      { type: 'app_mention', user: 'U0OTHER', bot_id: 'B0OTHER' },
      { type: 'message', user: BOT_USER },
    ];

    for (const [index, form] of forms.entries()) {
      const ts = `1795161700.00000${index}`;
      expect(await slack.event({ ...other, ...form, ts, event_ts: ts })).toMatchObject({
        acknowledged: true,
      });
    }
    await settle();

    expect(firstLines(slack, place)).toEqual([UNDERSTOOD, asks('corpus', 1)]);
  });

  it('do no harm when they are changed or deleted afterwards', async () => {
    const { slack, settle, place, reports } = await inTalk(mode);
    const reply = await slack.say(BEN, place, 'over 500 pages');
    await settle();

    await slack.edit(BEN, reply, 'it fits on a page');
    await slack.remove(BEN, reply);
    await settle();

    expect(firstLines(slack, place)).toEqual(ANSWERED);
    expect(slack.deliveries.filter(({ acknowledged }) => !acknowledged)).toEqual([]);
    expect(reports).toEqual([]);
  });

  it('go on below a root that was deleted', async () => {
    const { slack, settle, place, reports } = await inTalk(mode);

    await slack.remove(ADA, place.thread);
    await slack.say(BEN, place, 'over 500 pages');
    await settle();

    expect(firstLines(slack, place)).toEqual(ANSWERED);
    expect(reports).toEqual([]);
  });

  it('do no harm when root and answers are gone before the bot answers', async () => {
    const { slack, settle, reports } = await botInSlack(mode);
    const thread = await slack.mention(ADA, { channel: GENERAL }, CASE);
    await slack.remove(ADA, thread);
    await settle();

    expect(firstLines(slack, { channel: GENERAL })).toEqual([]);
    expect(reports.length).toBeGreaterThan(0);
    expect(reports.filter((one) => !/thread_not_found|the thread is gone/u.test(one))).toEqual([]);

    const next = await slack.mention(ADA, { channel: GENERAL }, CASE);
    await settle();
    expect(firstLines(slack, { channel: GENERAL, thread: next })).toEqual([UNDERSTOOD, asks('corpus', 1)]);
  });
});

describe.each(MODES)('silence, over %s', (mode) => {
  it('is kept on a word, until somebody names the bot', async () => {
    const { slack, settle, place } = await inTalk(mode);
    await slack.say(BEN, place, 'mute');
    await settle();
    expect(firstLines(slack, place).at(-1)).toBe(says(MUTED));

    await slack.say(BEN, place, 'over 500 pages');
    await slack.say(BEN, place, 'what is fine-tuning?');
    await settle();
    expect(firstLines(slack, place)).toHaveLength(3);

    await slack.mention(BEN, place, 'over 500 pages');
    await settle();
    expect(firstLines(slack, place).at(-1)).toBe(asks('audience', 2));
    await slack.say(ADA, place, 'same for all');
    await settle();
    expect(firstLines(slack, place).at(-1)).toBe(asks('running', 3));
  });

  it('is kept on a button of the first message, until a button is pressed', async () => {
    const { slack, settle } = await botInSlack(mode);
    await slack.slash(ADA, GENERAL, CASE);
    await settle();
    const place = { channel: GENERAL, thread: botMessages(slack, { channel: GENERAL })[0]?.ts ?? '' };

    await press(slack, BEN, place, 'mute');
    await settle();
    await slack.say(BEN, place, 'over 500 pages');
    await settle();
    expect(firstLines(slack, place).slice(1)).toEqual([UNDERSTOOD, asks('corpus', 1), says(MUTED)]);

    await press(slack, BEN, place, 'answer:corpus:large');
    await settle();
    expect(firstLines(slack, place).at(-1)).toBe(asks('audience', 2));
  });
});
