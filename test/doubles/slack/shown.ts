// Messages as Slack shows them to an app: in answers, events and interactions.
import { given, type Json } from '../json.ts';
import { repliesTo } from './rooms.ts';
import { APP, BOT, BOT_NAME, TEAM } from './settings.ts';
import type { File, Message, World } from './world.ts';

export function shownFile({ id, name, title, size }: File, url: string): Json {
  return {
    ...{ id, name, title, size, created: 0, timestamp: 0, mode: 'snippet', mimetype: 'text/plain' },
    ...{ filetype: 'text', url_private: `${url}/files/${id}`, permalink: `${url}/files/${id}/link` },
  };
}

const ofBot = (bot_id: string | undefined): Json =>
  bot_id === undefined
    ? {}
    : {
        bot_id,
        app_id: APP,
        bot_profile: { id: BOT, app_id: APP, name: BOT_NAME, deleted: false, team_id: TEAM },
      };

/** What a root says of its thread. */
function ofThread(world: World, { channel, ts, thread_ts }: Message): Json {
  if (thread_ts !== undefined) {
    const root = world.messages.find((one) => one.channel === channel && one.ts === thread_ts);
    return { thread_ts, parent_user_id: root?.user };
  }
  const replies = repliesTo(world, channel, ts);
  if (replies.length === 0) return {};
  const users = [...new Set(replies.map(({ user }) => user))];
  return {
    ...{ thread_ts: ts, reply_count: replies.length, reply_users_count: users.length, reply_users: users },
    ...{ latest_reply: replies.at(-1)?.ts, subscribed: true, is_locked: false },
  };
}

/** `metadata`: whether the app may see it and asked for it. */
export function shown(world: World, message: Message, { metadata }: { metadata: boolean }): Json {
  const { ts, user, text, blocks, attachments, edited, files, subtype, reactions, deleted } = message;
  if (deleted)
    return given({
      ...{ type: 'message', subtype: 'tombstone', user: 'USLACKBOT', hidden: true, ts },
      ...{ text: 'This message was deleted.', ...ofThread(world, message) },
    });
  return given({
    ...{ type: 'message', subtype, user, text, ts, team: TEAM, ...ofBot(message.bot_id) },
    blocks: blocks.length > 0 ? blocks : undefined,
    attachments: attachments.length > 0 ? attachments : undefined,
    files: files.length > 0 ? files.map((file) => shownFile(file, world.url)) : undefined,
    ...{ edited, metadata: metadata ? message.metadata : undefined },
    reactions:
      reactions.length > 0
        ? reactions.map(({ name, user: by }) => ({ name, users: [by], count: 1 }))
        : undefined,
    ...ofThread(world, message),
  });
}
