// What people do with the app: commands, controls, menus of messages, windows.
import { asJson, asText, given, type Json } from '../../json.ts';
import type { Modal, Outcome } from '../interaction.ts';
import { COMMAND, INTERACTION } from '../numbers.ts';
import { bits, permissionsIn, sees } from '../permissions.ts';
import { commandNamed } from '../rest/commands.ts';
import { isWritten } from '../rooms.ts';
import type { Channel } from '../settings.ts';
import type { Command, Message, World } from '../world.ts';
import { listOf, type Use } from './controls.ts';
import { deliver, openedBy } from './deliver.ts';
import { type Filled, filledIn } from './filled.ts';
import { optionsOf } from './options.ts';
import { ownersOf } from './payload.ts';
import { resolver } from './resolved.ts';
import { type Typed, typedIn } from './typed.ts';

/** A channel or conversation that this person sees. Throws otherwise. */
export function roomFor(world: World, by: string, id: string): Channel {
  const channel = world.channels.get(id);
  if (!channel) throw new Error(`there is no channel ${id}`);
  if (!sees(world, by, channel)) throw new Error(`${by} does not see the channel ${id}`);
  return channel;
}

/** A message that this person sees. Throws otherwise. */
export function messageFor(world: World, by: string, id: string): Message {
  const message = world.messages.get(id);
  const isHidden = message?.onlyFor !== undefined && message.onlyFor !== by;
  if (!message || message.deleted || isHidden) throw new Error(`${by} sees no message ${id}`);
  roomFor(world, by, message.channel);
  return message;
}

type Found = { command: Command; owners: Json };

/** Whether the person has the permissions that the command is kept for; "0" keeps it for administrators. */
function isAllowed(world: World, by: string, at: { channel: Channel; command: Json }): boolean {
  const kept = asText(at.command.default_member_permissions);
  if (kept === undefined || at.channel.guild === undefined) return true;
  const needed = kept === '0' ? bits('ADMINISTRATOR') : BigInt(kept);
  return (permissionsIn(world, by, at.channel) & needed) === needed;
}

/** A command that this person can use there. Throws otherwise. */
function commandFor(
  world: World,
  by: string,
  { channel, name, kind }: { channel: Channel; name: string; kind: number },
): Found {
  const command = commandNamed(world, { name, kind, guild: channel.guild });
  if (!command) throw new Error(`no command is named ${JSON.stringify(name)}`);
  const owners = ownersOf(world, { person: by, channel, command: command.body });
  if (Object.keys(owners).length === 0) throw new Error(`${name} cannot be used in ${channel.id}`);
  if (!isAllowed(world, by, { channel, command: command.body })) throw new Error(`${by} may not use ${name}`);
  return { command, owners };
}

const dataOf = ({ command }: Found, more: Json): Json =>
  given({ id: command.id, name: command.body.name, guild_id: command.guild, ...more });

/** `focused`: the option that is being typed; the app is asked what to offer then. */
export async function enter(
  world: World,
  by: string,
  { channel: id, typed, focused }: { channel: string; typed: Typed | string; focused?: string },
): Promise<Outcome> {
  const channel = roomFor(world, by, id);
  const [name = ''] = (typeof typed === 'string' ? typed : typed.name)
    .trim()
    .replace(/^\//u, '')
    .split(/\s+/u);
  const found = commandFor(world, by, { channel, name, kind: COMMAND.slash });
  const { body } = found.command;
  const whole = typeof typed === 'string' ? typedIn(typed.trim().replace(/^\//u, ''), body) : typed;
  const resolved = resolver(world, channel);
  const sought = focused === undefined ? {} : { focused };
  const options = optionsOf(world, { command: body, typed: whole, resolved, ...sought });
  const data = dataOf(found, {
    ...{ type: COMMAND.slash, resolved: resolved.json() },
    options: options.length > 0 ? options : undefined,
  });
  const type = focused === undefined ? INTERACTION.command : INTERACTION.autocomplete;
  const metadata = { name: whole.name, command_type: COMMAND.slash };
  return deliver(world, { type, person: by, channel, owners: found.owners, data, metadata });
}

/** Chooses an entry of a message's own menu. */
export async function choose(world: World, by: string, on: string, name: string): Promise<Outcome> {
  const message = messageFor(world, by, on);
  if (message.onlyFor !== undefined || !isWritten(message)) throw new Error(`the message ${on} has no menu`);
  const channel = roomFor(world, by, message.channel);
  const found = commandFor(world, by, { channel, name, kind: COMMAND.message });
  const resolved = resolver(world, channel);
  resolved.addMessage(message);
  const data = dataOf(found, { type: COMMAND.message, target_id: on, resolved: resolved.json() });
  const metadata = { name, command_type: COMMAND.message, target_message_id: on };
  const act = { type: INTERACTION.command, person: by, channel, owners: found.owners };
  return deliver(world, { ...act, data, metadata });
}

/** Uses a control, whether or not the message still has it. */
export async function use(
  world: World,
  by: string,
  message: Message,
  { control, values }: Use,
): Promise<Outcome> {
  const channel = roomFor(world, by, message.channel);
  const resolved = resolver(world, channel);
  const kind = listOf(control.type);
  if (kind) for (const id of values) resolved.add(kind, id);
  const isMenu = control.choices.length > 0 || kind !== undefined;
  const data = given({
    ...{ component_type: control.type, custom_id: control.id, id: control.component.id },
    ...{ values: isMenu ? values : undefined, resolved: resolved.json() },
  });
  const first = asJson(message.interaction).authorizing_integration_owners;
  const owners = first === undefined ? ownersOf(world, { person: by, channel }) : asJson(first);
  const act = { type: INTERACTION.component, person: by, channel, owners, data, message };
  return deliver(world, { ...act, metadata: { interacted_message_id: message.id } });
}

/** The window that is open before this person. */
export function modalFor(world: World, by: string, id: string): Modal {
  const modal = world.modals.get(by);
  if (modal?.id !== id) throw new Error(`the modal ${id} is not open before ${by}`);
  return modal;
}

/** Sends a window off. It stays open where the app does not take it. */
export async function sendOff(world: World, by: string, id: string, values: Filled): Promise<Outcome> {
  const modal = modalFor(world, by, id);
  const channel = roomFor(world, by, modal.opener.channel);
  const resolved = resolver(world, channel);
  const components = filledIn(world, modal.components, { values, resolved });
  const data = given({ custom_id: modal.customId, components, resolved: resolved.json() });
  const owners = asJson(modal.opener.metadata.authorizing_integration_owners);
  const act = { type: INTERACTION.modal, person: by, channel, owners, data, message: modal.message };
  const outcome = await deliver(world, { ...act, metadata: openedBy(modal) });
  if (outcome.ok && world.modals.get(by) === modal) world.modals.delete(by);
  world.watch.changed();
  return outcome;
}
