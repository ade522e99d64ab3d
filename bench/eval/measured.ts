// Runs rows through a way, one after the other, and takes the time.
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

/** One result for each row, in order. Throws `input` with the id of the first row that the way fails at. */
export async function eachRow<Row extends { id: string }, Result>(
  rows: readonly Row[],
  way: Way,
  run: (row: Row) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (const row of rows) {
    try {
      results.push(await run(row));
    } catch (cause) {
      throw new WhichwayError(
        'input',
        `The row "${row.id}" could not be measured by ${way.name} (${messageOf(cause)}).`,
        { cause },
      );
    }
  }
  return results;
}
