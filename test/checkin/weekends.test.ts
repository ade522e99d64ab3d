// Teams whose weekend is another one: their setting, and the dates that come of it.
import { expect, it } from 'vitest';
import { hoursOf, readSettings } from '../../adapters/settings.ts';
import { checkInDate } from '../../src/checkin/when.ts';
import { nextWorking } from '../../src/checkin/workhours.ts';

const hours = (days: string, span = '09:00-17:00') =>
  hoursOf(readSettings({ WORKING_DAYS: days, WORKING_HOURS: span }, {}));

it.each([
  ['sun-thu', '2026-11-26T17:00:00', '2026-11-26T17:00:00', 'Thursday still works'],
  ['sun-thu', '2026-11-26T17:00:01', '2026-11-29T09:00:00', 'after it comes Sunday'],
  ['sun-thu', '2026-11-27T10:00:00', '2026-11-29T09:00:00', 'Friday is Sunday'],
  ['sun-thu', '2026-11-28T10:00:00', '2026-11-29T09:00:00', 'Saturday is Sunday'],
  ['sun-thu', '2026-11-29T10:00:00', '2026-11-29T10:00:00', 'Sunday works'],
  ['sat-wed', '2026-11-26T10:00:00', '2026-11-28T09:00:00', 'Thursday is Saturday'],
  ['mon-fri', '2026-11-29T10:00:00', '2026-11-30T09:00:00', 'Sunday is Monday'],
  ['mon,wed,fri', '2026-11-24T10:00:00', '2026-11-25T09:00:00', 'one day on, one day off'],
  ['sun', '2026-11-30T10:00:00', '2026-12-06T09:00:00', 'once a week'],
])('with %s, %s becomes %s: %s', (days, local, moved) => {
  expect(nextWorking(local, hours(days))).toBe(moved);
});

it('a date six months ahead falls on a working day of theirs, when they begin', () => {
  // Six months from Friday 27 November is Thursday, from Saturday it is Friday.
  const after = (now: string): string =>
    checkInDate(now, 'P6M', 'Asia/Dubai', hours('sun-thu', '10:00-16:00')).at;

  expect(after('2026-11-27T08:00:00Z')).toBe('2027-05-27T10:00:00+04:00');
  expect(after('2026-11-28T08:00:00Z')).toBe('2027-05-30T10:00:00+04:00');
});
