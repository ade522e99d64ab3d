// Whether a check-in says how late it comes, reckoned anew.
import type { Card } from '../../../../src/card.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** How late, in words; undefined up to an hour. `ms` is how late it comes. */
export function latenessOf(ms: number): string | undefined {
  if (ms <= HOUR) return undefined;
  const [hours, days, years] = [Math.floor(ms / HOUR), Math.floor(ms / DAY), Math.floor(ms / (365 * DAY))];
  if (years > 0) return years === 1 ? 'over a year late' : `over ${years} years late`;
  if (days > 0) return days === 1 ? 'a day late' : `${days} days late`;
  return hours === 1 ? 'an hour late' : `${hours} hours late`;
}

/** Later than so much it first asks whether the talk still matters, in ms. */
export const STILL_MATTERS = 30 * DAY;

export function latenessFaults(what: string, card: Card, { due, at }: { due: string; at: string }): string[] {
  if (card.kind !== 'check-in') return [];
  const late = Date.parse(at) - Date.parse(due);
  const words = latenessOf(late);
  return card.late === words && card.stillMatters === late <= STILL_MATTERS
    ? []
    : [`${what} comes ${late} ms late, but says ${card.late}`];
}
