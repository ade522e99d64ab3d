// People and members as Discord shows them.
import type { Json } from '../../json.ts';
import { permissionsIn } from '../permissions.ts';
import { type Channel, type Guild, personOf } from '../settings.ts';
import type { World } from '../world.ts';

export function shownPerson({ people }: World, id: string): Json {
  const { name, bot } = people.get(id) ?? personOf(id, 'gone');
  return {
    ...{ id, username: name, discriminator: '0', global_name: bot ? null : name, avatar: null },
    ...{ public_flags: 0, flags: 0, primary_guild: null },
    ...(bot ? { bot: true } : {}),
  };
}

const JOINED = '2024-01-01T00:00:00.000Z';

/** Without the person himself, as in messages. */
export function shownMembership(guild: Guild, id: string): Json {
  const roles = guild.roles.filter((role) => role.members.has(id) && role.id !== guild.id);
  return {
    ...{ roles: roles.map((role) => role.id), joined_at: JOINED, premium_since: null, nick: null },
    ...{ avatar: null, banner: null, pending: false, communication_disabled_until: null },
    ...{ flags: 0, mute: false, deaf: false },
  };
}

export const shownMember = (world: World, guild: Guild, id: string): Json => ({
  ...shownMembership(guild, id),
  user: shownPerson(world, id),
});

/** As interactions name the one who acts: with what he may do there. */
export const shownActor = (world: World, guild: Guild, at: { person: string; channel: Channel }): Json => ({
  ...shownMember(world, guild, at.person),
  permissions: String(permissionsIn(world, at.person, at.channel)),
});
