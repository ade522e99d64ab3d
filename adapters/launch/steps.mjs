// What each verb runs: a few development tools, and for every other word the program itself.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from './fault.mjs';

/** One run of Node: a file of the project with its arguments.
 * @typedef {{ args: string[], env?: Record<string, string> }} Step */

const VITEST = 'node_modules/vitest/vitest.mjs';
const BIOME = 'node_modules/@biomejs/biome/bin/biome';
const TSC = 'node_modules/typescript/bin/tsc';

/** Node 22 says at every start that it loads TypeScript; nobody can do anything about it. */
const QUIET = '--disable-warning=ExperimentalWarning';

/**
 * Megabytes for values that live only a moment. Node's own choice is more, and ten thousand open talks then take a
 * third more memory; with less, every event takes longer.
 */
const SHORT_LIVED = '--max-semi-space-size=16';

const PROGRAM = [QUIET, SHORT_LIVED];

/** @type {Record<string, (args: string[], root: string) => Step[]>} */
const TOOLS = {
  test: (args) => [{ args: [VITEST, 'run', ...args] }],
  check: (args) => [
    { args: [BIOME, 'check', '--error-on-warnings'] },
    { args: [TSC, '--noEmit'] },
    { args: [VITEST, 'run', ...args] },
  ],
  format: (args) => [{ args: [BIOME, 'check', '--write', ...args] }],
  bench: ([name = 'all', ...args], root) => [{ args: [...PROGRAM, benchFile(name, root), ...args] }],
  eval: (args) => [{ args: [...PROGRAM, 'bench/eval.ts', ...args] }],
  prove: (args) => [{ args: [...PROGRAM, 'test/prove/all.ts', ...args] }],
  'talks:update': (args) => [
    { args: [VITEST, 'run', 'test/talks.test.ts', ...args], env: { UPDATE_TALKS: '1' } },
  ],
};

/** @param {readonly string[]} argv @param {string} root @returns {Step[]} run in order, up to the first that fails */
export function stepsFor(argv, root) {
  const [verb = '', ...args] = argv;
  const tool = Object.hasOwn(TOOLS, verb) ? TOOLS[verb] : undefined;
  return tool?.(args, root) ?? [{ args: [...PROGRAM, 'adapters/main.ts', ...argv] }];
}

/** @param {string} name @param {string} root */
function benchFile(name, root) {
  if (existsSync(join(root, 'bench', `${name}.ts`))) return `bench/${name}.ts`;
  const known = existsSync(join(root, 'bench')) ? readdirSync(join(root, 'bench')) : [];
  const names = known.filter((file) => file.endsWith('.ts')).map((file) => file.slice(0, -3));
  throw new Fault(`There is no benchmark "${name}". There are: ${names.join(', ') || 'none'}.`);
}
