// Goes through components that hold components.
import { asJson, type Json, jsonList } from '../../json.ts';
import type { Path } from './form.ts';

export type Found = { component: Json; path: Path; depth: number };

function inside(component: Json, path: Path): { component: Json; path: Path }[] {
  const listed = jsonList(component.components).map((one, index) => ({
    component: one,
    path: [...path, 'components', index],
  }));
  const single = ['accessory', 'component'].flatMap((name) =>
    component[name] === undefined || component[name] === null
      ? []
      : [{ component: asJson(component[name]), path: [...path, name] }],
  );
  return [...listed, ...single];
}

function from(component: Json, path: Path, depth: number): Found[] {
  const nested = inside(component, path).flatMap((one) => from(one.component, one.path, depth + 1));
  return [{ component, path, depth }, ...nested];
}

/** All of them in the order in which they stand, those inside others too. `above`: where the list stands. */
export const allComponents = (components: unknown, above: Path = ['components']): Found[] =>
  jsonList(components).flatMap((one, index) => from(one, [...above, index], 0));
