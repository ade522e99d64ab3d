// Faults in the body of a request, and how Discord lists them.
import type { Json } from '../../json.ts';

export type Path = readonly (string | number)[];

/** `code` and `message` as Discord words them, as far as we know. */
export type Wrong = { path: Path; code: string; message: string };

export const wrong = (path: Path, code: string, message: string): Wrong => ({ path, code, message });

type Tree = { [name: string]: Tree | { code: string; message: string }[] };

/** The tree that stands in an answer with the code 50035. */
export function errorsOf(all: readonly Wrong[]): Json {
  const root: Tree = {};
  for (const { path, code, message } of all) {
    let here = root;
    for (const name of path) {
      const next = here[name] ?? {};
      here[name] = next;
      // Names of fields never are `_errors`, which alone holds a list.
      here = next as Tree;
    }
    const listed = here._errors;
    here._errors = [...(Array.isArray(listed) ? listed : []), { code, message }];
  }
  return root;
}
