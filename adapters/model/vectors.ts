// Vectors of the guidance and of questions: worked out once for each text and embedding model, and kept.
import type { Passage } from '../../knowledge/passage.ts';
import { SECOND } from '../../src/door/clock.ts';
import { shortly } from '../../src/door/fault.ts';
import type { Report } from '../../src/door/worker.ts';
import type { Likeness } from '../../src/model/retrieved.ts';
import type { VectorBook } from '../store/vectors.ts';
import { digestOf } from './digest.ts';
import type { Model } from './model.ts';

/** A question's vector is waited for so long, in ms: the answer itself needs the rest of the time. */
const QUESTION_WITHIN = 3 * SECOND;

/** `name`: of the embedding model, since vectors of two models cannot be compared. */
export type VectorWorld = {
  embed: Model['embed'];
  name: string;
  passages: readonly Passage[];
  book: VectorBook;
  report: Report;
};

/** Where the guidance has no vectors yet they are worked out at the first question, and used from the next one on. */
export function likenessBy({ embed, name, passages, book, report }: VectorWorld): Likeness {
  let known: Map<string, Float32Array> | undefined;
  let working = false;
  const prepare = async (): Promise<void> => {
    if (known || working) return;
    working = true;
    try {
      known = await vectorsOf(passages, { embed, name, book });
    } catch (cause) {
      report(
        `The vectors of the guidance could not be kept (${shortly(cause)}); its words alone find passages.`,
      );
    } finally {
      working = false;
    }
  };
  return {
    async of(question) {
      if (!known) {
        void prepare();
        return { like: new Map(), tokens: 0 };
      }
      const { vectors, tokens } = await embed([question], QUESTION_WITHIN);
      const [vector] = vectors ?? [];
      if (!vector) return { like: new Map(), tokens };
      const asked = unit(vector);
      const like = new Map(
        [...known].flatMap(([id, one]) =>
          one.length === asked.length ? [[id, product(asked, one)] as const] : [],
        ),
      );
      return { like, tokens };
    },
  };
}

/** By passage id; undefined where some could not be had. */
async function vectorsOf(
  passages: readonly Passage[],
  { embed, name, book }: Pick<VectorWorld, 'embed' | 'name' | 'book'>,
): Promise<Map<string, Float32Array> | undefined> {
  const texts = passages.map((passage) => ({ id: passage.id, text: textOf(passage) }));
  const all = texts.map(({ id, text }) => ({ id, text, digest: digestOf(text) }));
  const kept = await book.kept(name);
  const missing = all.filter(({ digest }) => !kept.has(digest));
  if (missing.length > 0) {
    // Its tokens are counted for nobody: the vectors serve all tenants, and whoever asked first should not pay for them.
    const { vectors: made } = await embed(missing.map(({ text }) => text));
    if (!made) return undefined;
    for (const [index, { digest }] of missing.entries()) {
      const vector = made[index];
      if (vector) kept.set(digest, unit(vector));
    }
    // What is no text of today's guidance, or of another model, is of no more use.
    await book.keep(name, new Map(all.flatMap(({ digest }) => entry(digest, kept))));
  }
  return new Map(
    all.flatMap(({ id, digest }) => entry(digest, kept).map(([, vector]) => [id, vector] as const)),
  );
}

function entry(digest: string, kept: ReadonlyMap<string, Float32Array>): [string, Float32Array][] {
  const vector = kept.get(digest);
  return vector ? [[digest, vector]] : [];
}

const textOf = ({ title, short, text }: Passage): string => `${title}\n${short}\n${text}`;

/** Of length 1, so that a product is the cosine. */
function unit(vector: readonly number[]): Float32Array {
  const length = Math.hypot(...vector);
  return Float32Array.from(vector, (value) => (length === 0 ? 0 : value / length));
}

function product(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0);
}
