// What ids in an interaction stand for: people, roles, channels, messages, files.
import type { Json } from '../../json.ts';
import { INTENT } from '../numbers.ts';
import { permissionsIn } from '../permissions.ts';
import type { Channel } from '../settings.ts';
import { shownChannel, shownRole } from '../shown/channels.ts';
import { shownAttachment, shownMessage } from '../shown/messages.ts';
import { shownMembership, shownPerson } from '../shown/people.ts';
import type { Attachment, Message, World } from '../world.ts';

export type Kind = 'user' | 'role' | 'channel' | 'mentionable';

export type Resolved = {
  add(kind: Kind, id: string): void;
  addMessage(message: Message): void;
  addFile(file: Attachment): void;
  /** Undefined where nothing is in it. */
  json(): Json | undefined;
};

/** Collects for one interaction at that place. `add` throws where there is no such one. */
export function resolver(world: World, place: Channel): Resolved {
  const found: Record<string, Record<string, Json>> = {};
  const put = (group: string, id: string, shown: Json): void => {
    found[group] = { ...found[group], [id]: shown };
  };
  const guild = place.guild === undefined ? undefined : world.guilds.get(place.guild);
  const addPerson = (id: string): void => {
    put('users', id, shownPerson(world, id));
    if (guild?.members.has(id) !== true) return;
    const permissions = String(permissionsIn(world, id, place));
    put('members', id, { ...shownMembership(guild, id), permissions });
  };
  return {
    add(kind, id) {
      const role = guild?.roles.find((one) => one.id === id);
      const channel = world.channels.get(id);
      if ((kind === 'user' || kind === 'mentionable') && world.people.has(id)) return addPerson(id);
      if ((kind === 'role' || kind === 'mentionable') && role) return put('roles', id, shownRole(role));
      if (kind === 'channel' && channel) return put('channels', id, { ...shownChannel(world, channel) });
      throw new Error(`nobody can choose the ${kind} ${id}`);
    },
    // The app may read the message that its menu was opened on.
    addMessage: (message) => put('messages', message.id, shownMessage(world, message, INTENT.messageContent)),
    addFile: (file) => put('attachments', file.id, shownAttachment(world, place.id, file)),
    json: () => (Object.keys(found).length === 0 ? undefined : found),
  };
}
