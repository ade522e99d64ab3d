// Which of our messages opened a thread: asked of Slack where its answer to the message is not here.
import type { WebClient } from './connection/webclient.ts';
import { markOf } from './find.ts';

/**
 * The id of our message that stands there; null for a message of somebody else, undefined where Slack does not tell now.
 * Never rejects.
 */
export async function rootOf(
  client: WebClient,
  place: string,
  ts: string,
): Promise<string | null | undefined> {
  try {
    const { messages } = await client.conversations.history({
      ...{ channel: place, latest: ts, inclusive: true, limit: 1 },
      include_all_metadata: true,
    });
    const root = messages?.[0];
    // The newest one up to that number is another one where the root is gone.
    return root?.ts === ts ? (markOf(root) ?? null) : undefined;
  } catch {
    return undefined; // Without the right to look, or without an answer: what the store knows has to do.
  }
}
