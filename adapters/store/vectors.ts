// Vectors of the guidance, by embedding model and by the text that they are of.
import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';
import type { Writes } from './writes.ts';

export type VectorBook = {
  /** The vectors of a model, by the digest of their text. */
  kept(model: string): Promise<Map<string, Float32Array>>;
  /** These take the place of all others, also of those of other models. */
  keep(model: string, vectors: ReadonlyMap<string, Float32Array>): Promise<void>;
};

export function vectorsOn(db: Kysely<Tables>, write: Writes): VectorBook {
  return {
    async kept(model) {
      const rows = await db
        .selectFrom('vector')
        .select(['digest', 'value'])
        .where('model', '=', model)
        .execute();
      return new Map(rows.map(({ digest, value }) => [digest, floatsIn(value)]));
    },
    keep: (model, vectors) =>
      write(async (within) => {
        await within.deleteFrom('vector').execute();
        for (const [digest, vector] of vectors)
          await within
            .insertInto('vector')
            .values({
              model,
              digest,
              value: Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength),
            })
            .execute();
      }),
  };
}

/** Copied, since a number must begin at a whole place in memory, and a buffer of the driver may not. */
function floatsIn(value: Buffer): Float32Array {
  return new Float32Array(new Uint8Array(value).buffer);
}
