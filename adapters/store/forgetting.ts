// Takes words out of the store that were not for the bot: only that they came stays.
import type { Kysely } from 'kysely';
import type { Incoming } from '../../src/door/incoming.ts';
import type { Event, Json } from '../../src/event.ts';
import type { Tables } from './tables.ts';

/** The words of that event; where they waited for a model, also those of the task and of the event it came of. */
export async function forgetWords(
  db: Kysely<Tables>,
  inbox: number,
  { tenant, event }: Pick<Incoming, 'tenant' | 'event'>,
): Promise<void> {
  if (event.kind !== 'worked') return emptied(db, inbox, event);
  await emptied(db, inbox, event);
  const row = await db
    .updateTable('outbox')
    .set({ payload: JSON.stringify(withoutText(event.task)) })
    .where('tenant', '=', tenant)
    .where('id', '=', event.key.slice(WORK.length))
    .where('kind', '=', 'work')
    .returning('cause')
    .executeTakeFirst();
  const cause = row?.cause ?? undefined;
  if (cause === undefined) return;
  const first = await db.selectFrom('inbox').select('event').where('seq', '=', cause).executeTakeFirst();
  if (first) await emptied(db, cause, JSON.parse(first.event) as Event);
}

/** How the key of a task's end begins; what follows is the row of the task. */
const WORK = 'work:';

async function emptied(db: Kysely<Tables>, seq: number, event: Event): Promise<void> {
  const empty = event.kind === 'worked' ? { ...event, task: withoutText(event.task) } : withoutText(event);
  await db
    .updateTable('inbox')
    .set({ event: JSON.stringify(empty) })
    .where('seq', '=', seq)
    .execute();
}

const withoutText = (of: Json | Event): object => ({ ...(of as object), text: '' });
