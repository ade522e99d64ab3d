// One process in Slack and in Discord: neither waits for the other, and nothing goes to the wrong one.
import { describe, expect, it } from 'vitest';
import { firstLines as linesInDiscord } from './discord/seen.ts';
import { type Discord, discordForTest } from './doubles/discord/discord.ts';
import * as DISCORD from './doubles/discord/settings.ts';
import * as SLACK from './doubles/slack/settings.ts';
import { type Slack, slackForTest } from './doubles/slack/slack.ts';
import { asks, CASE, UNDERSTOOD } from './lines.ts';
import { firstLines as linesInSlack } from './slack/seen.ts';
import { type Started, started } from './started.ts';

const ASKED_IN_SLACK = [UNDERSTOOD, asks('corpus', 1)];
const ASKED_IN_DISCORD = ['What I understood', asks('corpus', 1)];

type Both = { slack: Slack; discord: Discord };

const both = async (): Promise<Both> => ({ slack: await slackForTest(), discord: await discordForTest() });

const run = ({ slack, discord }: Both, more: Readonly<Record<string, string>> = {}): Started =>
  started({
    ...{ SLACK_API_URL: slack.apiUrl, SLACK_BOT_TOKEN: SLACK.BOT_TOKEN, SLACK_APP_TOKEN: SLACK.APP_TOKEN },
    ...{ DISCORD_API_URL: discord.api, DISCORD_TOKEN: DISCORD.BOT_TOKEN },
    ...more,
  });

const told = ({ discord }: Both, { said }: Started, words: string): Promise<void> =>
  discord.until(() => said().includes(words), words);

/** Somebody asks there; resolves to what the bot said by then. */
async function askInSlack({ slack }: Both): Promise<string[]> {
  const place = { channel: SLACK.GENERAL };
  const thread = await slack.mention(SLACK.ADA, place, CASE);
  const lines = (): string[] => linesInSlack(slack, { ...place, thread });
  await slack.until(() => lines().length === ASKED_IN_SLACK.length, 'the bot has asked in Slack');
  return lines();
}

async function askInDiscord({ discord }: Both): Promise<string[]> {
  const thread = await discord.mention(DISCORD.ADA, DISCORD.GENERAL, CASE);
  const lines = (): string[] =>
    discord.threads(DISCORD.GENERAL).some(({ id }) => id === thread) ? linesInDiscord(discord, thread) : [];
  await discord.until(() => lines().length === ASKED_IN_DISCORD.length, 'the bot has asked in Discord');
  return lines();
}

async function end({ child, ended }: Started): Promise<number | null> {
  child.kill('SIGTERM');
  return (await ended).status;
}

describe('the process on two platforms', () => {
  it('holds a talk on each at the same time', async () => {
    const rooms = await both();
    const process = run(rooms);
    await Promise.all([
      told(rooms, process, 'Connected to Slack.'),
      told(rooms, process, 'Connected to Discord.'),
    ]);

    expect(await Promise.all([askInSlack(rooms), askInDiscord(rooms)])).toEqual([
      ASKED_IN_SLACK,
      ASKED_IN_DISCORD,
    ]);
    expect(await end(process)).toBe(0);
    expect(rooms.slack.messages(SLACK.GENERAL).filter(({ user }) => user === SLACK.BOT_USER)).toHaveLength(2);
    expect(rooms.discord.messages(DISCORD.GENERAL)).toHaveLength(1);
    expect(rooms.discord.breaches).toEqual([]);
    expect(process.said()).not.toMatch(/could not|failed|refused/u);
  });

  it('does not wait for a Discord that is down, and goes there when it is up', async () => {
    const rooms = await both();
    rooms.discord.fault('*', { share: 100, status: 503 });
    const process = run(rooms);
    await told(rooms, process, 'Discord cannot be reached (status 503). Trying again.');

    expect(await askInSlack(rooms)).toEqual(ASKED_IN_SLACK);
    expect(process.said()).not.toContain('Connected to Discord.');

    rooms.discord.mend();
    await told(rooms, process, 'Connected to Discord.');
    expect(await askInDiscord(rooms)).toEqual(ASKED_IN_DISCORD);
    expect(await end(process)).toBe(0);
  });

  it('does not wait for a Slack that is down, and goes there when it is up', async () => {
    const rooms = await both();
    rooms.slack.fault('*', { share: 100, status: 503 });
    const process = run(rooms);
    await told(rooms, process, 'Connected to Discord.');

    expect(await askInDiscord(rooms)).toEqual(ASKED_IN_DISCORD);
    expect(process.said()).not.toContain('Connected to Slack.');

    rooms.slack.mend();
    await told(rooms, process, 'Connected to Slack.');
    expect(await askInSlack(rooms)).toEqual(ASKED_IN_SLACK);
    expect(await end(process)).toBe(0);
  });

  it('ends with the sentence of the one whose token is wrong', async () => {
    const { status, said } = await run(await both(), { DISCORD_TOKEN: 'wrong' }).ended;

    expect(status).toBe(2);
    expect(said.at(-1)).toMatch(/^whichway: DISCORD_TOKEN is not taken by Discord\./u);
  });
});
