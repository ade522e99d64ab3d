// What stands on a button where the option's label is too long for one.
import { cut } from './cut.ts';

/** What a button shows before it is cut on a narrow screen, in characters: Slack's reference says "about 30", Discord's 34. */
export const BUTTON_SEEN = 30;

/** As good as the label itself. */
const SAME: Readonly<Record<string, string>> = {
  'Over 500 pages, or it keeps growing': 'Over 500 pages, or growing',
  'Customers, for six months or longer': 'Customers, 6 months or more',
};

/** Brings the label back to mind; the label itself stands in a list above. */
const REMINDER: Readonly<Record<string, string>> = {
  "It doesn't know our information (documents, policies, a customer's record)": 'Lacks our information',
  'It knows enough, but answers the wrong way (tone, format, sorting, expert judgement)':
    'Answers the wrong way',
  'Both, and fixing one would not fix the other': 'Both',
  'It must calculate or do something (totals, bookings)': 'Must calculate or act',
  "That's out of date, or it made that up": 'Out of date or made up',
  "That's not how we say it, or it is the wrong category": 'Wrong tone or category',
  "The number is wrong, or it didn't do it": 'Wrong number or not done',
};

/** `whole`: it says all that the label says, so that no list has to stand above. */
export function shortLabel(label: string): { text: string; whole: boolean } {
  if (label.length <= BUTTON_SEEN) return { text: label, whole: true };
  const same = SAME[label];
  if (same !== undefined) return { text: same, whole: true };
  return { text: REMINDER[label] ?? cut(label, BUTTON_SEEN), whole: false };
}
