// Prints what an evaluation found for people: one line a figure, both ways side by side.
import type { Difference, Estimate, Unit } from './figure.ts';
import { CONFIDENCE, DRAWS, type Interval } from './intervals.ts';
import type { Line, Part } from './report.ts';

export const NOTES = `\
Each value has its ${100 * CONFIDENCE} % interval and how many were judged. Shares of rows have Wilson's interval. Where a row
holds several, where groups count the same, and for means, times and differences, it comes from drawing rows again,
${DRAWS.toLocaleString('en')} times, always from the same seed. Where all rows changed alike, the interval of a difference is a point, and
tells of these rows alone. A dash: nothing to judge, or a price that nobody said. Time, tokens and cost are those of one
row; of a situation, those of the talk with text and answers. A model gets some rows at once (--at-once), so that its
times hold a little of their neighbours'.`;

/** Columns of words; what stands right of them is figures. */
const WORDS = 2;

const PRINT: Readonly<Record<Unit, (value: number) => string>> = {
  '%': (value) => (100 * value).toFixed(1),
  questions: (value) => value.toFixed(2),
  tokens: (value) => value.toFixed(0),
  ms: (value) => value.toFixed(2),
  USD: (value) => value.toFixed(5),
};

/** One part of the report, with a heading that says what was measured. */
export function table({ kind, file, rows, plain, model, lines }: Part): string {
  const ways = `without a model: ${plain}; with a model: ${model ?? 'no model'}`;
  const heads = ['figure', 'unit', 'without a model', 'with a model', 'difference'];
  const body = lines.map((line) => cells(line, model !== undefined));
  const all = [heads, ...body].map((row) => (model === undefined ? row.slice(0, -1) : row));
  const widths = heads.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const text = all.map((row) =>
    row
      .map((cell, column) => pad(cell, column, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [`${rows} ${kind} of ${file}; ${ways}`, '', ...text].join('\n');
}

function cells({ name, unit, plain, model, difference }: Line, isModel: boolean): string[] {
  return [name, unit, cell(plain, unit), isModel ? cell(model, unit) : 'no model', change(difference, unit)];
}

function cell(estimate: Estimate | undefined, unit: Unit): string {
  if (estimate === undefined) return '-';
  return `${PRINT[unit](estimate.value)} ${span(estimate, unit)} of ${estimate.of}`;
}

/** In the figure's own unit: for a share, points of a hundred. */
function change(difference: Difference | undefined, unit: Unit): string {
  if (difference === undefined) return '-';
  const sign = difference.value > 0 ? '+' : '';
  return `${sign}${PRINT[unit](difference.value)} ${span(difference, unit)}`;
}

function span({ low, high }: Interval, unit: Unit): string {
  return `(${PRINT[unit](low)} to ${PRINT[unit](high)})`;
}

const pad = (text: string, column: number, width: number): string =>
  column < WORDS ? text.padEnd(width) : text.padStart(width);
