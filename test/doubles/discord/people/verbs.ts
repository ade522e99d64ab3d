// What people do in these servers.
import type { Person, Place } from '../../people.ts';
import { join } from '../channels.ts';
import type { Outcome } from '../interaction.ts';
import { change, put, take } from '../ledger.ts';
import { CHANNEL, MESSAGE } from '../numbers.ts';
import { may } from '../permissions.ts';
import { BOT } from '../settings.ts';
import { startThread } from '../threads.ts';
import type { Message, World } from '../world.ts';
import { controlIn, menuIn } from './controls.ts';
import type { Filled } from './filled.ts';
import type { Typed, Upload } from './typed.ts';
import { choose, enter, messageFor, modalFor, roomFor, sendOff, use } from './using.ts';

/** A channel, thread or conversation by its id, or as other platforms name it. */
export type Where = string | Place;

/** `replyTo`: a message's id. `ping`: whether its author is notified; he is, unless the person switches that off. */
export type More = { replyTo?: string; ping?: boolean; files?: readonly Upload[] };

/** All of them throw where no person could do that. */
export type Verbs = {
  /** Writes a message; resolves to its id. What the app makes of it is to be waited for. */
  say(by: Person, where: Where, text: string, more?: More): Promise<string>;
  /** Writes a message that begins with the bot's name. */
  mention(by: Person, where: Where, text: string, more?: More): Promise<string>;
  /** Changes a message of one's own. */
  edit(by: Person, message: string, text: string): Promise<void>;
  /** Deletes a message of one's own, or as a moderator of somebody else. */
  remove(by: Person, message: string): Promise<void>;
  /** Starts a thread on that message, or in that channel; resolves to its id. */
  thread(by: Person, on: string, name: string, more?: { isPrivate?: boolean }): Promise<string>;
  /** Brings somebody into a thread. */
  invite(by: Person, thread: string, user: string): Promise<void>;
  /** Enters a command: as it is typed ("plan show topic: tone"), or with its options by name. */
  slash(by: Person, where: Where, command: string | Typed): Promise<Outcome>;
  /** Types into that option of a command; `choices` of the outcome is what is offered. */
  autocomplete(by: Person, where: Where, command: Typed, option: string): Promise<Outcome>;
  /** Chooses an entry of a message's own menu by its name. */
  shortcut(by: Person, message: string, name: string): Promise<Outcome>;
  /** Presses a button (custom id or label), or chooses an option of a menu (value or label). */
  click(by: Person, message: string, control: string): Promise<Outcome>;
  /** Chooses in the menu of that custom id: options, or people, roles and channels by their ids. */
  choose(by: Person, message: string, menu: string, values: readonly string[]): Promise<Outcome>;
  /**
   * As `click`, on a message that still looks to this person as it did when the copy was made; with `values` as `choose`.
   */
  clickSeen(by: Person, seen: Message, control: string, values?: readonly string[]): Promise<Outcome>;
  /** Sends off the modal that is open. `values`: by custom id. It stays open where the app does not take it. */
  submit(by: Person, modal: string, values: Filled): Promise<Outcome>;
  /** Closes the modal; the app is told nothing. */
  dismiss(by: Person, modal: string): void;
};

const idOf = (where: Where): string => (typeof where === 'string' ? where : (where.thread ?? where.channel));

function write(world: World, by: Person, said: { where: Where; text: string; more: More }): string {
  const { text, more } = said;
  const channel = roomFor(world, by, idOf(said.where));
  const manages = may(world, by, channel, 'MANAGE_THREADS');
  if (channel.thread?.locked === true && !manages) throw new Error(`the thread ${channel.id} is locked`);
  if (channel.type === CHANNEL.forum) throw new Error(`nobody writes in the forum ${channel.id} itself`);
  const to = more.replyTo === undefined ? undefined : messageFor(world, by, more.replyTo);
  const attachments = (more.files ?? []).map(({ name, content }) => ({
    ...{ id: world.id(), filename: name, description: undefined, content: Buffer.from(content) },
  }));
  const message = put(world, {
    ...{ channel: channel.id, author: by, content: text, attachments },
    type: to ? MESSAGE.reply : MESSAGE.plain,
    reference: to && { channel: to.channel, message: to.id },
    allowed: { parse: ['users', 'roles', 'everyone'], replied_user: more.ping !== false },
  });
  return message.id;
}

function ownMessage(world: World, by: Person, id: string): Message {
  const message = messageFor(world, by, id);
  if (message.author !== by) throw new Error(`the message ${id} is not ${by}'s own`);
  return message;
}

function begin(world: World, by: Person, begun: { on: string; name: string; isPrivate: boolean }): string {
  const { on, name, isPrivate } = begun;
  const starter = world.messages.has(on) ? messageFor(world, by, on) : undefined;
  const parent = roomFor(world, by, starter?.channel ?? on);
  if (parent.thread || parent.guild === undefined) throw new Error(`no thread can begin in ${parent.id}`);
  if (starter && world.channels.has(starter.id)) throw new Error(`the message ${on} has a thread already`);
  const start = { parent, owner: by, name, isPrivate };
  return startThread(world, starter ? { ...start, starter } : start).id;
}

export function verbs(world: World): Verbs {
  return {
    say: async (by, where, text, more = {}) => write(world, by, { where, text, more }),
    mention: async (by, where, text, more = {}) =>
      write(world, by, { where, text: `<@${BOT}> ${text}`, more }),
    async edit(by, id, text) {
      change(world, ownMessage(world, by, id), { content: text });
    },
    async remove(by, id) {
      const message = messageFor(world, by, id);
      const channel = roomFor(world, by, message.channel);
      const manages = channel.guild !== undefined && may(world, by, channel, 'MANAGE_MESSAGES');
      take(world, manages ? message : ownMessage(world, by, id));
    },
    thread: async (by, on, name, { isPrivate = false } = {}) => begin(world, by, { on, name, isPrivate }),
    async invite(by, thread, user) {
      join(world, roomFor(world, by, thread), user);
    },
    slash: (by, where, typed) => enter(world, by, { channel: idOf(where), typed }),
    autocomplete: (by, where, typed, focused) => enter(world, by, { channel: idOf(where), typed, focused }),
    shortcut: (by, id, name) => choose(world, by, id, name),
    async click(by, id, wanted) {
      const message = messageFor(world, by, id);
      return use(world, by, message, controlIn(message, wanted));
    },
    async choose(by, id, menu, values) {
      const message = messageFor(world, by, id);
      return use(world, by, message, menuIn(message, menu, values));
    },
    async clickSeen(by, seen, wanted, values) {
      const used = values ? menuIn(seen, wanted, values) : controlIn(seen, wanted);
      // It must still be there: only its looks are old.
      return use(world, by, messageFor(world, by, seen.id), used);
    },
    submit: (by, id, values) => sendOff(world, by, id, values),
    dismiss(by, id) {
      modalFor(world, by, id);
      world.modals.delete(by);
      world.watch.changed();
    },
  };
}
