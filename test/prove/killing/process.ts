// Starts the process that is killed, and waits for what it comes to.
import { type ChildProcess, spawn } from 'node:child_process';
import Database from 'better-sqlite3';
import { databaseFile } from '../../../adapters/store/open.ts';
import { idleness } from '../simulation/simulate.ts';
import type { KillAt } from './steps.ts';

/** Thirty seconds of a lease are one and a half, real; a busy machine must not seem to lose answers. */
export const SPEED = 20;

export type Victim = {
  child: ChildProcess;
  /** Names of the steps that it came by, so far. */
  steps: Set<string>;
  /** What it reported, for a run that fails. */
  reports: string[];
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
};

export type VictimOptions = { folder: string; url: string; killAt?: KillAt };

/** Starts the program in that file; it gets the options and the speed of its clock as JSON. */
export function startVictim<O extends VictimOptions>(file: string, options: O): Victim {
  const child = spawn(
    process.execPath,
    [...process.execArgv, file, JSON.stringify({ ...options, speed: SPEED })],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const victim: Victim = {
    child,
    steps: new Set(),
    reports: [],
    ended: new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal }))),
  };
  let rest = '';
  child.stdout.on('data', (data: Buffer) => {
    const lines = (rest + data).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) victim.steps.add(line);
  });
  child.stderr.on('data', (data: Buffer) => victim.reports.push(String(data)));
  return victim;
}

/** Whether nothing waits in the store any more, nor a check-in that is due by `now` (ms); also false while there is none. */
export function nothingWaits(folder: string, now = Number.NEGATIVE_INFINITY): boolean {
  let database: Database.Database | undefined;
  try {
    database = new Database(databaseFile(folder), { readonly: true, fileMustExist: true });
    const due = database.prepare("SELECT 1 FROM checkin WHERE state = 'waiting' AND due_at <= ?").get(now);
    return due === undefined && idleness(database)();
  } catch {
    return false; // It is just being made.
  } finally {
    database?.close();
  }
}
