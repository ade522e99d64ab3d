// What stands chosen at the beginning must be among what can be chosen.
import { isDeepStrictEqual } from 'node:util';
import { type Json, jsonList } from '../../json.ts';
import type { Report } from './check.ts';
import { elementsOf } from './unique.ts';

/** The options of a menu, its groups included. */
export const optionsOf = (element: Json): Json[] => [
  ...jsonList(element.options),
  ...jsonList(element.option_groups).flatMap(({ options }) => jsonList(options)),
];

/** Reports an `initial_option` that is none of the options; menus that load theirs are left alone. */
export function initials(blocks: readonly Json[], at: string, report: Report): void {
  for (const [index, block] of blocks.entries())
    for (const element of elementsOf(block)) {
      const options = optionsOf(element);
      if (options.length === 0) continue;
      const chosen = [...jsonList(element.initial_options), ...jsonList([element.initial_option])];
      if (!chosen.every((one) => options.some((option) => isDeepStrictEqual(option, one))))
        report('initial_option must be one of the options', `${at}/${index}`);
    }
}
