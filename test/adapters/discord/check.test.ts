// What `doctor` says of Discord.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Finding } from '../../../adapters/chat/finding.ts';
import { doctor } from '../../../adapters/commands/doctor.ts';
import { checkDiscord, type DiscordSettings } from '../../../adapters/discord/check.ts';
import { restFor } from '../../../adapters/discord/connection/client.ts';
import { registerCommands } from '../../../adapters/discord/register.ts';
import { type Discord, discordForTest } from '../../doubles/discord/discord.ts';
import { BOT_TOKEN, ELSEWHERE, GUILD } from '../../doubles/discord/settings.ts';

const SOUND = { token: BOT_TOKEN, guild: undefined, content: false };

const register = ({ api }: Discord, guild?: string) =>
  registerCommands(restFor(BOT_TOKEN, { url: api }), guild);

const checked = ({ api }: Discord, settings: Partial<DiscordSettings> = {}): Promise<Finding[]> =>
  checkDiscord({ ...SOUND, apiUrl: api, ...settings });

const faults = (findings: readonly Finding[]): string[] =>
  findings.filter(({ ok }) => !ok).map(({ name, said }) => `${name}: ${said}`);

describe('a sound application', () => {
  it('is told piece by piece, and nothing is changed there', async () => {
    const discord = await discordForTest({ privileged: ['messageContent'] });
    await register(discord);
    const before = discord.calls.length;

    expect(await checked(discord, { content: true })).toEqual([
      { name: 'Discord token', ok: true, said: 'whichway' },
      { name: 'Discord messages', ok: true, said: '' },
      { name: 'Discord commands', ok: true, said: '' },
    ]);
    expect(discord.calls.slice(before).filter(({ operation }) => !/^(?:get|list)/u.test(operation))).toEqual(
      [],
    );
  });

  it('may have its commands in one server alone', async () => {
    const discord = await discordForTest();
    await register(discord, GUILD);

    expect(faults(await checked(discord, { guild: GUILD }))).toEqual([]);
  });

  it('needs no right to read messages where no setting wants it', async () => {
    const discord = await discordForTest();
    await register(discord);

    expect((await checked(discord)).map(({ name }) => name)).toEqual(['Discord token', 'Discord commands']);
  });

  it('takes nothing from a bot that runs: no session is begun', async () => {
    const discord = await discordForTest();
    await checked(discord);

    expect(discord.gateway.counts.opened).toBe(0);
  });
});

describe('a fault', () => {
  it('is a wrong token, with which nothing else can be asked', async () => {
    const discord = await discordForTest();

    const findings = await checked(discord, { token: 'wrong' });

    expect(faults(findings)).toEqual([
      expect.stringMatching(
        /^Discord token: DISCORD_TOKEN is not taken by Discord\. Copy the token from "Bot"/u,
      ),
    ]);
    expect(findings).toHaveLength(1);
  });

  it('is an intent that is switched off', async () => {
    const discord = await discordForTest();
    await register(discord);

    expect(faults(await checked(discord, { content: true }))).toEqual([
      expect.stringMatching(
        /^Discord messages: DISCORD_MESSAGE_CONTENT is true, .*"Message Content Intent"/u,
      ),
    ]);
  });

  it('is commands that are not registered, or only in another place', async () => {
    const discord = await discordForTest();
    const missing = ['Discord commands: They are not registered. Run: npm run whichway -- register-discord'];

    expect(faults(await checked(discord))).toEqual(missing);
    expect(faults(await checked(discord, { guild: GUILD }))).toEqual(missing);

    await register(discord, GUILD);
    expect(faults(await checked(discord))).toEqual(missing);
  });

  it('is a server that the bot is not in, and not the token', async () => {
    const discord = await discordForTest();
    await register(discord);

    expect(faults(await checked(discord, { guild: ELSEWHERE }))).toEqual([
      expect.stringMatching(
        /^Discord commands: .*DISCORD_GUILD_ID.*error 50001, status 403\)\. See whether/u,
      ),
    ]);
  });

  it.each<[what: string, fault: Parameters<Discord['fault']>[1], why: string]>([
    ['out of reach', { destroy: true }, '\\w+(?:, \\w+)?'],
    ['out of order', { status: 503 }, 'status 503'],
    ['another server', { status: 200, body: '<html></html>' }, 'ZodError'],
  ])('is a Discord %s', async (_, fault, why) => {
    const discord = await discordForTest();
    discord.fault('*', { ...fault, times: 2 });

    const said = faults(await checked(discord));

    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(
      new RegExp(`^Discord: It gave no answer that helps \\(${why}\\), so .*DISCORD_API_URL`, 'u'),
    );
  });
});

describe('doctor', () => {
  async function examined(env: Record<string, string>): Promise<{ status: number; text: string }> {
    const folder = mkdtempSync(join(tmpdir(), 'whichway-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const output = new PassThrough({ encoding: 'utf8' });
    const status = await doctor({
      env: { DATA_DIR: folder, ...env },
      dotEnvPath: join(folder, '.env'),
      ...{ output, quiet: false, offline: false },
    });
    return { status, text: String(output.read() ?? '') };
  }

  it('asks Discord where there is a token for it', async () => {
    const discord = await discordForTest();
    await register(discord);

    const { status, text } = await examined({ DISCORD_TOKEN: BOT_TOKEN, DISCORD_API_URL: discord.api });

    expect(status).toBe(0);
    expect(text).toContain('ok    Discord token (whichway)\nok    Discord commands\n');
  });

  it('ends with 1 where Discord refuses, and shows no token', async () => {
    const discord = await discordForTest();

    const { status, text } = await examined({ DISCORD_TOKEN: 'secret', DISCORD_API_URL: discord.api });

    expect(status).toBe(1);
    expect(text).toMatch(/^wrong Discord token: DISCORD_TOKEN is not taken/mu);
    expect(text).not.toContain('secret');
  });

  it('does not speak of Discord without a token for it', async () => {
    expect((await examined({})).text).not.toContain('Discord');
  });
});
