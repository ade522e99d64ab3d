// What the bot says about dates that it cannot take as they were written.
import type { Card } from '../card.ts';
import { notice } from './words.ts';

const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** Figures that are one day or another, by who reads them; both ISO 8601. */
export function whichDay(days: readonly string[]): Card {
  const [one, other] = days.map((day) => DAY.format(Date.parse(day)));
  return notice('which-day', `Is that ${one} or ${other}? Write it with the name of the month.`);
}
