// chat.*: posts, changes, deletes.
import { asText, given, type Json } from '../../json.ts';
import { change, put, take, tellNew } from '../ledger.ts';
import { Refusal } from '../refusal.ts';
import { addressed, mayWrite, messageAt, roomOf, threadFor } from '../rooms.ts';
import { BOT, BOT_USER, type Channel } from '../settings.ts';
import { shown } from '../shown.ts';
import type { Message, World } from '../world.ts';
import { contentOf } from './content.ts';
import type { Asked, Methods } from './method.ts';

const ONE_SECOND = 1000;

/** Slack's limit for posts in one channel, where the test wants one; the dispatcher makes it a 429. */
function limitPosts(world: World, channel: Channel): void {
  const most = world.settings.postsPerSecond;
  if (most === undefined) return;
  const recent = world.messages.filter(
    (one) =>
      one.channel === channel.id &&
      one.bot_id !== undefined &&
      Number(one.ts) * ONE_SECOND > world.now() - ONE_SECOND,
  );
  if (recent.length >= most) throw new Refusal('ratelimited');
}

function post({ world, args, scopes }: Asked): Json {
  const channel = addressed(world, args.channel);
  mayWrite(channel, scopes);
  const thread_ts = threadFor(world, channel, args.thread_ts);
  const { text = '', blocks = [], attachments = [], metadata } = contentOf(world, args);
  limitPosts(world, channel);
  const broadcast = thread_ts !== undefined && args.reply_broadcast === true;
  const message = put(world, {
    ...{ channel: channel.id, thread_ts, user: BOT_USER, bot_id: BOT, text, blocks, attachments, metadata },
    subtype: broadcast ? 'thread_broadcast' : undefined,
  });
  void tellNew(world, message);
  return { channel: channel.id, ts: message.ts, message: shown(world, message, { metadata: true }) };
}

/** A message of the bot that may be changed. Throws `message_not_found`, or `error` for somebody else's. */
function own(world: World, { channel, ts }: Json, error: string): Message {
  const room = roomOf(world, channel);
  const message = messageAt(world, room.id, ts);
  if (!message) throw new Refusal('message_not_found');
  if (message.bot_id !== BOT) throw new Refusal(error);
  if (room.archived) throw new Refusal('is_archived');
  return message;
}

function update({ world, args }: Asked): Json {
  const message = own(world, args, 'cant_update_message');
  const { text, blocks, attachments, metadata } = contentOf(world, args);
  void change(world, message, {
    // Text alone takes the place of the blocks; blocks alone leave the text.
    text: text ?? message.text,
    blocks: blocks ?? (text === undefined ? message.blocks : []),
    attachments: attachments ?? message.attachments,
    metadata: metadata ?? message.metadata,
    edited: blocks === undefined ? { user: BOT_USER, ts: world.ts() } : message.edited,
  });
  const { channel, ts } = message;
  return { channel, ts, text: message.text, message: shown(world, message, { metadata: true }) };
}

function remove({ world, args }: Asked): Json {
  const message = own(world, args, 'cant_delete_message');
  void take(world, message);
  return { channel: message.channel, ts: message.ts };
}

function ephemeral({ world, args }: Asked): Json {
  const channel = roomOf(world, args.channel);
  if (channel.archived) throw new Refusal('is_archived');
  if (!channel.members.has(BOT_USER)) throw new Refusal('not_in_channel');
  const user = asText(args.user) ?? '';
  if (!channel.members.has(user)) throw new Refusal('user_not_in_channel');
  const thread_ts = threadFor(world, channel, args.thread_ts);
  const { text = '', blocks = [] } = contentOf(world, args);
  const ts = world.ts();
  world.ephemerals.push({ channel: channel.id, ts, thread_ts, user, text, blocks });
  world.watch.changed();
  return { message_ts: ts };
}

function permalink({ world, args }: Asked): Json {
  const channel = roomOf(world, args.channel);
  const message = messageAt(world, channel.id, args.message_ts);
  if (!message) throw new Refusal('message_not_found');
  const query = message.thread_ts === undefined ? '' : `?thread_ts=${message.thread_ts}&cid=${channel.id}`;
  const permalink = `https://double.slack.test/archives/${channel.id}/p${message.ts.replace('.', '')}${query}`;
  return given({ channel: channel.id, permalink });
}

const writing = { token: 'bot', scopes: ['chat:write'] } as const;

export const chat: Methods = {
  'chat.postMessage': { ...writing, run: post },
  'chat.update': { ...writing, run: update },
  'chat.delete': { ...writing, run: remove },
  'chat.postEphemeral': { ...writing, run: ephemeral },
  'chat.getPermalink': { token: 'bot', scopes: [], run: permalink },
};
