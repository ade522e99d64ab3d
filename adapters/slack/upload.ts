// Brings a document into a thread as a file: three calls, of which only the last one makes it seen.
import type { Card } from '../../src/card.ts';
import type { Message, Sending } from '../../src/door/messenger.ts';
import { CALL_WITHIN, type WebClient } from './connection/webclient.ts';
import { fileNameOf } from './find.ts';
import { type Failure, failureOf } from './outcome.ts';

/** Longest wait for one of the three, in ms: together they must end within what the `Messenger` promises. */
export const STEP_WITHIN = Math.floor(CALL_WITHIN / 3);

export type Document = Extract<Card, { kind: 'document' }>;

/** `cause` is there where a call failed and the message did not go out. */
export type Upload = { sending: Sending; cause?: unknown };

/** The file's name holds the message's id. `client` gives up each of its calls within `STEP_WITHIN`. Throws nothing. */
export async function upload(client: WebClient, message: Message, card: Document): Promise<Upload> {
  const { id, place, thread } = message;
  const filename = fileNameOf(id, card.name);
  const content = Buffer.from(card.markdown);
  const kept = await keep(client, filename, content);
  if ('sending' in kept) return kept;
  const files: [{ id: string; title: string }] = [{ id: kept.file, title: card.title }];
  try {
    // Typed with a thread or without one.
    await (thread
      ? client.files.completeUploadExternal({ files, channel_id: place, thread_ts: thread })
      : client.files.completeUploadExternal({ files, channel_id: place }));
    // Slack says the number of the file and not of its message; nobody needs to change that message.
    return { sending: { kind: 'sent', external: filename } };
  } catch (cause) {
    return { sending: failureOf(cause), cause };
  }
}

/** Puts the file where nobody sees it yet; what is lost on the way there is surely not in the thread. */
async function keep(
  client: WebClient,
  filename: string,
  content: Buffer,
): Promise<{ file: string } | Upload> {
  try {
    const { upload_url: url, file_id: file } = await client.files.getUploadURLExternal({
      filename,
      length: content.length,
    });
    if (url === undefined || file === undefined)
      return { sending: { kind: 'unsent', reason: 'an answer without an address' } };
    const answer = await fetch(url, {
      method: 'POST',
      body: new Uint8Array(content),
      signal: AbortSignal.timeout(STEP_WITHIN),
    });
    await answer.body?.cancel();
    if (answer.ok) return { file };
    return { sending: { kind: 'unsent', reason: `the file was not taken (HTTP status ${answer.status})` } };
  } catch (cause) {
    return { sending: surely(failureOf(cause)), cause };
  }
}

const surely = (failure: Failure): Failure =>
  failure.kind === 'unsure' ? { kind: 'unsent', reason: failure.reason } : failure;
