// Tells which Node to run: the running one if it is new enough, else one of our own under .cache.
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** Exact, so that the same commit runs on the same Node everywhere. Newer ones are tried before they are set here. */
export const OWN_NODE = '24.21.0';

/** From here on Node loads TypeScript by itself (22.18; 23.6 in its line), and the SQLite driver finds its N-API 10. */
const FIRST_IN_LINE = new Map([
  [22, 18],
  [23, 6],
]);

export const NODE_FOLDER = 'node24';
export const NODE_STAMP = 'complete';

/** @param {string} version such as 20.20.2 */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major >= 24 || minor >= (FIRST_IN_LINE.get(major) ?? Number.POSITIVE_INFINITY);
}

/**
 * @param {string} root
 * @param {{ version: string, path: string }} running
 * @returns {string | undefined} path of the binary; undefined: one must be fetched first
 */
export function fittingNode(root, running) {
  if (isNewEnough(running.version)) return running.path;
  const own = ownNode(root, NODE_FOLDER);
  return readStamp(join(root, '.cache', NODE_FOLDER)) === nodeStamp() && existsSync(own) ? own : undefined;
}

/** @param {string} root @param {string} folder in .cache */
export function ownNode(root, folder) {
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  return join(root, '.cache', folder, 'node_modules', 'node', 'bin', file);
}

/** Names the machine too: a folder may be shared between a laptop and a container. */
export function nodeStamp() {
  return `${OWN_NODE} ${process.platform} ${process.arch}\n`;
}

/** @param {string} folder */
function readStamp(folder) {
  try {
    return readFileSync(join(folder, NODE_STAMP), 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * The environment in which a plain `node` is this Node, so that npm and the tools it starts use it as well. Where that
 * is so already PATH is left alone: the folder of a Node often holds other programs too.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} node
 * @returns {NodeJS.ProcessEnv}
 */
export function withNodeFirst(env, node) {
  const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const folders = (env[key] ?? '').split(delimiter).filter((folder) => folder !== '');
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const found = folders.map((folder) => realPath(join(folder, file))).find((path) => path !== undefined);
  if (found !== undefined && found === realPath(node)) return env;
  return { ...env, [key]: [dirname(node), ...folders].join(delimiter) };
}

/** @param {string} path */
function realPath(path) {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
