// What can be known about a process by its id, and whether it is still the same one.
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { codeOf } from './fault.mjs';

/** @typedef {{ pid: number, start: string | undefined }} Life one process: ids are used again, so its start counts too */

/**
 * Linux only; undefined elsewhere, and where no such process is to be seen.
 * @param {number | 'self'} pid
 */
export function processFacts(pid) {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold spaces and brackets itself, so fields are counted from the last bracket.
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    return { ended: fields[0] === 'Z', group: fields[2], terminalGroup: fields[5], start: fields[19] };
  } catch {
    return undefined;
  }
}

/** @param {number} pid @returns {Life} */
export function lifeOf(pid) {
  return { pid, start: processFacts(pid)?.start };
}

/**
 * `unsure` where the system does not tell when a process started: something has this id, perhaps not the one meant.
 * @param {Life} life
 * @returns {'running' | 'ended' | 'unsure'}
 */
export function stateOf(life) {
  const facts = processFacts(life.pid);
  if (facts !== undefined) {
    if (facts.ended) return 'ended';
    if (life.start === undefined) return 'unsure';
    return facts.start === life.start ? 'running' : 'ended';
  }
  try {
    process.kill(life.pid, 0);
    return 'unsure';
  } catch (error) {
    return codeOf(error) === 'ESRCH' ? 'ended' : 'unsure';
  }
}

/** Process ids mean something only within this: two containers may share a folder, but not their ids. */
export function processRealm() {
  let namespace = '';
  try {
    namespace = readlinkSync('/proc/self/ns/pid');
  } catch {
    // Only Linux has such namespaces.
  }
  return `${hostname()} ${namespace}`;
}
