// Texts in a model's words, by the text that they are of, the language, the version of the advice and the model.
import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';
import type { Writes } from './writes.ts';

/** Of what the wordings are: the advice of the day (its version) and the model by its name. */
export type Edition = { version: string; model: string };

/** Whose texts they are: no tenant is shown what came of another one's words. `language` is BCP 47. */
export type Shelf = { tenant: string; language: string };

export type WordingBook = {
  /** Those that are kept of these, by the digest of the text. */
  kept(edition: Edition, shelf: Shelf, digests: readonly string[]): Promise<Map<string, string>>;
  /** Keeps them, as of `at` (ms); those of other editions go, since nobody asks for them any more, and so do old ones. */
  keep(edition: Edition, shelf: Shelf, values: ReadonlyMap<string, string>, at: number): Promise<void>;
};

/** After so many ms a text is worded anew: an answer to one question is shown for days, and a year's would be a heap. */
const KEPT_FOR = 90 * 24 * 60 * 60 * 1_000;

export function wordingsOn(db: Kysely<Tables>, write: Writes): WordingBook {
  return {
    async kept({ version, model }, { tenant, language }, digests) {
      if (digests.length === 0) return new Map();
      const rows = await db
        .selectFrom('wording')
        .select(['digest', 'value'])
        .where('tenant', '=', tenant)
        .where('version', '=', version)
        .where('model', '=', model)
        .where('language', '=', language)
        .where('digest', 'in', [...digests])
        .execute();
      return new Map(rows.map(({ digest, value }) => [digest, value]));
    },
    keep: ({ version, model }, { tenant, language }, values, at) =>
      write(async (within) => {
        await within
          .deleteFrom('wording')
          .where(({ or, eb }) =>
            or([eb('version', '!=', version), eb('model', '!=', model), eb('at', '<', at - KEPT_FOR)]),
          )
          .execute();
        for (const [digest, value] of values)
          await within
            .insertInto('wording')
            .values({ tenant, version, model, language, digest, value, at })
            .onConflict((conflict) =>
              conflict
                .columns(['tenant', 'version', 'model', 'language', 'digest'])
                .doUpdateSet({ value, at }),
            )
            .execute();
      }),
  };
}
