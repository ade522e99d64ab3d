// The peer that answers are compared with: a plain discord.js bot that stores nothing and only defers.
import { Client, Events, GatewayIntentBits, MessageFlags } from 'discord.js';
import { BOT_TOKEN } from '../../test/doubles/discord/settings.ts';
import { serveParent } from '../platforms/child.ts';
import { task } from './child.ts';

const { apiUrl } = task();
const client = new Client({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
  rest: { api: apiUrl, globalRequestsPerSecond: Number.POSITIVE_INFINITY },
});
client.on(Events.InteractionCreate, async (interaction) => {
  if (interaction.isChatInputCommand()) await interaction.deferReply({ flags: MessageFlags.Ephemeral });
  if (interaction.isMessageComponent()) await interaction.deferUpdate();
});
const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve));
await client.login(BOT_TOKEN);
await ready;
serveParent({ port: undefined, takeAcks: () => [], end: () => client.destroy() });
