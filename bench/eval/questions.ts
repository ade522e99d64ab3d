// The figures for questions: whether the right passage is cited, declines, what stands in the passages, time and cost.
import { costOf } from '../../adapters/model/spending.ts';
import { type Figure, type Item, mean, OUTSIDE, ratio, share, times } from './figure.ts';
import { eachRow, measured } from './measured.ts';
import { requestsFailed } from './requests.ts';
import type { QuestionRow } from './rows.ts';
import { type PassageText, type Support, supportOf } from './support.ts';
import type { Answered, Way } from './way.ts';

/** The answer to one row; time in milliseconds. */
export type QuestionResult = {
  row: QuestionRow;
  answered: Answered;
  support: Support;
  ms: number;
  cost: number | undefined;
};

/** `atOnce`: how many rows; more than one where their time is waiting. Throws `input` with the id of a row that fails. */
export function runQuestions(
  rows: readonly QuestionRow[],
  way: Way,
  { passage, clock }: { passage: PassageText; clock: () => number },
  atOnce = 1,
): Promise<readonly QuestionResult[]> {
  return eachRow(rows, way, atOnce, async (row) => {
    const { result: answered, ms } = await measured(clock, () => way.answer(row.q));
    const support = supportOf(answered, passage);
    return { row, answered, support, ms, cost: way.price && costOf(answered.tokens, way.price) };
  });
}

const isEnglish = ({ row }: QuestionResult): boolean => row.answerable && row.lang === 'en';
const isOther = ({ row }: QuestionResult): boolean => row.answerable && row.lang !== 'en';
const hasAnswer = ({ row }: QuestionResult): boolean => row.answerable;
const hasNone = ({ row }: QuestionResult): boolean => !row.answerable;
const wasAnswered = ({ answered }: QuestionResult): boolean => answered.answerable;
const wasDeclined = ({ answered }: QuestionResult): boolean => !answered.answerable;

/** What became of the sentences of a model that was asked. */
const sentencesGiven = ({ answered: { model } }: QuestionResult): Item =>
  model ? { part: model.held, whole: model.given } : OUTSIDE;

/** Whether a right heading is among the first citations; a declined question has none, so it misses. */
function hit(within: number): (result: QuestionResult) => boolean {
  return ({ row, answered }) => {
    const right: readonly string[] = [...row.gold, ...row.also_ok];
    return (
      answered.answerable &&
      answered.citations.slice(0, within).some(({ section }) => section !== null && right.includes(section))
    );
  };
}

export const QUESTION_FIGURES: readonly Figure<QuestionResult>[] = [
  share('answered', 'English: answered', wasAnswered, isEnglish),
  share('hit1', '  right passage first (hit@1)', hit(1), isEnglish),
  share('hit3', '  right passage among three (hit@3)', hit(3), isEnglish),
  share('otherLanguagesAnswered', 'other languages: answered', wasAnswered, isOther),
  share('otherLanguagesHit1', '  right passage first (hit@1)', hit(1), isOther),
  share('otherLanguagesHit3', '  right passage among three (hit@3)', hit(3), isOther),
  share('declined', 'declined where due', wasDeclined, hasNone),
  share('falselyAnswered', 'answered where a decline was due', wasAnswered, hasNone),
  share('falselyDeclined', 'declined where an answer was due', wasDeclined, hasAnswer),
  ratio('supported', 'sentences word for word in a cited passage', ({ support }) => support.sentences),
  ratio('wordsSupported', '  words that stand in one', ({ support }) => support.words),
  ratio('numbersSupported', '  numbers that stand in one', ({ support }) => support.numbers),
  ratio('modelHeld', "the model's sentences that held", sentencesGiven),
  share(
    'inModelsWords',
    "answers in the model's words",
    ({ answered: { model } }) => model?.shown === true,
    ({ answered: { answerable, model } }) => answerable && model !== null,
  ),
  ratio('modelFailed', 'requests to the model that failed', ({ answered }) =>
    requestsFailed([answered.model]),
  ),
  mean('promptTokens', 'tokens to the model', 'tokens', ({ answered }) => answered.tokens.prompt),
  mean('completionTokens', 'tokens from the model', 'tokens', ({ answered }) => answered.tokens.completion),
  mean('cost', 'cost', 'USD', ({ cost }) => cost),
  ...times<QuestionResult>(),
];
