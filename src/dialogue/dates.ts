// Whether a text is plainly about when we come back, also while a question of the diagnostic waits.
import { allIn } from '../checkin/said.ts';

/** Words that can only be meant for us; a bare "in 3 months" or "later" may answer the open question. */
const TO_US =
  /\b(?:ask|remind|ping|nudge|poke|notify|wake) (?:me|us)\b|\bask again\b|\b(?:snooze|postpone|check back)\b/iu;

const DATES = ['snooze', 'date', 'condition', 'past', 'too-far', 'unclear', 'ask-now'];

/** "Ask me in 3 months" asks for a date and is no answer to anything. */
export function asksForDate(text: string, at: string, zone: string): boolean {
  return TO_US.test(text) && allIn(text, at, zone).some(({ kind }) => DATES.includes(kind));
}
