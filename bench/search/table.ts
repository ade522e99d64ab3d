// Sets the figures of all engines side by side and says which goals of the project they meet.
import { ENGINES, type EngineName } from './engines.ts';
import type { Figures } from './figures.ts';

/** All engines' figures at one size. */
export type Row = { size: number; figures: Record<EngineName, Figures> };

type Figure = { name: string; of(figures: Figures): number; print(value: number): string };

const BUILD: Figure = { name: 'index build', of: ({ buildMs }) => buildMs, print: time };
const P50: Figure = { name: 'search p50', of: ({ p50Ms }) => p50Ms, print: time };
const P99: Figure = { name: 'search p99', of: ({ p99Ms }) => p99Ms, print: time };
const MEMORY: Figure = { name: 'memory added', of: ({ addedBytes }) => addedBytes, print: megabytes };
const FILE: Figure = { name: 'file on disk', of: ({ fileBytes }) => fileBytes, print: megabytes };

/** `most` is how many times the fastest (or smallest) engine's figure ours may be at that size. */
type Goal = { text: string; figure: Figure; most: Record<number, number> };

/** How far behind the fastest search may be where all of them are fast. */
const NEAR = 1.5;

const GOALS: readonly Goal[] = [
  { text: 'index build best at 10,000 and 100,000', figure: BUILD, most: { 10000: 1, 100000: 1 } },
  { text: 'memory added best at 10,000 and 100,000', figure: MEMORY, most: { 10000: 1, 100000: 1 } },
  {
    text: `search p50 best at 100,000, within ${NEAR}x of the best below`,
    figure: P50,
    most: { 1000: NEAR, 10000: NEAR, 100000: 1 },
  },
];

/** Ours as it is, the others as multiples of ours; the hits of all as they are, for they have no unit. */
export function table(rows: readonly Row[], names: Record<EngineName, string>): string {
  const head = ['passages', 'figure', ...ENGINES.map((engine) => names[engine])];
  const body = rows.flatMap(({ size, figures }) => [
    ...[BUILD, P50, P99, MEMORY, FILE].map((figure, index) => [
      index === 0 ? size.toLocaleString('en') : '',
      figure.name,
      ...ENGINES.map((engine) => cell(figure, figures[engine], engine === 'ours' ? undefined : figures.ours)),
    ]),
    ['', 'hit@10', ...ENGINES.map((engine) => figures[engine].hits.toFixed(2))],
  ]);
  const all = [head, ...body];
  const widths = head.map((_, column) => Math.max(...all.map((cells) => cells[column]?.length ?? 0)));
  return all
    .map((cells) => cells.map((text, column) => pad(text, column, widths[column] ?? 0)).join('  '))
    .join('\n');
}

function cell(figure: Figure, figures: Figures, ours: Figures | undefined): string {
  const value = figure.of(figures);
  return ours === undefined ? figure.print(value) : multiple(value, figure.of(ours));
}

const pad = (text: string, column: number, width: number) =>
  column < 2 ? text.padEnd(width) : text.padStart(width);

/** One line for each goal: yes, no, or a dash where not all of its sizes were measured. */
export function goals(rows: readonly Row[]): string {
  return GOALS.map(({ text, figure, most }) => {
    const seen = rows.flatMap(({ size, figures }) => {
      const limit = most[size];
      if (limit === undefined) return [];
      const value = figure.of(figures.ours);
      const best = Math.min(...ENGINES.map((engine) => figure.of(figures[engine])));
      const behind = value === best ? 'best' : `${multiple(value, best)} the best`;
      return [{ met: value <= limit * best, text: `${size.toLocaleString('en')}: ${behind}` }];
    });
    const complete = seen.length === Object.keys(most).length;
    const verdict = seen.some(({ met }) => !met) ? 'no' : complete ? 'yes' : '-';
    const details = seen.map((one) => one.text).join(', ') || 'not measured at these sizes';
    return `${verdict.padEnd(3)}  ${text} (${details})`;
  }).join('\n');
}

function time(ms: number): string {
  return ms < 1000 ? `${ms.toPrecision(3)} ms` : `${(ms / 1000).toPrecision(3)} s`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MB`;
}

/** A dash where one of the two is nothing, as a file can be, and memory at a small size. */
function multiple(value: number, divisor: number): string {
  if (value <= 0 || divisor <= 0) return '-';
  const times = value / divisor;
  return `${times.toFixed(times < 1 ? 2 : times < 10 ? 1 : 0)}x`;
}
