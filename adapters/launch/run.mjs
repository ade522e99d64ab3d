// Runs one command to its end, passing signals down to it and its ending up to our own caller.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { isatty } from 'node:tty';
import { processFacts } from './process.mjs';

/** How a command ended. `heard` is the last signal that came to us meanwhile.
 * @typedef {{ code: number | null, signal: NodeJS.Signals | null, heard: NodeJS.Signals | undefined }} Ending */

/** @type {readonly NodeJS.Signals[]} */
const PASSED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Rejects only when the command cannot be started (`code` ENOENT, EACCES).
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, stdio: import('node:child_process').StdioOptions, shell?: boolean,
 *   started?: (child: import('node:child_process').ChildProcess) => void }} options
 * @returns {Promise<Ending>}
 */
export function run(command, args, { cwd, env, stdio, shell = false, started }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...args], { cwd, env, stdio, shell });
    /** @type {NodeJS.Signals | undefined} */
    let heard;
    /** @param {NodeJS.Signals} signal */
    const pass = (signal) => {
      heard = signal;
      if (!alreadyTold(signal)) child.kill(signal);
    };
    const stopListening = () => {
      for (const signal of PASSED_ON) process.removeListener(signal, pass);
    };
    for (const signal of PASSED_ON) process.on(signal, pass);
    child.once('spawn', () => started?.(child));
    child.once('error', (error) => {
      if (child.pid !== undefined) return;
      stopListening();
      reject(error);
    });
    child.once('close', (code, signal) => {
      stopListening();
      resolve({ code, signal, heard });
    });
  });
}

/**
 * Ctrl-C and a closed terminal reach every process in the terminal's foreground group by themselves. Sending the
 * signal once more would look like an impatient second Ctrl-C and cut an orderly stop short.
 * @param {NodeJS.Signals} signal
 */
function alreadyTold(signal) {
  if (signal === 'SIGTERM') return false;
  const facts = processFacts('self');
  if (facts !== undefined) return facts.group === facts.terminalGroup;
  return isatty(0) || isatty(1) || isatty(2);
}

/** Ends this process the way the command ended, so that a caller can tell a signal from a status.
 * @param {{ code: number | null, signal: NodeJS.Signals | null }} ending */
export function endLike({ code, signal }) {
  if (signal === null) {
    process.exitCode = code ?? 1;
    return;
  }
  // The status is for signals that Node itself ignores, such as SIGPIPE: then the next line does nothing.
  process.exitCode = 128 + constants.signals[signal];
  process.kill(process.pid, signal);
}
