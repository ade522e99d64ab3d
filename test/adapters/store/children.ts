// Other processes that use a store, so that they can be killed, or be somebody who may do less.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..', '..');

/** Where a program finds the store's modules: `const { openStore } = await store('open');`. */
const PRELUDE = `const store = (name) => import(process.argv[1] + '/' + name + '.ts');\n`;
const STORE = pathToFileURL(join(ROOT, 'adapters', 'store')).href;

export type Child = {
  process: ChildProcess;
  /** What it says first. Throws what it says of its fault, if it ends before. */
  firstWord(): Promise<string>;
  /** All it said, when it has ended. Throws what it said of its fault. */
  said(): Promise<string>;
  /** The signal that ended it. */
  ended(): Promise<NodeJS.Signals | null>;
};

/** Runs a program in a process of its own, which is gone when the test has ended. Arguments begin at `process.argv[2]`. */
export function run(program: string, ...args: readonly string[]): Child {
  const child = spawn(
    process.execPath,
    ['--input-type=module', '-e', PRELUDE + program, STORE, ...args],
    // Packages are found from here.
    { cwd: ROOT },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  const end = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  const faults = text(child.stderr);
  const fail = async (): Promise<never> => {
    await end;
    throw new Error(`the child failed: ${await faults}`);
  };
  return {
    process: child,
    async firstWord() {
      const [word] = await Promise.race([once(child.stdout, 'data'), fail()]);
      return String(word);
    },
    async said() {
      const said = await text(child.stdout);
      const [code] = await end;
      return code === 0 ? said : fail();
    },
    ended: async () => (await end)[1],
  };
}
