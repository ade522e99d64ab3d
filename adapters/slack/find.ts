// Looks whether a message of ours stands in Slack: by the id that travels in its metadata, or in the name of its file.
import type { Finding, Message } from '../../src/door/messenger.ts';
import type { WebClient } from './connection/webclient.ts';
import { failureOf } from './outcome.ts';

/** Under this name the id of a message travels with it. */
export const EVENT_TYPE = 'whichway_message';

/** Messages of one page, as many as Slack gives. */
const PAGE = 200;

/**
 * Pages that are looked through: in a room the newest thousand messages, in a thread its first thousand. A message in
 * doubt is looked for within minutes, so what is not among them cannot be told.
 */
const MOST_PAGES = 5;

/** The file name under which a document goes out, so that it is known again. */
export function fileNameOf(id: string, name: string): string {
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? `${name}-${id}` : `${name.slice(0, dot)}-${id}${name.slice(dot)}`;
}

type Page = {
  messages?: {
    ts?: string;
    metadata?: { event_type?: string; event_payload?: unknown };
    files?: { id?: string; name?: string | null }[];
  }[];
  response_metadata?: { next_cursor?: string };
};

/** Looks where the message should stand: in its thread, or in the room. */
export async function find(client: WebClient, message: Message): Promise<Finding> {
  try {
    let cursor: string | undefined;
    for (let page = 0; page < MOST_PAGES; page++) {
      const answer = await pageOf(client, message, cursor);
      const found = answer.messages?.flatMap((one) => externalOf(one, message) ?? [])[0];
      if (found !== undefined) return { kind: 'found', external: found };
      cursor = answer.response_metadata?.next_cursor;
      if (!cursor) return { kind: 'absent' };
    }
    return { kind: 'blind', reason: 'too much was written there since' };
  } catch (cause) {
    return unfound(cause);
  }
}

function pageOf(client: WebClient, { place, thread }: Message, cursor: string | undefined): Promise<Page> {
  const common = {
    channel: place,
    limit: PAGE,
    include_all_metadata: true,
    ...(cursor === undefined ? {} : { cursor }),
  };
  const calls = client.conversations;
  return (thread ? calls.replies({ ...common, ts: thread }) : calls.history(common)) as Promise<Page>;
}

type Found = NonNullable<Page['messages']>[number];

/** The id that travels with a message of ours; undefined for any other. */
export function markOf({ metadata }: { metadata?: Found['metadata'] | undefined }): string | undefined {
  const payload = metadata?.event_type === EVENT_TYPE ? metadata.event_payload : undefined;
  return typeof payload === 'object' && payload !== null && 'id' in payload && typeof payload.id === 'string'
    ? payload.id
    : undefined;
}

/** The platform's id of this message where it is the one, else undefined. */
function externalOf({ ts, metadata, files }: Found, { id, card }: Message): string | undefined {
  if (markOf({ metadata }) === id) return ts;
  if (card.kind !== 'document') return undefined;
  const name = fileNameOf(id, card.name);
  return files?.some((file) => file.name === name) ? ts : undefined;
}

function unfound(cause: unknown): Finding {
  const failure = failureOf(cause);
  switch (failure.kind) {
    case 'limited':
      return failure;
    case 'refused':
      // A missing scope, or a thread that is gone with its root: nothing of that changes by itself.
      return { kind: 'blind', reason: failure.reason };
    default:
      return { kind: 'unsent', reason: failure.reason };
  }
}
