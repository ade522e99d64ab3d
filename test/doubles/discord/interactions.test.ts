// Interactions as the real client meets them: first answers, edits, follow-ups, windows, and their time.
import { MessageFlags } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { movingClock } from '../../clock.ts';
import type { People } from '../people.ts';
import { discordForTest } from './discord.ts';
import { type Act, botThat, PLAN } from './djs.ts';
import { ADA, BEN, BOT, directOf, ELSEWHERE, FOREIGN, GENERAL, GUILD, PRIVATE } from './settings.ts';

const NOON = Date.parse('2026-11-20T12:00:00Z');
const SECOND = 1000;
const MINUTE = 60 * SECOND;

const everywhere = { ...PLAN, integration_types: [0, 1], contexts: [0, 1, 2] };

describe('a command', () => {
  it('is deferred for one person, then filled, then followed', async () => {
    const discord = await discordForTest();
    await botThat(discord, async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply({ flags: MessageFlags.Ephemeral });
      await interaction.editReply('only for you');
      await interaction.followUp('for all');
    });

    const outcome = await discord.slash(ADA, GENERAL, '/plan');
    await discord.until(() => discord.messages(GENERAL).length === 1, 'all is said');
    await discord.settled();

    expect(outcome).toMatchObject({ ok: true, did: 'deferred', message: { onlyFor: ADA } });
    expect(discord.ephemerals(ADA)).toMatchObject([
      { content: 'only for you', flags: MessageFlags.Ephemeral },
    ]);
    expect(discord.ephemerals(BEN)).toEqual([]);
    expect(discord.messages(GENERAL)).toMatchObject([{ content: 'for all' }]);
    expect(discord.breaches).toEqual([]);
  });

  it('carries options as they are typed, with what ids stand for', async () => {
    const discord = await discordForTest();
    const seen: unknown[] = [];
    const options = [
      { type: 3, name: 'topic', description: 'what', required: true, max_length: 9 },
      { type: 6, name: 'who', description: 'who' },
      { type: 4, name: 'weeks', description: 'weeks', choices: [{ name: 'two', value: 2 }] },
      { type: 11, name: 'notes', description: 'notes' },
    ];
    const commands = [{ ...PLAN, options: [{ type: 1, name: 'show', description: 'shows', options }] }];
    await botThat(
      discord,
      async (interaction) => {
        if (!interaction.isChatInputCommand()) return;
        const { options: given } = interaction;
        seen.push(given.getSubcommand(), given.getString('topic'), given.getInteger('weeks'));
        seen.push(given.getUser('who')?.username, given.getAttachment('notes')?.name);
        await interaction.reply('ok');
      },
      { commands },
    );

    await discord.slash(ADA, GENERAL, `/plan show the tone who: ${BEN} weeks: 2`);
    const notes = { name: 'notes.txt', content: 'x' };
    await discord.slash(ADA, GENERAL, { name: 'plan show', options: { topic: 'tone', notes } });

    expect(seen).toEqual([
      'show',
      'the tone',
      2,
      'ben',
      undefined,
      'show',
      'tone',
      null,
      undefined,
      'notes.txt',
    ]);
    const wrong = (text: string) => discord.slash(ADA, GENERAL, text);
    await expect(wrong('/plan show')).rejects.toThrow(/topic must be filled in/u);
    await expect(wrong('/plan show a very long topic')).rejects.toThrow(/topic is too long/u);
    await expect(wrong('/plan show x weeks: 3')).rejects.toThrow(/no choice 3/u);
    await expect(wrong('/plan')).rejects.toThrow(/needs a subcommand/u);
    await expect(wrong('/walk')).rejects.toThrow(/no command is named "walk"/u);
  });

  it('that completes itself is asked while it is typed', async () => {
    const discord = await discordForTest();
    const options = [{ type: 3, name: 'topic', description: 'what', required: true, autocomplete: true }];
    await botThat(
      discord,
      async (interaction) => {
        if (!interaction.isAutocomplete()) return;
        const typed = interaction.options.getFocused();
        await interaction.respond([{ name: `about ${typed}`, value: typed }]);
      },
      { commands: [{ ...PLAN, options }] },
    );

    const typed = { name: 'plan', options: { topic: 'to' } };
    const outcome = await discord.autocomplete(ADA, GENERAL, typed, 'topic');

    expect(outcome).toMatchObject({ did: 'chose', choices: [{ name: 'about to', value: 'to' }] });
  });

  it('says where it comes from and by which installation', async () => {
    const discord = await discordForTest({ installs: [ADA] });
    const seen: unknown[] = [];
    await botThat(
      discord,
      async (interaction) => {
        if (!interaction.isChatInputCommand()) return;
        const { context, guildId, authorizingIntegrationOwners: owners, locale } = interaction;
        const authorized = [owners[0] ?? null, owners[1] ?? null];
        seen.push([context, guildId, ...authorized, locale, interaction.appPermissions.has('SendMessages')]);
        await interaction.reply({ content: 'ok', flags: MessageFlags.Ephemeral });
      },
      { commands: [everywhere] },
    );

    for (const place of [GENERAL, FOREIGN, directOf(ADA), PRIVATE]) await discord.slash(ADA, place, 'plan');
    await discord.slash(BEN, GENERAL, 'plan');

    expect(seen).toEqual([
      [0, GUILD, GUILD, ADA, 'de', true],
      [0, ELSEWHERE, null, ADA, 'de', false],
      [1, null, '0', ADA, 'de', false],
      [2, null, null, ADA, 'de', false],
      [0, GUILD, GUILD, null, 'en-GB', true],
    ]);
    await expect(discord.slash(BEN, FOREIGN, 'plan')).rejects.toThrow(/cannot be used in/u);
  });

  it('of a message shows it to the app, whoever wrote it', async () => {
    const discord = await discordForTest();
    const seen: string[] = [];
    await botThat(
      discord,
      async (interaction) => {
        if (!interaction.isMessageContextMenuCommand()) return;
        seen.push(interaction.targetMessage.content);
        await interaction.reply('taken');
      },
      { commands: [{ type: 3, name: 'Take this' }] },
    );
    const id = await discord.say(BEN, GENERAL, 'a long story');

    expect(await discord.shortcut(ADA, id, 'Take this')).toMatchObject({ did: 'replied' });

    expect(seen).toEqual(['a long story']);
    expect(discord.messages(GENERAL)[1]).toMatchObject({ type: 23, reference: { message: id } });
  });
});

describe('the time of an interaction', () => {
  it('is over after three seconds: the person sees a failure, the app 10062', async () => {
    const time = movingClock(NOON);
    const discord = await discordForTest({ clock: time.clock });
    const late = Promise.withResolvers<void>();
    const { thrown } = await botThat(discord, async (interaction) => {
      await late.promise;
      if (interaction.isRepliable()) await interaction.reply('too late');
    });

    const doing = discord.slash(ADA, GENERAL, 'plan');
    await time.move(3 * SECOND + 1);
    expect(await doing).toMatchObject({ ok: false, why: 'The application did not respond' });
    late.resolve();
    await discord.until(() => thrown.length === 1, 'the app is refused');

    expect(thrown).toMatchObject([{ code: 10062 }]);
    expect(discord.messages(GENERAL)).toEqual([]);
  });

  it('has one first answer (40060), and a token of fifteen minutes (50027)', async () => {
    const time = movingClock(NOON);
    const discord = await discordForTest({ clock: time.clock });
    const later = Promise.withResolvers<void>();
    const act: Act = async (interaction) => {
      if (!interaction.isRepliable()) return;
      await interaction.reply('once');
      await later.promise;
      await interaction.editReply('again');
    };
    const { thrown } = await botThat(discord, act);
    const second = await botThat(discord, act);

    await discord.slash(ADA, GENERAL, 'plan');
    await discord.until(() => thrown.length + second.thrown.length === 1, 'one is refused');
    await time.move(15 * MINUTE + 1);
    later.resolve();
    await discord.until(() => thrown.length + second.thrown.length === 2, 'the other is refused as well');

    expect([...thrown, ...second.thrown].map(({ code }) => code)).toEqual(
      expect.arrayContaining([40060, 50027]),
    );
    expect(discord.messages(GENERAL)).toMatchObject([{ content: 'once' }]);
  });

  it('fails at once where no session is open', async () => {
    const discord = await discordForTest();
    const { client } = await botThat(discord);
    await client.destroy();
    await discord.until(() => discord.gateway.sessions.length === 0, 'it is gone');

    expect(await discord.slash(ADA, GENERAL, 'plan')).toMatchObject({ ok: false, why: 'no session is open' });
  });
});

it('people do here what they do on every platform', async () => {
  const discord = await discordForTest();
  const { heard } = await botThat(discord, async (interaction) => {
    if (interaction.isRepliable()) await interaction.reply('an answer');
  });
  const people: Omit<People, 'submit'> = discord;

  const id = await people.mention(ADA, { channel: GENERAL }, 'help');
  const thread = await discord.thread(BEN, id, 'talk');
  await people.say(ADA, { channel: GENERAL, thread: id }, `<@${BOT}> more`);
  expect(await people.slash(ADA, GENERAL, 'plan')).toMatchObject({ ok: true });
  await discord.edit(ADA, id, 'never mind');
  await discord.until(() => heard.length === 3, 'all is heard');
  await discord.remove(ADA, id);

  expect(thread).toBe(id);
  expect(discord.message(id)).toMatchObject({ content: 'never mind', deleted: true });
  expect(discord.messages(thread)).toMatchObject([{ content: `<@${BOT}> more` }]);
  await expect(discord.edit(BEN, id, 'x')).rejects.toThrow(/sees no message/u);
});

it('an app that only a person installed may follow up five times (40094)', async () => {
  const discord = await discordForTest({ installs: [ADA] });
  const { thrown } = await botThat(
    discord,
    async (interaction) => {
      if (!interaction.isRepliable()) return;
      await interaction.reply({ content: 'first', flags: MessageFlags.Ephemeral });
      for (let count = 1; count <= 6; count++)
        await interaction.followUp({ content: `${count}`, flags: MessageFlags.Ephemeral });
    },
    { commands: [everywhere] },
  );

  await discord.slash(ADA, FOREIGN, 'plan');
  await discord.until(() => thrown.length === 1, 'it is refused');

  expect(thrown).toMatchObject([{ code: 40094 }]);
  expect(discord.ephemerals(ADA)).toHaveLength(6);
});

it('a first follow-up fills the answer that is loading; a deleted answer is unknown', async () => {
  const discord = await discordForTest();
  const { thrown } = await botThat(discord, async (interaction) => {
    if (!interaction.isRepliable()) return;
    await interaction.deferReply();
    await interaction.followUp('filled');
    await interaction.deleteReply();
    await interaction.editReply('gone');
  });

  const outcome = await discord.slash(ADA, GENERAL, 'plan');
  await discord.until(() => thrown.length === 1, 'it is refused');

  expect(outcome).toMatchObject({ message: { content: 'filled', deleted: true } });
  expect(discord.messages(GENERAL)).toEqual([]);
  expect(thrown).toMatchObject([{ code: 10008 }]);
});

it('a first answer must fit what the person did', async () => {
  const discord = await discordForTest();
  const { thrown } = await botThat(discord, async (interaction) => {
    const { id, token, client } = interaction;
    await client.rest.post(`/interactions/${id}/${token}/callback`, { body: { type: 6 }, auth: false });
  });

  void discord.slash(ADA, GENERAL, 'plan');
  await discord.until(() => thrown.length === 1, 'it is refused');

  expect(discord.breaches).toMatchObject([{ operation: 'create_interaction_response', path: ['type'] }]);
});
