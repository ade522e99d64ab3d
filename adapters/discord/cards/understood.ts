// What was understood: each item with the words it came from and a button that corrects it.
import type { Card, Understood } from '../../../src/card.ts';
import type { Message } from '../../../src/door/messenger.ts';
import { actionId } from '../../chat/control.ts';
import { ASKED_TO_BE_SURE, wordsReadFrom } from '../../wording.ts';
import { type Shown, text } from './elements.ts';
import { bold, escaped } from './markdown.ts';
import { offered } from './offers.ts';

const TITLE = 'What I understood';

/** Not "Correct": beside a claim that reads as "this is right". */
const BUTTON = 'Change';

export function understood({ items }: Extract<Card, { kind: 'understood' }>, { talk }: Message): Shown {
  const offers = items.map((item) => ({
    text: `${bold(escaped(`${item.name}:`))} ${readAs(item, '\n')}`,
    label: BUTTON,
    alone: `${BUTTON}: ${item.name}`,
    action: actionId('correct', talk, item.question),
  }));
  return {
    text: [`${TITLE}:`, ...items.map((item) => `${escaped(item.name)}: ${readAs(item, ', ')}.`)].join('\n'),
    ...offered(text(bold(TITLE)), offers),
  };
}

/** What was read, and after `between` the words it was read from. */
function readAs(item: Understood, between: string): string {
  const words = wordsReadFrom(item);
  const sure = item.firm ? '' : ` (${ASKED_TO_BE_SURE})`;
  return escaped(`${item.label}${sure}${words ? `${between}from ${words}` : ''}`);
}
