// Wall-clock times across changes of the clocks.
import { describe, expect, it } from 'vitest';
import { recomputed, wallTimeAt } from '../../src/checkin/walltime.ts';

const instantOf = (local: string, zone: string): string => new Date(recomputed(local, zone)).toISOString();

describe('a wall time', () => {
  it.each([
    ['2026-12-01T09:00:00', 'Europe/Berlin', '2026-12-01T08:00:00.000Z', 'in winter'],
    ['2026-07-01T09:00:00', 'Europe/Berlin', '2026-07-01T07:00:00.000Z', 'in summer: the same on the wall'],
    ['2027-03-28T01:59:59', 'Europe/Berlin', '2027-03-28T00:59:59.000Z', 'right before a gap'],
    ['2027-03-28T02:00:00', 'Europe/Berlin', '2027-03-28T01:00:00.000Z', 'the first that is skipped'],
    ['2027-03-28T02:30:00', 'Europe/Berlin', '2027-03-28T01:00:00.000Z', 'skipped: the first moment after'],
    ['2027-03-28T03:00:00', 'Europe/Berlin', '2027-03-28T01:00:00.000Z', 'that first moment itself'],
    ['2026-10-25T02:30:00', 'Europe/Berlin', '2026-10-25T00:30:00.000Z', 'comes twice: the earlier one'],
    ['2026-10-25T03:00:00', 'Europe/Berlin', '2026-10-25T02:00:00.000Z', 'right after an overlap'],
    ['2027-03-14T02:30:00', 'America/New_York', '2027-03-14T07:00:00.000Z', 'skipped west of Greenwich'],
    ['2026-10-04T02:15:00', 'Australia/Lord_Howe', '2026-10-03T15:30:00.000Z', 'a gap of half an hour'],
    ['2027-04-04T01:45:00', 'Australia/Lord_Howe', '2027-04-03T14:45:00.000Z', 'an overlap of half an hour'],
    ['2027-03-28T02:30:00', 'Antarctica/Troll', '2027-03-28T01:00:00.000Z', 'a gap of two hours'],
    ['2027-04-30T00:30:00', 'Africa/Cairo', '2027-04-29T22:00:00.000Z', 'a gap at midnight'],
    ['2011-12-30T12:00:00', 'Pacific/Apia', '2011-12-30T10:00:00.000Z', 'a whole day that an island skipped'],
    ['2026-12-01T09:00:00', 'Asia/Kathmandu', '2026-12-01T03:15:00.000Z', 'a zone off by a quarter'],
  ])('%s in %s is %s: %s', (local, zone, instant) => {
    expect(instantOf(local, zone)).toBe(instant);
  });

  it.each([
    ['2026-12-01T09:00:00', 'Mars/Olympus'],
    ['2026-02-30T09:00:00', 'UTC'],
    ['soon', 'UTC'],
  ])('refuses %s in %s', (local, zone) => {
    expect(() => recomputed(local, zone)).toThrow(RangeError);
  });

  it('is read from an instant, the same in both hours of an overlap', () => {
    const first = Date.parse('2026-10-25T00:30:00Z');

    expect(wallTimeAt(first, 'Europe/Berlin')).toBe('2026-10-25T02:30:00');
    expect(wallTimeAt(first + 3_600_000, 'Europe/Berlin')).toBe('2026-10-25T02:30:00');
    expect(recomputed('2026-10-25T02:30:00', 'Europe/Berlin')).toBe(first);
  });
});
