// The connection to Discord ends in every way: nothing that was said is lost, and nothing is taken twice.
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { UNDERSTOOD_TITLE } from '../../adapters/cards/understoodwords.ts';
import { BAD_TOKEN, NO_INTENT } from '../../adapters/discord/connection/faults.ts';
import { SECOND } from '../../src/door/clock.ts';
import { temporary } from '../adapters/store/rows.ts';
import { movingClock } from '../clock.ts';
import { discordForTest } from '../doubles/discord/discord.ts';
import { CLOSE } from '../doubles/discord/numbers.ts';
import { ADA, BEN, directOf, GENERAL } from '../doubles/discord/settings.ts';
import { asks, CASE, closed } from '../lines.ts';
import { BEGIN, type BotInDiscord, botIn, botInDiscord, registered } from './bot.ts';
import { inTalk } from './intalk.ts';
import { firstLines, newest, press } from './seen.ts';

const OPENING = [UNDERSTOOD_TITLE, asks('corpus', 1)];
const ANSWERED = [
  ...[UNDERSTOOD_TITLE, closed('corpus', 'large', BEN), 'Noted: there is more text than about 500 pages.'],
  ...['That settles what to do. A last detail or two for the plan.', asks('audience', 2)],
];

/** The connection is up again, and what was missed is taken in. */
async function back({ discord, heard, platform }: BotInDiscord): Promise<void> {
  await discord.until(() => platform.connection.connected(), 'the bot is connected');
  await heard();
}

describe('a connection that breaks', () => {
  it.each([
    ['without a word', undefined],
    ['by a server that goes', 1001],
    ['with a code of Discord', 4000],
  ])('is taken up again, and what happened meanwhile comes: %s', async (_, code) => {
    const all = await inTalk();
    const { discord, settle, place, platform, ends } = all;
    discord.gateway.drop(code);
    await discord.until(() => !platform.connection.connected(), 'the bot knows that it is down');
    expect(platform.connection.downSince()).toBe(BEGIN);
    await discord.mention(BEN, place, 'over 500 pages');
    await discord.mention(ADA, GENERAL, CASE);

    await back(all);
    await settle();

    expect(platform.connection.downSince()).toBeUndefined();
    expect(firstLines(discord, place)).toEqual(ANSWERED);
    expect(firstLines(discord, discord.threads().at(-1)?.id ?? '')).toEqual(OPENING);
    expect(ends).toEqual([]);
  });

  it('again and again loses and doubles nothing', async () => {
    const all = await inTalk();
    const { discord, settle, place } = all;
    const answers = ['over 500 pages', 'same for all'];
    for (const answer of answers) {
      discord.gateway.drop();
      await discord.mention(BEN, place, answer);
      discord.gateway.dropNext(2);
      await back(all);
      discord.gateway.reconnect();
      await back(all);
      await settle();
    }

    expect(firstLines(discord, place).at(-1)).toBe(asks('running', 3));
    expect(discord.typing.filter(({ channel }) => channel === place.thread)).toHaveLength(2);
  });

  it.each([
    ['Discord ends the session', (all: BotInDiscord) => all.discord.gateway.invalidate(false)],
    [
      'the session cannot be resumed',
      ({ discord }: BotInDiscord) => {
        discord.gateway.expire();
        discord.gateway.drop();
      },
    ],
  ])('and begins anew catches up on what people wrote, each message once: %s', async (_, end) => {
    const all = await inTalk();
    const { discord, settle, place, move } = all;
    await discord.mention(ADA, place, 'why?');
    await settle();
    const before = firstLines(discord, place).length;
    const { identified } = discord.gateway.counts;
    await move(10 * SECOND);
    end(all);
    // It is heard of neither now nor by a resumed session.
    await discord.mention(BEN, place, 'over 500 pages');
    const other = await discord.mention(BEN, GENERAL, CASE);

    await discord.until(() => discord.gateway.counts.identified > identified, 'a new session begins');
    await back(all);
    await settle();

    expect(firstLines(discord, place).length).toBeGreaterThan(before);
    expect(firstLines(discord, place).at(-1)).toBe(asks('audience', 2));
    expect(firstLines(discord, other)).toEqual(OPENING);
    expect(all.reports).toEqual([]);
  });
});

describe('a restart', () => {
  async function lives() {
    const time = movingClock(BEGIN);
    const folder = temporary();
    const discord = await discordForTest({ clock: time.clock });
    await registered(discord);
    return { discord, move: time.move, next: () => botIn(discord, { folder, time }) };
  }

  it('catches up on what was written meanwhile in threads, channels and to the bot directly', async () => {
    const { discord, move, next } = await lives();
    const first = await next();
    const thread = await discord.mention(ADA, GENERAL, CASE);
    await discord.say(BEN, directOf(BEN), CASE);
    await first.settle();
    await first.stop();
    await move(3600 * SECOND);
    await discord.mention(BEN, thread, 'over 500 pages');
    await discord.say(ADA, thread, 'not for the bot');
    const other = await discord.mention(BEN, GENERAL, CASE);
    await discord.say(BEN, directOf(BEN), 'over 500 pages');
    await move(60 * SECOND);

    const second = await next();
    await second.settle();

    expect(firstLines(discord, thread)).toEqual(ANSWERED);
    expect(firstLines(discord, other)).toEqual(OPENING);
    expect(firstLines(discord, directOf(BEN))).toEqual(ANSWERED);
    expect(second.reports).toEqual([]);
    await second.stop();
    const third = await next();
    await third.settle();
    expect(firstLines(discord, thread)).toEqual(ANSWERED);
  });

  it('goes on with the same buttons and words', async () => {
    const { discord, next } = await lives();
    const first = await next();
    await discord.slash(ADA, GENERAL, `/whichway ask ${CASE}`);
    await first.settle();
    await first.stop();
    const second = await next();
    const thread = newest(discord, GENERAL).id;

    await press(discord, BEN, thread, 'answer:corpus:large');
    await second.settle();
    await discord.say(BEN, thread, 'same for all', { replyTo: newest(discord, thread).id });
    await second.settle();

    expect(firstLines(discord, thread).at(-1)).toBe(asks('running', 3));
    expect(second.reports).toEqual([]);
  });

  it('sends what was still to be sent, and takes nothing twice', async () => {
    const { discord, move, next } = await lives();
    const first = await next();
    discord.fault('create_message', { storedButLost: true });
    const thread = await discord.mention(ADA, GENERAL, CASE);
    await first.settle();
    await first.stop();

    const second = await next();
    await second.settle();
    await move(15 * SECOND);
    await second.settle();

    expect(firstLines(discord, thread)).toEqual(OPENING);
  });
});

describe('Discord', () => {
  it('that cannot be reached at first is tried again', async () => {
    const time = movingClock(BEGIN);
    const discord = await discordForTest({ clock: time.clock });
    discord.fault('get_bot_gateway', { destroy: true, times: 8 });
    const starting = botIn(discord, { time });
    for (let turn = 0; discord.gateway.counts.identified === 0 && turn < 1_000; turn++) {
      await time.move(10 * SECOND);
      await setImmediate();
    }

    const { reports, settle } = await starting;
    const thread = await discord.mention(ADA, GENERAL, CASE);
    await settle();

    expect(reports).toEqual(
      Array.from({ length: 8 }, () =>
        expect.stringMatching(/^Discord cannot be reached \(.*\)\. Trying again\.$/u),
      ),
    );
    expect(firstLines(discord, thread)).toEqual(OPENING);
  });

  it('that does not take the token any more ends the bot once, with what to do', async () => {
    const { discord, ends, bot, place } = await inTalk();
    await press(discord, BEN, place, 'answer:corpus:large');

    discord.revoke();
    await discord.until(() => ends.length > 0, 'it is told');
    // Messages find out the same.
    await bot.drain();

    expect(ends).toEqual([BAD_TOKEN]);
  });

  it('that does not let the bot read messages says so at the start', async () => {
    const time = movingClock(BEGIN);
    const discord = await discordForTest({ clock: time.clock });

    await expect(botIn(discord, { time, content: true })).rejects.toThrow(NO_INTENT);
    expect(discord.gateway.counts.opened).toBe(1);
  });

  it('that takes the right to read away while it runs ends the bot once', async () => {
    const { discord, ends } = await botInDiscord({
      ...{ content: true, discord: { privileged: ['messageContent'] } },
    });

    discord.gateway.drop(CLOSE.disallowedIntents);
    await discord.until(() => ends.length > 0, 'it is told');

    expect(ends).toEqual([NO_INTENT]);
  });
});
