// Short words to one person that are the same on every chat platform.
import type { Card } from '../../src/card.ts';
import { notice } from '../../src/dialogue/words.ts';

/** A check-in was asked for in the room; it stands in its thread. */
export const ASKED_THERE = notice('asked-there', 'I asked in its thread.');

/** Chosen from the menu of people, where apps and former colleagues stand as well. */
export const NOT_A_PERSON = notice(
  'not-a-person',
  'That is an app, or an account that is closed. Choose somebody who can answer.',
);

/** A number was told in the room; whether it changes anything is said in the talk's thread. */
export const NOTED_WORDS = 'Noted in its thread.';
export const NOTED_THERE = notice('noted-there', NOTED_WORDS);

/** A number of signed-off answers where no recommendation asks for it. `command` is how a talk is opened. */
export function noTalkCounts(command: string): Card {
  return notice(
    'no-talk-counts',
    `No recommendation in this channel counts signed-off answers yet. Open a talk with ${command} and a sentence about your product.`,
  );
}

/** Words in the window for a date in which there is none; what was set before stays. */
export const NO_DATE = notice(
  'no-date',
  'I could not read a date in that, so the old one stays. Write it as in "24 May 2027" or "in ten weeks".',
);
