// Since when something of a source may have been missed: kept until all of it was looked for.
import type { Kysely } from 'kysely';
import type { Inbox } from '../../src/bot.ts';
import type { Tables } from './tables.ts';
import type { Writes } from './writes.ts';

/** Of all tenants: a source has one connection. */
const ALL = '';

const nameOf = (source: string): string => `missed:${source}`;

export function missedOn(
  db: Kysely<Tables>,
  write: Writes,
): Pick<Inbox, 'missedSince' | 'noteMissed' | 'missedNothing'> {
  const noted = async (within: Kysely<Tables>, source: string): Promise<number | undefined> => {
    const row = await within
      .selectFrom('setting')
      .select('value')
      .where('tenant', '=', ALL)
      .where('name', '=', nameOf(source))
      .executeTakeFirst();
    return row && Number(row.value);
  };
  return {
    missedSince: (source) => noted(db, source),
    noteMissed: (source, since, now) =>
      write(async (within) => {
        const value = String(Math.min(since, (await noted(within, source)) ?? since));
        await within
          .insertInto('setting')
          .values({ tenant: ALL, name: nameOf(source), value, changed_at: now })
          .onConflict((conflict) =>
            conflict.columns(['tenant', 'name']).doUpdateSet({ value, changed_at: now }),
          )
          .execute();
      }),
    missedNothing: (source) =>
      write(async (within) => {
        await within
          .deleteFrom('setting')
          .where('tenant', '=', ALL)
          .where('name', '=', nameOf(source))
          .execute();
      }),
  };
}
