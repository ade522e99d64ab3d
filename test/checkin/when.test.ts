import { describe, expect, it } from 'vitest';
import { checkInDate } from '../../src/checkin/when.ts';

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

  it('refuses a zone that does not exist', () => {
    expect(() => checkInDate('2026-11-23T08:00:00Z', 'P6M', 'Mars/Olympus')).toThrow(RangeError);
  });
});
