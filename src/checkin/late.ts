// How late a check-in comes, and the words for it.

/** `very-late` calls for another question: whether it still matters. The words go behind "this is": "3 days late". */
export type Lateness = { kind: 'on-time' } | { kind: 'late' | 'very-late'; words: string };

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A restart or a queue of an hour is nothing that people need to hear of. */
const ON_TIME = HOUR;
/** After a month the talk may be about something that is long decided. */
const STILL_MATTERS = 30 * DAY;

/** Compares the instant a check-in was due with the one it comes at, both in milliseconds. Too early counts as on time. */
export function lateness(due: number, now: number): Lateness {
  const late = now - due;
  if (late <= ON_TIME) return { kind: 'on-time' };
  return { kind: late > STILL_MATTERS ? 'very-late' : 'late', words: `${span(late)} late` };
}

/** The largest unit that is full, rounded down: nobody is said to be later than they are. */
function span(milliseconds: number): string {
  const hours = Math.floor(milliseconds / HOUR);
  if (hours < 24) return hours === 1 ? 'an hour' : `${hours} hours`;
  const days = Math.floor(milliseconds / DAY);
  if (days < 365) return days === 1 ? 'a day' : `${days} days`;
  const years = Math.floor(days / 365);
  return years === 1 ? 'over a year' : `over ${years} years`;
}
