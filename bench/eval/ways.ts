// The two ways that the evaluation sets side by side.
import { realClock } from '../../adapters/clock.ts';
import { openModel } from '../../adapters/model/model.ts';
import { modelSettings } from '../../adapters/model/settings.ts';
import { priceIn } from '../../adapters/model/spending.ts';
import { likenessBy } from '../../adapters/model/vectors.ts';
import type { Settings } from '../../adapters/settings.ts';
import type { VectorBook } from '../../adapters/store/vectors.ts';
import type { Guide } from '../../knowledge/open.ts';
import type { Ground } from '../../src/dialogue/outcome.ts';
import { type Likeness, NO_LIKENESS } from '../../src/model/retrieved.ts';
import type { Way } from './way.ts';
import { withModel } from './withmodel.ts';
import { withoutModel } from './without.ts';

/** `model` is undefined where no model can be asked. */
export type Ways = { plain: Way; model: Way | undefined };

/** The way with a model is there where the settings name one. `tell` hears when it is left alone for a while. */
export function waysToMeasure(
  ground: Ground & { guide: Guide },
  settings: Settings,
  tell: (sentence: string) => void,
): Ways {
  const plain = withoutModel(ground);
  const wanted = modelSettings(settings);
  if (!wanted) return { plain, model: undefined };
  const model = openModel(wanted, { clock: realClock, random: Math.random, report: tell });
  const name = wanted.embeddingModel;
  const world = { embed: model.embed, passages: ground.guide.passages(), book: bookInMemory(), report: tell };
  const likeness: Likeness = name === undefined ? NO_LIKENESS : likenessBy({ ...world, name });
  const price = priceIn(settings.MODEL_PRICE);
  return { plain, model: withModel({ name: wanted.model, model, likeness, price }, ground) };
}

/** Vectors are made anew for each evaluation, at its first question; like the bot's first ones it is found by words alone. */
function bookInMemory(): VectorBook {
  const books = new Map<string, Map<string, Float32Array>>();
  return {
    kept: async (name) => new Map(books.get(name)),
    keep: async (name, vectors) => void books.set(name, new Map(vectors)),
  };
}
