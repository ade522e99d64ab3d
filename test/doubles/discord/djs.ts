// The real discord.js client, connected to the double and ended with the test.
import {
  type ApplicationCommandDataResolvable,
  type BaseInteraction,
  ChannelType,
  Client,
  type ClientOptions,
  Events,
  GatewayIntentBits,
  type Message,
  Partials,
  type SendableChannels,
  type TextChannel,
} from 'discord.js';
import { onTestFinished } from 'vitest';
import type { Discord } from './discord.ts';
import { BOT_TOKEN } from './settings.ts';

/** What a bot that reads no foreign content asks for. */
const INTENTS = [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages, GatewayIntentBits.DirectMessages];

export type Prepare = (client: Client) => void;

/** Not logged in yet. Nothing is repeated by the library itself, and it begins sessions as often as it likes. */
export function clientOf({ api }: Discord, options: Partial<ClientOptions> = {}): Client {
  const client = new Client({
    intents: INTENTS,
    partials: [Partials.Channel],
    rest: { api, retries: 0 },
    ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) },
    ...options,
  });
  onTestFinished(() => client.destroy());
  return client;
}

/** `prepare` adds the listeners. Resolves when the client is ready; `client.user` and `client.application` are there then. */
export async function clientFor(
  discord: Discord,
  prepare: Prepare = () => {},
  options: Partial<ClientOptions> = {},
): Promise<Client<true>> {
  const client = clientOf(discord, options);
  prepare(client);
  const ready = new Promise<Client<true>>((resolve) => {
    client.once(Events.ClientReady, resolve);
  });
  await client.login(BOT_TOKEN);
  return ready;
}

/** One slash command without options. */
export const PLAN = { name: 'plan', description: 'Makes a plan' };

export type Bot = {
  client: Client<true>;
  /** Messages of others that it was told of. */
  heard: Message[];
  /** What its answers ended in: errors of the library, with Discord's code. */
  thrown: { code?: unknown; message: string }[];
};

export type Act = (interaction: BaseInteraction) => Promise<unknown>;

/** A bot that hears, and does this with what people do. */
export async function botThat(
  discord: Discord,
  act: Act = async () => {},
  {
    commands = [PLAN],
    options = {},
  }: { commands?: readonly ApplicationCommandDataResolvable[]; options?: Partial<ClientOptions> } = {},
): Promise<Bot> {
  const bot: Omit<Bot, 'client'> = { heard: [], thrown: [] };
  const prepare: Prepare = (one) => {
    one.on(Events.MessageCreate, (message) => {
      if (message.author.id !== one.user?.id) bot.heard.push(message);
    });
    one.on(Events.InteractionCreate, (interaction) => {
      act(interaction).catch((error: Bot['thrown'][number]) => bot.thrown.push(error));
    });
  };
  const client = await clientFor(discord, prepare, options);
  await client.application.commands.set(commands);
  return { ...bot, client };
}

/** A place that the client can send to. */
export async function placeAt(client: Client, id: string): Promise<SendableChannels> {
  const channel = await client.channels.fetch(id, { force: true });
  if (!channel?.isSendable()) throw new Error(`nothing can be sent to ${id}`);
  return channel;
}

/** A text channel of a server, in which threads can begin. */
export async function roomAt(client: Client, id: string): Promise<TextChannel> {
  const channel = await client.channels.fetch(id, { force: true });
  if (channel?.type !== ChannelType.GuildText) throw new Error(`${id} is no text channel`);
  return channel;
}
