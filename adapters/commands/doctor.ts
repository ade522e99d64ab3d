// `doctor`: checks what the bot stands on and says how to mend each thing.
import { accessSync, constants, mkdirSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { messageOf } from '../../knowledge/error.ts';
import { openGround } from '../ground.ts';
import { type Env, readDotEnv, readSettings, type Settings } from '../settings.ts';

/** The oldest Node that runs the sources as they are and the database driver without a crash. */
const LEAST_NODE = [22, 18] as const;

export type DoctorWorld = { env: Env; dotEnvPath: string; output: Writable; quiet: boolean };

/** Resolves to 0 when all is well, else 1. `quiet` prints faults only. */
export function doctor({ env, dotEnvPath, output, quiet }: DoctorWorld): number {
  let faults = 0;
  const check = <T>(name: string, run: () => T): T | undefined => {
    try {
      const value = run();
      if (!quiet) output.write(`ok    ${name}\n`);
      return value;
    } catch (cause) {
      faults++;
      output.write(`wrong ${name}: ${messageOf(cause)}\n`);
      return undefined;
    }
  };
  check('Node', checkNode);
  const settings = check('settings', () => readSettings(env, readDotEnv(dotEnvPath)));
  if (settings) {
    check('data folder', () => checkDataFolder(settings));
    check('guidance', () => checkGuidance(settings));
  }
  return faults === 0 ? 0 : 1;
}

function checkNode(): void {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])) return;
  throw new Error(`Node ${process.versions.node} is too old. Install Node ${LEAST_NODE.join('.')} or newer.`);
}

function checkDataFolder({ DATA_DIR }: Settings): void {
  try {
    mkdirSync(DATA_DIR, { recursive: true });
    accessSync(DATA_DIR, constants.W_OK);
  } catch (cause) {
    throw new Error(
      `DATA_DIR cannot be written (${messageOf(cause)}). Make the folder writable or set DATA_DIR to another one.`,
      { cause },
    );
  }
}

function checkGuidance(settings: Settings): void {
  openGround(settings, (notice) => {
    throw new Error(notice);
  }).guide.close();
}
