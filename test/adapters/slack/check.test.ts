// What `doctor` says of Slack.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Finding } from '../../../adapters/chat/finding.ts';
import { doctor } from '../../../adapters/commands/doctor.ts';
import { checkSlack, type SlackSettings } from '../../../adapters/slack/check.ts';
import manifest from '../../../adapters/slack/manifest.json' with { type: 'json' };
import { APP_TOKEN, BOT_TOKEN, SIGNING_SECRET } from '../../doubles/slack/settings.ts';
import { slackForTest } from '../../doubles/slack/slack.ts';

const { bot, bot_optional: optional } = manifest.oauth_config.scopes;

const SETTINGS = { botToken: BOT_TOKEN, appToken: APP_TOKEN, signingSecret: undefined };

async function checked(
  settings: Partial<SlackSettings> = {},
  scopes: readonly string[] = [...bot, ...optional],
): Promise<Finding[]> {
  const slack = await slackForTest({ scopes });
  return checkSlack({ ...SETTINGS, apiUrl: slack.apiUrl, ...settings });
}

const faults = (findings: readonly Finding[]): string[] =>
  findings.filter(({ ok }) => !ok).map(({ name, said }) => `${name}: ${said}`);

describe('a sound app', () => {
  it('is told piece by piece', async () => {
    expect(await checked()).toEqual([
      { name: 'Slack bot token', ok: true, said: 'whichway in the workspace T0WHICHWAY' },
      { name: 'Slack scopes', ok: true, said: '' },
      { name: 'Slack app token', ok: true, said: '' },
    ]);
  });

  it('may speak HTTP', async () => {
    const findings = await checked({ appToken: undefined, signingSecret: SIGNING_SECRET });

    expect(faults(findings)).toEqual([]);
    expect(findings.map(({ name }) => name)).toContain('Slack signing secret');
  });

  it('may lack what is optional, with a note on each', async () => {
    const findings = await checked({}, bot);

    expect(faults(findings)).toEqual([]);
    expect(findings.filter(({ name }) => name.startsWith('Slack without'))).toHaveLength(optional.length);
    expect(findings).toContainEqual({
      name: 'Slack without files:write',
      ok: true,
      said: 'an export comes as a message and not as a file',
    });
  });
});

describe('a fault', () => {
  it('is a scope that was not given', async () => {
    const given = [...bot.filter((scope) => scope !== 'im:history'), ...optional];

    expect(faults(await checked({}, given))).toEqual([
      expect.stringMatching(
        /^Slack scopes: The app lacks im:history\. .*manifest\.json.* install it again\.$/u,
      ),
    ]);
  });

  it.each<[what: string, settings: Partial<SlackSettings>, words: string]>([
    [
      'no bot token',
      { botToken: undefined },
      'Slack bot token: SLACK_BOT_TOKEN is not accepted: it is not set',
    ],
    ['a bot token that is another', { botToken: 'xoxp-1' }, 'it does not begin with xoxb-'],
    ['a bot token that is wrong', { botToken: 'xoxb-1' }, 'Slack says invalid_auth'],
    [
      'no app token',
      { appToken: undefined },
      'Slack app token: SLACK_APP_TOKEN is not accepted: it is not set',
    ],
    ['an app token that is another', { appToken: 'xoxb-1' }, 'it does not begin with xapp-'],
    ['an app token that is wrong', { appToken: 'xapp-1' }, 'Slack says invalid_auth'],
  ])('is %s', async (_, settings, words) => {
    expect(faults(await checked(settings))).toEqual([expect.stringContaining(words)]);
  });

  it('is a Slack out of reach', async () => {
    const slack = await slackForTest();
    slack.fault('*', { times: 2, destroy: true });

    const said = faults(await checkSlack({ ...SETTINGS, apiUrl: slack.apiUrl }));

    expect(said).toHaveLength(2);
    expect(said[0]).toMatch(/^Slack bot token: Slack gave no answer that helps \(\w+\)\. .*SLACK_API_URL/u);
  });
});

describe('doctor', () => {
  async function examined(env: Record<string, string>): Promise<{ status: number; text: string }> {
    const folder = mkdtempSync(join(tmpdir(), 'whichway-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const output = new PassThrough({ encoding: 'utf8' });
    const dotEnvPath = join(folder, '.env');
    const status = await doctor({
      env: { DATA_DIR: folder, ...env },
      dotEnvPath,
      output,
      quiet: false,
      offline: false,
    });
    return { status, text: String(output.read() ?? '') };
  }

  it('asks Slack where there are settings for it', async () => {
    const { apiUrl } = await slackForTest({ scopes: bot });
    const env = { SLACK_BOT_TOKEN: BOT_TOKEN, SLACK_APP_TOKEN: APP_TOKEN, SLACK_API_URL: apiUrl };

    const { status, text } = await examined(env);

    expect(status).toBe(0);
    expect(text).toContain('ok    Slack bot token (whichway in the workspace T0WHICHWAY)\n');
    expect(text).toContain('ok    Slack app token\n');
    expect(text).toContain('ok    Slack without chat:write.public (the bot must be invited');
  });

  it('ends with 1 where Slack refuses', async () => {
    const { apiUrl } = await slackForTest();

    const { status, text } = await examined({ SLACK_BOT_TOKEN: 'xoxb-secret', SLACK_API_URL: apiUrl });

    expect(status).toBe(1);
    expect(text).toMatch(/^wrong Slack bot token: .*invalid_auth/mu);
    expect(text).toMatch(/^wrong Slack app token: .*it is not set/mu);
    expect(text).not.toContain('secret');
  });

  it('does not speak of Slack without settings for it', async () => {
    expect((await examined({})).text).not.toContain('Slack');
  });
});
