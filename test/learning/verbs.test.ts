// The two verbs at the machine, run as an admin runs them.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporary } from '../adapters/store/rows.ts';
import { UNANSWERED, used } from './used.ts';

const MAIN = join(import.meta.dirname, '../../adapters/main.ts');

function run(folder: string, ...args: readonly string[]) {
  return spawnSync(process.execPath, [MAIN, ...args], {
    env: { PATH: process.env.PATH, DATA_DIR: folder },
    cwd: folder,
    encoding: 'utf8',
  });
}

it('"gaps" prints the report', async () => {
  const { folder, does, close } = await used();
  await does('T1', 'a', { kind: 'opened', text: '' });
  await does('T1', 'a', { kind: 'said', text: UNANSWERED[0] });
  await close();

  // What was said stands at a fixed date, which is longer ago every year.
  expect(run(folder, 'gaps', '--since', 'P100Y')).toMatchObject({
    ...{ status: 0, stderr: '' },
    stdout: expect.stringContaining(`1 question in 1 talk, 20 Nov 2026: "${UNANSWERED[0]}"`),
  });
  expect(run(folder, 'gaps', '--loud')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('--since'),
  });
});

it('"export-examples" writes the file', async () => {
  const { folder, does, last, close } = await used();
  await does('T1', 'a', { kind: 'opened', text: 'what is RAG?' });
  await does('T1', 'a', {
    kind: 'rated',
    message: last('T1', 'a', ({ kind }) => kind === 'answer'),
    helpful: true,
  });
  await close();
  const file = join(temporary(), 'examples.jsonl');

  expect(run(folder, 'export-examples', '--out', file)).toMatchObject({
    ...{ status: 0, stderr: '' },
    stdout: expect.stringMatching(/^1 example was written to /u),
  });
  expect(existsSync(file)).toBe(true);
  expect(run(folder, 'export-examples', '--out', file)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('is there already'),
  });
});
