// The instant that a time on the wall means, worked out by the engine's own calendar and nothing of the bot's.

const HOUR = 3_600_000;
/** No zone is further from UTC than this, in ms. */
const FURTHEST = 15 * HOUR;

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the clocks of a zone show at an instant (ms), as if that were UTC, in ms. */
function shownAt(instant: number, zone: string): number {
  let format = formats.get(zone);
  if (!format) {
    const figures = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric' } as const;
    format = new Intl.DateTimeFormat('en-US', {
      ...{ timeZone: zone, hourCycle: 'h23', ...figures, minute: 'numeric', second: 'numeric' },
    });
    formats.set(zone, format);
  }
  const parts = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? Number.NaN;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}

/**
 * The first instant (ms) at which the clocks of an IANA zone show the wall time (ISO 8601 without offset, to the second);
 * where they jump over it, the first moment after the jump. Throws on a time that is none.
 */
export function instantOf(local: string, zone: string): number {
  const wanted = Date.parse(`${local}Z`);
  if (Number.isNaN(wanted)) throw new RangeError(`${local} is no time`);
  // The clocks go forward by one second each second, but for jumps: at the offsets around that day it may be shown.
  const offsets = [-FURTHEST, 0, FURTHEST].map((around) => {
    const instant = wanted + around;
    return shownAt(instant, zone) - instant;
  });
  const shown = offsets
    .map((offset) => wanted - offset)
    .filter((instant) => shownAt(instant, zone) === wanted)
    .sort((a, b) => a - b);
  return shown[0] ?? jumpOver(wanted, zone);
}

/** The first second at which the clocks show a later time than the wanted one, which they never show. */
function jumpOver(wanted: number, zone: string): number {
  let [before, after] = [wanted - FURTHEST, wanted + FURTHEST];
  while (after - before > 1000) {
    const middle = Math.floor((before + after) / 2000) * 1000;
    if (shownAt(middle, zone) > wanted) after = middle;
    else before = middle;
  }
  return after;
}
