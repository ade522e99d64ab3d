// How late a check-in is said to be.
import { describe, expect, it } from 'vitest';
import { lateness } from '../../src/checkin/late.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const DUE = Date.UTC(2026, 10, 25, 8);

describe('a check-in', () => {
  it.each([
    [-DAY, 'a day early'],
    [0, 'to the millisecond'],
    [HOUR, 'an hour'],
  ])('%d ms after its time is on time: %s', (late) => {
    expect(lateness(DUE, DUE + late)).toEqual({ kind: 'on-time' });
  });

  it.each([
    [HOUR + 1, 'late', 'an hour late'],
    [2 * HOUR, 'late', '2 hours late'],
    [DAY - 1, 'late', '23 hours late'],
    [DAY, 'late', 'a day late'],
    [3 * DAY + HOUR, 'late', '3 days late'],
    [30 * DAY, 'late', '30 days late'],
    [30 * DAY + 1, 'very-late', '30 days late'],
    [45 * DAY, 'very-late', '45 days late'],
    [366 * DAY, 'very-late', 'over a year late'],
    [800 * DAY, 'very-late', 'over 2 years late'],
  ])('%d ms after its time is %s, "%s"', (late, kind, words) => {
    expect(lateness(DUE, DUE + late)).toEqual({ kind, words });
  });
});
