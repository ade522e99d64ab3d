// Where a count becomes an option: checked answers and requests a day.

/** Checked answers as a band: the one place where numbers become options of `examples`. */
export function examplesBand(count: number): 'none' | 'tens' | 'hundreds' | 'thousands' {
  if (count <= 0) return 'none';
  if (count < 100) return 'tens';
  return count < 1000 ? 'hundreds' : 'thousands';
}

/** Requests a day as a band of `traffic`. */
export function trafficBand(perDay: number): 'low' | 'medium' | 'high' {
  if (perDay < 100) return 'low';
  return perDay <= 10_000 ? 'medium' : 'high';
}
