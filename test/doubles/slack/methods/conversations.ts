// conversations.*: what is in rooms and who.
import { asText, type Json } from '../../json.ts';
import { Refusal } from '../refusal.ts';
import { repliesTo, roomOf, SCOPE_WORD } from '../rooms.ts';
import { BOT_USER, type Channel, directOf } from '../settings.ts';
import { shown } from '../shown.ts';
import type { Message } from '../world.ts';
import type { Asked, Methods } from './method.ts';
import { paged } from './page.ts';

/** A room whose kind the token may look at: `what` is `history` or `read`. Throws `missing_scope`, `channel_not_found`. */
function looked({ world, args, scopes }: Asked, what: 'history' | 'read'): Channel {
  const channel = roomOf(world, args.channel);
  const needed = `${SCOPE_WORD[channel.kind]}:${what}`;
  if (!scopes.includes(needed)) throw new Refusal('missing_scope', { needed, provided: scopes.join(',') });
  return channel;
}

/** A room whose messages the bot may read. */
function readable(asked: Asked): Channel {
  const channel = looked(asked, 'history');
  if (!channel.members.has(BOT_USER)) throw new Refusal('not_in_channel');
  return channel;
}

function between({ oldest, latest, inclusive }: Json): (message: Message) => boolean {
  const from = Number(oldest ?? 0);
  const to = latest === undefined ? Number.POSITIVE_INFINITY : Number(latest);
  if (Number.isNaN(from)) throw new Refusal('invalid_ts_oldest');
  if (Number.isNaN(to)) throw new Refusal('invalid_ts_latest');
  const edges = inclusive === true;
  return ({ ts }) =>
    (Number(ts) > from || (edges && Number(ts) === from)) &&
    (Number(ts) < to || (edges && Number(ts) === to));
}

const metadataSeen = ({ args, scopes }: Asked): { metadata: boolean } => ({
  metadata: args.include_all_metadata === true && scopes.includes('metadata.message:read'),
});

function history(asked: Asked): Json {
  const { world, args } = asked;
  const channel = readable(asked);
  const fits = between(args);
  const roots = world.messages
    .filter((one) => one.channel === channel.id && !one.deleted && fits(one))
    .filter((one) => one.thread_ts === undefined || one.subtype === 'thread_broadcast')
    .toReversed();
  const { items, more, answer } = paged(roots, args, { most: world.settings.pageLimit });
  const messages = items.map((one) => shown(world, one, metadataSeen(asked)));
  return { messages, has_more: more, pin_count: 0, ...answer };
}

function replies(asked: Asked): Json {
  const { world, args } = asked;
  const channel = readable(asked);
  const first = world.messages.find((one) => one.channel === channel.id && one.ts === args.ts);
  const all = repliesTo(world, channel.id, asText(args.ts) ?? '');
  if (!first || (first.deleted && all.length === 0)) throw new Refusal('thread_not_found');
  const { items, more, answer } = paged(all.filter(between(args)), args, {
    most: world.settings.pageLimit,
    usual: 1000,
  });
  // Every page begins with the root.
  const messages = [first, ...items].map((one) => shown(world, one, metadataSeen(asked)));
  return { messages, has_more: more, ...answer };
}

function described({ id, name, kind, members, archived }: Channel): Json {
  const direct = kind === 'im';
  return {
    ...{ id, is_channel: !direct, is_im: direct, is_mpim: kind === 'mpim', is_group: kind === 'private' },
    ...{ is_private: kind !== 'public', is_archived: archived, is_member: members.has(BOT_USER) },
    ...(direct
      ? { user: [...members].find((one) => one !== BOT_USER) }
      : { name, num_members: members.size }),
  };
}

function list({ world, args, scopes }: Asked): Json {
  const types = (asText(args.types) ?? 'public_channel').split(',').map((one) => one.trim());
  const word = { public: 'public_channel', private: 'private_channel', im: 'im', mpim: 'mpim' } as const;
  const seen = [...world.channels.values()]
    .filter(
      ({ kind, archived }) => types.includes(word[kind]) && !(archived && args.exclude_archived === true),
    )
    .filter(({ kind, members }) => kind === 'public' || members.has(BOT_USER));
  for (const { kind } of seen) {
    const needed = `${SCOPE_WORD[kind]}:read`;
    if (!scopes.includes(needed)) throw new Refusal('missing_scope', { needed, provided: scopes.join(',') });
  }
  const { items, answer } = paged(seen, args, { most: world.settings.pageLimit });
  return { channels: items.map(described), ...answer };
}

function open({ world, args }: Asked): Json {
  const users = (asText(args.users) ?? '').split(',').filter((one) => one !== '');
  const [user, second] = users;
  if (user === undefined || second !== undefined) throw new Refusal('users_list_not_supplied');
  const channel = world.channels.get(directOf(user));
  if (!world.users.has(user) || !channel) throw new Refusal('user_not_found');
  return { no_op: true, already_open: true, channel: { id: channel.id } };
}

const READ = ['channels:read', 'groups:read', 'im:read', 'mpim:read'];
const HISTORY = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];

export const conversations: Methods = {
  'conversations.history': { token: 'bot', scopes: HISTORY, run: history },
  'conversations.replies': { token: 'bot', scopes: HISTORY, run: replies },
  'conversations.info': {
    token: 'bot',
    scopes: READ,
    run: (asked) => ({ channel: described(looked(asked, 'read')) }),
  },
  'conversations.members': {
    token: 'bot',
    scopes: READ,
    run(asked) {
      const { members } = looked(asked, 'read');
      const { items, answer } = paged([...members], asked.args, { most: asked.world.settings.pageLimit });
      return { members: items, ...answer };
    },
  },
  'conversations.list': { token: 'bot', scopes: READ, run: list },
  'conversations.open': { token: 'bot', scopes: ['im:write', 'mpim:write'], run: open },
};
