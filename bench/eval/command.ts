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

type Asked = { cases: string | undefined; questions: string | undefined; json: boolean };

/** Resolves to the text to print. Throws `input` for wrong words, files and rows, before anything is measured. */
export async function evaluation(args: readonly string[], world: World): Promise<string> {
  const { cases, questions, json } = asked(args);
  const caseRows = cases === undefined ? [] : readRows(cases, CaseRow);
  const questionRows = questions === undefined ? [] : readRows(questions, QuestionRow);
  const parts: Part[] = [];
  if (cases !== undefined) {
    const run = (way: Way) => runCases(caseRows, way, world.clock);
    const [plain, model] = await both('situations', caseRows.length, world, run);
    parts.push(part('situations', cases, caseRows.length, world.ways, compared(CASE_FIGURES, plain, model)));
  }
  if (questions !== undefined) {
    const run = (way: Way) => runQuestions(questionRows, way, world);
    const [plain, model] = await both('questions', questionRows.length, world, run);
    const lines = compared(QUESTION_FIGURES, plain, model);
    parts.push(part('questions', questions, questionRows.length, world.ways, lines));
  }
  return json ? jsonLine(parts) : [...parts.map(table), NOTES].join('\n\n');
}

async function both<R>(
  kind: Part['kind'],
  count: number,
  { ways, tell }: World,
  run: (way: Way) => Promise<readonly R[]>,
): Promise<[readonly R[], readonly R[] | undefined]> {
  tell(`Measuring ${count} ${kind} without a model`);
  const plain = await run(ways.plain);
  if (ways.model === undefined) return [plain, undefined];
  tell(`Measuring ${count} ${kind} with ${ways.model.name}`);
  return [plain, await run(ways.model)];
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

function asked(args: readonly string[]): Asked {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        cases: { type: 'string' },
        questions: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const files = values.cases === undefined && values.questions === undefined ? DEFAULTS : values;
    return { cases: files.cases, questions: files.questions, json: values.json };
  } catch (cause) {
    throw new WhichwayError(
      'input',
      `${messageOf(cause)}. Flags are: --cases FILE, --questions FILE, --json.`,
      {
        cause,
      },
    );
  }
}
