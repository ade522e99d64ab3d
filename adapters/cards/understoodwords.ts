// What was understood, item by item.
import type { Understood } from '../../src/card.ts';
import { ASKED_TO_BE_SURE, wordsReadFrom } from '../wording.ts';

export const UNDERSTOOD_TITLE = 'What I understood';

/** Not "Correct": beside a claim that reads as "this is right". */
export const CORRECTING = 'Change';

/** What was read, and after `between` the words it was read from. */
export function readAs(item: Understood, between: string): string {
  const words = wordsReadFrom(item);
  const sure = item.firm ? '' : ` (${ASKED_TO_BE_SURE})`;
  return `${item.label}${sure}${words ? `${between}from ${words}` : ''}`;
}

/** All of it in short, for where there is no layout. */
export function understoodInShort(items: readonly Understood[], escaped: (text: string) => string): string {
  return [
    `${UNDERSTOOD_TITLE}:`,
    ...items.map((item) => `${escaped(item.name)}: ${escaped(readAs(item, ', '))}.`),
  ].join('\n');
}
