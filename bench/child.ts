// Runs a measuring process and takes its one line of figures.
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../adapters/launch/run.mjs';

/** The machine and the Node that figures were taken on. */
export const MACHINE = `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.versions.node}`;

/**
 * Runs a file of this folder in a process of its own; its last argument is an empty folder, removed afterwards. Resolves
 * to the JSON value that it printed. Throws where it failed or was stopped; `what` names it then.
 */
export async function measured(what: string, file: string, args: readonly string[]): Promise<unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'whichway-bench-'));
  let output = '';
  try {
    const { code, signal, heard } = await run(
      process.execPath,
      [...process.execArgv, '--expose-gc', join(import.meta.dirname, file), ...args, folder],
      {
        cwd: process.cwd(),
        env: process.env,
        stdio: ['ignore', 'pipe', 'inherit'],
        started: (child) => child.stdout?.on('data', (data: Buffer) => (output += data)),
      },
    );
    if (heard !== undefined) throw new Error(`Stopped by ${heard}.`);
    if (code !== 0) throw new Error(`Measuring ${what} ended with ${code ?? signal}.`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return JSON.parse(output);
}
