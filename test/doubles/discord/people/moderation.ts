// What is done to servers, channels and threads by those who look after them.
import { changeThread, removeChannel, tellChannel } from '../channels.ts';
import { INTENT } from '../numbers.ts';
import { bits, type Permission } from '../permissions.ts';
import {
  BOT,
  BOT_NAME,
  type Channel,
  GUILD,
  type Guild,
  INVITED_FOR,
  MOD,
  type Overwrite,
  type Thread,
} from '../settings.ts';
import { shownGuildWithAll } from '../shown/channels.ts';
import { rename } from '../threads.ts';
import type { World } from '../world.ts';

export type Moderation = {
  /** Archives, wakes, locks, unlocks or renames a thread. Threads do not go to sleep by the clock. */
  moderate(thread: string, changes: Partial<Pick<Thread, 'archived' | 'locked'>> & { name?: string }): void;
  /** Deletes a channel or thread. */
  removeChannel(channel: string): void;
  /** The bot may no longer do that in the channel; for a thread its channel counts. */
  deny(channel: string, ...permissions: Permission[]): void;
  /** The bot may do that in the channel. */
  allow(channel: string, ...permissions: Permission[]): void;
  /** The bot is thrown out of the server. */
  kick(guild?: string): void;
  /** The bot is brought into the server. */
  welcome(guild?: string): void;
  /** The server cannot be reached, or can again. */
  outage(isOut: boolean, guild?: string): void;
  /** That person installs the app for himself, or removes it. */
  install(person: string, isInstalled?: boolean): void;
};

function channelIn({ channels }: World, id: string): Channel {
  const channel = channels.get(id);
  if (!channel) throw new Error(`there is no channel ${id}`);
  return channel;
}

function guildIn({ guilds }: World, id: string): Guild {
  const guild = guilds.get(id);
  if (!guild) throw new Error(`there is no server ${id}`);
  return guild;
}

/** What the channel itself says of the bot, made where it says nothing yet. */
function overwriteOf(world: World, id: string): { room: Channel; overwrite: Overwrite } {
  const channel = channelIn(world, id);
  const room = channel.parent === undefined ? channel : (world.channels.get(channel.parent) ?? channel);
  const known = room.overwrites.find((one) => one.id === BOT);
  const overwrite: Overwrite = known ?? { id: BOT, kind: 'member', allow: 0n, deny: 0n };
  if (!known) room.overwrites.push(overwrite);
  return { room, overwrite };
}

function tellGuild(world: World, guild: Guild, word: 'CREATE' | 'DELETE', isOut: boolean): void {
  const gone = isOut ? { id: guild.id, unavailable: true } : { id: guild.id };
  const data = word === 'CREATE' ? shownGuildWithAll(world, guild) : gone;
  world.tell({ name: `GUILD_${word}`, guild: guild.id, intent: INTENT.guilds, data: () => data });
  world.watch.changed();
}

function membership(world: World): Pick<Moderation, 'kick' | 'welcome' | 'outage'> {
  return {
    kick(id = GUILD) {
      const guild = guildIn(world, id);
      guild.members.delete(BOT);
      for (const { members } of guild.roles) members.delete(BOT);
      tellGuild(world, guild, 'DELETE', false);
    },
    welcome(id = GUILD) {
      const guild = guildIn(world, id);
      guild.members.add(BOT);
      guild.roles[0]?.members.add(BOT);
      const own = guild.roles.find(({ name }) => name === BOT_NAME);
      if (own) own.members.add(BOT);
      else
        guild.roles.push({
          ...{ id: world.id(), name: BOT_NAME, permissions: INVITED_FOR, members: new Set([BOT]) },
        });
      tellGuild(world, guild, 'CREATE', false);
    },
    outage: (isOut, id = GUILD) => tellGuild(world, guildIn(world, id), isOut ? 'DELETE' : 'CREATE', isOut),
  };
}

export function moderation(world: World): Moderation {
  return {
    ...membership(world),
    moderate(id, { name, ...changes }) {
      const channel = channelIn(world, id);
      if (name !== undefined) rename(world, channel, { by: MOD, name });
      changeThread(world, channel, changes);
    },
    removeChannel: (id) => removeChannel(world, channelIn(world, id)),
    deny(id, ...permissions) {
      const { room, overwrite } = overwriteOf(world, id);
      overwrite.allow &= ~bits(...permissions);
      overwrite.deny |= bits(...permissions);
      tellChannel(world, room, 'UPDATE');
    },
    allow(id, ...permissions) {
      const { room, overwrite } = overwriteOf(world, id);
      overwrite.allow |= bits(...permissions);
      overwrite.deny &= ~bits(...permissions);
      tellChannel(world, room, 'UPDATE');
    },
    install(person, isInstalled = true) {
      if (isInstalled) world.installs.add(person);
      else world.installs.delete(person);
    },
  };
}
