// response_url: a few messages to a place without a token.

import { asText, type Json } from '../json.ts';
import type { Answer } from './api.ts';
import { change, put, take, tellNew } from './ledger.ts';
import { contentOf } from './methods/content.ts';
import { Refusal } from './refusal.ts';
import { messageAt, threadFor } from './rooms.ts';
import { BOT, BOT_USER } from './settings.ts';
import type { Response, World } from './world.ts';

/** Uses of one URL. */
export const USES = 5;

const plainAnswer = (status: number, body: Json): Answer => ({ status, headers: {}, body });

/** A new URL for what that person did there. */
export function responseUrl(
  world: World,
  { user, channel, original }: Pick<Response, 'user' | 'channel' | 'original'>,
): string {
  const id = world.id('response-');
  const until = world.now() + world.settings.timings.response;
  world.responses.set(id, { user, channel, original, until, left: USES });
  return `${world.url}/response/${id}`;
}

/** Takes what was sent to the URL; 404 where it is used up, too old or unknown. */
export function respond(world: World, id: string, args: Json): Answer {
  const response = world.responses.get(id);
  if (!response) return plainAnswer(404, { ok: false, error: 'no_such_url' });
  if (response.left < 1) return plainAnswer(404, { ok: false, error: 'used_url' });
  if (world.now() > response.until) return plainAnswer(404, { ok: false, error: 'expired_url' });
  try {
    say(world, response, args);
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    return plainAnswer(400, { ok: false, error: thrown.error, ...thrown.more });
  }
  response.left--;
  return plainAnswer(200, { ok: true });
}

/** Also what stands in the acknowledgement of a command. Throws refusals. */
export function say(world: World, response: Response, args: Json): void {
  const { original, channel, user } = response;
  if (args.delete_original === true && original) {
    removeOriginal(world, channel, original.ts);
    return;
  }
  const { text = '', blocks = [], attachments = [] } = contentOf(world, args);
  if (args.replace_original === true && original) {
    replaceOriginal(world, { channel, ts: original.ts, text, blocks });
    return;
  }
  const room = world.channels.get(channel);
  const thread_ts = room && threadFor(world, room, asText(args.thread_ts));
  if (args.response_type === 'in_channel') {
    const posted = { user: BOT_USER, bot_id: BOT, text, blocks, attachments };
    void tellNew(world, put(world, { channel, thread_ts, ...posted }));
  } else {
    world.ephemerals.push({ channel, ts: world.ts(), thread_ts, user, text, blocks });
    world.watch.changed();
  }
}

function removeOriginal(world: World, channel: string, ts: string): void {
  const message = messageAt(world, channel, ts);
  if (message) void take(world, message);
  world.ephemerals = world.ephemerals.filter((one) => one.ts !== ts);
  world.watch.changed();
}

function replaceOriginal(
  world: World,
  next: { channel: string; ts: string; text: string; blocks: Json[] },
): void {
  const { channel, ts, text, blocks } = next;
  const message = messageAt(world, channel, ts);
  if (message) void change(world, message, { text, blocks });
  const ephemeral = world.ephemerals.find((one) => one.ts === ts);
  if (ephemeral) Object.assign(ephemeral, { text, blocks });
  world.watch.changed();
}
