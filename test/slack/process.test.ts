// The whole process in Slack: what ends its start, and how it ends when it is told to.
import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { ADA, APP_TOKEN, BOT_TOKEN, GENERAL, SIGNING_SECRET } from '../doubles/slack/settings.ts';
import { type Slack, slackForTest } from '../doubles/slack/slack.ts';
import { asks, CASE, UNDERSTOOD } from '../lines.ts';
import { started } from '../started.ts';
import { firstLines } from './seen.ts';

const socketsOf = ({ apiUrl }: Slack): Record<string, string> => ({
  ...{ SLACK_API_URL: apiUrl, SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN },
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}

describe('a token that cannot work', () => {
  it.each<[string, Record<string, string>, RegExp]>([
    [
      'a wrong bot token',
      { SLACK_BOT_TOKEN: 'xoxb-wrong' },
      /^whichway: SLACK_BOT_TOKEN is not accepted: .*invalid_auth.*api\.slack\.com\/apps\.$/u,
    ],
    [
      'a wrong app token',
      { SLACK_APP_TOKEN: 'xapp-wrong' },
      /^whichway: SLACK_APP_TOKEN is not accepted: .*invalid_auth.*api\.slack\.com\/apps\.$/u,
    ],
    [
      'a token of another kind',
      { SLACK_BOT_TOKEN: 'xoxp-person' },
      /^whichway: A setting is wrong: SLACK_BOT_TOKEN must begin with xoxb-/u,
    ],
  ])('ends the start with one sentence: %s', async (_, wrong, sentence) => {
    const slack = await slackForTest();

    const { status, said } = await started({ ...socketsOf(slack), ...wrong }).ended;

    expect(status).toBe(2);
    expect(said).toEqual([expect.stringMatching(sentence)]);
    expect(said.join()).not.toContain(Object.values(wrong)[0]);
  });

  it('ends a bot that ran, when Slack takes its app token no more', async () => {
    const slack = await slackForTest();
    const { ended, said } = started(socketsOf(slack));
    await slack.until(() => said().includes('Connected to Slack.'), 'the bot is connected');

    slack.revoke(APP_TOKEN, 'token_revoked');
    slack.drop();

    const { status, said: lines } = await ended;
    expect(status).toBe(1);
    expect(lines.at(-1)).toMatch(/^whichway: SLACK_APP_TOKEN is not accepted: it was revoked/u);
  });
});

describe('the process', () => {
  it('holds a talk over sockets, and ends in order when it is told to', async () => {
    const slack = await slackForTest();
    const { child, ended, said } = started(socketsOf(slack));
    await slack.until(() => said().includes('Connected to Slack.'), 'the bot is connected');

    const thread = await slack.mention(ADA, { channel: GENERAL }, CASE);
    await slack.until(() => firstLines(slack, { channel: GENERAL }).length === 2, 'the bot has asked');
    child.kill('SIGTERM');

    const { status, said: lines } = await ended;
    expect(firstLines(slack, { channel: GENERAL, thread })).toEqual([UNDERSTOOD, asks('corpus', 1)]);
    expect([status, lines]).toEqual([
      0,
      ['whichway: Connected to Slack. Try /whichway in a channel, or write to the bot.'],
    ]);
  });

  it('holds a talk over HTTP', async () => {
    const slack = await slackForTest({ mode: 'http' });
    const port = await freePort();
    const { child, ended, said } = started({
      ...{ SLACK_API_URL: slack.apiUrl, SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_SIGNING_SECRET: SIGNING_SECRET },
      ...{ HOST: '127.0.0.1', PORT: String(port) },
    });
    slack.deliverTo(`http://127.0.0.1:${port}/slack/events`);
    await slack.until(() => said().includes(`Listening on 127.0.0.1:${port}`), 'the bot listens');

    expect(await slack.slash(ADA, GENERAL, CASE)).toMatchObject({ ok: true });
    await slack.until(() => firstLines(slack, { channel: GENERAL }).length === 3, 'the bot has asked');
    child.kill('SIGTERM');

    expect((await ended).status).toBe(0);
  });
});
