// /channels/…: the channel itself, its threads and their members, typing.
import { asText, type Json } from '../../json.ts';
import { changeThread, join, tellChannel, threadOf } from '../channels.ts';
import { CHANNEL } from '../numbers.ts';
import { may, sees } from '../permissions.ts';
import { Limited, Refusal } from '../refusal.ts';
import { channelAt, mayPost, messageAt, need } from '../rooms.ts';
import { specWrongs } from '../rules/spec.ts';
import { BOT, type Channel } from '../settings.ts';
import { shownChannel } from '../shown/channels.ts';
import { rename, renamePause, startThread } from '../threads.ts';
import type { World } from '../world.ts';
import { judge } from './judge.ts';
import type { Asked, Handlers } from './route.ts';

const WITH_THREADS: ReadonlySet<number> = new Set([CHANNEL.text, CHANNEL.announcement]);

const minutes = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

function fromMessage(asked: Asked): { body: Json } {
  const { world, params, body } = asked;
  const parent = channelAt(world, params.channel);
  if (!WITH_THREADS.has(parent.type)) throw new Refusal(50024);
  const starter = messageAt(world, parent, params.message);
  judge(asked, specWrongs('threadFromMessage', body));
  need(world, parent, 'CREATE_PUBLIC_THREADS');
  if (world.channels.has(starter.id)) throw new Refusal(160004);
  const autoArchive = minutes(body.auto_archive_duration);
  const made = startThread(world, { parent, starter, owner: BOT, name: String(body.name), autoArchive });
  return { body: shownChannel(world, made) };
}

function withoutMessage(asked: Asked): { status: number; body: Json } {
  const { world, params, body } = asked;
  const parent = channelAt(world, params.channel);
  if (!WITH_THREADS.has(parent.type)) throw new Refusal(50024);
  judge(asked, specWrongs('thread', body));
  // Discord's own default, which it may change.
  const isPrivate = (body.type ?? CHANNEL.privateThread) === CHANNEL.privateThread;
  need(world, parent, isPrivate ? 'CREATE_PRIVATE_THREADS' : 'CREATE_PUBLIC_THREADS');
  const autoArchive = minutes(body.auto_archive_duration);
  const made = startThread(world, { parent, owner: BOT, name: String(body.name), isPrivate, autoArchive });
  return { status: 201, body: shownChannel(world, made) };
}

function limitRenames(world: World, channel: Channel, name: string | undefined): void {
  const pause = name === undefined || name === channel.name ? 0 : renamePause(world, channel);
  if (pause > 0) throw new Limited(pause / 1000);
}

/** Throws where the bot may not change these properties of the thread, or the thread is archived and stays so. */
function mayChange(world: World, channel: Channel, body: Json): void {
  const thread = threadOf(channel);
  const manages = may(world, BOT, channel, 'MANAGE_THREADS');
  const wakes = thread.archived && body.archived === false;
  const others = Object.keys(body).filter((name) => name !== 'archived' && body[name] !== undefined);
  if (thread.archived && !wakes && others.length > 0) throw new Refusal(50083);
  if (manages) return;
  if (thread.locked) throw new Refusal(wakes ? 50013 : 160005);
  if (wakes) need(world, channel, 'SEND_MESSAGES_IN_THREADS');
  if (body.locked !== undefined || body.rate_limit_per_user !== undefined) throw new Refusal(50013);
  const needsOwner = body.archived === true || others.length > 0;
  if (needsOwner && thread.owner !== BOT) throw new Refusal(50013);
}

function update(asked: Asked): { body: Json } {
  const { world, params, body } = asked;
  const channel = channelAt(world, params.channel);
  judge(asked, specWrongs(channel.thread ? 'threadEdit' : 'channelEdit', body));
  if (channel.thread) mayChange(world, channel, body);
  else need(world, channel, 'MANAGE_CHANNELS');
  const name = asText(body.name);
  limitRenames(world, channel, name);
  if (name !== undefined && name !== channel.name) rename(world, channel, { by: BOT, name });
  if (!channel.thread) tellChannel(world, channel, 'UPDATE');
  else
    changeThread(world, channel, {
      ...(typeof body.archived === 'boolean' ? { archived: body.archived } : {}),
      ...(typeof body.locked === 'boolean' ? { locked: body.locked } : {}),
      ...(typeof body.auto_archive_duration === 'number' ? { autoArchive: body.auto_archive_duration } : {}),
    });
  return { body: shownChannel(world, channel) };
}

function threadAt({ world, params }: Asked): Channel {
  const channel = channelAt(world, params.channel);
  if (!channel.thread) throw new Refusal(50024);
  if (channel.thread.archived) throw new Refusal(50083);
  return channel;
}

export const channels: Handlers = {
  get_channel: ({ world, params }) => ({ body: shownChannel(world, channelAt(world, params.channel)) }),
  update_channel: update,
  create_thread_from_message: fromMessage,
  create_thread: withoutMessage,
  trigger_typing_indicator({ world, params }) {
    const channel = channelAt(world, params.channel);
    mayPost(world, channel);
    world.typing.push({ channel: channel.id, at: world.now() });
    return undefined;
  },
  join_thread(asked) {
    join(asked.world, threadAt(asked), BOT);
    return undefined;
  },
  add_thread_member(asked) {
    const { world, params } = asked;
    const channel = threadAt(asked);
    need(world, channel, 'SEND_MESSAGES_IN_THREADS');
    if (!world.people.has(params.user ?? '')) throw new Refusal(10013);
    join(world, channel, params.user ?? '');
    return undefined;
  },
  list_public_archived_threads({ world, params }) {
    const parent = channelAt(world, params.channel);
    need(world, parent, 'READ_MESSAGE_HISTORY');
    const threads = [...world.channels.values()]
      .filter((one) => one.parent === parent.id && one.thread?.archived === true && sees(world, BOT, one))
      .map((one) => shownChannel(world, one));
    return { body: { threads, members: [], has_more: false } };
  },
};
