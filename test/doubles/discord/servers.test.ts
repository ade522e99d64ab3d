// Servers and permissions as the real client meets them.
import { describe, expect, it } from 'vitest';
import { discordForTest } from './discord.ts';
import { botThat, clientFor, placeAt, roomAt } from './djs.ts';
import type { Permission } from './permissions.ts';
import { ADA, GENERAL, GUILD, HIDDEN, QUIET } from './settings.ts';

const codeOf = (thrown: unknown): unknown => (thrown as { code?: unknown }).code;

describe('permissions', () => {
  it('decide what the bot reaches: 50001 for what it does not see, 50013 for the rest', async () => {
    const discord = await discordForTest();
    const client = await clientFor(discord);
    const quiet = await roomAt(client, QUIET);

    expect(await client.channels.fetch(HIDDEN, { force: true }).catch(codeOf)).toBe(50001);
    expect(await quiet.send('x').catch(codeOf)).toBe(50013);
    // The client knows it by itself.
    expect(quiet.permissionsFor(client.user)?.has('SendMessages')).toBe(false);
    discord.allow(QUIET, 'SEND_MESSAGES');
    await quiet.send('x');
    discord.deny(QUIET, 'VIEW_CHANNEL');
    expect(await quiet.send('x').catch(codeOf)).toBe(50001);
    expect(discord.breaches).toEqual([]);
  });

  it.each<[Permission, object, number]>([
    ['EMBED_LINKS', { embeds: [{ title: 'x' }] }, 50013],
    ['ATTACH_FILES', { files: [{ name: 'x.txt', attachment: Buffer.from('x') }] }, 50013],
    ['READ_MESSAGE_HISTORY', { content: 'x', reply: true }, 160002],
  ])('%s is needed for some messages', async (permission, message, code) => {
    const discord = await discordForTest();
    const general = await placeAt(await clientFor(discord), GENERAL);
    const asked = await discord.say(ADA, GENERAL, 'x');
    const sent = 'reply' in message ? { ...message, reply: { messageReference: asked } } : message;

    await general.send(sent);
    discord.deny(GENERAL, permission);
    expect(await general.send(sent).catch(codeOf)).toBe(code);
  });

  it('of threads are others than of channels, and answers to people need none', async () => {
    const discord = await discordForTest();
    const seen: boolean[] = [];
    const { client } = await botThat(discord, async (interaction) => {
      seen.push(interaction.appPermissions.has('CreatePublicThreads'));
      if (interaction.isRepliable()) await interaction.reply('an answer');
    });
    const general = await roomAt(client, GENERAL);
    const thread = await (await general.send('root')).startThread({ name: 'talk' });

    discord.deny(GENERAL, 'SEND_MESSAGES', 'CREATE_PUBLIC_THREADS');
    await thread.send('still');
    expect(await general.send('x').catch(codeOf)).toBe(50013);
    discord.deny(thread.id, 'SEND_MESSAGES_IN_THREADS');
    expect(await thread.send('x').catch(codeOf)).toBe(50013);
    const outcome = await discord.slash(ADA, GENERAL, 'plan');
    const answer = await general.messages.fetch(outcome.ok ? (outcome.message?.id ?? '') : '');

    expect(outcome).toMatchObject({ did: 'replied' });
    expect(seen).toEqual([false]);
    expect(await answer.startThread({ name: 'x' }).catch(codeOf)).toBe(50013);
  });

  it('that a command is kept for, people need', async () => {
    const discord = await discordForTest();
    await botThat(discord, undefined, {
      commands: [{ name: 'plan', description: 'x', defaultMemberPermissions: '0' }],
    });

    await expect(discord.slash(ADA, GENERAL, 'plan')).rejects.toThrow(/may not use plan/u);
  });
});

it('a server that throws the bot out is gone for it until it is brought back', async () => {
  const discord = await discordForTest();
  const told: string[] = [];
  const client = await clientFor(discord, (one) => {
    for (const name of ['guildDelete', 'guildCreate', 'guildUnavailable', 'guildAvailable'] as const)
      one.on(name, () => told.push(name));
  });
  const general = await placeAt(client, GENERAL);

  discord.outage(true);
  discord.outage(false);
  discord.kick();
  await discord.until(() => told.length === 4, 'it is told');
  expect(await general.send('x').catch(codeOf)).toBe(50001);
  expect(client.guilds.cache.has(GUILD)).toBe(false);
  discord.welcome();
  await discord.until(() => told.length === 5, 'it is told');

  // The first comes with the login.
  expect(told).toEqual([
    'guildAvailable',
    'guildUnavailable',
    'guildAvailable',
    'guildDelete',
    'guildCreate',
  ]);
  await (await placeAt(client, GENERAL)).send('back');
});

describe('commands', () => {
  it('are replaced as a whole, keep their ids by name, and of one server go before those of all', async () => {
    const discord = await discordForTest();
    const client = await clientFor(discord);
    const { commands } = client.application;
    const plan = { name: 'plan', description: 'everywhere' };

    const first = await commands.set([plan, { name: 'walk', description: 'x' }]);
    const second = await commands.set([{ ...plan, description: 'changed' }]);
    const own = await commands.create({ ...plan, description: 'here' }, GUILD);
    await own.edit({ description: 'here still' });

    expect(second.first()?.id).toBe(first.find(({ name }) => name === 'plan')?.id);
    expect([...(await commands.fetch()).values()]).toMatchObject([{ name: 'plan', description: 'changed' }]);
    expect(discord.commands(GUILD)).toMatchObject([{ id: own.id, body: { description: 'here still' } }]);
    await own.delete();
    expect(discord.commands(GUILD)).toEqual([]);
    expect(await commands.fetch(own.id).catch(codeOf)).toBe(10063);
    expect(discord.breaches).toEqual([]);
  });

  it('are a hundred at most, and so many of other kinds', async () => {
    const discord = await discordForTest();
    const { commands } = (await clientFor(discord)).application;
    const many = (count: number, type: 1 | 3) =>
      Array.from({ length: count }, (_, index) => ({
        ...{ name: `n${index}`, type, description: type === 1 ? 'x' : '' },
      }));

    expect(await commands.set(many(101, 1)).catch(codeOf)).toBe(30032);
    expect(await commands.set(many(16, 3)).catch(codeOf)).toBe(30032);
    await commands.set(many(15, 3));
  });
});

it('the client finds its server, its rooms and its people', async () => {
  const discord = await discordForTest();
  const client = await clientFor(discord);
  const guild = await client.guilds.fetch({ guild: GUILD, force: true });

  expect(await guild.members.fetch({ user: ADA, force: true })).toMatchObject({ id: ADA });
  expect((await guild.channels.fetch()).has(GENERAL)).toBe(true);
  expect((await guild.roles.fetch()).size).toBe(3);
  expect((await guild.channels.fetchActiveThreads()).threads.size).toBe(0);
  expect(await guild.members.fetch('1199999999999999999').catch(codeOf)).toBe(10007);
});
