// The double's own answers against Discord's description of them, and what the client itself makes of them.

import {
  ChannelType,
  ContainerBuilder,
  FileBuilder,
  MessageFlags,
  StringSelectMenuBuilder,
} from 'discord.js';
// @ts-expect-error: it comes without types.
import * as described from 'discord-api-spec/zod';
import { expect, it } from 'vitest';
import { discordForTest } from './discord.ts';
import { botThat, roomAt } from './djs.ts';
import type { Operation } from './rest/operations.ts';
import { type Schema, wrongsBy } from './rules/spec.ts';
import { ADA, BEN, BOT, directOf, GENERAL, GUILD } from './settings.ts';
import type { Call } from './world.ts';

/** What answers look like. Lists are taken one by one. */
const SHAPES: Readonly<Partial<Record<Operation, Schema>>> = {
  get_bot_gateway: described.GatewayBotResponseSchema,
  get_my_user: described.UserPIIResponseSchema,
  get_my_application: described.PrivateApplicationResponseSchema,
  create_dm: described.PrivateChannelResponseSchema,
  bulk_set_application_commands: described.ApplicationCommandResponseSchema,
  get_guild: described.GuildWithCountsResponseSchema,
  list_guild_roles: described.GuildRoleResponseSchema,
  get_guild_member: described.GuildMemberResponseSchema,
  create_message: described.MessageResponseSchema,
  update_message: described.MessageResponseSchema,
  get_message: described.MessageResponseSchema,
  list_messages: described.MessageResponseSchema,
  create_thread_from_message: described.ThreadResponseSchema,
  create_thread: described.ThreadResponseSchema,
  create_interaction_response: described.InteractionCallbackResponseSchema,
  execute_webhook: described.MessageResponseSchema,
  update_original_webhook_message: described.MessageResponseSchema,
};

function faultsOf({ operation, answer }: Call): string[] {
  const schema = SHAPES[operation];
  const all = Array.isArray(answer) ? answer : [answer];
  const faults = schema ? all.flatMap((one) => wrongsBy(schema, one)) : [];
  return faults.map(({ path, message }) => `${operation} ${path.join('.')}: ${message}`);
}

it('answers are as Discord describes them', async () => {
  const discord = await discordForTest();
  const { client, thrown } = await botThat(
    discord,
    async (interaction) => {
      if (!interaction.isRepliable()) return;
      await interaction.reply({ content: 'one', withResponse: true });
      await interaction.editReply({
        content: 'two',
        embeds: [{ title: 'x', fields: [{ name: 'a', value: 'b' }] }],
      });
      await interaction.followUp({ content: 'three', flags: MessageFlags.Ephemeral });
    },
    {
      commands: [
        { name: 'plan', description: 'x', options: [{ type: 3, name: 'a', description: 'b' }] },
        { name: 'take', type: 3 },
      ],
    },
  );
  const general = await roomAt(client, GENERAL);
  const card = new ContainerBuilder()
    .addTextDisplayComponents((one) => one.setContent(`<@${ADA}>`))
    .addSeparatorComponents((one) => one.setDivider(true))
    .addSectionComponents((one) =>
      one
        .addTextDisplayComponents((text) => text.setContent('x'))
        .setButtonAccessory((button) => button.setCustomId('a').setLabel('x').setStyle(1)),
    )
    .addFileComponents(new FileBuilder().setURL('attachment://a.txt'))
    .addActionRowComponents((row) =>
      row.addComponents(
        new StringSelectMenuBuilder({ custom_id: 'm', options: [{ label: 'x', value: 'x' }] }),
      ),
    );
  const files = [{ name: 'a.txt', attachment: Buffer.from('x') }];

  const sent = await general.send({ components: [card], files, flags: MessageFlags.IsComponentsV2 });
  await sent.edit({ components: [card] });
  const thread = await sent.startThread({ name: 'talk' });
  await (await thread.send('x')).reply('y');
  await general.threads.create({ name: 'other', type: ChannelType.PublicThread });
  await discord.say(BEN, GENERAL, 'x', { files: [{ name: 'b.txt', content: 'x' }] });
  await discord.slash(ADA, GENERAL, 'plan a: x');
  await discord.settled();
  await discord.shortcut(ADA, sent.id, 'take');
  await discord.click(ADA, sent.id, 'a');
  await discord.until(() => discord.ephemerals(ADA).length === 3, 'all is answered');
  await general.messages.fetch();
  await thread.messages.fetch();
  await client.users.send(ADA, 'x');
  await client.application.fetch();
  await client.rest.get('/users/@me');
  const guild = await client.guilds.fetch({ guild: GUILD, force: true });
  await guild.roles.fetch();
  await guild.members.fetch({ user: BOT, force: true });

  expect(thrown).toEqual([]);
  const seen = new Set(discord.calls.map(({ operation }) => operation));
  expect(Object.keys(SHAPES).filter((operation) => !seen.has(operation as Operation))).toEqual([
    'get_message',
  ]);
  expect([...new Set(discord.calls.flatMap(faultsOf))]).toEqual([]);
  expect(discord.messages(directOf(ADA))).toHaveLength(1);
  expect(discord.breaches).toEqual([]);
});
