// Tells whether node_modules holds what package-lock.json names.
import { createHash } from 'node:crypto';
import { readFileSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from './fault.mjs';

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, link?: boolean,
 *   os?: string[], cpu?: string[] } & Record<string, unknown>} Entry */

/** The parts of package.json that decide what is installed; the others may change without an installation. */
const DECIDING = ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides', 'engines'];

/**
 * Costs one hash when all is well. Writes nothing but the stamp, and does without where node_modules is read-only.
 * @param {string} root
 */
export function modulesFit(root) {
  const wanted = stampText(root);
  const hidden = modifiedAt(hiddenLock(root));
  if (hidden === undefined) return false;
  const stamp = modifiedAt(stampFile(root)) ?? 0;
  // Whatever npm does here, it ends with its hidden lockfile and touches the folder: only a newer stamp still holds.
  const untouched = hidden <= stamp && (modifiedAt(modules(root)) ?? Number.POSITIVE_INFINITY) <= stamp;
  if (untouched && read(stampFile(root)) === wanted) return true;
  if (!holdsTheLock(root, hidden)) return false;
  try {
    writeStamp(root, wanted);
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error) ?? '')) throw error;
  }
  return true;
}

/**
 * True when npm has finished an installation of just these packages for a machine like this one. Packages that npm may
 * leave out (those for other machines) need not be there.
 * @param {string} root
 * @param {number} hiddenModifiedAt
 */
function holdsTheLock(root, hiddenModifiedAt) {
  const lock = packagesIn(join(root, 'package-lock.json'));
  const there = packagesIn(hiddenLock(root));
  const manifest = JSON.parse(read(join(root, 'package.json')) ?? '{}');
  const fitting = ['dependencies', 'devDependencies', 'optionalDependencies'].every(
    (part) => sortedText(manifest[part]) === sortedText(lock['']?.[part]),
  );
  if (!fitting) return false;
  const complete = Object.entries(lock).every(
    ([path, entry]) => path === '' || path in there || entry.optional || entry.devOptional,
  );
  if (!complete) return false;
  return Object.entries(there).every(([path, entry]) => {
    const wanted = lock[path];
    if (wanted === undefined || wanted.version !== entry.version || wanted.integrity !== entry.integrity)
      return false;
    // A folder changed after npm had finished is one that somebody, or a killed npm, has been at since.
    const folder = modifiedAt(join(root, path));
    return folder !== undefined && folder <= hiddenModifiedAt && isForHere(entry);
  });
}

/** @param {Entry} entry */
function isForHere({ os, cpu }) {
  /** @param {string[] | undefined} names @param {string} here */
  const allows = (names, here) =>
    names === undefined ||
    names.includes(here) ||
    names.every((name) => name[0] === '!' && name !== `!${here}`);
  return allows(os, process.platform) && allows(cpu, process.arch);
}

/** @param {string} file @returns {Record<string, Entry>} */
function packagesIn(file) {
  const text = read(file);
  if (text === undefined) return {};
  try {
    return JSON.parse(text).packages ?? {};
  } catch {
    // A damaged file names no packages; npm then reports what is wrong with it.
    return {};
  }
}

/** @param {string} root */
function stampText(root) {
  const manifest = JSON.parse(read(join(root, 'package.json')) ?? '{}');
  const hash = createHash('sha256')
    .update(read(join(root, 'package-lock.json')) ?? '')
    .update(JSON.stringify(DECIDING.map((part) => manifest[part] ?? null)))
    .digest('hex');
  return `${hash} ${process.platform} ${process.arch}\n`;
}

/** In one step, so that there is never half a stamp.
 * @param {string} root @param {string} text */
function writeStamp(root, text) {
  const draft = `${stampFile(root)}-${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, stampFile(root));
  // The renaming itself has touched the folder, which must not look newer than the stamp.
  const after = Math.ceil((modifiedAt(modules(root)) ?? 0) + 1) / 1000;
  utimesSync(stampFile(root), after, after);
}

/** @param {unknown} part */
function sortedText(part) {
  return JSON.stringify(Object.entries(part ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** @param {string} root */
function modules(root) {
  return join(root, 'node_modules');
}

/** @param {string} root */
export function stampFile(root) {
  return join(modules(root), '.whichway-installed');
}

/** Where npm notes what it has installed.
 * @param {string} root */
export function hiddenLock(root) {
  return join(modules(root), '.package-lock.json');
}

/** @param {string} path @returns {number | undefined} milliseconds; undefined: nothing there */
function modifiedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
