// Dates outside of working days and hours.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextWorking, OFFICE_HOURS, type WorkingHours } from '../../src/checkin/workhours.ts';

describe('in office hours', () => {
  it.each([
    ['2026-11-25T09:00:00', '2026-11-25T09:00:00', 'a Wednesday morning stays'],
    ['2026-11-25T17:00:00', '2026-11-25T17:00:00', 'the last moment stays'],
    ['2026-11-25T17:00:01', '2026-11-26T09:00:00', 'after it comes the next morning'],
    ['2026-11-25T02:30:00', '2026-11-25T09:00:00', 'the night waits for its morning'],
    ['2026-11-27T18:00:00', '2026-11-30T09:00:00', 'Friday evening is Monday morning'],
    ['2026-11-28T10:00:00', '2026-11-30T09:00:00', 'Saturday is Monday'],
    ['2026-11-29T23:59:59', '2026-11-30T09:00:00', 'Sunday is Monday'],
    ['2027-12-31T18:00:00', '2028-01-03T09:00:00', 'across the end of a year'],
  ])('%s becomes %s: %s', (local, moved) => {
    expect(nextWorking(local)).toBe(moved);
  });
});

describe('with hours of their own', () => {
  it.each<[WorkingHours, string, string, string]>([
    [
      { days: [7, 1, 2, 3, 4], from: '08:00', to: '16:00' },
      '2026-11-27T08:00:00',
      '2026-11-29T08:00:00',
      'Sunday works',
    ],
    [
      { days: [3], from: '10:00', to: '10:00' },
      '2026-11-25T10:00:01',
      '2026-12-02T10:00:00',
      'one moment a week',
    ],
    [
      { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '23:59' },
      '2026-11-28T02:30:00',
      '2026-11-28T02:30:00',
      'always',
    ],
    [
      { days: [2, 1], from: '06:00', to: '08:00' },
      '2026-11-24T09:00:00',
      '2026-11-30T06:00:00',
      'in any order',
    ],
  ])('%j: %s becomes %s: %s', (hours, local, moved) => {
    expect(nextWorking(local, hours)).toBe(moved);
  });

  it.each<[WorkingHours, RegExp]>([
    [{ ...OFFICE_HOURS, days: [] }, /at least one/u],
    [{ ...OFFICE_HOURS, days: [0] }, /days of the week/u],
    [{ ...OFFICE_HOURS, days: [1.5] }, /days of the week/u],
    [{ ...OFFICE_HOURS, from: '9:00' }, /HH:MM/u],
    [{ ...OFFICE_HOURS, to: '24:00' }, /HH:MM/u],
    [{ ...OFFICE_HOURS, from: '18:00' }, /earlier one first/u],
  ])('%j is refused', (hours, message) => {
    expect(() => nextWorking('2026-11-25T09:00:00', hours)).toThrow(
      expect.objectContaining({ code: 'settings', message: expect.stringMatching(message) }),
    );
  });
});

it('is never earlier than asked, lies in the hours, and stays where it is when asked again', () => {
  const clock = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }));
  const text = ([hour, minute]: [number, number]): string =>
    `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  const span = fc.tuple(clock, clock).map((both) => both.map(text).sort());
  const days = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 });
  const seconds = fc.integer({ min: Date.UTC(2026, 0) / 1000, max: Date.UTC(2036, 0) / 1000 });

  fc.assert(
    fc.property(days, span, seconds, (days, [from = '', to = ''], second) => {
      const local = new Date(second * 1000).toISOString().slice(0, 19);
      const moved = nextWorking(local, { days, from, to });

      expect(moved >= local).toBe(true);
      expect(days).toContain(new Date(`${moved}Z`).getUTCDay() || 7);
      expect(moved.slice(11) >= `${from}:00` && moved.slice(11) <= `${to}:00`).toBe(true);
      expect(nextWorking(moved, { days, from, to })).toBe(moved);
      expect(Date.parse(`${moved}Z`) - Date.parse(`${local}Z`)).toBeLessThanOrEqual(7 * 24 * 3_600_000);
    }),
  );
});
