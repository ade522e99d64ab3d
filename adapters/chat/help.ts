// Short words to one person that are the same on every chat platform.
import { notice } from '../../src/dialogue/words.ts';

/** A check-in was asked for in the room; it stands in its thread. */
export const ASKED_THERE = notice('asked-there', 'I asked in its thread.');

/** Chosen from the menu of people, where apps and former colleagues stand as well. */
export const NOT_A_PERSON = notice(
  'not-a-person',
  'That is an app, or an account that is closed. Choose somebody who can answer.',
);

/** A number was told in the room; what came of it stands in the talk's thread. */
export const NOTED_THERE = notice('noted-there', 'Noted. What it changes stands in the thread.');

export const NO_TALK_COUNTS = notice(
  'no-talk-counts',
  'No recommendation in this channel counts signed-off answers yet. Open a talk with /whichway and a sentence about your product.',
);
