// How often a model that was asked failed, so that a row went on without it.
import type { Item } from './figure.ts';
import type { Requests } from './way.ts';

/** Of all requests of one row; a way without a model has none. */
export function requestsFailed(models: readonly (Requests | null)[]): Item {
  return models.reduce<Item>(
    ({ part, whole }, model) => ({
      part: part + (model?.failed ?? 0),
      whole: whole + (model?.asked ?? 0),
    }),
    { part: 0, whole: 0 },
  );
}
