// Lets one process at a time install; the others wait, and take over from one that died.
//
//   .cache/install.lock/            held exactly while one file is in it
//     4711-9f3c…                    who holds it; no two holders ever have the same file name
//
// The folder is prepared elsewhere and renamed into place, which succeeds only where there is none, or an empty one.
// So a lock has its holder's name in it from the first moment. Taking over means deleting that one name: whoever
// judged an older holder dead deletes nothing of a newer one, and of several only one wins the rename that follows.
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf, say } from './fault.mjs';
import { lifeOf, processRealm, stateOf } from './process.mjs';

/** @typedef {import('./process.mjs').Life} Life */
/** @typedef {{ realm: string, lives: Life[], beat: number }} Holder `lives`: the holder, and the npm it runs */
/** @typedef {{ runs: (pid: number) => void }} Lock `runs` adds a process for which others must wait as well */

const NAME = 'install.lock';
const POLL_MS = 100;
/** A person who sees nothing for longer than this thinks that it hangs. */
const SILENCE_MS = 3_000;
const BEAT_MS = 5_000;
/** Where a process cannot be looked up, twelve missed beats mean that it is gone. */
const GONE_AFTER_MS = 60_000;

/**
 * @template T
 * @param {string} folder where the lock lies; made if missing
 * @param {(lock: Lock) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(folder, work) {
  mkdirSync(folder, { recursive: true });
  const name = `${process.pid}-${randomBytes(6).toString('hex')}`;
  /** @type {Holder} */
  const holder = { realm: processRealm(), lives: [lifeOf(process.pid)], beat: 0 };
  await take(folder, name, JSON.stringify(holder));
  sweep(folder);

  const file = openSync(join(folder, NAME, name), 'r+');
  const write = () => {
    const text = JSON.stringify(holder);
    ftruncateSync(file);
    writeSync(file, text, 0);
  };
  const beating = setInterval(() => {
    holder.beat += 1;
    write();
  }, BEAT_MS);
  try {
    return await work({
      runs: (pid) => {
        holder.lives.push(lifeOf(pid));
        write();
      },
    });
  } finally {
    clearInterval(beating);
    closeSync(file);
    remove(folder, name);
  }
}

/** @param {string} folder @param {string} name @param {string} text */
async function take(folder, name, text) {
  const start = performance.now();
  let seen = { text: '', since: start };
  let said = false;
  for (;;) {
    const other = holderIn(folder);
    const now = performance.now();
    if (other === undefined) {
      if (put(folder, name, text)) return;
    } else {
      // Measured by our own clock while we wait, so neither a sleeping laptop nor another machine's clock misleads.
      if (other.text !== seen.text) seen = { text: other.text, since: now };
      if (isGone(other.text, now - seen.since)) {
        remove(folder, other.name);
        continue;
      }
      if (!said && now - start > SILENCE_MS) {
        said = true;
        say(`Process ${other.name.split('-')[0]} is installing; waiting for it to finish.`);
      }
    }
    await sleep(POLL_MS);
  }
}

/** @param {string} folder @returns {{ name: string, text: string } | undefined} undefined: nobody holds the lock */
function holderIn(folder) {
  try {
    const [name] = readdirSync(join(folder, NAME));
    return name === undefined ? undefined : { name, text: readFileSync(join(folder, NAME, name), 'utf8') };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** @param {string} folder @param {string} name @param {string} text @returns {boolean} false: another was faster */
function put(folder, name, text) {
  const draft = join(folder, `${NAME}-${name}`);
  mkdirSync(draft, { recursive: true });
  try {
    writeFileSync(join(draft, name), text);
    renameSync(draft, join(folder, NAME));
    return true;
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    // ENOENT: the winner swept our draft away. Windows answers EPERM where a folder is in the way.
    const lost = [
      'ENOTEMPTY',
      'EEXIST',
      'ENOENT',
      ...(process.platform === 'win32' ? ['EPERM', 'EACCES'] : []),
    ];
    if (lost.includes(codeOf(error) ?? '')) return false;
    throw error;
  }
}

/**
 * Gone only when npm is gone as well: a killed launcher may leave one behind that is still writing.
 * @param {string} text
 * @param {number} unchangedMs
 */
function isGone(text, unchangedMs) {
  const silent = unchangedMs > GONE_AFTER_MS;
  /** @type {Holder} */
  let holder;
  try {
    holder = JSON.parse(text);
  } catch {
    // Read in the middle of a write; a holder that died in the middle of one stays like this.
    return silent;
  }
  if (holder.realm !== processRealm()) return silent;
  return holder.lives.every((life) => {
    const state = stateOf(life);
    return state === 'ended' || (state === 'unsure' && silent);
  });
}

/** @param {string} folder @param {string} name */
function remove(folder, name) {
  try {
    unlinkSync(join(folder, NAME, name));
    rmdirSync(join(folder, NAME));
  } catch (error) {
    // Another waiter removed it first, or has taken the lock already: both are what we want.
    if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(codeOf(error) ?? '')) throw error;
  }
}

/** Clears drafts of lockers that were killed; a living one whose draft goes simply makes another.
 * @param {string} folder */
function sweep(folder) {
  for (const entry of readdirSync(folder)) {
    if (entry.startsWith(`${NAME}-`)) rmSync(join(folder, entry), { recursive: true, force: true });
  }
}
