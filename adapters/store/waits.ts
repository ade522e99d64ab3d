// What waits for a time: events, messages, claimed messages, places.
import type { Kysely } from 'kysely';
import type { Waits } from '../../src/door/clockwatch.ts';
import { type Tables, WAITING } from './tables.ts';
import type { Writes } from './writes.ts';

export function waitsOn(write: Writes): Waits {
  return {
    shorten: (now, { wait, lease }) =>
      write(async (db) => {
        await shortened(db, now + wait);
        const until = now + lease;
        await db
          .updateTable('outbox')
          .set({ lease_until: until })
          .where('state', '=', WAITING)
          .where('lease_until', '>', until)
          .execute();
      }),
  };
}

async function shortened(db: Kysely<Tables>, until: number): Promise<void> {
  for (const table of ['inbox', 'outbox'] as const)
    await db
      .updateTable(table)
      .set({ due_at: until })
      .where('state', '=', WAITING)
      .where('due_at', '>', until)
      .execute();
  await db.updateTable('lease').set({ until }).where('until', '>', until).execute();
}
