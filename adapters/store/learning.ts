// What can be learned from use: questions without an answer, and whether a tenant lets its words be used.
import type { Kysely } from 'kysely';
import type { Event } from '../../src/event.ts';
import type { Consent, Learning, Unanswered } from '../../src/learning/keeps.ts';
import { saidIn } from '../../src/model/said.ts';
import { isDeclined, type Tables } from './tables.ts';
import type { Writes } from './writes.ts';

/** By this name a tenant's word is kept. */
const CONSENT = 'learning';

export function learningOn(db: Kysely<Tables>, write: Writes): Learning {
  return {
    unanswered: (tenant, since, most) => unansweredIn(db, { tenant, since, most }),
    consent: async (tenant) => (await consentsIn(db, tenant)).get(tenant),
    setConsent: (tenant, on, now) =>
      write(async (within) => {
        const value = on ? 'on' : 'off';
        await within
          .insertInto('setting')
          .values({ tenant, name: CONSENT, value, changed_at: now })
          .onConflict((conflict) =>
            conflict
              .columns(['tenant', 'name'])
              .doUpdateSet({ value, changed_at: now })
              .where('setting.value', '!=', value),
          )
          .execute();
      }),
  };
}

/** Of one tenant, or of all: what was asked and got no answer since then (ms), the latest first. */
export async function unansweredIn(
  db: Kysely<Tables>,
  { tenant, since, most }: { tenant: string | undefined; since: number; most: number },
): Promise<Unanswered[]> {
  const rows = await db
    .selectFrom('outbox as row')
    .innerJoin('inbox', 'inbox.seq', 'row.cause')
    .select(['row.tenant', 'row.talk', 'row.created_at as at', 'inbox.event'])
    .where(isDeclined('row'))
    .$if(tenant !== undefined, (query) => query.where('row.tenant', '=', tenant ?? ''))
    .where('row.created_at', '>=', since)
    .orderBy('row.created_at', 'desc')
    .limit(most)
    .execute();
  return rows.flatMap(({ event, ...row }) => {
    const text = wordsIn(event);
    return text === undefined ? [] : [{ ...row, text }];
  });
}

/** What the admins of the tenant said, or those of all tenants. */
export async function consentsIn(db: Kysely<Tables>, tenant?: string): Promise<ReadonlyMap<string, Consent>> {
  const rows = await db
    .selectFrom('setting')
    .select(['tenant', 'value', 'changed_at'])
    .where('name', '=', CONSENT)
    .$if(tenant !== undefined, (query) => query.where('tenant', '=', tenant ?? ''))
    .execute();
  return new Map(rows.map((row) => [row.tenant, { on: row.value === 'on', since: row.changed_at }]));
}

/** An event as it was stored; undefined where it is none any more. */
export function eventIn(json: string): Event | undefined {
  try {
    return JSON.parse(json) as Event;
  } catch {
    return undefined; // The error would hold a piece of what people wrote.
  }
}

/** What somebody wrote; undefined where they wrote nothing, or it was not kept. */
function wordsIn(json: string): string | undefined {
  const event = eventIn(json);
  const text = event && saidIn(event)?.trim();
  return text === '' ? undefined : text;
}
