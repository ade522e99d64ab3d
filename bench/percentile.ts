// The value below which a share of all measured values lies.

/** `share` is from 0 to 1. NaN where nothing was measured. */
export function percentile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(share * values.length) - 1)] ?? Number.NaN;
}
