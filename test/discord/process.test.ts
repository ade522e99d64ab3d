// The whole process in Discord: what ends its start, and how it ends when it is told to.
import { describe, expect, it } from 'vitest';
import { type Discord, discordForTest } from '../doubles/discord/discord.ts';
import { ADA, BOT_TOKEN, GENERAL } from '../doubles/discord/settings.ts';
import { asks, CASE } from '../lines.ts';
import { started } from '../started.ts';
import { firstLines } from './seen.ts';

const settingsFor = ({ api }: Discord): Record<string, string> => ({
  ...{ DISCORD_API_URL: api, DISCORD_TOKEN: BOT_TOKEN },
});

const CONNECTED = 'Connected to Discord.';

describe('settings that cannot work', () => {
  it.each<[string, Record<string, string>, RegExp]>([
    [
      'a wrong token',
      { DISCORD_TOKEN: 'wrong.secret' },
      /^whichway: DISCORD_TOKEN is not taken by Discord\. Copy the token .*developers\/applications\.$/u,
    ],
    [
      'a token with its kind before it',
      { DISCORD_TOKEN: 'Bot wrong.secret' },
      /^whichway: A setting is wrong: DISCORD_TOKEN must be the token alone/u,
    ],
    [
      'messages that the application may not read',
      { DISCORD_MESSAGE_CONTENT: 'true' },
      /^whichway: DISCORD_MESSAGE_CONTENT is true, but the application may not read messages\. /u,
    ],
  ])('end the start with one sentence: %s', async (_, wrong, sentence) => {
    const discord = await discordForTest();

    const { status, said } = await started({ ...settingsFor(discord), ...wrong }).ended;

    expect(status).toBe(2);
    expect(said).toEqual([expect.stringMatching(sentence)]);
    expect(said.join()).not.toContain('secret');
  });

  it('end a bot that ran, when Discord takes its token no more', async () => {
    const discord = await discordForTest();
    const { ended, said } = started(settingsFor(discord));
    await discord.until(() => said().includes(CONNECTED), 'the bot is connected');

    discord.revoke();

    const { status, said: lines } = await ended;
    expect(status).toBe(1);
    expect(lines.at(-1)).toMatch(/^whichway: DISCORD_TOKEN is not taken by Discord\./u);
  });
});

describe('the process', () => {
  it('holds a talk, and ends in order when it is told to', async () => {
    const discord = await discordForTest();
    const { child, ended, said } = started(settingsFor(discord));
    await discord.until(() => said().includes(CONNECTED), 'the bot is connected');

    const thread = await discord.mention(ADA, GENERAL, CASE);
    const lines = (): string[] =>
      discord.threads(GENERAL).some(({ id }) => id === thread) ? firstLines(discord, thread) : [];
    await discord.until(() => lines().length === 2, 'the bot has asked');
    child.kill('SIGTERM');

    const { status, said: told } = await ended;
    expect(lines()).toEqual(['What I understood', asks('corpus', 1)]);
    expect([status, told]).toEqual([
      0,
      ['whichway: Connected to Discord. Try /whichway ask in a channel, or write to the bot.'],
    ]);
  });

  it('waits for a Discord that cannot be reached, and ends in order meanwhile', async () => {
    const discord = await discordForTest();
    discord.fault('*', { share: 100, status: 503 });
    const { child, ended, said } = started(settingsFor(discord));
    await discord.until(() => said().includes('Trying again.'), 'the bot has tried');

    child.kill('SIGTERM');

    const { status, said: lines } = await ended;
    expect(status).toBe(0);
    expect(new Set(lines)).toEqual(
      new Set(['whichway: Discord cannot be reached (status 503). Trying again.']),
    );
  });
});
