// `export-examples`: examples for fine-tuning, written into a file whole or not at all.
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { messageOf, WhichwayError } from '../../knowledge/error.ts';
import { type Collected, collect } from '../learning/collect.ts';
import { readStore } from '../store/survey.ts';

/** `args` are the words after the verb. */
export type ExportWorld = { folder: string; args: readonly string[]; output: Writable };

const FLAGS = { out: { type: 'string' }, tenant: { type: 'string' }, force: { type: 'boolean' } } as const;

/**
 * Writes the file, and prints how many examples there are and why others are left out. Resolves to 0. Throws `input` on a
 * wrong flag or a file that is there already, `data` when the store cannot be read or the file not written.
 */
export async function exportExamples({ folder, args, output }: ExportWorld): Promise<number> {
  const { out, tenant, force = false } = flagsIn(args);
  const file = resolve(out);
  if (!force && existsSync(file)) throw isThere(file);
  const found = await readStore(folder, (db) => collect(db, tenant));
  const { answers, talks, left } = found ?? NOTHING;
  const examples = [...answers, ...talks];
  if (examples.length > 0)
    writeWhole(file, `${examples.map((one) => JSON.stringify(one)).join('\n')}\n`, force);
  output.write(`${summary({ answers, talks, left }, file)}\n`);
  return 0;
}

const NOTHING: Collected = { answers: [], talks: [], left: new Map() };

function flagsIn(args: readonly string[]) {
  const known = 'Flags are: --out FILE, --tenant T, --force.';
  let values: { out?: string; tenant?: string; force?: boolean };
  try {
    values = parseArgs({ args: [...args], options: FLAGS }).values;
  } catch (cause) {
    throw new WhichwayError('input', `${messageOf(cause)}. ${known}`, { cause });
  }
  const { out, ...others } = values;
  if (!out) throw new WhichwayError('input', `Say where the examples shall go. ${known}`);
  return { ...others, out };
}

function isThere(file: string): WhichwayError {
  return new WhichwayError(
    'input',
    `The file ${file} is there already, and was left as it is. Choose another one, or write over it with --force.`,
  );
}

/** What people said is for the user who runs the bot. */
const OWN_FILE = 0o600;

/** Beside its place first, so that nobody ever finds half of it there. */
function writeWhole(file: string, text: string, force: boolean): void {
  const draft = join(dirname(file), `.${basename(file)}.${process.pid}`);
  try {
    const open = openSync(draft, 'wx', OWN_FILE);
    try {
      writeFileSync(open, text);
      fsyncSync(open);
    } finally {
      closeSync(open);
    }
    if (force) renameSync(draft, file);
    // Unlike a rename, a second name is refused where one came in the meantime.
    else linkSync(draft, file);
  } catch (cause) {
    if (!force && existsSync(file)) throw isThere(file);
    throw new WhichwayError(
      'data',
      `The file ${file} cannot be written (${messageOf(cause)}). Choose a folder that you may write to, on a disk of this machine.`,
      { cause },
    );
  } finally {
    rmSync(draft, { force: true });
  }
}

function summary({ answers, talks, left }: Collected, file: string): string {
  const count = answers.length + talks.length;
  const reasons = [...left].sort(([, a], [, b]) => b - a).map(([reason, times]) => `${times} (${reason})`);
  return [
    count === 0
      ? 'There is no example to export, so no file was written.'
      : `${count} ${count === 1 ? 'example was' : 'examples were'} written to ${file}: ${answers.length} of helpful answers, ${talks.length} of corrected talks.`,
    reasons.length === 0 ? 'Nothing was left out.' : `Left out: ${reasons.join(', ')}.`,
  ].join(' ');
}
