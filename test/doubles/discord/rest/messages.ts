// /channels/…/messages: posts, changes, deletes, reads.
import { asJson, asText, type Json } from '../../json.ts';
import { byAge, timeOf } from '../ids.ts';
import { change, put, take } from '../ledger.ts';
import { allowedIn } from '../mentions.ts';
import { CHANNEL, MESSAGE } from '../numbers.ts';
import { may } from '../permissions.ts';
import { restIntents } from '../readable.ts';
import { Limited, Refusal } from '../refusal.ts';
import { channelAt, isWritten, mayPost, messageAt, need, openFor, ownMessageAt } from '../rooms.ts';
import { errorsOf, wrong } from '../rules/form.ts';
import { specWrongs } from '../rules/spec.ts';
import { BOT, type Channel } from '../settings.ts';
import { shownMessage } from '../shown/messages.ts';
import type { Message, World } from '../world.ts';
import { CHANGING, contentOf, SENDING } from './content.ts';
import type { Asked, Handlers } from './route.ts';

const MOST_READ = 100;
const READ = 50;

const shown = ({ world }: Asked, message: Message): Json => shownMessage(world, message, restIntents(world));

function create(asked: Asked): { body: Json } {
  const { world, params, body, files } = asked;
  const channel = channelAt(world, params.channel);
  if (channel.type === CHANNEL.forum) throw new Refusal(40058);
  const content = contentOf(asked, { sent: body, spec: specWrongs('message', body), settable: SENDING });
  mayPost(world, channel);
  if (content.embeds.length > 0) need(world, channel, 'EMBED_LINKS');
  if (files.length > 0) need(world, channel, 'ATTACH_FILES');
  const reference = referenceIn(world, channel, body.message_reference);
  const key = nonceKey(channel, body);
  const twin = key === undefined ? undefined : sameNonce(world, key);
  if (twin) return { body: shown(asked, twin) };
  limitPosts(world, channel);
  const nonce = typeof body.nonce === 'number' ? body.nonce : asText(body.nonce);
  const message = put(world, {
    ...{ ...content, channel: channel.id, author: BOT, nonce, allowed: allowedIn(body), reference },
    type: reference ? MESSAGE.reply : MESSAGE.plain,
  });
  if (key !== undefined)
    world.nonces.set(key, { message, until: world.now() + world.settings.timings.nonce });
  return { body: shown(asked, message) };
}

/** What a reply replies to. Throws where that is not there, unless the app does not mind. */
function referenceIn(world: World, channel: Channel, given: unknown): Message['reference'] {
  if (given === undefined || given === null) return undefined;
  const { message_id, fail_if_not_exists } = asJson(given);
  if (!may(world, BOT, channel, 'READ_MESSAGE_HISTORY')) throw new Refusal(160002);
  const to = world.messages.get(String(message_id));
  const isThere = to?.channel === channel.id && !to.deleted && to.onlyFor === undefined;
  if (isThere && isWritten(to)) return { channel: channel.id, message: to.id };
  if (!isThere && fail_if_not_exists === false) return undefined;
  const [code, message] = isThere
    ? ['REPLIES_CANNOT_REPLY_TO_SYSTEM_MESSAGE', 'Cannot reply to a system message']
    : ['REPLIES_UNKNOWN_MESSAGE', 'Unknown message'];
  // No breach: the message may have gone while the app wrote.
  throw new Refusal(50035, { errors: errorsOf([wrong(['message_reference'], code, message)]) });
}

/** Only a nonce that is enforced makes two messages one. */
function nonceKey({ id }: Channel, { nonce, enforce_nonce }: Json): string | undefined {
  const isGiven = nonce !== undefined && nonce !== null && nonce !== '';
  return isGiven && enforce_nonce === true ? `${id} ${BOT} ${String(nonce)}` : undefined;
}

function sameNonce(world: World, key: string): Message | undefined {
  const known = world.nonces.get(key);
  return known && known.until > world.now() && !known.message.deleted ? known.message : undefined;
}

const SECOND = 1000;

/** Where the test wants a limit; the server makes it a 429. */
function limitPosts(world: World, channel: Channel): void {
  const most = world.settings.postsPerSecond;
  if (most === undefined) return;
  const since = world.now() - SECOND;
  const recent = (world.history.get(channel.id) ?? [])
    .slice(-most)
    .filter(({ id, author }) => author === BOT && timeOf(id) > since);
  if (recent.length >= most) throw new Limited(1);
}

function update(asked: Asked): { body: Json } {
  const { world, params, body } = asked;
  const channel = channelAt(world, params.channel);
  const message = ownMessageAt(world, channel, params.message);
  const content = contentOf(asked, {
    ...{ sent: body, spec: specWrongs('messageEdit', body), settable: CHANGING, before: message },
  });
  change(world, message, { ...content, allowed: allowedIn(body) });
  return { body: shown(asked, message) };
}

function remove({ world, params }: Asked): undefined {
  const channel = channelAt(world, params.channel);
  const message = messageAt(world, channel, params.message);
  if (message.author !== BOT) {
    if (channel.guild === undefined) throw new Refusal(50003);
    need(world, channel, 'MANAGE_MESSAGES');
  }
  if (channel.thread?.locked === true && channel.thread.archived) openFor(world, channel, { wakes: false });
  take(world, message);
  return undefined;
}

function list(asked: Asked): { body: Json[] } {
  const { world, params, query } = asked;
  const channel = channelAt(world, params.channel);
  if (!may(world, BOT, channel, 'READ_MESSAGE_HISTORY')) return { body: [] };
  const limit = Math.min(Math.max(Number(query.limit ?? READ), 1), MOST_READ);
  const all = (world.history.get(channel.id) ?? []).filter(({ deleted }) => !deleted);
  return { body: page(all, query, limit).map((message) => shown(asked, message)) };
}

/** The newest first, whichever end they are counted from. */
function page(all: readonly Message[], query: Asked['query'], limit: number): Message[] {
  const { after, before, around } = query;
  if (after !== undefined)
    return all
      .filter(({ id }) => byAge(id, after) > 0)
      .slice(0, limit)
      .toReversed();
  if (around !== undefined) {
    const half = Math.floor(limit / 2);
    const middle = all.findIndex(({ id }) => byAge(id, around) >= 0);
    return middle === -1 ? [] : all.slice(Math.max(0, middle - half), middle + half + 1).toReversed();
  }
  const older = before === undefined ? all : all.filter(({ id }) => byAge(id, before) < 0);
  return older.slice(-limit).toReversed();
}

export const messages: Handlers = {
  create_message: create,
  update_message: update,
  delete_message: remove,
  list_messages: list,
  get_message(asked) {
    const { world, params } = asked;
    const channel = channelAt(world, params.channel);
    need(world, channel, 'READ_MESSAGE_HISTORY');
    return { body: shown(asked, messageAt(world, channel, params.message)) };
  },
};
