// A tiny project in a temporary folder with a make-believe npm, so that the launcher is tried as a person starts it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

const LAUNCHER = join(import.meta.dirname, '..', 'adapters');

const MAIN = `
const [verb] = process.argv.slice(2);
if (verb === 'fail') process.exit(7);
if (verb === 'wait') {
  setInterval(() => {}, 1000);
  console.log('ready');
} else if (verb === 'stop') {
  process.on('SIGTERM', () => {
    console.log('stopping');
    process.exit(3);
  });
  setInterval(() => {}, 1000);
  console.log('ready');
} else {
  let input = '';
  for await (const part of process.stdin) input += part;
  console.log(JSON.stringify({ args: process.argv.slice(2), input, node: process.argv[0] }));
}
`;

// Notes each call, then does what npm would: empties node_modules, fills it, and marks the end with its own lockfile.
// HOLD names a file that it waits for in the middle, FAIL a code that it fails with.
const NPM = `#!/usr/bin/env node
const fs = require('node:fs');
const path = require('node:path');
const args = process.argv.slice(2);
const { CALLS, HOLD, FAIL } = process.env;
console.log('npm says something');
const note = { args, stdin: fs.readFileSync(0, 'utf8'), pid: process.pid, node: process.execPath };
if (args[0] === 'ci') {
  fs.rmSync('node_modules', { recursive: true, force: true });
  fs.mkdirSync('node_modules/thing', { recursive: true });
} else {
  const bin = path.join(args[args.indexOf('--prefix') + 1], 'node_modules/node/bin');
  fs.mkdirSync(bin, { recursive: true });
  fs.symlinkSync(process.execPath, path.join(bin, 'node'));
}
fs.appendFileSync(CALLS, JSON.stringify(note) + '\\n');
if (FAIL) {
  console.error('npm error code ' + FAIL);
  process.exit(1);
}
function finish() {
  if (HOLD && !fs.existsSync(HOLD)) return setTimeout(finish, 10);
  if (args[0] === 'ci') fs.copyFileSync('package-lock.json', 'node_modules/.package-lock.json');
}
finish();
`;

export type Call = { args: string[]; stdin: string; pid: number; node: string };
export type Ending = { code: number | null; signal: NodeJS.Signals | null; out: string; err: string };
export type Run = {
  kill: (signal: NodeJS.Signals) => void;
  out: () => string;
  err: () => string;
  done: Promise<Ending>;
};
export type Options = { env?: Record<string, string>; input?: string; nodeVersion?: string };

export type Project = {
  root: string;
  /** Made by the test to let a held npm go on. */
  gate: string;
  start: (args: string[], options?: Options) => Run;
  /** The calls of npm so far, in order. */
  calls: () => Promise<Call[]>;
  setVersion: (version: string) => Promise<void>;
};

export async function project(): Promise<Project> {
  const root = await mkdtemp(join(tmpdir(), 'whichway-launch-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  const bin = join(root, 'bin');
  await mkdir(bin);
  await cp(join(LAUNCHER, 'launch.mjs'), join(root, 'adapters', 'launch.mjs'));
  await cp(join(LAUNCHER, 'launch'), join(root, 'adapters', 'launch'), { recursive: true });
  await writeFile(join(root, 'adapters', 'main.ts'), MAIN);
  await writeFile(join(bin, 'npm'), NPM);
  await writeFile(join(bin, 'package.json'), '{"type":"commonjs"}');
  await chmod(join(bin, 'npm'), 0o755);
  await symlink(process.execPath, join(bin, 'node'));
  await setVersion(root, '1.0.0');
  const calls = join(root, 'calls.jsonl');
  return {
    root,
    gate: join(root, 'gate'),
    start: (args, options = {}) => start({ root, bin, calls, args, options }),
    calls: async () =>
      existsSync(calls)
        ? (await readFile(calls, 'utf8'))
            .trim()
            .split('\n')
            .map((line): Call => JSON.parse(line))
        : [],
    setVersion: (version) => setVersion(root, version),
  };
}

async function setVersion(root: string, version: string): Promise<void> {
  const dependencies = { thing: version };
  const packages = {
    '': { dependencies },
    'node_modules/thing': { version, integrity: `sha512-${version}` },
  };
  await writeFile(join(root, 'package.json'), JSON.stringify({ type: 'module', dependencies }));
  await writeFile(join(root, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, packages }));
}

type Setting = { root: string; bin: string; calls: string; args: string[]; options: Options };

function start({ root, bin, calls, args, options }: Setting): Run {
  // A newer Node cannot pose as an old one, so the launcher is called the way launch.mjs calls it.
  const running = { version: options.nodeVersion ?? process.versions.node, path: process.execPath };
  const call = `import('./adapters/launch/launch.mjs').then(({ launch }) =>
    launch({ root: process.cwd(), argv: ${JSON.stringify(args)}, running: ${JSON.stringify(running)}, env: process.env }))`;
  const command = options.nodeVersion === undefined ? ['adapters/launch.mjs', ...args] : ['-e', call];
  const child = spawn(process.execPath, command, {
    cwd: root,
    env: { PATH: `${bin}:/usr/bin:/bin`, CALLS: calls, ...options.env },
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  child.stdin.end(options.input ?? '');
  const done = new Promise<Ending>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal, out, err }));
  });
  return { kill: (signal) => child.kill(signal), out: () => out, err: () => err, done };
}
