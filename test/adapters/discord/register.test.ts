// `register-discord`: compares first, and writes only what is different.
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { registerDiscord } from '../../../adapters/commands/registerdiscord.ts';
import { ABOUT_THIS, COMMAND, COMMANDS } from '../../../adapters/discord/commands.ts';
import { restFor } from '../../../adapters/discord/connection/client.ts';
import { holds, registerCommands } from '../../../adapters/discord/register.ts';
import { readSettings } from '../../../adapters/settings.ts';
import { type Discord, discordForTest } from '../../doubles/discord/discord.ts';
import { BOT, BOT_TOKEN, ELSEWHERE, GUILD } from '../../doubles/discord/settings.ts';

const NAMES = [COMMAND, ABOUT_THIS];

/** What the verb prints, for its settings. */
async function run(discord: Discord, more: Readonly<Record<string, string>> = {}): Promise<string> {
  const output = new PassThrough({ encoding: 'utf8' });
  const env = { DISCORD_TOKEN: BOT_TOKEN, DISCORD_API_URL: discord.api, ...more };
  expect(await registerDiscord(readSettings(env, {}), output)).toBe(0);
  return String(output.read() ?? '');
}

const writes = ({ calls }: Discord) =>
  calls.filter(({ operation }) => /^(?:bulk|create|update|delete)/u.test(operation));
const namesIn = (discord: Discord, guild?: string) => discord.commands(guild).map(({ body }) => body.name);

/** Somebody else, or an older version, registered these. */
const put = (discord: Discord, body: readonly unknown[], guild?: string) =>
  restFor(BOT_TOKEN, { url: discord.api }).put(
    guild === undefined ? `/applications/${BOT}/commands` : `/applications/${BOT}/guilds/${guild}/commands`,
    { body },
  );

describe('the commands', () => {
  it('are written where there are none, in one request', async () => {
    const discord = await discordForTest();

    expect(await run(discord)).toBe(
      'Commands of whichway for all servers: written: whichway, Ask Whichway about this.\n',
    );
    expect(namesIn(discord)).toEqual(NAMES);
    expect(writes(discord)).toHaveLength(1);
    expect(discord.breaches).toEqual([]);
  });

  it('are not written a second time', async () => {
    const discord = await discordForTest();
    await run(discord);
    const before = discord.commands();

    expect(await run(discord)).toBe(
      'The commands of whichway are as they should be for all servers. Nothing was written.\n',
    );
    expect(writes(discord)).toHaveLength(1);
    expect(discord.commands()).toEqual(before);
  });

  it('are written where a description is another', async () => {
    const discord = await discordForTest();
    const [slash, menu] = COMMANDS;
    await put(discord, [{ ...slash, description: 'Asks' }, menu]);
    const [{ id } = { id: '' }] = discord.commands();

    expect(await run(discord)).toBe('Commands of whichway for all servers: written: whichway.\n');
    expect(await run(discord)).toContain('Nothing was written');
    // People keep it where they pinned it.
    expect(discord.commands()[0]?.id).toBe(id);
  });

  it('are written where a language is there that we do not speak any more', async () => {
    const discord = await discordForTest();
    const [slash, menu] = COMMANDS;
    await put(discord, [
      slash,
      { ...menu, name_localizations: { ...menu?.name_localizations, it: 'Chiedi' } },
    ]);

    expect(await run(discord)).toBe(`Commands of whichway for all servers: written: ${ABOUT_THIS}.\n`);
    expect(await run(discord)).toContain('Nothing was written');
  });

  it('go where they are ours no more', async () => {
    const discord = await discordForTest();
    await put(discord, [...COMMANDS, { name: 'plan', description: 'Makes a plan' }]);

    expect(await run(discord)).toBe('Commands of whichway for all servers: removed: plan.\n');
    expect(namesIn(discord)).toEqual(NAMES);
  });

  it('are told apart from one of another kind with the same name', async () => {
    const discord = await discordForTest();
    await put(discord, [...COMMANDS, { name: COMMAND, type: 3 }]);

    expect(await run(discord)).toBe('Commands of whichway for all servers: removed: whichway.\n');
    expect(namesIn(discord)).toEqual(NAMES);
  });

  it('go to one server alone where a setting names it', async () => {
    const discord = await discordForTest();

    expect(await run(discord, { DISCORD_GUILD_ID: GUILD })).toContain(
      `in the server ${GUILD}: written: whichway`,
    );
    expect(await run(discord, { DISCORD_GUILD_ID: GUILD })).toContain('Nothing was written');
    expect([namesIn(discord, GUILD), namesIn(discord)]).toEqual([NAMES, []]);
  });
});

describe('what cannot be registered', () => {
  const failed = async (discord: Discord, more: Readonly<Record<string, string>>): Promise<unknown> =>
    run(discord, more).catch((thrown: unknown) => thrown);

  it.each<[what: string, more: Record<string, string>, code: string, words: RegExp]>([
    ['without a token', { DISCORD_TOKEN: '' }, 'settings', /^DISCORD_TOKEN is missing\. /u],
    [
      'with a wrong token',
      { DISCORD_TOKEN: 'wrong' },
      'settings',
      /^DISCORD_TOKEN is not taken by Discord\. /u,
    ],
    [
      'in a server without the bot',
      { DISCORD_GUILD_ID: ELSEWHERE },
      'input',
      /50001, status 403\)\. See whether the bot is in that server/u,
    ],
  ])('is said, and nothing is written: %s', async (_, more, code, message) => {
    const discord = await discordForTest();

    expect(await failed(discord, more)).toMatchObject({ code, message: expect.stringMatching(message) });
    expect(writes(discord).filter(({ status }) => status === 200)).toEqual([]);
  });

  it('is said where Discord does not answer', async () => {
    const discord = await discordForTest();
    discord.fault('*', { times: 1, status: 503 });

    expect(await failed(discord, {})).toMatchObject({
      code: 'input',
      message:
        'The commands could not be registered for all servers (status 503). See whether this machine reaches https://discord.com/api/, and try again in a minute.',
    });
  });
});

it('what Discord adds by itself makes no difference, what is missing or in another order does', async () => {
  const discord = await discordForTest();
  await registerCommands(restFor(BOT_TOKEN, { url: discord.api }), undefined);
  const [there = {}] = discord
    .callsTo('bulk_set_application_commands')
    .flatMap(({ answer }) => answer as readonly Record<string, unknown>[]);

  expect(there).toHaveProperty('application_id');
  expect(holds(there, COMMANDS[0])).toBe(true);
  expect(holds({ ...there, contexts: [0, 1] }, COMMANDS[0])).toBe(false);
  expect(holds({ ...there, options: (there.options as unknown[]).toReversed() }, COMMANDS[0])).toBe(false);
  expect(holds({ ...there, description: undefined }, COMMANDS[0])).toBe(false);
  expect(holds({ a: 1 }, { a: 1, b: false, c: [], d: null })).toBe(true);
  expect(holds({ a: 1, b: true }, { a: 1, b: false })).toBe(false);
});
