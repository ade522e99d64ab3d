// The next check-in of a series: counted from the series' own date, and asked when people are there.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextInSeries } from '../../src/checkin/next.ts';
import { recomputed } from '../../src/checkin/walltime.ts';
import { nextWorking, OFFICE_HOURS, type WorkingHours } from '../../src/checkin/workhours.ts';

const zone = 'Europe/Berlin';
const series = '2027-05-20T09:00:00';

const next = (now: string, from: string | null = series, every = 'P6M', hours?: WorkingHours) =>
  nextInSeries({ series: from, zone }, every, { due: now, at: now }, hours);

describe('the next check-in', () => {
  it.each([
    ['2027-05-20T07:00:00Z', '2027-11-20T09:00:00', '2027-11-22', 'on time; its date is a Saturday'],
    ['2027-08-25T07:00:00Z', '2027-11-20T09:00:00', '2027-11-22', 'after a snooze, or months late'],
    ['2027-05-19T07:00:00Z', '2027-05-20T09:00:00', '2027-05-20', 'snoozed to a day before its date'],
    ['2030-01-07T08:00:00Z', '2030-05-20T09:00:00', '2030-05-20', 'after years of silence'],
  ])('of one that is asked at %s is %s: asked on %s (%s)', (now, kept, day) => {
    expect(next(now)).toMatchObject({
      series: kept,
      date: { at: expect.stringContaining(`${day}T09:00:00`) },
    });
  });

  it('is counted from when the last one was due where the series was not noted', () => {
    expect(next('2027-05-24T07:00:00Z', null).series).toBe('2027-11-24T09:00:00');
  });

  it('is asked in the working hours of the team, and the series stays outside of them', () => {
    const hours = { days: [7, 1, 2, 3, 4], from: '10:00', to: '16:00' };

    expect(next('2027-05-20T07:00:00Z', '2027-05-21T09:00:00', 'P6M', hours)).toMatchObject({
      series: '2027-05-21T09:00:00',
      date: { at: '2027-05-23T10:00:00+02:00' },
    });
  });

  it('in hours and minutes, for trying out, comes as it is, whatever the hour', () => {
    expect(next('2027-05-22T23:30:00Z', '2027-05-23T01:29:00', 'PT5M').date.at).toBe(
      '2027-05-23T01:34:00+02:00',
    );
  });

  it('is to come, never before the series’ own date, and leads on from there', () => {
    const every = fc.constantFrom('P1W', 'P3M', 'P6M', 'P1Y');
    const minute = fc.integer({ min: Date.UTC(2027, 0) / 60_000, max: Date.UTC(2033, 0) / 60_000 });

    fc.assert(
      fc.property(every, minute, minute, (every, from, now) => {
        const start = nextWorking(new Date(from * 60_000).toISOString().slice(0, 19), OFFICE_HOURS);
        const at = new Date(now * 60_000).toISOString();

        const { series: after, date } = next(at, start, every);

        expect(after >= start).toBe(true);
        expect(recomputed(after, zone)).toBeGreaterThan(now * 60_000);
        expect(Date.parse(date.at)).toBeGreaterThanOrEqual(recomputed(after, zone));
        // Asked once more before it is due, nothing moves.
        expect(next(at, after, every)).toEqual({ series: after, date });
      }),
    );
  });
});
