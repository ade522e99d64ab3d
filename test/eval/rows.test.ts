import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CaseRow, QuestionRow, readRows } from '../../bench/eval/rows.ts';
import { temporary } from '../adapters/store/rows.ts';

const CASE = {
  id: 'c',
  text: 'words of a team',
  answers: { need: 'facts' },
  approach: 'rag',
  acceptable: [],
  trap: false,
};
const OTHER = { ...CASE, id: 'd' };
const QUESTION = { id: 'q', q: 'words', lang: 'en', answerable: true, gold: ['The hybrid reality'] };

function fileOf(...lines: (object | string)[]): string {
  const file = join(temporary(), 'rows.jsonl');
  writeFileSync(
    file,
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
  );
  return file;
}

describe('a file of rows', () => {
  it('is read with further fields, empty lines and a byte order mark', () => {
    const file = fileOf(`\uFEFF${JSON.stringify({ ...CASE, source: 'a thread' })}`, '', OTHER, '');

    expect(readRows(file, CaseRow)).toEqual([CASE, OTHER]);
  });

  it.each<[string, object | string, string]>([
    ['no approach', { ...OTHER, approach: undefined }, 'line 3: "approach" is missing'],
    [
      'an unknown approach',
      { ...OTHER, approach: 'magic' },
      'line 3: "approach" must be one of rag, fine-tune',
    ],
    ['no need', { ...OTHER, answers: {} }, 'line 3: "answers.need" is missing'],
    [
      'an unknown question',
      { ...OTHER, answers: { need: 'facts', mood: 'good' } },
      '"answers.mood" is no question',
    ],
    [
      'an unknown option',
      { ...OTHER, answers: { need: 'luck' } },
      '"answers.need" is no option of that question',
    ],
    ['two faults', { ...OTHER, trap: undefined, text: '' }, '"text" is empty, "trap" is missing'],
    ['an id used before', CASE, 'line 3: "id" is that of line 1'],
    ['no object', '[]', 'line 3: is not a JSON object'],
    ['no JSON', '{"id":', 'line 3: is not JSON'],
  ])('with %s names the line and the fault, and never the words', (_, row, fault) => {
    const file = fileOf(CASE, '', row);

    expect(() => readRows(file, CaseRow)).toThrow(fault);
    expect(() => readRows(file, CaseRow)).not.toThrow(/words of a team/u);
  });

  it.each([
    ['no gold', { ...QUESTION, gold: undefined }, '"gold" is missing'],
    [
      'gold that is no heading',
      { ...QUESTION, gold: ['Hybrids'] },
      '"gold.0" must be a heading of the article',
    ],
    ['an answer but no gold', { ...QUESTION, gold: [] }, '"gold" names no heading'],
    [
      'no word on whether it has an answer',
      { ...QUESTION, answerable: undefined },
      '"answerable" is missing',
    ],
  ])('of questions with %s names it', (_, row, fault) => {
    expect(() => readRows(fileOf(row), QuestionRow)).toThrow(`line 1: ${fault}`);
  });

  it('with many bad rows names some and counts the rest', () => {
    expect(() => readRows(fileOf(...Array.from({ length: 9 }, () => '{')), CaseRow)).toThrow(
      /has 9 bad rows\. .*line 5: is not JSON; 4 more\./u,
    );
  });

  it('that is missing or empty is said to be', () => {
    expect(() => readRows(join(temporary(), 'none.jsonl'), CaseRow)).toThrow(
      /none\.jsonl cannot be read \(ENOENT/u,
    );
    expect(() => readRows(fileOf('', ''), CaseRow)).toThrow('has no rows');
  });
});
