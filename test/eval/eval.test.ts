// The evaluation with floors. The rows are real situations and questions, restated, with their source; the weights of
// the need cues were fitted on the cases, so figures on fresh rows are a few points lower (ten-fold: need read 0.86).

import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { estimate, type Figure } from '../../bench/eval/figure.ts';
import { QUESTION_FIGURES, runQuestions } from '../../bench/eval/questions.ts';
import { CaseRow, QuestionRow, readRows } from '../../bench/eval/rows.ts';
import { CASE_FIGURES, runCases } from '../../bench/eval/situations.ts';
import { passagesIn } from '../../bench/eval/support.ts';
import { groundToMeasure, withoutModel } from '../../bench/eval/without.ts';

const ground = groundToMeasure();
const way = withoutModel(ground);
const clock = (): number => performance.now();

function figuresOf<R>(
  figures: readonly Figure<R>[],
  results: readonly R[],
): Record<string, number | undefined> {
  return Object.fromEntries(figures.map((figure) => [figure.key, estimate(figure, results)?.value]));
}

/** What a change must not fall below. `trapFalse` and `questionsAsked` are ceilings. */
const FLOORS = {
  rulesOnly: 1,
  withAnswers: 0.97,
  textAlone: 0.85,
  textAloneMacro: 0.8,
  needRead: 0.85,
  readPrecision: 0.93,
  readRecall: 0.55,
  settledRight: 0.95,
  trapCaught: 0.85,
};
const QUESTION_FLOORS = {
  answered: 0.95,
  hit1: 0.78,
  hit3: 0.9,
  otherLanguagesHit3: 0.5,
  declined: 0.92,
  supported: 1,
};

describe('evaluation', () => {
  it('keeps the floors on real situations', { timeout: 60_000 }, async () => {
    const rows = readRows(join(import.meta.dirname, 'cases.jsonl'), CaseRow);

    const figures = figuresOf(CASE_FIGURES, await runCases(rows, way, clock));

    expect(rows.length).toBeGreaterThan(200);
    for (const [name, floor] of Object.entries(FLOORS))
      expect.soft(figures[name], name).toBeGreaterThanOrEqual(floor);
    expect.soft(figures.trapFalse, 'trapFalse').toBeLessThanOrEqual(0.06);
    expect.soft(figures.questionsAsked, 'questionsAsked').toBeLessThanOrEqual(4);
  });

  it('keeps the floors on real questions', { timeout: 60_000 }, async () => {
    const rows = readRows(join(import.meta.dirname, 'questions.jsonl'), QuestionRow);

    const results = await runQuestions(rows, way, { passage: passagesIn(ground.guide), clock });
    const figures = figuresOf(QUESTION_FIGURES, results);

    expect(rows.length).toBeGreaterThan(200);
    for (const [name, floor] of Object.entries(QUESTION_FLOORS))
      expect.soft(figures[name], name).toBeGreaterThanOrEqual(floor);
  });
});
