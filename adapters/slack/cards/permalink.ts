// The address of a message in Slack, in the form that chat.getPermalink gives, and the link to a talk's thread.
import { personIn, ROOM_ITSELF } from '../../../src/door/incoming.ts';
import type { StandingAt } from '../../../src/door/messenger.ts';
import { link } from './mrkdwn.ts';

/**
 * `web` is the workspace's address, "https://acme.slack.com/". Null where it is not known, or where the message stands in
 * direct messages whose room we were never told.
 */
export function permalink(web: string | undefined, { place, thread, external }: StandingAt): string | null {
  if (web === undefined || personIn(place) !== undefined || !URL.canParse(web)) return null;
  const url = new URL(`/archives/${place}/p${external.replace('.', '')}`, web);
  if (thread !== null && thread !== ROOM_ITSELF && thread !== external) {
    url.searchParams.set('thread_ts', thread);
    url.searchParams.set('cid', place);
  }
  return url.href;
}

/** "Open the thread"; undefined where the talk lives in no thread, or its address is not known. */
export function threadLink(
  web: string | undefined,
  { place, thread }: { place: string; thread: string | null },
): string | undefined {
  if (thread === null || thread === ROOM_ITSELF) return undefined;
  return link('Open the thread', permalink(web, { place, thread: null, external: thread }));
}
