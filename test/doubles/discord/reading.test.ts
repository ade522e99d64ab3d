// What a bot is told and may read: intents, channels, the content of messages.
import { GatewayIntentBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { discordForTest } from './discord.ts';
import { type Act, botThat, clientFor, placeAt } from './djs.ts';
import { ADA, BEN, BOT, directOf, GENERAL, HIDDEN } from './settings.ts';

describe('without the intent for content', () => {
  it('a bot reads what is meant for it', async () => {
    const discord = await discordForTest();
    const { client, heard } = await botThat(discord, async (interaction) => {
      if (interaction.isRepliable()) await interaction.reply('an answer');
    });
    const general = await placeAt(client, GENERAL);
    const { id: sent } = await general.send('sent');
    const answered = await discord.slash(ADA, GENERAL, 'plan');
    const answer = answered.ok ? (answered.message?.id ?? '') : '';

    await discord.say(ADA, GENERAL, 'to nobody', { files: [{ name: 'a.txt', content: 'x' }] });
    await discord.mention(ADA, GENERAL, 'to the bot');
    await discord.say(ADA, GENERAL, 'reply with ping', { replyTo: sent });
    await discord.say(ADA, GENERAL, 'reply without', { replyTo: sent, ping: false });
    await discord.say(ADA, GENERAL, 'reply to an answer', { replyTo: answer });
    await discord.say(ADA, directOf(ADA), 'directly');
    await discord.until(() => heard.length === 6, 'all are heard');

    const read = ['', `<@${BOT}> to the bot`, 'reply with ping', '', ''];
    expect(heard.map(({ content }) => content)).toEqual([...read, 'directly']);
    expect(heard[0]?.attachments.size).toBe(0);
    const listed = [...(await general.messages.fetch({ limit: 5, cache: false })).values()];
    expect(listed.map(({ content }) => content)).toEqual(read.toReversed());
    // The ping is told even where the content is not.
    expect(heard[4]?.mentions.has(BOT)).toBe(true);
  });

  it('a thread that was begun by somebody is there, its talk is not', async () => {
    const discord = await discordForTest();
    const { client } = await botThat(discord);
    const thread = await discord.thread(ADA, GENERAL, 'talk');
    await discord.say(ADA, thread, 'secret');
    await discord.mention(BEN, thread, 'help');

    const there = await placeAt(client, thread);
    const contents = [...(await there.messages.fetch()).values()].map(({ content }) => content);

    expect(contents).toEqual([`<@${BOT}> help`, '']);
  });
});

it('with the intent, where the portal has it, all is read', async () => {
  const discord = await discordForTest({ privileged: ['messageContent'] });
  const { client, heard } = await botThat(discord, undefined, {
    options: {
      intents: [
        ...[GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
        GatewayIntentBits.MessageContent,
      ],
    },
  });

  await discord.say(ADA, GENERAL, 'to nobody');
  await discord.say(ADA, directOf(ADA), 'directly');
  await discord.until(() => heard.length === 1, 'it is heard');

  expect(heard).toMatchObject([{ content: 'to nobody' }]);
  const [message] = (await (await placeAt(client, GENERAL)).messages.fetch({ cache: false })).values();
  expect(message).toMatchObject({ content: 'to nobody' });
});

it('only what the intents ask for is told, and only from where the bot sees', async () => {
  const discord = await discordForTest();
  const all = await botThat(discord);
  const answers: Act = async (interaction) => interaction.isRepliable() && interaction.reply('told');
  const few = await botThat(discord, answers, { options: { intents: [GatewayIntentBits.Guilds] } });

  await discord.say(ADA, HIDDEN, 'hidden');
  await discord.say(ADA, GENERAL, 'seen');
  await discord.until(() => all.heard.length === 1, 'it is heard');
  // Interactions need no intent.
  expect(await discord.slash(ADA, GENERAL, 'plan')).toMatchObject({ did: 'replied' });

  expect(all.heard).toMatchObject([{ channelId: GENERAL }]);
  expect(few.heard).toEqual([]);
});

it('what only one person sees is told like a direct message, without a server', async () => {
  const discord = await discordForTest();
  const told: (string | null)[] = [];
  await clientFor(discord, (one) => {
    one.on('interactionCreate', async (interaction) => {
      if (interaction.isRepliable()) await interaction.reply({ content: 'psst', flags: 64 });
    });
    one.on('raw', (packet: { t?: string; d?: { guild_id?: string } }) => {
      if (packet.t === 'MESSAGE_CREATE') told.push(packet.d?.guild_id ?? null);
    });
    one.once('clientReady', (ready) => ready.application.commands.set([{ name: 'plan', description: 'x' }]));
  });
  await discord.until(() => discord.commands().length === 1, 'the command is there');

  await discord.slash(ADA, GENERAL, 'plan');
  await discord.until(() => told.length === 1, 'it is told');

  expect(told).toEqual([null]);
  expect(discord.history(GENERAL)).toEqual([]);
});
