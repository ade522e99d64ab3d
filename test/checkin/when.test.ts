import { describe, expect, it } from 'vitest';
import { checkInDate, dateAt } from '../../src/checkin/when.ts';

describe('a check-in', () => {
  it.each([
    [
      '2026-11-23T08:00:00Z',
      'P6M',
      'Europe/Berlin',
      '2027-05-24T09:00:00+02:00',
      'six months from a Monday is a Sunday: the Monday after',
    ],
    [
      '2026-03-27T08:00:00Z',
      'P6M',
      'Europe/Berlin',
      '2026-09-28T09:00:00+02:00',
      'the same across daylight saving',
    ],
    [
      '2026-06-01T08:00:00Z',
      'P6M',
      'America/New_York',
      '2026-12-01T09:00:00-05:00',
      'nine o clock stays nine o clock in winter',
    ],
    [
      '2026-11-23T23:30:00Z',
      'P1D',
      'Asia/Tokyo',
      '2026-11-25T09:00:00+09:00',
      'the day is the one that people have there',
    ],
    [
      '2026-11-27T08:00:00Z',
      'P1D',
      'UTC',
      '2026-11-30T09:00:00+00:00',
      'a Saturday moves to the Monday after',
    ],
    ['2027-08-31T08:00:00Z', 'P6M', 'UTC', '2028-02-29T09:00:00+00:00', 'the last day of a shorter month'],
    ['2026-11-23T08:00:30Z', 'PT1M', 'UTC', '2026-11-23T08:01:30+00:00', 'minutes are taken as they are'],
  ])('of %s after %s in %s is due %s: %s', (now, after, zone, due) => {
    expect(checkInDate(now, after, zone).at).toBe(due);
  });

  it('is told in words with weekday and place', () => {
    expect(checkInDate('2026-11-23T08:00:00Z', 'P6M', 'America/New_York').words).toBe(
      'Mon 24 May 2027, 09:00 New York',
    );
  });

  it.each([
    [
      '2026-11-23T08:00:00Z',
      [7, 1, 2, 3, 4],
      '08:00',
      '2027-05-23T09:00:00+02:00',
      'Sunday works, nine is within',
    ],
    ['2026-11-23T08:00:00Z', [1, 2, 3, 4, 5], '13:00', '2027-05-24T13:00:00+02:00', 'work begins later'],
    [
      '2026-11-24T08:00:00Z',
      [5],
      '08:00',
      '2027-05-28T08:00:00+02:00',
      'another day: its first working moment',
    ],
  ])('of %s with days %j from %s is due %s: %s', (now, days, from, due) => {
    expect(checkInDate(now, 'P6M', 'Europe/Berlin', { days, from, to: '18:00' }).at).toBe(due);
  });

  it('at a wall time is told with the offset of that day, and in a gap with the first moment after it', () => {
    expect(dateAt('2027-03-01T10:00:00', 'Europe/Berlin')).toEqual({
      at: '2027-03-01T10:00:00+01:00',
      words: 'Mon 1 Mar 2027, 10:00 Berlin',
    });
    expect(dateAt('2027-03-28T02:30:00', 'Europe/Berlin').at).toBe('2027-03-28T03:00:00+02:00');
  });

  it('refuses a zone that does not exist', () => {
    expect(() => checkInDate('2026-11-23T08:00:00Z', 'P6M', 'Mars/Olympus')).toThrow(RangeError);
  });
});
