// A card that stands outside of any talk, such as help.
import type { Card } from '../../src/card.ts';
import { blocksOf } from './cards/blocks.ts';
import type { Payload } from './cards/elements.ts';

/** Only for cards whose controls, if any, name their talk. `web` as for `blocksOf`. */
export function cardAlone(card: Card, web?: string): Payload {
  return blocksOf({ id: '', tenant: '', talk: '', place: '', thread: '', card, refers: null }, web);
}
