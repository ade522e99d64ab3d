// The evaluation as a process of its own, with the real ways.
import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { temporary } from '../adapters/store/rows.ts';
import { modelForTest } from '../doubles/model/model.ts';

const ROOT = join(import.meta.dirname, '../..');
const LAUNCH = join(ROOT, 'adapters/launch.mjs');

const QUESTION = {
  id: 'what',
  q: 'what is fine-tuning?',
  lang: 'en',
  answerable: true,
  gold: ['What each technique actually does'],
};

function fileOf(text: string): string {
  const file = join(temporary(), 'rows.jsonl');
  writeFileSync(file, text);
  return file;
}

describe('the process', () => {
  const run = (args: readonly string[]) =>
    spawnSync(process.execPath, [LAUNCH, 'eval', ...args], {
      cwd: ROOT,
      encoding: 'utf8',
    });

  it('prints the JSON line alone on standard output', { timeout: 60_000 }, () => {
    const { status, stdout } = run(['--questions', fileOf(JSON.stringify(QUESTION)), '--json']);

    expect(status).toBe(0);
    expect(JSON.parse(stdout).questions.withoutModel.figures.hit1).toMatchObject({ value: 1, of: 1 });
  });

  it('ends with status 1 and one sentence for a bad row', { timeout: 60_000 }, () => {
    const file = fileOf('{"id":"x"}');

    const { status, stdout, stderr } = run(['--questions', file]);

    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/^whichway: .*rows\.jsonl has a bad row\. line 1: "q" is missing, .*\n$/u);
  });

  it('asks the model that the settings name', { timeout: 60_000 }, async () => {
    const server = await modelForTest();
    const { PATH, HOME } = process.env;
    const args = ['eval', '--questions', fileOf(JSON.stringify(QUESTION)), '--json', '--at-once', '2'];
    const child = spawn(process.execPath, [LAUNCH, ...args], {
      cwd: ROOT,
      env: { PATH, HOME, OPENAI_BASE_URL: server.url, OPENAI_MODEL: 'near' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });

    const { questions } = JSON.parse(await textOf(child.stdout));

    expect(questions.withModel).toMatchObject({
      name: 'near',
      figures: { modelFailed: { value: 0, of: 1 } },
    });
    expect(questions.withModel.figures.cost).toBeNull();
    expect(server.calls.map(({ body }) => body.model)).toEqual(['near']);
  });
});
