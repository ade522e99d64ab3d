// Messages come, change and go; each time the app is told, as Slack tells it.
import { given, type Json } from '../json.ts';
import type { Kind } from './settings.ts';
import { shown } from './shown.ts';
import type { Message, World } from './world.ts';

/** How events name the kind of room. */
const CHANNEL_TYPE: Readonly<Record<Kind, string>> = {
  public: 'channel',
  private: 'group',
  im: 'im',
  mpim: 'mpim',
};

const placeOf = (world: World, channel: string): Json => ({
  channel,
  channel_type: CHANNEL_TYPE[world.channels.get(channel)?.kind ?? 'public'],
});

type Draft = Pick<Message, 'channel' | 'user' | 'text'> & Partial<Message>;

/** Puts a message there. Nobody is told yet. */
export function put(world: World, draft: Draft): Message {
  const message: Message = {
    ...{ thread_ts: undefined, bot_id: undefined, metadata: undefined, edited: undefined },
    ...{ subtype: undefined, deleted: false, blocks: [], attachments: [], files: [], reactions: [] },
    ...draft,
    ts: world.ts(),
  };
  world.messages.push(message);
  world.watch.changed();
  return message;
}

/** The event `message` for a new one; `more` stands in the event only. */
export function tellNew(world: World, message: Message, more: Json = {}): Promise<void> {
  return world.tell({
    ...shown(world, message, { metadata: false }),
    ...placeOf(world, message.channel),
    event_ts: message.ts,
    ...more,
  });
}

/** `edited` is the mark that Slack shows; undefined: none, as for a bot's change of blocks. */
export function change(
  world: World,
  message: Message,
  changes: Partial<Pick<Message, 'text' | 'blocks' | 'attachments' | 'metadata' | 'edited'>>,
): Promise<void> {
  const previous = shown(world, message, { metadata: false });
  Object.assign(message, changes);
  world.watch.changed();
  const ts = world.ts();
  return world.tell({
    ...{ type: 'message', subtype: 'message_changed', hidden: true, ts, event_ts: ts },
    ...placeOf(world, message.channel),
    message: shown(world, message, { metadata: false }),
    previous_message: previous,
  });
}

export function take(world: World, message: Message): Promise<void> {
  const previous = shown(world, message, { metadata: false });
  message.deleted = true;
  world.watch.changed();
  const ts = world.ts();
  return world.tell(
    given({
      ...{ type: 'message', subtype: 'message_deleted', hidden: true, ts, event_ts: ts },
      ...{ deleted_ts: message.ts, previous_message: previous },
      ...placeOf(world, message.channel),
    }),
  );
}
