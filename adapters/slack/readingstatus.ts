// Shows in a thread that something is being read, once for each thing that somebody said.
import { LRUCache } from 'lru-cache';
import type { Report } from '../../src/door/worker.ts';
import type { Reading } from '../chat/words.ts';
import { reasonOf } from './connection/faults.ts';
import type { WebClient } from './connection/webclient.ts';

/**
 * What people see while we look something up. Slack takes it away with our next message, and else after two minutes: longer
 * than anything that we look up may take, so that it need be neither renewed nor cleared.
 */
const READING = 'is reading …';

/** Things that happened whose repetition shows no status again: more than come within the minutes in which Slack repeats. */
const MOST_SHOWN = 5_000;

/** Answers of Slack after which it is not asked again: they would be the same each time. */
const NEVER = new Set(['missing_scope', 'unknown_method', 'not_allowed', 'not_allowed_token_type']);

/** Best effort. Each reason why it cannot be shown is reported once. */
export function readingStatus(client: WebClient, report: Report): (reading: Reading) => void {
  const shown = new LRUCache<string, true>({ max: MOST_SHOWN });
  const told = new Set<string>();
  let never = false;
  return ({ place, thread, key }) => {
    if (never || !thread || shown.has(key)) return;
    shown.set(key, true);
    client.assistant.threads
      .setStatus({ channel_id: place, thread_ts: thread, status: READING })
      .catch((cause: unknown) => {
        const reason = reasonOf(cause);
        never ||= NEVER.has(reason);
        if (!told.has(reason)) report(`"${READING}" could not be shown (${reason}).`);
        told.add(reason);
      });
  };
}
