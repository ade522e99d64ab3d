// Tells talks that the platform took a message for good not that somebody waits for: it is then asked elsewhere.
import type { Card, Reach } from '../card.ts';
import type { Job } from './attempt.ts';
import type { Incoming } from './incoming.ts';

type Post = Extract<Job, { kind: 'post' }>;

/** An event for each talk that the message spoke for; none for messages of which people need not hear. `now` in ms. */
export function undelivered({ message, zone }: Post, reason: string, now: number): Incoming[] {
  const { id, tenant, place, thread, card } = message;
  const at = new Date(now).toISOString();
  return talksOf(card, message.talk).map(({ talk, kind, asked }) => ({
    ...{ tenant, talk, place, zone },
    // Of the other talks of a digest the threads are their own.
    thread: kind === 'digest' ? null : thread,
    event: {
      key: `undelivered:${id}:${talk}`,
      by: 'whichway',
      at,
      kind: 'undelivered',
      card: kind,
      asked,
      reason,
    },
  }));
}

type Concerned = { talk: string; kind: 'check-in' | 'digest'; asked: Reach };

function talksOf(card: Card, talk: string): Concerned[] {
  if (card.kind === 'check-in') return [{ talk, kind: 'check-in', asked: card.asked }];
  if (card.kind !== 'digest') return [];
  return card.lines.map((line) => ({ talk: line.talk, kind: 'digest', asked: 'room' }));
}
