// Kills the real process again and again, lets it come to its end, and looks at what stands in the chat.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { databaseFile } from '../../../adapters/store/open.ts';
import type { Incoming } from '../../../src/door/incoming.ts';
import { withRareThings } from '../simulation/decisions.ts';
import { decide } from '../simulation/ground.ts';
import { type Chance, chance } from '../simulation/random.ts';
import { faultsIn } from '../simulation/verdict.ts';
import { nothingWaits, SPEED, startVictim, type Victim } from './process.ts';
import { type ChatServer, chatServer, type Troubles } from './server.ts';
import type { KillAt } from './steps.ts';

export type Killed = { faults: string[]; kills: number; messages: number; steps: Set<string> };

/** How a process is ended before its time: at a step, or so many real milliseconds after it began. */
export type Kill = { killAt: KillAt } | { afterMs: number };

/** A run that is not over after so many real milliseconds hangs. */
const LONGEST = 120_000;

const ROOM = 'room-open';

/** Talks with a few events each, in one of three rooms. */
export function someEvents(talks: number, each: number): Incoming[] {
  return Array.from({ length: talks }, (_, talk) =>
    Array.from({ length: each }, (_, number): Incoming => {
      const who = { key: `${talk}/${number}`, by: 'u1', at: '2026-11-23T09:00:00Z' };
      const text =
        number === 0
          ? 'our bot must answer from the refund policy, it changes every month'
          : 'why not fine-tune now?';
      const event = { ...who, kind: number === 0 ? 'opened' : 'said', text } as const;
      return {
        tenant: 'T1',
        talk: `talk-${talk}`,
        place: `${talk % 3}-${ROOM}`,
        thread: null,
        zone: 'Europe/Berlin',
        event,
      };
    }),
  ).flat();
}

/**
 * Runs processes on one data folder, ends each as `kills` says (one after the other), lets the last one finish, and asks
 * it to stop. What is not as it should be stands in `faults`.
 */
export async function withKills(
  events: readonly Incoming[],
  kills: Iterable<Kill>,
  troubles: Troubles,
  seed: number,
): Promise<Killed> {
  const folder = mkdtempSync(join(tmpdir(), 'whichway-prove-'));
  const random: Chance = chance(seed);
  const server = await chatServer(events, { troubles, chance: random, speed: SPEED });
  const steps = new Set<string>();
  const over = (): boolean => server.open() === 0 && nothingWaits(folder);
  const faults: string[] = [];
  let count = 0;
  try {
    for (const kill of kills) {
      if (over()) break;
      const victim = startVictim({ folder, url: server.url, ...('killAt' in kill ? kill : {}) });
      if (await endedEarly(victim, kill, over)) count++;
      else if ('killAt' in kill && kill.killAt.hit === 1)
        faults.push(`the process never came to "${kill.killAt.step}"`);
      for (const step of victim.steps) steps.add(step);
    }
    const last = startVictim({ folder, url: server.url });
    if (!(await until(() => over() && last.steps.has('ready'))))
      faults.push(`the run does not come to an end: ${last.reports.join('')}`);
    last.child.kill('SIGTERM');
    const { code, signal } = await last.ended;
    if (code !== 0) faults.push(`the last process ended with ${code ?? signal}, not with 0`);
    for (const step of last.steps) steps.add(step);
    faults.push(...verdict(folder, server, events));
    return { faults, kills: count, messages: server.standing.length, steps };
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
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

function verdict(folder: string, server: ChatServer, events: readonly Incoming[]): string[] {
  const database = new Database(databaseFile(folder), { readonly: true });
  try {
    return faultsIn(database, server, events, withRareThings(decide));
  } finally {
    database.close();
  }
}
