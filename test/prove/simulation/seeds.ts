// Many seeds on all processors, and every step of a few.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { decide } from './ground.ts';
import type { Kind, Tally } from './range.ts';
import { simulate } from './simulate.ts';

/** Seeds that one process goes through, so that all processors have work up to the end. */
const SHARE: Readonly<Record<Kind, number>> = { seconds: 250, months: 25 };

/** Simulates the seeds from `first` to `last`, each once. Throws where a process fails. */
export async function simulateSeeds(kind: Kind, first: number, last: number): Promise<Tally> {
  const total: Tally = { runs: 0, deaths: 0, events: 0, messages: 0, asked: 0, failed: [] };
  let next = first;
  const work = async (): Promise<void> => {
    while (next <= last) {
      const from = next;
      next = from + SHARE[kind];
      const tally = await range(kind, from, Math.min(last, next - 1));
      total.runs += tally.runs;
      total.deaths += tally.deaths;
      total.events += tally.events;
      total.messages += tally.messages;
      total.asked += tally.asked;
      total.failed.push(...tally.failed);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  return { ...total, failed: total.failed.toSorted((a, b) => a.seed - b.seed) };
}

async function range(kind: Kind, first: number, last: number): Promise<Tally> {
  const child = spawn(
    process.execPath,
    [...process.execArgv, join(import.meta.dirname, 'range.ts'), kind, String(first), String(last)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let output = '';
  child.stdout.on('data', (data: Buffer) => {
    output += data;
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`Simulating the seeds ${first} to ${last} ended with ${code}.`);
  return JSON.parse(output) as Tally;
}

/** Lets the process die once at its first step, once at its second, and so on; the steps at which something was wrong. */
export async function everyStepOf(seed: number): Promise<{ steps: number; failed: number[] }> {
  const failed: number[] = [];
  for (let steps = 1; ; steps++) {
    const run = await simulate({ seed, deaths: 1, two: false, faults: 0, storeFaults: 0, steps }, decide);
    // It lived: the whole run has fewer steps.
    if (run.deaths === 0) return { steps: steps - 1, failed };
    if (run.faults.length > 0) failed.push(steps);
  }
}
