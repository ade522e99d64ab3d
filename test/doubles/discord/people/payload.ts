// The event that tells an app of what a person did with it.
import { asText, given, type Json } from '../../json.ts';
import { CONTEXT, INSTALL } from '../numbers.ts';
import { permissionsIn } from '../permissions.ts';
import { BOT, type Channel } from '../settings.ts';
import { shownChannel } from '../shown/channels.ts';
import { shownMessage } from '../shown/messages.ts';
import { shownActor, shownPerson } from '../shown/people.ts';
import type { Message, World } from '../world.ts';

export const contextOf = ({ guild, recipients }: Channel): number => {
  if (guild !== undefined) return CONTEXT.guild;
  return recipients.includes(BOT) ? CONTEXT.botDirect : CONTEXT.privateChannel;
};

const numbers = (value: unknown, otherwise: readonly number[]): readonly number[] =>
  Array.isArray(value) ? value.map(Number) : otherwise;

/**
 * By which installations the app is there for that person: ids by kind. Of a command only those count that it is made
 * for; empty: nobody can use it there.
 */
export function ownersOf(
  world: World,
  { person, channel, command = {} }: { person: string; channel: Channel; command?: Json },
): Json {
  const context = contextOf(channel);
  const kinds = numbers(command.integration_types, [INSTALL.guild]);
  const everywhere = [CONTEXT.guild, CONTEXT.botDirect, CONTEXT.privateChannel];
  if (!numbers(command.contexts, everywhere).includes(context)) return {};
  const guild = channel.guild === undefined ? undefined : world.guilds.get(channel.guild);
  const isInstalled = guild ? guild.members.has(BOT) : context === CONTEXT.botDirect;
  return given({
    [INSTALL.guild]: kinds.includes(INSTALL.guild) && isInstalled ? (guild?.id ?? '0') : undefined,
    [INSTALL.user]: kinds.includes(INSTALL.user) && world.installs.has(person) ? person : undefined,
  });
}

export type Act = {
  id: string;
  token: string;
  type: number;
  person: string;
  channel: Channel;
  owners: Json;
  data: Json;
  /** Whose control was used, or in whose window. */
  message: Message | undefined;
};

/** What the app's session sees of it; the message is its own, so it sees all of that. */
export function payloadOf(world: World, act: Act): Json {
  const { id, token, type, person, channel, owners, data, message } = act;
  const guild = channel.guild === undefined ? undefined : world.guilds.get(channel.guild);
  const theirs = String(permissionsIn(world, person, channel));
  const shown = shownChannel(world, channel);
  const here: Json = guild
    ? {
        ...{ guild_id: guild.id, guild: { id: guild.id, locale: guild.locale, features: [] } },
        ...{ guild_locale: guild.locale, member: shownActor(world, guild, { person, channel }) },
        channel: { ...shown, permissions: theirs },
      }
    : { user: shownPerson(world, person), channel: shown };
  return given({
    ...{ id, application_id: BOT, type, token, version: 1, data, entitlements: [] },
    ...{ channel_id: channel.id, context: contextOf(channel), authorizing_integration_owners: owners },
    ...here,
    app_permissions: String(permissionsIn(world, BOT, channel)),
    locale: asText(world.people.get(person)?.locale),
    attachment_size_limit: world.settings.fileLimit,
    message: message ? shownMessage(world, message, 0) : undefined,
  });
}
