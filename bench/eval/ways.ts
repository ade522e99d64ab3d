// The two ways that the evaluation sets side by side.
import type { Guide } from '../../knowledge/open.ts';
import type { Ground } from '../../src/dialogue/outcome.ts';
import type { Way } from './way.ts';
import { withoutModel } from './without.ts';

/** `model` is undefined where no model can be asked. */
export type Ways = { plain: Way; model: Way | undefined };

/** The way with a model joins here, made from the settings of its endpoint. */
export function waysToMeasure(ground: Ground & { guide: Guide }): Ways {
  return { plain: withoutModel(ground), model: undefined };
}
