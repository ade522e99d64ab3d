// What people rated and what they corrected, for examples.
import type { Kysely } from 'kysely';
import type { Card } from '../../src/card.ts';
import type { Event } from '../../src/event.ts';
import { eventIn } from './learning.ts';
import type { Tables } from './tables.ts';

/**
 * A message that somebody rated. `helpful` and `unhelpful` count the people; `asked` is the event that it came of, undefined
 * where that is not known or was not kept. `at` in ms.
 */
export type Rated = {
  tenant: string;
  at: number;
  helpful: number;
  unhelpful: number;
  card: Card | undefined;
  asked: Event | undefined;
};

/** What is kept of one talk: its state as JSON, and all that people did in it, the oldest first, each with its time in ms. */
export type Kept = { tenant: string; id: string; state: string; events: { at: number; event: Event }[] };

/** Of one tenant, or of all. */
export async function ratedIn(db: Kysely<Tables>, tenant: string | undefined): Promise<Rated[]> {
  const rows = await db
    .selectFrom('feedback')
    .innerJoin('outbox', 'outbox.id', 'feedback.message')
    .leftJoin('inbox', 'inbox.seq', 'outbox.cause')
    .select(['outbox.tenant', 'outbox.created_at as at', 'outbox.payload', 'inbox.event'])
    .select(({ fn }) => [fn.sum<number>('helpful').as('helpful'), fn.count<number>('feedback.id').as('all')])
    .$if(tenant !== undefined, (query) => query.where('outbox.tenant', '=', tenant ?? ''))
    .whereRef('feedback.tenant', '=', 'outbox.tenant')
    .groupBy('outbox.seq')
    .orderBy('outbox.seq')
    .execute();
  return rows.map(({ payload, event, helpful, all, ...row }) => ({
    ...{ ...row, helpful, unhelpful: all - helpful },
    card: cardIn(payload),
    asked: event === null ? undefined : eventIn(event),
  }));
}

function cardIn(json: string): Card | undefined {
  try {
    return JSON.parse(json) as Card;
  } catch {
    return undefined; // A damaged row is no example; the error would hold a piece of it.
  }
}

/** The talks of one tenant, or of all, with what people did in them. */
export async function keptIn(db: Kysely<Tables>, tenant: string | undefined): Promise<Kept[]> {
  const talks = await db
    .selectFrom('talk')
    .select(['tenant', 'id', 'state'])
    .$if(tenant !== undefined, (query) => query.where('tenant', '=', tenant ?? ''))
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const events = await db
    .selectFrom('inbox')
    .select(['tenant', 'talk', 'event', 'received_at as at'])
    .where('state', '=', 'done')
    .$if(tenant !== undefined, (query) => query.where('tenant', '=', tenant ?? ''))
    .orderBy('seq')
    .execute();
  const byTalk = Map.groupBy(events, ({ tenant: of, talk }) => JSON.stringify([of, talk]));
  return talks.map((talk) => ({
    ...talk,
    events: (byTalk.get(JSON.stringify([talk.tenant, talk.id])) ?? []).flatMap(({ event, at }) => {
      const read = eventIn(event);
      return read ? [{ at, event: read }] : [];
    }),
  }));
}
