// The whole process, as `npm start` runs it, ended with the test.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { temporary } from './adapters/store/rows.ts';

const ROOT = join(import.meta.dirname, '..');

type Ended = { status: number | null; said: string[] };
export type Started = { child: ChildProcess; ended: Promise<Ended>; said: () => string };

/** `npm start` without npm, with nothing else in its environment that could set it up. */
export function started(env: Readonly<Record<string, string>>): Started {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [join(ROOT, 'adapters/launch.mjs'), 'start'], {
    cwd: ROOT,
    env: { PATH, HOME, DATA_DIR: temporary(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that a test that fails leaves nothing of it behind.
    detached: true,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (piece: string) => {
      said += piece;
    });
  const ended = once(child, 'close').then(([status]) => ({
    status: status as number | null,
    said: said.trim().split('\n'),
  }));
  onTestFinished(async () => {
    if (child.exitCode === null && child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    await ended;
  });
  return { child, ended, said: () => said };
}
