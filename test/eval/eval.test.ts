// The evaluation with floors. The rows are real situations and questions, restated, with their source; the weights of
// the need cues were fitted on the cases, so figures on fresh rows are a few points lower (ten-fold: need read 0.86).

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openGuide } from '../../knowledge/open.ts';
import { OFFICE_HOURS } from '../../src/checkin/workhours.ts';
import { adviceVersion } from '../../src/version.ts';
import { type CaseRow, measureCases, measureQuestions, type QuestionRow } from './measure.ts';

const rowsOf = <T>(name: string): T[] =>
  readFileSync(join(import.meta.dirname, name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as T);

const guide = openGuide({ file: ':memory:' });
const ground = { guide, version: adviceVersion(guide.hash), checkInAfter: 'P6M', hours: OFFICE_HOURS };

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
const QUESTION_FLOORS = { answered: 0.95, hit1: 0.78, hit3: 0.9, otherLanguagesHit3: 0.5, declined: 0.92 };

describe('evaluation', () => {
  it('keeps the floors on real situations', { timeout: 60_000 }, async () => {
    const rows = rowsOf<CaseRow>('cases.jsonl');

    const figures = await measureCases(rows, ground);

    expect(rows.length).toBeGreaterThan(200);
    for (const [name, floor] of Object.entries(FLOORS))
      expect.soft(figures[name], name).toBeGreaterThanOrEqual(floor);
    expect.soft(figures.trapFalse, 'trapFalse').toBeLessThanOrEqual(0.06);
    expect.soft(figures.questionsAsked, 'questionsAsked').toBeLessThanOrEqual(4);
  });

  it('keeps the floors on real questions', { timeout: 60_000 }, async () => {
    const rows = rowsOf<QuestionRow>('questions.jsonl');

    const figures = await measureQuestions(rows, guide);

    expect(rows.length).toBeGreaterThan(200);
    for (const [name, floor] of Object.entries(QUESTION_FLOORS))
      expect.soft(figures[name], name).toBeGreaterThanOrEqual(floor);
  });
});
