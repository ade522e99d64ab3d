// The rows of an evaluation: what a situation and a question must hold, and reading a file of them.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { messageOf, WhichwayError } from '../../knowledge/error.ts';
import { SECTIONS } from '../../knowledge/passage.ts';
import { isOption, isQuestion, NOT_SURE } from '../../knowledge/questions.ts';
import { APPROACHES } from '../../src/advice/rules.ts';

const filled = z.string().min(1, 'is empty');
const approach = z.enum(APPROACHES, `must be one of ${APPROACHES.join(', ')}`);
const heading = z.enum(SECTIONS, 'must be a heading of the article, letter for letter');

const Answers = z.record(z.string(), z.string()).superRefine((answers, context) => {
  if (answers.need === undefined) context.addIssue({ code: 'custom', path: ['need'], message: 'is missing' });
  for (const [id, option] of Object.entries(answers)) {
    if (!isQuestion(id)) context.addIssue({ code: 'custom', path: [id], message: 'is no question' });
    else if (option !== NOT_SURE && !isOption(id, option))
      context.addIssue({ code: 'custom', path: [id], message: 'is no option of that question' });
  }
});

/** One situation: what a team wrote, the answers it implies, and the approach that is right (or also acceptable). */
export const CaseRow = z.object({
  id: filled,
  text: filled,
  answers: Answers,
  approach,
  acceptable: z.array(approach),
  /** Whether the team wants to tune so that a model knows facts. */
  trap: z.boolean(),
});
export type CaseRow = z.infer<typeof CaseRow>;

/** One question; `gold` and `also_ok` are headings of the article that answer it. */
export const QuestionRow = z
  .object({
    id: filled,
    q: filled,
    lang: filled,
    answerable: z.boolean(),
    gold: z.array(heading),
    also_ok: z.array(heading).default([]),
  })
  .refine(({ answerable, gold }) => !answerable || gold.length > 0, {
    path: ['gold'],
    message: 'names no heading, though the question can be answered',
  });
export type QuestionRow = z.infer<typeof QuestionRow>;

/** Bad rows named at once; more of them seldom say anything new. */
const MOST_NAMED = 5;

/**
 * Reads a file of JSON lines; empty lines are skipped and further fields left alone. Throws `input` with the number of
 * each bad line, and never with what people wrote there.
 */
export function readRows<T extends { id: string }>(file: string, schema: z.ZodType<T>): T[] {
  const rows: T[] = [];
  const faults: string[] = [];
  const lineOf = new Map<string, number>();
  for (const [index, line] of linesOf(file).entries()) {
    if (line.trim() === '') continue;
    const found = rowIn(line, schema);
    const earlier = typeof found === 'string' ? undefined : lineOf.get(found.id);
    if (typeof found === 'string') faults.push(`line ${index + 1}: ${found}`);
    else if (earlier !== undefined) faults.push(`line ${index + 1}: "id" is that of line ${earlier}`);
    else {
      lineOf.set(found.id, index + 1);
      rows.push(found);
    }
  }
  if (faults.length > 0) throw new WhichwayError('input', sentenceFor(file, faults));
  if (rows.length === 0)
    throw new WhichwayError('input', `${file} has no rows. Write one JSON object a line.`);
  return rows;
}

function sentenceFor(file: string, faults: readonly string[]): string {
  const more = faults.length > MOST_NAMED ? `; ${faults.length - MOST_NAMED} more` : '';
  const what = faults.length === 1 ? 'a bad row' : `${faults.length} bad rows`;
  return `${file} has ${what}. ${faults.slice(0, MOST_NAMED).join('; ')}${more}. Rows have the form of those in test/eval.`;
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8')
      .replace(/^\uFEFF/u, '')
      .split('\n');
  } catch (cause) {
    throw new WhichwayError(
      'input',
      `${file} cannot be read (${messageOf(cause)}). Give a file of JSON lines.`,
      {
        cause,
      },
    );
  }
}

/** The row, or what is wrong with it. */
function rowIn<T>(line: string, schema: z.ZodType<T>): T | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'is not JSON';
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  return result.error.issues.map(({ path, message }) => faultAt(value, path, message)).join(', ');
}

function faultAt(row: unknown, path: readonly PropertyKey[], message: string): string {
  if (path.length === 0) return 'is not a JSON object';
  const value = path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown>)?.[key], row);
  const what = value === undefined && !message.startsWith('names') ? 'is missing' : message;
  return `"${path.map(String).join('.')}" ${what}`;
}
