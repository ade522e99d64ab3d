// What people do in this workspace.

import { type Json, jsonList } from '../json.ts';
import type { People, Person, Place, Reply, Values } from '../people.ts';
import { afterCommand, afterForm } from './acks.ts';
import { type Control, controlIn, pickIn } from './controls.ts';
import { filledIn } from './filled.ts';
import { closingOf, commandOf, pressOf, shortcutOf, submissionOf, viewPressOf } from './interactions.ts';
import { change, put, take, tellNew } from './ledger.ts';
import type { Line } from './line.ts';
import { viewById } from './methods/windows.ts';
import { threadFor } from './rooms.ts';
import { BOT_USER, type Channel, directOf, TEAM } from './settings.ts';
import { shown } from './shown.ts';
import { escaped, typedBlocks, typedText } from './typed.ts';
import type { Ephemeral, Message, View, World } from './world.ts';

export type Verbs = People & {
  /** Changes a message of one's own. Resolves when the app has the event, or did not take it. */
  edit(by: Person, ts: string, text: string): Promise<void>;
  /** Deletes a message of one's own. */
  remove(by: Person, ts: string): Promise<void>;
  /** Brings the bot into a room. */
  invite(by: Person, channel: string): Promise<void>;
  /** Opens the app's own page at that tab. */
  home(by: Person, tab?: 'home' | 'messages'): Promise<void>;
  /** Presses a control of a message that still looks to this person as it did when the copy was made. */
  clickSeen(by: Person, seen: Message, control: string): Promise<Reply>;
  /** Picks a person (by id) in a menu of people, or a day ("2027-03-01") in a calendar, named by its action id. */
  pick(by: Person, on: string, control: string, value: string): Promise<Reply>;
  /** What was sent to the app last of commands, presses, shortcuts and forms, once more as it was. */
  resend(): Promise<Reply>;
  /** Closes the window in front without sending it off. Undefined where the app did not ask to be told. */
  dismiss(by: Person, view: string): Promise<Reply | undefined>;
};

/** A room that person is in. Throws otherwise: nobody writes where he is not. */
function roomFor(world: World, by: Person, id: string): Channel {
  const room = world.channels.get(id);
  if (!room) throw new Error(`there is no channel ${id}`);
  if (!room.members.has(by)) throw new Error(`${by} is no member of ${id}`);
  if (room.archived) throw new Error(`nobody can write in ${id}: it is archived`);
  return room;
}

/** A message, also one that only this person sees. */
function messageFor(world: World, by: Person, ts: string): Message | Ephemeral {
  const found =
    world.messages.find((one) => one.ts === ts && !one.deleted) ??
    world.ephemerals.find((one) => one.ts === ts && one.user === by);
  if (!found) throw new Error(`${by} sees no message ${ts}`);
  roomFor(world, by, found.channel);
  return found;
}

function ownMessage(world: World, by: Person, ts: string): Message {
  const found = messageFor(world, by, ts);
  if (!('deleted' in found) || found.user !== by) throw new Error(`the message ${ts} is not ${by}'s own`);
  return found;
}

async function write(
  world: World,
  by: Person,
  { where, text }: { where: Place; text: string },
): Promise<string> {
  const room = roomFor(world, by, where.channel);
  const thread_ts = threadFor(world, room, where.thread);
  const blocks = typedBlocks(text, world.id(''));
  const message = put(world, { channel: room.id, user: by, thread_ts, text: typedText(text), blocks });
  const told = [tellNew(world, message, { client_msg_id: world.id('client-') })];
  // A mention in direct messages is a message like any other.
  if (text.includes(`<@${BOT_USER}>`) && room.kind !== 'im') {
    const { channel, ...event } = { ...shown(world, message, { metadata: false }), channel: room.id };
    told.push(world.tell({ ...event, type: 'app_mention', channel, event_ts: message.ts }));
  }
  await Promise.all(told);
  return message.ts;
}

async function slash(
  world: World,
  line: Line,
  { by, channel, text }: { by: Person; channel: string; text: string },
): Promise<Reply> {
  const where = { user: by, channel: roomFor(world, by, channel).id };
  const payload = commandOf(world, { ...where, text: escaped(text) });
  return afterCommand(world, await line.send('slash_commands', payload), where);
}

async function invite(world: World, by: Person, id: string): Promise<void> {
  const room = roomFor(world, by, id);
  room.members.add(BOT_USER);
  const joined = { type: 'member_joined_channel', user: BOT_USER, channel: room.id, inviter: by };
  await world.tell({ ...joined, team: TEAM, event_ts: world.ts() });
}

/** Uses the control that `find` gives, of a window or a message. */
async function use(
  world: World,
  line: Line,
  { by, on, find }: { by: Person; on: string; find: (blocks: readonly Json[]) => Control },
): Promise<Reply> {
  const view = viewById(world, on);
  if (view) {
    if (view.user !== by) throw new Error(`${by} does not see the view ${on}`);
    const control = find(jsonList(view.view.blocks));
    return line.send('interactive', viewPressOf(world, by, { on: view, control }));
  }
  const message = messageFor(world, by, on);
  const control = find(message.blocks);
  return line.send('interactive', pressOf(world, by, { on: message, control }));
}

function front(world: World, by: Person, id: string): View {
  const view = world.modals.get(by)?.at(-1);
  if (view?.id !== id) throw new Error(`the view ${id} is not open in front of ${by}`);
  return view;
}

async function submit(
  world: World,
  line: Line,
  { by, id, values }: { by: Person; id: string; values: Values },
): Promise<Reply> {
  const view = front(world, by, id);
  if (view.view.submit === null) throw new Error(`the view ${id} has no button to send it off`);
  const payload = submissionOf(world, view, filledIn(jsonList(view.view.blocks), values));
  return afterForm(world, await line.send('interactive', payload), view);
}

/** The window closes at once, whatever the app says. */
async function dismiss(
  world: World,
  line: Line,
  { by, id }: { by: Person; id: string },
): Promise<Reply | undefined> {
  const view = front(world, by, id);
  const stack = world.modals.get(by) ?? [];
  const rest = view.view.clear_on_close === true ? [] : stack.slice(0, -1);
  world.modals.set(by, rest);
  world.watch.changed();
  return view.view.notify_on_close === true ? line.send('interactive', closingOf(world, view)) : undefined;
}

/** Remembers the last interaction, so that it can come twice. */
function remembering(line: Line): { line: Line; resend(): Promise<Reply> } {
  let last: Parameters<Line['send']> | undefined;
  return {
    line: {
      send(...sent) {
        if (sent[0] !== 'events_api') last = sent;
        return line.send(...sent);
      },
    },
    async resend() {
      if (!last) throw new Error('nothing was sent yet that could come again');
      return line.send(...last);
    },
  };
}

async function clickSeen(
  world: World,
  line: Line,
  { by, seen, wanted }: { by: Person; seen: Message; wanted: string },
): Promise<Reply> {
  // It must still be there: only its looks are old.
  messageFor(world, by, seen.ts);
  return line.send('interactive', pressOf(world, by, { on: seen, control: controlIn(seen.blocks, wanted) }));
}

export function verbs(world: World, plain: Line): Verbs {
  const { line, resend } = remembering(plain);
  return {
    resend,
    clickSeen: (by, seen, wanted) => clickSeen(world, line, { by, seen, wanted }),
    say: (by, where, text) => write(world, by, { where, text }),
    mention: (by, where, text) => write(world, by, { where, text: `<@${BOT_USER}> ${text}` }),
    slash: (by, channel, text) => slash(world, line, { by, channel, text }),
    click: (by, on, wanted) => use(world, line, { by, on, find: (blocks) => controlIn(blocks, wanted) }),
    pick(by, on, wanted, value) {
      // Apps stand in that list like people.
      const knows = (user: string): boolean => world.users.has(user);
      return use(world, line, { by, on, find: (blocks) => pickIn(blocks, { wanted, value }, knows) });
    },
    async shortcut(by, ts, name) {
      const on = messageFor(world, by, ts);
      if (!('deleted' in on)) throw new Error(`the message ${ts} has no menu: only ${by} sees it`);
      return line.send('interactive', shortcutOf(world, by, { on, name }));
    },
    submit: (by, id, values) => submit(world, line, { by, id, values }),
    async edit(by, ts, text) {
      const message = ownMessage(world, by, ts);
      const edited = { user: by, ts: world.ts() };
      await change(world, message, {
        text: typedText(text),
        blocks: typedBlocks(text, world.id('')),
        edited,
      });
    },
    remove: async (by, ts) => take(world, ownMessage(world, by, ts)),
    invite: (by, id) => invite(world, by, id),
    async home(by, tab = 'home') {
      const channel = directOf(by);
      const view = tab === 'home' ? { view: world.homes.get(by)?.view } : {};
      await world.tell({ type: 'app_home_opened', user: by, channel, tab, event_ts: world.ts(), ...view });
    },
    dismiss: (by, id) => dismiss(world, line, { by, id }),
  };
}
