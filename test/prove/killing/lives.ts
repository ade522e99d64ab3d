// Runs processes on one data folder, one after the other: each is killed, but for the last one, which comes to its end.
import { setTimeout as pause } from 'node:timers/promises';
import type { Victim } from './process.ts';
import type { KillAt } from './steps.ts';

/** How a process is ended before its time: at a step, or so many real milliseconds after it began. */
export type Kill = { killAt: KillAt } | { afterMs: number };

export type Lives = { faults: string[]; kills: number; steps: Set<string> };

/** A run that is not over after so many real milliseconds hangs. */
const LONGEST = 120_000;

/** A process that was asked to stop has so long for it, in real ms: what it began to send it lets end. */
const ENDS_WITHIN = 30_000;

/**
 * Ends each process as `kills` says, until it is over or there are no more; lets the last one finish, and asks it to
 * stop. `start` begins a process that kills itself at that step, `over` tells whether there is nothing left to do.
 */
export async function killed(
  kills: Iterable<Kill>,
  start: (killAt: KillAt | undefined) => Victim,
  over: () => boolean,
): Promise<Lives> {
  const lives: Lives = { faults: [], kills: 0, steps: new Set() };
  const note = ({ steps }: Victim): void => {
    for (const step of steps) lives.steps.add(step);
  };
  for (const kill of kills) {
    if (over()) break;
    const victim = start('killAt' in kill ? kill.killAt : undefined);
    if (await endedEarly(victim, kill, over)) lives.kills++;
    else if ('killAt' in kill && kill.killAt.hit === 1)
      lives.faults.push(`the process never came to "${kill.killAt.step}"`);
    note(victim);
  }
  const last = start(undefined);
  if (!(await until(() => over() && last.steps.has('ready'))))
    lives.faults.push(`the run does not come to an end: ${last.reports.join('')}`);
  last.child.kill('SIGTERM');
  // One that hangs on its way out is killed, which is no end with 0.
  const late = setTimeout(() => last.child.kill('SIGKILL'), ENDS_WITHIN);
  const { code, signal } = await last.ended;
  clearTimeout(late);
  if (code !== 0) lives.faults.push(`the last process ended with ${code ?? signal}, not with 0`);
  note(last);
  return lives;
}

/** Waits for the kill; false where the process had nothing left to do before it came. */
async function endedEarly(victim: Victim, kill: Kill, over: () => boolean): Promise<boolean> {
  let ended = false;
  void victim.ended.then(() => {
    ended = true;
  });
  if ('afterMs' in kill) await Promise.race([pause(kill.afterMs), victim.ended]);
  else await until(() => ended || over());
  const byItself = ended;
  if (!byItself) victim.child.kill('SIGKILL');
  const { signal } = await victim.ended;
  return signal === 'SIGKILL' && ('afterMs' in kill || byItself);
}

async function until(holds: () => boolean): Promise<boolean> {
  const start = performance.now();
  while (!holds()) {
    if (performance.now() - start > LONGEST) return false;
    await pause(20);
  }
  return true;
}
