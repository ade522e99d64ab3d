// From a command to its ending: a fitting Node, the packages, then the program or tool that was asked for.
import { join } from 'node:path';
import { codeOf, Fault, Interrupted, say, sentenceFor } from './fault.mjs';
import { modulesFit } from './modules.mjs';
import { fittingNode, withNodeFirst } from './node.mjs';
import { endLike, run } from './run.mjs';
import { stepsFor } from './steps.mjs';

/**
 * @typedef {{ root: string, argv: string[], running: { version: string, path: string }, env: NodeJS.ProcessEnv }} Call
 */

/** Ends by setting the exit status, or by the signal that ended the program. @param {Call} call */
export async function launch(call) {
  try {
    const steps = stepsFor(call.argv, call.root);
    await runAll(steps, await prepare(call), call);
  } catch (error) {
    if (error instanceof Interrupted) {
      endLike({ code: null, signal: error.signal });
      return;
    }
    const sentence = error instanceof Fault ? error.message : sentenceFor([codeOf(error)]);
    if (sentence === undefined) throw error;
    say(sentence);
    process.exitCode = 1;
  }
}

/** @param {Call} call @returns {Promise<string>} the Node to run */
async function prepare(call) {
  const node = fittingNode(call.root, call.running);
  if (node !== undefined && modulesFit(call.root)) return node;
  const { install } = await import('./install.mjs');
  return install(call);
}

/**
 * Node keeps what it made of the sources here, which takes a third off each start. A folder that cannot be written is
 * no trouble: Node then goes without.
 * @param {string} root
 */
function compileCache(root) {
  return { NODE_COMPILE_CACHE: join(root, 'node_modules', '.cache', 'compile') };
}

/**
 * Standard input, output and error are the program's own: this process neither reads nor writes them meanwhile.
 * @param {import('./steps.mjs').Step[]} steps
 * @param {string} node
 * @param {Call} call
 */
async function runAll(steps, node, { root, env }) {
  for (const [index, step] of steps.entries()) {
    const ending = await run(node, step.args, {
      cwd: root,
      env: { ...compileCache(root), ...withNodeFirst(env, node), ...step.env },
      stdio: 'inherit',
    });
    const unfinished = index < steps.length - 1;
    // A tool may end politely with 0 after Ctrl-C; with more still to do that is no success.
    if (ending.heard !== undefined && unfinished && ending.code === 0) {
      endLike({ code: null, signal: ending.heard });
      return;
    }
    endLike(ending);
    if (ending.code !== 0) return;
  }
}
