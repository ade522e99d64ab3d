// Shows in a thread that something is being read, once for each thing that somebody said.
import { LRUCache } from 'lru-cache';
import type { Report } from '../../src/door/worker.ts';
import { reasonOf, slackCode } from './connection/faults.ts';
import type { WebClient } from './connection/webclient.ts';

export type Reading = { place: string; thread: string; key: string };

/** What people see while we look something up; Slack takes it away with our next message. */
const READING = 'is reading …';

/** Things that happened whose repetition shows no status again: more than come within the minutes in which Slack repeats. */
const MOST_SHOWN = 5_000;

/** Slack's words for a workspace or an app that will never take it; one room that does not is only that. */
const NEVER = new Set(['missing_scope', 'unknown_method', 'not_allowed_token_type', 'method_deprecated']);

/** Best effort, and silent once it is clear that it does not work here. */
export function readingStatus(client: WebClient, report: Report): (reading: Reading) => void {
  const shown = new LRUCache<string, true>({ max: MOST_SHOWN });
  let failed = false;
  return ({ place, thread, key }) => {
    if (failed || thread === '' || shown.has(key)) return;
    shown.set(key, true);
    client.assistant.threads
      .setStatus({ channel_id: place, thread_ts: thread, status: READING })
      .catch((cause: unknown) => {
        if (failed || !NEVER.has(slackCode(cause) ?? '')) return;
        failed = true;
        report(`"${READING}" cannot be shown here (${reasonOf(cause)}).`);
      });
  };
}
