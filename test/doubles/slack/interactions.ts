// Payloads of commands, presses, shortcuts and forms.

import { given, type Json } from '../json.ts';
import { actionOf, type Control } from './controls.ts';
import { responseUrl } from './responses.ts';
import { APP, TEAM } from './settings.ts';
import { shown } from './shown.ts';
import type { Ephemeral, Message, View, World } from './world.ts';

/** A new trigger for that person; `view`: the modal it was pressed in. */
export function triggerFor(world: World, user: string, view?: string): string {
  const id = `${Math.floor(world.now())}.${world.id('')}.trigger`;
  world.triggers.set(id, { user, view, until: world.now() + world.settings.timings.trigger, used: false });
  return id;
}

const nameOf = (world: World, user: string): string => world.users.get(user)?.name ?? user;

const common = (world: World, user: string): Json => {
  const name = nameOf(world, user);
  return {
    user: { id: user, username: name, name, team_id: TEAM },
    ...{ team: { id: TEAM, domain: 'double' }, enterprise: null, is_enterprise_install: false },
    ...{ api_app_id: APP, token: 'verification' },
  };
};

const roomName = (world: World, channel: string): string => {
  const room = world.channels.get(channel);
  if (room?.kind === 'im') return 'directmessage';
  return room?.kind === 'private' ? 'privategroup' : (room?.name ?? channel);
};

export function commandOf(world: World, by: { user: string; channel: string; text: string }): Json {
  const { user, channel, text } = by;
  return {
    ...{ token: 'verification', team_id: TEAM, team_domain: 'double', is_enterprise_install: 'false' },
    ...{ channel_id: channel, channel_name: roomName(world, channel) },
    ...{
      user_id: user,
      user_name: nameOf(world, user),
      command: world.settings.command,
      text,
      api_app_id: APP,
    },
    response_url: responseUrl(world, { user, channel, original: undefined }),
    trigger_id: triggerFor(world, user),
  };
}

const isEphemeral = (message: Message | Ephemeral): message is Ephemeral => !('deleted' in message);

export function pressOf(
  world: World,
  user: string,
  press: { on: Message | Ephemeral; control: Control },
): Json {
  const { on, control } = press;
  const { channel, ts, thread_ts } = on;
  const ephemeral = isEphemeral(on);
  // Slack does not give an ephemeral message back, only where it stood.
  const message = ephemeral ? undefined : shown(world, on, { metadata: false });
  return given({
    ...{ type: 'block_actions', ...common(world, user), trigger_id: triggerFor(world, user) },
    container: given({
      type: 'message',
      message_ts: ts,
      channel_id: channel,
      is_ephemeral: ephemeral,
      thread_ts,
    }),
    ...{ channel: { id: channel, name: roomName(world, channel) }, message, state: { values: {} } },
    response_url: responseUrl(world, { user, channel, original: { ts, ephemeral, thread_ts } }),
    actions: [actionOf(control, world.ts())],
  });
}

export function viewPressOf(world: World, user: string, press: { on: View; control: Control }): Json {
  const { id, view } = press.on;
  return {
    ...{ type: 'block_actions', ...common(world, user), container: { type: 'view', view_id: id } },
    ...{ trigger_id: triggerFor(world, user, id), view, actions: [actionOf(press.control, world.ts())] },
  };
}

export function shortcutOf(world: World, user: string, shortcut: { on: Message; name: string }): Json {
  const { channel, ts, thread_ts } = shortcut.on;
  return {
    ...{ type: 'message_action', ...common(world, user), callback_id: shortcut.name, action_ts: world.ts() },
    ...{ trigger_id: triggerFor(world, user), channel: { id: channel, name: roomName(world, channel) } },
    ...{ message_ts: ts, message: shown(world, shortcut.on, { metadata: false }) },
    response_url: responseUrl(world, { user, channel, original: { ts, ephemeral: false, thread_ts } }),
  };
}

export function submissionOf(world: World, { id, user, view }: View, values: Json): Json {
  return {
    ...{ type: 'view_submission', ...common(world, user), trigger_id: triggerFor(world, user, id) },
    ...{ view: { ...view, state: { values } }, response_urls: [] },
  };
}

export function closingOf(world: World, { user, view }: View): Json {
  return { type: 'view_closed', ...common(world, user), view, is_cleared: false };
}
