// Texts of ours in other languages, by the version of the advice and the model that they are of.
import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';
import type { Writes } from './writes.ts';

/** Of what the translations are: the advice of the day (its version) and the model by its name. */
export type Edition = { version: string; model: string };

export type TranslationBook = {
  /** Those that are kept of these, by the digest of the English text. */
  kept(edition: Edition, language: string, digests: readonly string[]): Promise<Map<string, string>>;
  /** Keeps them; those of other editions go, since nobody asks for them any more. */
  keep(edition: Edition, language: string, values: ReadonlyMap<string, string>): Promise<void>;
};

export function translationsOn(db: Kysely<Tables>, write: Writes): TranslationBook {
  return {
    async kept({ version, model }, language, digests) {
      if (digests.length === 0) return new Map();
      const rows = await db
        .selectFrom('translation')
        .select(['digest', 'value'])
        .where('version', '=', version)
        .where('model', '=', model)
        .where('language', '=', language)
        .where('digest', 'in', [...digests])
        .execute();
      return new Map(rows.map(({ digest, value }) => [digest, value]));
    },
    keep: ({ version, model }, language, values) =>
      write(async (within) => {
        await within
          .deleteFrom('translation')
          .where(({ or, eb }) => or([eb('version', '!=', version), eb('model', '!=', model)]))
          .execute();
        for (const [digest, value] of values)
          await within
            .insertInto('translation')
            .values({ version, model, language, digest, value })
            .onConflict((conflict) => conflict.doNothing())
            .execute();
      }),
  };
}
