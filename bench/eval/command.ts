// The evaluation as a command: reads its words and files, measures both ways, and gives what is to be printed.
import { parseArgs } from 'node:util';
import { messageOf, WhichwayError } from '../../knowledge/error.ts';
import { QUESTION_FIGURES, runQuestions } from './questions.ts';
import { compared, jsonLine, type Part } from './report.ts';
import { CaseRow, QuestionRow, readRows } from './rows.ts';
import { CASE_FIGURES, runCases } from './situations.ts';
import type { PassageText } from './support.ts';
import { NOTES, table } from './table.ts';
import type { Way } from './way.ts';
import type { Ways } from './ways.ts';

/** What is measured where no file is named. */
const DEFAULTS = { cases: 'test/eval/cases.jsonl', questions: 'test/eval/questions.jsonl' };

/** `clock` gives milliseconds; `tell` takes what goes on meanwhile, a sentence at a time. */
export type World = {
  ways: Ways;
  passage: PassageText;
  clock: () => number;
  tell: (sentence: string) => void;
};

/** Rows that are put to a model at once: most of their time they wait for it, and small servers take no more. */
const AT_ONCE = 4;

/** More would only meet the limits of any server. */
const MOST_AT_ONCE = 64;

type Asked = { cases: string | undefined; questions: string | undefined; json: boolean; atOnce: number };

/** Resolves to the text to print. Throws `input` for wrong words, files and rows, before anything is measured. */
export async function evaluation(args: readonly string[], world: World): Promise<string> {
  const { cases, questions, json, atOnce } = flagsIn(args);
  const caseRows = cases === undefined ? [] : readRows(cases, CaseRow);
  const questionRows = questions === undefined ? [] : readRows(questions, QuestionRow);
  const parts: Part[] = [];
  if (cases !== undefined) {
    const run = (way: Way, rowsAtOnce: number) => runCases(caseRows, way, world.clock, rowsAtOnce);
    const [plain, model] = await both('situations', caseRows.length, { ...world, atOnce }, run);
    parts.push(part('situations', cases, caseRows.length, world.ways, compared(CASE_FIGURES, plain, model)));
  }
  if (questions !== undefined) {
    const run = (way: Way, rowsAtOnce: number) => runQuestions(questionRows, way, world, rowsAtOnce);
    const [plain, model] = await both('questions', questionRows.length, { ...world, atOnce }, run);
    const lines = compared(QUESTION_FIGURES, plain, model);
    parts.push(part('questions', questions, questionRows.length, world.ways, lines));
  }
  return json ? jsonLine(parts) : [...parts.map(table), NOTES].join('\n\n');
}

async function both<R>(
  kind: Part['kind'],
  count: number,
  { ways, tell, atOnce }: Pick<World, 'ways' | 'tell'> & { atOnce: number },
  run: (way: Way, rowsAtOnce: number) => Promise<readonly R[]>,
): Promise<[readonly R[], readonly R[] | undefined]> {
  tell(`Measuring ${count} ${kind} without a model`);
  const plain = await run(ways.plain, 1);
  if (ways.model === undefined) return [plain, undefined];
  tell(`Measuring ${count} ${kind} with ${ways.model.name}`);
  return [plain, await run(ways.model, atOnce)];
}

function part(
  kind: Part['kind'],
  file: string,
  rows: number,
  { plain, model }: Ways,
  lines: Part['lines'],
): Part {
  return { kind, file, rows, plain: plain.name, model: model?.name, lines };
}

/** What the words of the command ask for. Throws `input` for wrong ones. */
export function flagsIn(args: readonly string[]): Asked {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        cases: { type: 'string' },
        questions: { type: 'string' },
        json: { type: 'boolean', default: false },
        'at-once': { type: 'string', default: String(AT_ONCE) },
      },
    });
    const files = values.cases === undefined && values.questions === undefined ? DEFAULTS : values;
    const atOnce = atOnceIn(values['at-once']);
    return { cases: files.cases, questions: files.questions, json: values.json, atOnce };
  } catch (cause) {
    throw new WhichwayError(
      'input',
      `${messageOf(cause)}. Flags are: --cases FILE, --questions FILE, --json, --at-once N.`,
      {
        cause,
      },
    );
  }
}

/** Throws where the text is no such number. */
function atOnceIn(text: string): number {
  const number = Number(text);
  if (/^\d+$/u.test(text) && number >= 1 && number <= MOST_AT_ONCE) return number;
  throw new Error(`--at-once takes 1 to ${MOST_AT_ONCE}`);
}
