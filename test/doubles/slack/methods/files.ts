// files.*: a URL to upload to, then sharing what was uploaded.
import { asText, type Json, jsonList } from '../../json.ts';
import { put, tellNew } from '../ledger.ts';
import { Refusal } from '../refusal.ts';
import { mayWrite, roomOf, threadFor } from '../rooms.ts';
import { BOT, BOT_USER } from '../settings.ts';
import { shownFile } from '../shown.ts';
import type { File, World } from '../world.ts';
import type { Asked, Methods } from './method.ts';

function uploadUrl({ world, args }: Asked): Json {
  const name = asText(args.filename) ?? '';
  const size = Number(args.length ?? 0);
  if (name === '' || !Number.isInteger(size) || size < 1)
    throw new Refusal('invalid_arguments', {
      response_metadata: { messages: ['[ERROR] filename or length'] },
    });
  const id = world.id('F');
  world.files.set(id, { id, name, title: name, size, content: Buffer.alloc(0), shared: false });
  return { upload_url: `${world.url}/upload/${id}`, file_id: id };
}

function uploaded(world: World, { id, title }: Json): File {
  const file = typeof id === 'string' ? world.files.get(id) : undefined;
  if (!file || file.content.length === 0 || file.shared) throw new Refusal('file_not_found');
  file.title = asText(title) ?? file.title;
  return file;
}

function complete({ world, args, scopes }: Asked): Json {
  const files = jsonList(args.files).map((one) => uploaded(world, one));
  if (files.length === 0) throw new Refusal('invalid_arguments');
  if (args.channel_id !== undefined) {
    const channel = roomOf(world, args.channel_id);
    mayWrite(channel, scopes);
    const thread_ts = threadFor(world, channel, args.thread_ts);
    const message = put(world, {
      ...{ channel: channel.id, thread_ts, user: BOT_USER, bot_id: BOT, files, subtype: 'file_share' },
      text: asText(args.initial_comment) ?? '',
    });
    void tellNew(world, message);
  }
  for (const file of files) file.shared = true;
  return { files: files.map((file) => shownFile(file, world.url)) };
}

export const files: Methods = {
  'files.getUploadURLExternal': { token: 'bot', scopes: ['files:write'], run: uploadUrl },
  'files.completeUploadExternal': { token: 'bot', scopes: ['files:write'], run: complete },
};
