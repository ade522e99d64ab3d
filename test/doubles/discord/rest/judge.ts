// Refuses bodies that Discord would not take, and keeps them for the test to see.
import { Refusal } from '../refusal.ts';
import { errorsOf, type Path, type Wrong, wrong } from '../rules/form.ts';
import type { Asked } from './route.ts';

/** Throws 50035 where anything is wrong. Of two reasons at one place only the first counts. */
export function judge({ world, operation }: Asked, all: readonly Wrong[]): void {
  const places = all.map(({ path }) => path.join('.'));
  const found = all.filter((_, index) => places.indexOf(places[index] ?? '') === index);
  if (found.length === 0) return;
  world.breaches.push(...found.map((one) => ({ ...one, operation })));
  world.watch.changed();
  throw new Refusal(50035, { errors: errorsOf(found) });
}

/** Throws 50006, which Discord says instead of naming a field. */
export function nothingIn({ world, operation }: Asked): never {
  const one = wrong([], '50006', 'Cannot send an empty message');
  world.breaches.push({ ...one, operation });
  world.watch.changed();
  throw new Refusal(50006);
}

export const below = (above: Path, all: readonly Wrong[]): Wrong[] =>
  all.map((one) => ({ ...one, path: [...above, ...one.path] }));
