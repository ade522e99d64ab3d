// The figures for situations: whether the approach is right, what was read in the text, warnings, time and cost.
import { costOf } from '../../adapters/model/spending.ts';
import { type Figure, type Item, macro, mean, OUTSIDE, ratio, share, times } from './figure.ts';
import { eachRow, measured } from './measured.ts';
import { requestsFailed } from './requests.ts';
import type { CaseRow } from './rows.ts';
import type { Advice, Way } from './way.ts';

/**
 * The three talks of one row: text and answers, answers alone, text alone. Time (milliseconds), tokens and cost are
 * those of the first, as a team would have it.
 */
export type CaseResult = {
  row: CaseRow;
  full: Advice;
  rules: Advice;
  alone: Advice;
  ms: number;
  cost: number | undefined;
};

/** `atOnce`: how many rows; more than one where their time is waiting. Throws `input` with the id of a row that fails. */
export function runCases(
  rows: readonly CaseRow[],
  way: Way,
  clock: () => number,
  atOnce = 1,
): Promise<readonly CaseResult[]> {
  return eachRow(rows, way, atOnce, async (row) => {
    const { result: full, ms } = await measured(clock, () => way.advise(row.text, row.answers));
    const rules = await way.advise('', row.answers);
    const alone = await way.advise(row.text, {});
    return { row, full, rules, alone, ms, cost: way.price && costOf(full.tokens, way.price) };
  });
}

const fits = ({ approach, acceptable }: CaseRow, advice: Advice): boolean =>
  [approach, ...acceptable].some((one) => one === advice.approach);
const rightWithAnswers = ({ row, full }: CaseResult): boolean => fits(row, full);
const rightAlone = ({ row, alone }: CaseResult): boolean => fits(row, alone);
const approachOf = ({ row }: CaseResult): string => row.approach;
const isSettled = ({ alone }: CaseResult): boolean => alone.confidence === 'settled';
const warned = ({ alone }: CaseResult): boolean =>
  alone.watchOuts.some(({ id }) => id === 'tuning-for-facts');

/** What the row's answers are, beside what was read in its text; "not sure" is no reading. */
function readings({ row, alone }: CaseResult): { want: string; got: string | undefined }[] {
  return Object.entries(row.answers).map(([id, want]) => {
    const got = alone.understood[id]?.option;
    return { want, got: got === 'not-sure' ? undefined : got };
  });
}

function precision(result: CaseResult): Item {
  const read = readings(result).filter(({ got }) => got !== undefined);
  return { part: read.filter(({ want, got }) => want === got).length, whole: read.length };
}

function recall(result: CaseResult): Item {
  return { part: precision(result).part, whole: readings(result).length };
}

/** Of the answers that a model gave for the text alone, those whose quote does not stand there. */
const quotesMissing = ({ alone: { model } }: CaseResult): Item =>
  model ? { part: model.unquoted, whole: model.given } : OUTSIDE;

export const CASE_FIGURES: readonly Figure<CaseResult>[] = [
  share('withAnswers', 'approach right, text and answers', rightWithAnswers),
  macro('withAnswersMacro', '  each approach counts the same', rightWithAnswers, approachOf),
  share('rulesOnly', 'approach right, answers alone', ({ row, rules }) => fits(row, rules)),
  share('textAlone', 'approach right, text alone', rightAlone),
  macro('textAloneMacro', '  each approach counts the same', rightAlone, approachOf),
  share(
    'needRead',
    'need read in the text',
    ({ row, alone }) => alone.understood.need?.option === row.answers.need,
  ),
  ratio('readPrecision', 'right among answers read', precision),
  ratio('readRecall', 'read and right among all answers', recall),
  share('settled', 'called clear from the text', isSettled),
  share('settledRight', '  right among them', rightAlone, isSettled),
  share('trapCaught', 'tuning for facts, warned', warned, ({ row }) => row.trap),
  share('trapFalse', 'warned without need', warned, ({ row }) => !row.trap),
  mean('questionsAsked', 'questions asked', 'questions', ({ full }) => full.asked.length),
  ratio('quotesMissing', "the model's readings dropped, no such quote", quotesMissing),
  ratio('summariesHeld', "the model's paragraphs where all held", ({ full: { model } }) =>
    model ? { part: model.toldRightly, whole: model.told } : OUTSIDE,
  ),
  ratio('modelFailed', 'requests to the model that failed', ({ full, rules, alone }) =>
    requestsFailed([full.model, rules.model, alone.model]),
  ),
  mean('promptTokens', 'tokens to the model', 'tokens', ({ full }) => full.tokens.prompt),
  mean('completionTokens', 'tokens from the model', 'tokens', ({ full }) => full.tokens.completion),
  mean('cost', 'cost', 'USD', ({ cost }) => cost),
  ...times<CaseResult>(),
];
