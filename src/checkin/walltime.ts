// What a clock on the wall shows in a zone, and the instant that it means.
import { LRUCache } from 'lru-cache';
import { Temporal } from 'temporal-polyfill';

/**
 * The time that a clock on the wall shows, "2027-03-28T02:30:00": ISO 8601 to the second, without offset. This is what
 * was promised to people; the instant follows from it and the zone, and is worked out anew when a zone's rules change.
 */
export type WallTime = string;

/**
 * The instant, in milliseconds in UTC, of a stored wall time in an IANA zone, by the rules of today. A time that the
 * clocks jump over (a gap: 02:30 on the day that 02:00 becomes 03:00) gives the first moment after it; one that comes
 * twice (an overlap) gives the earlier one. Throws a RangeError on a time or zone that is none.
 */
export function recomputed(local: WallTime, zone: string): number {
  const key = `${zone} ${local}`;
  const known = INSTANTS.get(key);
  if (known !== undefined) return known;
  const instant = worked(local, zone);
  INSTANTS.set(key, instant);
  return instant;
}

/**
 * Many check-ins of one morning have the same time, and each is looked at a few times. A zone's rules do not change while
 * a process runs.
 */
const INSTANTS = new LRUCache<string, number>({ max: 1_000 });

function worked(local: WallTime, zone: string): number {
  const asked = Temporal.PlainDateTime.from(local);
  // The gap is measured from the offset before it, so this lies before the jump where there is one.
  const earlier = asked.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(asked)) return earlier.epochMilliseconds;
  const jump = earlier.getTimeZoneTransition('next');
  if (jump === null) throw new RangeError(`${zone} skips ${local} without a change of its clocks`);
  return jump.epochMilliseconds;
}

/**
 * What the clocks of an IANA zone show at an instant (milliseconds in UTC). In an overlap the second hour reads like
 * the first, and `recomputed` gives the first. Throws a RangeError on an instant or zone that is none.
 */
export function wallTimeAt(instant: number, zone: string): WallTime {
  const there = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  return wallTimeOf(there.toPlainDateTime());
}

/** In the form that is stored: seconds and nothing finer. */
export function wallTimeOf(time: Temporal.PlainDateTime): WallTime {
  return time.toString({ smallestUnit: 'second' });
}

/** The IANA zone of that name, or of the city at its end ("berlin", "New York"); undefined where there is none. */
export function zoneNamed(name: string): string | undefined {
  const wanted = name.trim().toLowerCase().replaceAll(' ', '_');
  if (wanted === 'utc' || wanted === 'gmt') return 'UTC';
  // By its whole name in any spelling that is known; the list of names has only one for each.
  if (wanted.includes('/') && isZone(wanted)) return named(wanted);
  const zone = Intl.supportedValuesOf('timeZone').find((one) => one.toLowerCase().endsWith(`/${wanted}`));
  return zone ?? CITIES[wanted];
}

/** Cities whose zones are listed under an older name. */
const CITIES: Readonly<Record<string, string>> = {
  kolkata: 'Asia/Kolkata',
  kyiv: 'Europe/Kyiv',
  kathmandu: 'Asia/Kathmandu',
  ho_chi_minh: 'Asia/Ho_Chi_Minh',
  yangon: 'Asia/Yangon',
};

/** Whether clocks can be read by this name; an offset such as "+01:00" counts, too. */
export function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false; // Intl throws on unknown zones; that is the answer here.
  }
}

/** With the capitals that its name has. */
const named = (lower: string): string => lower.replaceAll(/(?:^|[/_-])\p{L}/gu, (part) => part.toUpperCase());
