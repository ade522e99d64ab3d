// What the model was asked, and what that cost: by tenant, day and person.
import { type Kysely, sql } from 'kysely';
import type { Tokens } from '../../src/model/perform.ts';
import type { Tables } from './tables.ts';
import type { Writes } from './writes.ts';

/** The most of a day: tokens of one tenant, requests of one person. */
export type Limits = { tokens: number; requests: number };

/** What was used: requests, and tokens of prompts and replies. */
export type Used = Tokens & { requests: number };

/** Keeps what was used. `day` is ISO 8601. */
export type UsageBook = {
  /** Counts a request of this person, unless a limit is reached: then whose it is, and nothing is counted. */
  begin(
    tenant: string,
    person: string,
    day: string,
    limits: Limits,
  ): Promise<'tenant' | 'person' | undefined>;
  /** One request of this person less. */
  takeBack(tenant: string, person: string, day: string): Promise<void>;
  /** Counts tokens, also of a request that came to nothing. */
  spent(tenant: string, day: string, tokens: Tokens): Promise<void>;
  /** What a tenant used on a day. */
  of(tenant: string, day: string): Promise<Used>;
};

/** The day of an instant (ms), ISO 8601: of UTC, so that one moment ends it for everybody. */
export function dayOf(now: number): string {
  return new Date(now).toISOString().slice(0, 'YYYY-MM-DD'.length);
}

/** Whether a tenant's share of a day is used up. */
export function isUsedUp({ prompt, completion }: Tokens, { tokens }: Limits): boolean {
  return prompt + completion >= tokens;
}

/** In whose row a tenant's tokens are counted. */
const NOBODY = '';

export function usageOn(db: Kysely<Tables>, write: Writes): UsageBook {
  return {
    begin: (tenant, person, day, limits) =>
      write(async (within) => {
        if (isUsedUp(await usedOn(within, tenant, day), limits)) return 'tenant';
        const asked = await within
          .selectFrom('usage')
          .select('requests')
          .where('tenant', '=', tenant)
          .where('day', '=', day)
          .where('person', '=', person)
          .executeTakeFirst();
        if ((asked?.requests ?? 0) >= limits.requests) return 'person';
        await add(within, { tenant, day, person, requests: 1, prompt: 0, completion: 0 });
        return undefined;
      }),
    takeBack: (tenant, person, day) =>
      write(async (within) => {
        await within
          .updateTable('usage')
          .set(({ eb }) => ({ requests: eb('requests', '-', 1) }))
          .where('tenant', '=', tenant)
          .where('day', '=', day)
          .where('person', '=', person)
          .where('requests', '>', 0)
          .execute();
      }),
    spent: (tenant, day, { prompt, completion }) =>
      write((within) => add(within, { tenant, day, person: NOBODY, requests: 0, prompt, completion })),
    of: (tenant, day) => usedOn(db, tenant, day),
  };
}

async function usedOn(db: Kysely<Tables>, tenant: string, day: string): Promise<Used> {
  const { sum } = db.fn;
  const row = await db
    .selectFrom('usage')
    .select([
      sum<number | null>('requests').as('requests'),
      sum<number | null>('prompt').as('prompt'),
      sum<number | null>('completion').as('completion'),
    ])
    .where('tenant', '=', tenant)
    .where('day', '=', day)
    .executeTakeFirst();
  return { requests: row?.requests ?? 0, prompt: row?.prompt ?? 0, completion: row?.completion ?? 0 };
}

async function add(db: Kysely<Tables>, row: Tables['usage']): Promise<void> {
  await db
    .insertInto('usage')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['tenant', 'day', 'person']).doUpdateSet({
        requests: sql`usage.requests + excluded.requests`,
        prompt: sql`usage.prompt + excluded.prompt`,
        completion: sql`usage.completion + excluded.completion`,
      }),
    )
    .execute();
}
