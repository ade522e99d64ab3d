// Runs rows through a way, one after the other or some at once, and takes the time.
import { messageOf, WhichwayError } from '../../knowledge/error.ts';
import type { Way } from './way.ts';

/** The result of `work` with how long it took; `clock` gives milliseconds. */
export async function measured<T>(
  clock: () => number,
  work: () => Promise<T>,
): Promise<{ result: T; ms: number }> {
  const start = clock();
  const result = await work();
  return { result, ms: clock() - start };
}

/** One result for each row, in order. Throws `input` with the id of the first row that the way fails at; the others end. */
export async function eachRow<Row extends { id: string }, Result>(
  rows: readonly Row[],
  way: Way,
  atOnce: number,
  run: (row: Row) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let at = next++; at < rows.length; at = next++) {
      const row = rows[at];
      if (!row) return;
      try {
        results[at] = await run(row);
      } catch (cause) {
        next = rows.length;
        throw failedAt(row.id, way, cause);
      }
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: atOnce }, lane));
  for (const one of ended) if (one.status === 'rejected') throw one.reason;
  return results;
}

function failedAt(id: string, way: Way, cause: unknown): WhichwayError {
  const why = `The row "${id}" could not be measured by ${way.name} (${messageOf(cause)}).`;
  return new WhichwayError('input', why, { cause });
}
