// Installs what a start found missing: a Node of our own, then the packages. Loaded only where something is missing.
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault, say } from './fault.mjs';
import { withLock } from './lock.mjs';
import { hiddenLock, modulesFit, stampFile } from './modules.mjs';
import {
  fittingNode,
  NODE_FOLDER,
  NODE_STAMP,
  nodeStamp,
  OWN_NODE,
  ownNode,
  withNodeFirst,
} from './node.mjs';
import { npm } from './npm.mjs';
import { run } from './run.mjs';

/** @param {import('./launch.mjs').Call} call @returns {Promise<string>} the Node to run */
export function install({ root, running, env }) {
  return withLock(join(root, '.cache'), async (lock) => {
    // Asked again, since another start may have done it all while this one waited for the lock.
    const node = fittingNode(root, running) ?? (await installNode({ root, env, lock }, running.version));
    if (!modulesFit(root)) await installModules({ root, env: withNodeFirst(env, node), lock });
    return node;
  });
}

/**
 * Fetches into a folder beside it and renames that when all is there, so a killed download is never taken for a Node.
 * @param {import('./npm.mjs').Where} where
 * @param {string} runningVersion
 */
async function installNode(where, runningVersion) {
  const cache = join(where.root, '.cache');
  say(
    `This is Node ${runningVersion}; Whichway needs 22.18 or newer. Fetching Node ${OWN_NODE} into .cache, once.`,
  );
  for (const entry of readdirSync(cache)) {
    if (entry.startsWith(`${NODE_FOLDER}-`)) rmSync(join(cache, entry), { recursive: true, force: true });
  }
  const draft = `${NODE_FOLDER}-${process.pid}`;
  mkdirSync(join(cache, draft));
  // The package named node fetches its binary in an install script, which the newest npm runs only where allowed.
  const manifest = { private: true, allowScripts: { node: true } };
  writeFileSync(join(cache, draft, 'package.json'), `${JSON.stringify(manifest)}\n`);
  const into = ['--no-save', '--no-package-lock', '--ignore-scripts=false', '--prefix', `.cache/${draft}`];
  await npm(['install', ...into, `node@${OWN_NODE}`], where);
  await prove(where.root, draft);
  writeFileSync(join(cache, draft, NODE_STAMP), nodeStamp());
  // What stands there did not fit, so nobody runs it.
  rmSync(join(cache, NODE_FOLDER), { recursive: true, force: true });
  renameSync(join(cache, draft), join(cache, NODE_FOLDER));
  return ownNode(where.root, NODE_FOLDER);
}

/** The binary may be there and still not run: npm has none for Alpine, for instance.
 * @param {string} root @param {string} folder */
async function prove(root, folder) {
  const ending = await run(ownNode(root, folder), ['--version'], {
    cwd: root,
    env: process.env,
    stdio: 'ignore',
  }).catch(() => undefined);
  if (ending?.code === 0) return;
  throw new Fault(
    `The Node ${OWN_NODE} that npm offers does not run on ${process.platform} ${process.arch}. Install Node 22.18 or newer from https://nodejs.org, then run the same command again.`,
  );
}

/** @param {import('./npm.mjs').Where} where */
async function installModules(where) {
  const { root } = where;
  say('Installing packages, once after each change of package-lock.json.');
  // npm empties node_modules file by file. Both marks of a whole one go first, lest a killed run leave them behind.
  rmSync(stampFile(root), { force: true });
  rmSync(hiddenLock(root), { force: true });
  // With NODE_ENV=production npm would leave out the tools that test and check need.
  await npm(['ci', '--include=dev', '--include=optional'], where);
  if (!modulesFit(root)) {
    throw new Fault(
      'npm reported success, but node_modules does not hold what package-lock.json names. Look for settings such as "omit" or "dry-run" in "npm config list".',
    );
  }
}
