// Calls npm, whose output goes to standard error and which never sees our standard input.
import { codeOf, Fault, Interrupted, sentenceFor } from './fault.mjs';
import { run } from './run.mjs';

/** @typedef {import('./lock.mjs').Lock} Lock */
/** @typedef {{ root: string, env: NodeJS.ProcessEnv, lock: Lock }} Where `env` has the right Node first on PATH */

/**
 * The log level is set because `npm run --silent` hands its silence down to npm itself, also where it fails.
 * The cache goes first because every version is exact: what lies in it is what the registry would send.
 * Without a network npm would try for more than a minute before it says so; these pauses make it about ten seconds.
 */
const ALWAYS = [
  '--loglevel=error',
  '--prefer-offline',
  '--fetch-retries=3',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=5000',
  '--no-audit',
  '--no-fund',
  '--no-progress',
  '--no-update-notifier',
];

/** Enough for the error that npm reports last, whatever it printed before. */
const KEPT_CHARACTERS = 20_000;

/** @param {readonly string[]} args relative paths only: a shell is needed on Windows, and blanks would part there
 * @param {Where} where */
export async function npm(args, { root, env, lock }) {
  let printed = '';
  /** @param {import('node:child_process').ChildProcess} child */
  const started = (child) => {
    if (child.pid !== undefined) lock.runs(child.pid);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
        process.stderr.write(text);
        printed = (printed + text).slice(-KEPT_CHARACTERS);
      });
    }
  };
  const shell = process.platform === 'win32';
  const ending = await run('npm', [...args, ...ALWAYS], {
    cwd: root,
    env,
    shell,
    stdio: ['ignore', 'pipe', 'pipe'],
    started,
  }).catch((error) => {
    throw codeOf(error) === 'ENOENT' ? noNpm() : error;
  });
  if (ending.heard !== undefined) throw new Interrupted(ending.heard);
  if (ending.signal !== null)
    throw new Fault(`npm was ended by ${ending.signal}. Run the same command again.`);
  if (ending.code === 127) throw noNpm();
  if (ending.code !== 0) throw failed(ending.code, printed);
}

function noNpm() {
  return new Fault(
    'npm is not on the PATH, and packages are still to be installed. Install Node.js with npm from https://nodejs.org, then run the same command again.',
  );
}

/** @param {number | null} code @param {string} printed */
function failed(code, printed) {
  const codes = [...printed.matchAll(/^npm (?:error|ERR!) code (\S+)/gm)].map((match) => match[1]);
  return new Fault(
    sentenceFor(codes) ??
      `npm ended with status ${code}; its own words stand above. Run the same command again.`,
  );
}
