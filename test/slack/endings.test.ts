// The bot's own life in Slack: stops, starts in the middle of talks, and the end of its stay in a workspace.
import { describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '../../src/door/clock.ts';
import { temporary } from '../adapters/store/rows.ts';
import { movingClock } from '../clock.ts';
import { ADA, BEN, BOT_TOKEN, BOT_USER, GENERAL, TEAM } from '../doubles/slack/settings.ts';
import { slackForTest } from '../doubles/slack/slack.ts';
import { asks, CASE, closed, UNDERSTOOD } from '../lines.ts';
import { type BotInSlack, botIn, MODES, type Mode } from './bot.ts';
import { advised, inTalk } from './intalk.ts';
import { botMessages, findControl, firstLines, press } from './seen.ts';

const BEGIN = Date.parse('2026-11-20T08:00:00Z');

/** A workspace, and bots that come one after the other on the same data. */
async function lives(mode: Mode) {
  const time = movingClock(BEGIN);
  const folder = temporary();
  const slack = await slackForTest({ mode, clock: time.clock });
  const next = (): Promise<BotInSlack> => botIn(slack, mode, { folder, time });
  return { slack, next, move: time.move };
}

describe.each(MODES)('a restart, over %s', (mode) => {
  it('goes on in the same thread, with the same buttons and words', async () => {
    const { slack, next } = await lives(mode);
    const first = await next();
    await slack.slash(ADA, GENERAL, CASE);
    await first.settle();
    await first.stop();
    const second = await next();
    const place = { channel: GENERAL, thread: botMessages(slack, { channel: GENERAL })[0]?.ts ?? '' };

    await press(slack, BEN, place, 'answer:corpus:large');
    await second.settle();
    await slack.say(BEN, place, 'same for all');
    await second.settle();

    const lines = firstLines(slack, place);
    expect(lines.slice(1, 3)).toEqual([UNDERSTOOD, closed('corpus', 'large', BEN)]);
    expect(lines.at(-1)).toBe(asks('running', 3));
    expect(second.reports).toEqual([]);
  });

  it('sends what was still to be sent, and takes nothing twice', async () => {
    const { slack, next } = await lives(mode);
    const first = await next();
    const thread = await slack.mention(ADA, { channel: GENERAL }, CASE);
    await first.stop();
    expect(firstLines(slack, { channel: GENERAL })).toEqual([]);

    const second = await next();
    for (const { eventId } of slack.deliveries) await slack.again(eventId);
    await second.settle();

    expect(firstLines(slack, { channel: GENERAL, thread })).toEqual([UNDERSTOOD, asks('corpus', 1)]);
  });

  it('finds what stood in the thread already when the process ended during a send', async () => {
    const { slack, next, move } = await lives(mode);
    const first = await next();
    slack.fault('chat.postMessage', { storedButLost: true });
    const thread = await slack.mention(ADA, { channel: GENERAL }, CASE);
    await first.settle();
    await first.stop();

    const second = await next();
    await second.settle();
    await move(15 * SECOND);
    await second.settle();

    expect(firstLines(slack, { channel: GENERAL, thread })).toEqual([UNDERSTOOD, asks('corpus', 1)]);
  });
});

describe.each(MODES)('a stop, over %s', (mode) => {
  it('keeps an event that is being taken in for the next start', async () => {
    const { slack, next, move } = await lives(mode);
    const first = await next();
    slack.fault('users.info', { delay: 300, times: 2 });
    const said = slack.mention(ADA, { channel: GENERAL }, CASE);
    await slack.until(() => slack.callsTo('users.info').length > 0, 'it is being taken in');

    const stopping = first.stop();
    await move(300);
    await stopping;
    const thread = await said;

    expect(slack.deliveries.some(({ acknowledged }) => acknowledged)).toBe(true);
    expect(firstLines(slack, { channel: GENERAL })).toEqual([]);
    const second = await next();
    await second.settle();
    expect(firstLines(slack, { channel: GENERAL, thread })).toEqual([UNDERSTOOD, asks('corpus', 1)]);
    expect(first.reports).toEqual([]);
  });

  it('leaves no connection, and what comes meanwhile is delivered again later', async () => {
    const { slack, next, move } = await lives(mode);
    const first = await next();
    await first.stop();
    await slack.until(() => slack.sockets().length === 0, 'the sockets are gone');
    const thread = await slack.mention(ADA, { channel: GENERAL }, CASE);

    const second = await next();
    await move(MINUTE);
    await slack.until(() => slack.deliveries.some(({ acknowledged }) => acknowledged), 'it came again');
    await second.settle();

    expect(firstLines(slack, { channel: GENERAL, thread })).toEqual([UNDERSTOOD, asks('corpus', 1)]);
  });

  it('lets a send under way end when the bot works by itself', async () => {
    const { slack, next } = await lives(mode);
    const first = await next();
    first.bot.run();
    const thread = await slack.mention(ADA, { channel: GENERAL }, CASE);
    await slack.until(() => slack.callsTo('chat.postMessage').length > 0, 'it is being sent');
    await first.stop();
    const sent = slack.callsTo('chat.postMessage');
    expect(sent.every(({ answer }) => answer?.ok === true)).toBe(true);

    const second = await next();
    await second.settle();
    expect(firstLines(slack, { channel: GENERAL, thread })).toEqual([UNDERSTOOD, asks('corpus', 1)]);
  });
});

describe.each(MODES)('the end of a stay, over %s', (mode) => {
  it('by an uninstall: nothing more is sent, and what waits is given up', async () => {
    const { slack, settle, place, move, store, reports } = await inTalk(mode);
    slack.fault('chat.postMessage', { status: 429, headers: { 'retry-after': '5' } });
    await press(slack, BEN, place, 'answer:corpus:large');
    await settle();

    await slack.uninstall();
    const before = slack.calls.length;
    await move(MINUTE);
    await settle();

    expect(slack.deliveries.slice(-2).map(({ type, acknowledged }) => [type, acknowledged])).toEqual([
      ['tokens_revoked', true],
      ['app_uninstalled', true],
    ]);
    expect(slack.calls.slice(before)).toEqual([]);
    expect(
      await store.outbox.claim({
        owner: 'x',
        now: Number.MAX_SAFE_INTEGER,
        leaseMs: 1,
        messages: 9,
        each: 9,
        busy: [],
        tasks: 9,
      }),
    ).toEqual([]);
    expect(reports).toEqual([
      expect.stringMatching(/the token of the bot was revoked\. What was said is kept\.$/u),
      expect.stringMatching(/the app was removed from the workspace\. What was said is kept\.$/u),
    ]);
  });

  it('not by tokens of single people', async () => {
    const { slack, settle, place } = await inTalk(mode);
    await press(slack, BEN, place, 'answer:corpus:large');

    await slack.event({ type: 'tokens_revoked', tokens: { oauth: [ADA], bot: [] } });
    await settle();

    expect(firstLines(slack, place).at(-1)).toBe(asks('audience', 2));
  });

  it('and talks are kept for a return', async () => {
    const { slack, settle, place, bot, id } = await advised(mode);
    await slack.event({ type: 'tokens_revoked', tokens: { oauth: [], bot: [BOT_USER] } });
    slack.revoke(BOT_TOKEN, undefined);

    expect((await bot.talk(TEAM, id))?.phase).toBe('advised');
    expect(findControl(slack, place, 'plan')).toBeDefined();
    await press(slack, BEN, place, 'plan');
    await settle();
    expect(firstLines(slack, place).at(-1)).toBe('The full plan');
  });
});
