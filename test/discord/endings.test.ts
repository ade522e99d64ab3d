// The bot's stay in a server of Discord: it is thrown out and comes back, the server has an outage, and the bot stops.
import { describe, expect, it } from 'vitest';
import { UNDERSTOOD_TITLE } from '../../adapters/cards/understoodwords.ts';
import { MINUTE, SECOND } from '../../src/door/clock.ts';
import { temporary } from '../adapters/store/rows.ts';
import { movingClock } from '../clock.ts';
import { discordForTest } from '../doubles/discord/discord.ts';
import { ADA, BEN, directOf, GENERAL, GUILD } from '../doubles/discord/settings.ts';
import { asks, CASE } from '../lines.ts';
import { BOTH, DUE } from '../stories.ts';
import { BEGIN, botIn } from './bot.ts';
import { inTalk } from './intalk.ts';
import { checkInsIn, inMonths, told } from './months.ts';
import { firstLines, linesOf, press } from './seen.ts';

const OPENING = [UNDERSTOOD_TITLE, asks('corpus', 1)];

describe('a server that throws the bot out', () => {
  it('gets nothing more, and what waits is given up', async () => {
    const { discord, settle, place, move, heard, reports } = await inTalk();
    discord.fault('create_message', { limit: { after: 5 } });
    await press(discord, BEN, place, 'answer:corpus:large');
    await settle();

    discord.kick();
    await heard();
    const before = discord.calls.length;
    await move(MINUTE);
    await settle();

    expect(discord.calls.slice(before)).toEqual([]);
    expect(reports).toEqual([
      `Nothing more is sent to the server ${GUILD}: the bot was removed. What was said is kept.`,
    ]);
  });

  it('gets the check-ins that fell due meanwhile once the bot is back', async () => {
    const months = await inMonths({ folder: temporary() });
    const { discord, at, bot } = months;
    const place = await told(months, ADA, BOTH);
    discord.kick();
    await bot().heard();
    await at(DUE);
    expect(checkInsIn(discord, place)).toEqual([]);

    await months.pass('2027-06-02T07:00:00Z');
    discord.welcome();
    await bot().heard();
    await at('2027-06-02T07:00:10Z');

    const [checkIn, second] = checkInsIn(discord, place);
    expect(linesOf(checkIn ?? expect.fail()).join(' ')).toContain('This comes 13 days late.');
    expect(second).toBeUndefined();
  });

  it('is noticed as well where it happened while the bot was away, and nobody is written to', async () => {
    const months = await inMonths({ folder: temporary() });
    const { discord, at } = months;
    const place = await told(months, ADA, BOTH);
    await months.downUntil('2026-11-21T08:00:00Z');
    discord.kick();
    await months.downUntil('2026-11-22T08:00:00Z');

    await at(DUE);

    expect([...checkInsIn(discord, directOf(ADA)), ...months.reports()]).toEqual([]);
    discord.welcome();
    await months.downUntil('2027-06-02T07:00:00Z');
    await at('2027-06-02T07:00:10Z');
    expect(checkInsIn(discord, place)).toHaveLength(1);
  });
});

describe('a server with an outage', () => {
  it('is not left', async () => {
    const { discord, settle, place, heard, reports } = await inTalk();
    discord.outage(true);
    await heard();
    discord.outage(false);
    await heard();

    await press(discord, BEN, place, 'answer:corpus:large');
    await settle();

    expect(firstLines(discord, place).at(-1)).toBe(asks('audience', 2));
    expect(reports).toEqual([]);
  });
});

describe('a stop', () => {
  it('keeps what was heard for the next start, and lets a send under way end', async () => {
    const time = movingClock(BEGIN);
    const folder = temporary();
    const discord = await discordForTest({ clock: time.clock });
    const first = await botIn(discord, { folder, time });
    first.bot.run();
    const thread = await discord.mention(ADA, GENERAL, CASE);
    await discord.until(() => discord.callsTo('create_message').length > 0, 'it is being sent');
    await first.stop();
    expect(discord.gateway.sockets).toEqual([]);

    const second = await botIn(discord, { folder, time });
    await second.settle();
    await time.move(15 * SECOND);
    await second.settle();

    expect(firstLines(discord, thread)).toEqual(OPENING);
  });
});
