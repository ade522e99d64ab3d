// The dates of a series: what follows a check-in that was due, after snoozes, downtimes and changes of the clocks.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { followingDate } from '../../src/checkin/series.ts';
import { recomputed } from '../../src/checkin/walltime.ts';

const BERLIN = 'Europe/Berlin';

describe('the date that follows', () => {
  it.each([
    [
      '2026-11-25T09:00:00',
      'P6M',
      '2026-11-25T08:00:00Z',
      '2027-05-25T09:00:00',
      'six months on, across the clocks',
    ],
    ['2026-11-25T09:00:00', 'P6M', '2026-12-20T10:00:00Z', '2027-05-25T09:00:00', 'answered after a snooze'],
    [
      '2026-11-25T09:00:00',
      'P6M',
      '2026-10-01T10:00:00Z',
      '2027-05-25T09:00:00',
      'answered before it was due',
    ],
    [
      '2026-11-25T09:00:00',
      'P6M',
      '2027-05-25T07:00:00Z',
      '2027-11-25T09:00:00',
      'this very moment is not to come',
    ],
    ['2026-11-25T09:00:00', 'P6M', '2027-05-25T06:59:59Z', '2027-05-25T09:00:00', 'a second before, it is'],
    ['2026-11-25T09:00:00', 'P6M', '2029-01-01T00:00:00Z', '2029-05-25T09:00:00', 'four were missed'],
    ['2026-11-25T09:00:00', 'P1W', '2031-11-25T09:00:00Z', '2031-11-26T09:00:00', 'some 260 were missed'],
    [
      '2026-11-28T09:00:00',
      'P1M',
      '2026-11-30T08:00:00Z',
      '2026-12-28T09:00:00',
      'from the Saturday, not from the Monday it was moved to',
    ],
    [
      '2027-08-31T09:00:00',
      'P6M',
      '2027-08-31T08:00:00Z',
      '2028-02-29T09:00:00',
      'the last day of a shorter month',
    ],
    [
      '2026-03-28T02:30:00',
      'P1D',
      '2026-03-28T12:00:00Z',
      '2026-03-29T02:30:00',
      'a gap does not move the wall time',
    ],
    [
      '2026-11-25T09:00:00',
      'PT1M',
      '2030-11-25T08:00:30Z',
      '2030-11-25T09:01:00',
      'two million minutes were missed',
    ],
    [
      '2026-10-25T02:50:00',
      'PT20M',
      '2026-10-25T01:05:00Z',
      '2026-10-25T03:10:00',
      'the second 02:10 reads like the first',
    ],
    [
      '2026-03-29T01:30:00',
      'PT30M',
      '2026-03-29T01:00:00Z',
      '2026-03-29T03:30:00',
      'one moment after a gap is taken once',
    ],
  ])('%s every %s, at %s, is %s: %s', (due, every, now, next) => {
    expect(followingDate({ due, zone: BERLIN, every, now })).toBe(next);
  });

  it.each(['PT0S', 'P0D', '-P1M'])('is refused for a time of %s, which leads nowhere', (every) => {
    expect(() =>
      followingDate({ due: '2026-11-25T09:00:00', zone: 'UTC', every, now: '2026-11-25T09:00:00Z' }),
    ).toThrow(expect.objectContaining({ code: 'input', message: expect.stringContaining(every) }));
  });

  it.each([{ every: 'often' }, { zone: 'Mars/Olympus' }, { due: 'then' }, { now: '2026-11-25T09:00:00' }])(
    'throws a RangeError for %j',
    (wrong) => {
      const series = { due: '2026-11-25T09:00:00', zone: 'UTC', every: 'P6M', now: '2026-11-25T09:00:00Z' };

      expect(() => followingDate({ ...series, ...wrong })).toThrow(RangeError);
    },
  );
});

it('is the same however many were missed: one by one, or all at once', () => {
  const every = fc.constantFrom('P1D', 'P1W', 'P10D', 'P1M', 'P3M', 'P6M', 'P1Y', 'P1M3D', 'PT90M', 'P1DT1H');
  const zone = fc.constantFrom(
    BERLIN,
    'America/New_York',
    'Australia/Lord_Howe',
    'Africa/Cairo',
    'Asia/Tokyo',
  );
  const minute = fc.integer({ min: Date.UTC(2026, 0) / 60_000, max: Date.UTC(2027, 0) / 60_000 });

  fc.assert(
    fc.property(every, zone, minute, fc.integer({ min: 1, max: 40 }), (every, zone, minute, times) => {
      const start = new Date(minute * 60_000).toISOString().slice(0, 19);
      let [due, now] = [start, recomputed(start, zone)];
      for (let time = 0; time < times; time++) {
        now = recomputed(due, zone);
        due = followingDate({ due, zone, every, now: new Date(now).toISOString() });
        expect(recomputed(due, zone)).toBeGreaterThan(now);
      }

      expect(followingDate({ due: start, zone, every, now: new Date(now).toISOString() })).toBe(due);
    }),
  );
});
