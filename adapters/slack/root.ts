// Which of our messages opened a thread: asked of Slack where its answer to the message is not here.
import type { WebClient } from './connection/webclient.ts';
import { markOf } from './find.ts';
import { failureOf } from './outcome.ts';

/** Tries of one look: a second one is often enough, and a third would come too late for the acknowledgement. */
const TRIES = 2;

/**
 * The id of our message that stands there; null for a message of somebody else, undefined where the bot may not look.
 * Rejects where Slack does not tell now.
 */
export async function rootOf(
  client: WebClient,
  place: string,
  ts: string,
): Promise<string | null | undefined> {
  for (let left = TRIES; ; )
    try {
      const { messages } = await client.conversations.history({
        ...{ channel: place, latest: ts, inclusive: true, limit: 1 },
        include_all_metadata: true,
      });
      const root = messages?.[0];
      // The newest one up to that number is another one where the root is gone.
      return root?.ts === ts ? (markOf(root) ?? null) : undefined;
    } catch (cause) {
      if (failureOf(cause).kind === 'refused') return undefined;
      left -= 1;
      if (left === 0) throw cause;
    }
}
