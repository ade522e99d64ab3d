// Who asked the bot something is told where it may not answer them, once, and nobody else is.
import { describe, expect, it } from 'vitest';
import { UNDERSTOOD_TITLE } from '../../adapters/cards/understoodwords.ts';
import { notAllowedHere, notAnswered, OPENED } from '../../adapters/discord/help.ts';
import { NO_NAME } from '../../adapters/discord/threads.ts';
import { MINUTE, SECOND } from '../../src/door/clock.ts';
import { temporary } from '../adapters/store/rows.ts';
import { movingClock } from '../clock.ts';
import { type Discord, discordForTest } from '../doubles/discord/discord.ts';
import type { Fault } from '../doubles/discord/faults.ts';
import { ADA, BEN, directOf, GENERAL } from '../doubles/discord/settings.ts';
import { asks, CASE, says } from '../lines.ts';
import { BEGIN, botIn, botInDiscord } from './bot.ts';
import { firstLines, notesFor } from './seen.ts';

const OPEN = 'create_thread_from_message';
const BOTH = [UNDERSTOOD_TITLE, asks('corpus', 1)];
const refusal = (code: number, status = 400): Fault => ({ status, body: { code, message: 'no' }, times: 9 });

/** Resolves when so many notes stand in this person's direct messages. */
const told = (discord: Discord, person: string, notes: number): Promise<void> =>
  discord.until(() => firstLines(discord, directOf(person)).length >= notes, 'the person is told');

describe('a thread whose name is refused', () => {
  it.each([
    ['by a rule of the server for names', 200_001],
    ['by a rule of the server for words', 200_000],
    ['by Discord', 50_035],
  ])('gets the neutral one: %s', async (_, code) => {
    const { discord, settle, reports } = await botInDiscord();
    discord.fault(OPEN, { ...refusal(code), when: ({ name }) => name !== NO_NAME });

    const thread = await discord.mention(ADA, GENERAL, CASE);
    await settle();
    await discord.slash(ADA, GENERAL, `/whichway ask ${CASE}`);
    await settle();

    expect(discord.threads().map(({ name }) => name)).toEqual([NO_NAME, NO_NAME]);
    expect(firstLines(discord, thread)).toEqual(BOTH);
    expect(reports).toEqual([]);
  });

  it('is tried with the neutral one once', async () => {
    const { discord, settle } = await botInDiscord();
    discord.fault(OPEN, refusal(200_001));

    await discord.mention(ADA, GENERAL, CASE);
    await settle();

    await told(discord, ADA, 1);
    // For each of the two messages.
    expect(discord.callsTo(OPEN)).toHaveLength(4);
    expect(firstLines(discord, directOf(ADA))).toEqual([
      says(notAnswered('the server does not allow these words')),
    ]);
  });
});

describe('whoever mentioned the bot', () => {
  it('is told which permission was taken meanwhile', async () => {
    const { discord, settle, heard, reports } = await botInDiscord();
    await discord.mention(ADA, GENERAL, CASE);
    await heard();
    discord.deny(GENERAL, 'CREATE_PUBLIC_THREADS');
    await settle();
    await told(discord, ADA, 1);

    expect(firstLines(discord, directOf(ADA))).toEqual([says(notAllowedHere(['Create Public Threads']))]);
    expect(firstLines(discord, directOf(BEN))).toEqual([]);
    // Once for each of the two messages.
    expect(reports).toEqual(BOTH.map(() => expect.stringMatching(/ ended refused: /u)));
  });

  it.each<[what: string, code: number, reason: string]>([
    ['the server has no room', 160_006, 'the server has no room for another thread'],
    ['there is no number of it in words', 999_999, "Discord's error 999999, status 400"],
  ])('is told why there is no thread: %s', async (_, code, reason) => {
    const { discord, settle } = await botInDiscord();
    discord.fault(OPEN, refusal(code));
    await discord.mention(ADA, GENERAL, CASE);
    await settle();
    await told(discord, ADA, 1);

    expect(firstLines(discord, directOf(ADA))).toEqual([says(notAnswered(reason))]);
  });

  it('is told that their message is gone', async () => {
    const { discord, settle, heard } = await botInDiscord();
    const message = await discord.mention(ADA, GENERAL, CASE);
    await heard();
    discord.remove(ADA, message);
    await settle();
    await told(discord, ADA, 1);

    expect(firstLines(discord, directOf(ADA))).toEqual([says(notAnswered('the message is gone'))]);
  });

  it('is told nothing where the answer stands in the end', async () => {
    const { discord, settle, move } = await botInDiscord();
    discord.fault(OPEN, { status: 500, times: 2 });
    const thread = await discord.mention(ADA, GENERAL, CASE);
    for (let time = 0; time < 4; time++) {
      await settle();
      await move(15 * SECOND);
    }

    discord.fault('create_message', { ...refusal(50_013, 403), times: 1 });
    await discord.mention(BEN, { channel: GENERAL, thread }, 'over 500 pages');
    await settle();
    await told(discord, BEN, 1);

    expect([firstLines(discord, directOf(ADA)), firstLines(discord, directOf(BEN))]).toEqual([
      [],
      [says(notAnswered('I lack a permission there'))],
    ]);
  });
});

it('who used a command is told there, where only they see it', async () => {
  const { discord, settle } = await botInDiscord();
  discord.fault(OPEN, refusal(160_006));

  await discord.slash(ADA, GENERAL, `/whichway ask ${CASE}`);
  await settle();
  await discord.until(() => notesFor(discord, ADA).length > 1, 'the person is told');

  expect(notesFor(discord, ADA)).toEqual([
    says(OPENED),
    says(notAnswered('the server has no room for another thread')),
  ]);
  expect(firstLines(discord, directOf(ADA))).toEqual([]);
});

describe('that the bot may not write in a channel', () => {
  const NOTE = says(notAllowedHere(['Send Messages']));

  it('is told to each person once in an hour, and not again by the next process', async () => {
    const folder = temporary();
    const time = movingClock(BEGIN);
    const discord = await discordForTest({ clock: time.clock });
    const first = await botIn(discord, { folder, time });
    await discord.mention(ADA, GENERAL, CASE);
    await first.settle();
    discord.deny(GENERAL, 'SEND_MESSAGES');
    for (let minute = 0; minute < 5; minute++) {
      await discord.mention(BEN, GENERAL, `hello ${minute}`);
      await first.heard();
      await time.move(MINUTE);
    }
    await discord.mention(ADA, GENERAL, 'hello');
    await told(discord, ADA, 1);
    expect(firstLines(discord, directOf(BEN))).toEqual([NOTE]);
    expect(firstLines(discord, directOf(ADA))).toEqual([NOTE]);
    await first.stop();

    const second = await botIn(discord, { folder, time });
    await second.settle();
    await discord.settled();
    expect(firstLines(discord, directOf(BEN))).toEqual([NOTE]);

    await discord.mention(BEN, GENERAL, 'hello again');
    await told(discord, BEN, 2);
    expect(firstLines(discord, directOf(BEN))).toEqual([NOTE, NOTE]);
  });

  it('is told again after an hour', async () => {
    const { discord, heard, move } = await botInDiscord();
    discord.deny(GENERAL, 'SEND_MESSAGES');
    await discord.mention(BEN, GENERAL, 'hello');
    await told(discord, BEN, 1);
    for (const wait of [59 * MINUTE, 2 * MINUTE]) {
      await move(wait);
      await discord.mention(BEN, GENERAL, 'hello');
      await heard();
    }
    await told(discord, BEN, 2);

    expect(firstLines(discord, directOf(BEN))).toEqual([NOTE, NOTE]);
  });
});
