// The steps that plans are put together from, and what they depend on.
import type { Options } from '../../knowledge/questions.ts';
import type { CaseFacts } from './facts.ts';

/** One step. `when` is the condition that starts it; steps of today start on Monday. */
export type Step = { id: string; text: string; when: string };

/** What to do now, next and later. */
export type Plan = { now: Step[]; next: Step[]; later: Step[] };

/** A step; the id is what a check-in asks by, so it never changes its meaning. */
export const step = (id: string, text: string, when = 'on Monday'): Step => ({ id, text, when });

/** Whether a search over their own text stands already. */
export function hasSearch({ likely }: CaseFacts): boolean {
  return likely.running === 'search' || likely.running === 'search-and-tuned';
}

/** Whether a trained model stands already. */
export function hasTuned({ likely }: CaseFacts): boolean {
  return likely.running === 'tuned' || likely.running === 'search-and-tuned';
}

/** "today: 40" where a number was said, "today: under 100" where only the band is known, else nothing. */
export function examplesToday({ said, likely }: CaseFacts): string {
  const number = said.examples?.number;
  if (number !== undefined) return ` (today: ${number.toLocaleString('en-US')})`;
  const bands: Record<Options['examples'], string> = {
    none: 'none',
    tens: 'under 100',
    hundreds: '100 to 999',
    thousands: '1,000 or more',
  };
  return likely.examples === undefined ? '' : ` (today: ${bands[likely.examples]})`;
}
