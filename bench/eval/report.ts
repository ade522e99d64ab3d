// What an evaluation found, as values: the same for people (the table) and for programs (the JSON line).
import { type Difference, difference, type Estimate, estimate, type Figure, type Unit } from './figure.ts';
import { CONFIDENCE, DRAWS, SEED } from './intervals.ts';

/** One figure of both ways; undefined where there is nothing to judge, and all of the model's without a model. */
export type Line = {
  key: string;
  name: string;
  unit: Unit;
  plain: Estimate | undefined;
  model: Estimate | undefined;
  difference: Difference | undefined;
};

/** The figures over one file. `model` is the name of the way with a model; undefined where there is none. */
export type Part = {
  kind: 'situations' | 'questions';
  file: string;
  rows: number;
  plain: string;
  model: string | undefined;
  lines: readonly Line[];
};

/** Sets the results of both ways side by side; `model` is undefined without a model, else of the same rows. */
export function compared<R>(
  figures: readonly Figure<R>[],
  plain: readonly R[],
  model: readonly R[] | undefined,
): Line[] {
  return figures.map((figure) => ({
    key: figure.key,
    name: figure.name,
    unit: figure.unit,
    plain: estimate(figure, plain),
    model: model && estimate(figure, model),
    difference: model && difference(figure, plain, model),
  }));
}

/** Digits after the point in the JSON line: finer than any interval here, and enough for dollars a row. */
const DIGITS = 6;

/** The evaluation as one line of JSON. A figure that is null had nothing to judge; a way that is null was not there. */
export function jsonLine(parts: readonly Part[]): string {
  const entries = parts.map(({ kind, file, rows, plain, model, lines }) => [
    kind,
    {
      file,
      rows,
      withoutModel: { name: plain, figures: byKey(lines, (line) => line.plain) },
      withModel: model === undefined ? null : { name: model, figures: byKey(lines, (line) => line.model) },
      difference: model === undefined ? null : byKey(lines, (line) => line.difference),
    },
  ]);
  const all = { confidence: CONFIDENCE, draws: DRAWS, seed: SEED, ...Object.fromEntries(entries) };
  return JSON.stringify(all, (_, value) =>
    typeof value === 'number' ? Number(value.toFixed(DIGITS)) : value,
  );
}

function byKey(lines: readonly Line[], of: (line: Line) => unknown): Record<string, unknown> {
  return Object.fromEntries(lines.map((line) => [line.key, of(line) ?? null]));
}
