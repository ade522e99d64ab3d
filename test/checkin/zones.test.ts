// Two years of check-ins in every zone that Node knows, held against Node's own calendar and not against ours.
import { describe, expect, it } from 'vitest';
import { followingDate } from '../../src/checkin/series.ts';
import { recomputed } from '../../src/checkin/walltime.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const WEEK = 7 * DAY;
/** Longest change of the clocks that is looked for: Troll changes by two hours. */
const LONGEST_CHANGE = 180 * MINUTE;
/** Changes of the clocks are multiples of this in every zone of today. */
const FINEST_CHANGE = 30 * MINUTE;

const FROM = '2026-11-22';
const UNTIL = Date.UTC(2028, 10, 22);

type Clock = (instant: number) => string;

/** What clocks show at an instant, by Intl alone: "2027-03-28T02:30:00". */
function clockOf(zone: string): Clock {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  return (instant) => format.format(instant).replace(' ', 'T');
}

type Span = { every: string; from: string; until: number };

/** Sundays once a week, when most clocks change, and each day of a week around every change. */
function daysToAsk(clock: Clock): Span[] {
  const offset = (instant: number): number => Date.parse(`${clock(instant)}Z`) - instant;
  const spans = [{ every: 'P1W', from: FROM, until: UNTIL }];
  for (let week = Date.parse(`${FROM}T00:00:00Z`); week < UNTIL; week += WEEK)
    if (offset(week) !== offset(week + WEEK))
      spans.push({ every: 'P1D', from: new Date(week).toISOString().slice(0, 10), until: week + WEEK });
  return spans;
}

type Zone = { zone: string; clock: Clock; spans: Span[] };

const ZONES: readonly Zone[] = Intl.supportedValuesOf('timeZone').map((zone) => {
  const clock = clockOf(zone);
  return { zone, clock, spans: daysToAsk(clock) };
});

type Seen = { asked: number; skipped: number; twice: number };

/** What is wrong with the instant of a wall time; undefined where it is as documented. Counts the odd ones in `seen`. */
function wrongWith(local: string, instant: number, clock: Clock, seen: Seen): string | undefined {
  const shown = clock(instant);
  if (shown !== local) {
    seen.skipped++;
    // The second before shows a time before the one asked, this one a time after it: nothing lies between.
    return shown > local && clock(instant - 1000) < local ? undefined : `shows ${shown}`;
  }
  // A change between the half week before and the half week after shows in the time of day.
  if (clock(instant - WEEK / 2).slice(11) === clock(instant + WEEK / 2).slice(11)) return undefined;
  for (let change = FINEST_CHANGE; change <= LONGEST_CHANGE; change += FINEST_CHANGE) {
    if (clock(instant - change) === local) return 'not the earlier of two';
    if (clock(instant + change) === local) seen.twice++;
  }
  return undefined;
}

/** Follows a series from date to date and tells where it is not what was asked. */
function faultsOf({ zone, clock }: Zone, time: string, { every, from, until }: Span, seen: Seen): string[] {
  const faults: string[] = [];
  let [due, before] = [`${from}T${time}:00`, 0];
  for (let day = Date.parse(`${from}T00:00:00Z`); day < until; day += every === 'P1W' ? WEEK : DAY) {
    const asked = `${new Date(day).toISOString().slice(0, 10)}T${time}:00`;
    const now = recomputed(due, zone);
    const wrong = wrongWith(asked, now, clock, seen);
    if (due !== asked) faults.push(`${asked} ${zone}: the series is at ${due}`);
    if (wrong !== undefined) faults.push(`${asked} ${zone}: ${wrong}`);
    if (now <= before) faults.push(`${asked} ${zone}: not after the one before`);
    seen.asked++;
    [due, before] = [followingDate({ due, zone, every, now: new Date(now).toISOString() }), now];
  }
  return faults;
}

describe.each(['02:30', '09:00'])('check-ins at %s', (time) => {
  it('come as asked in every zone, none skipped, none twice, each later than the one before', () => {
    const seen: Seen = { asked: 0, skipped: 0, twice: 0 };
    const faults = ZONES.flatMap((zone) => zone.spans.flatMap((span) => faultsOf(zone, time, span, seen)));

    expect(faults).toEqual([]);
    expect(seen.asked).toBeGreaterThan(400 * 104);
    // The test would prove nothing if no clock changed at this hour, or if those of offices did.
    if (time === '02:30') expect(Math.min(seen.skipped, seen.twice)).toBeGreaterThan(50);
    else expect(seen.skipped + seen.twice).toBe(0);
    // Some 45,000 dates, each worked out twice: three seconds on a machine that has nothing else to do.
  }, 60_000);
});
