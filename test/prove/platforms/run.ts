// Kills the real bot on a chat platform again and again, lets it come to its end, and looks at what stands there.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { databaseFile } from '../../../adapters/store/open.ts';
import { type Kill, killed, type Lives } from '../killing/lives.ts';
import { nothingWaits, type Victim } from '../killing/process.ts';
import type { KillAt } from '../killing/steps.ts';
import { chance } from '../simulation/random.ts';

/** `doubtful`: messages that were given up, since nobody could tell whether they stand there; `missing` of them do not. */
export type PlatformKilled = Lives & { messages: number; doubtful: number; missing: number };

/** A chat platform with people, and the bot as a process that may be killed. */
export type Platform = {
  /** Begins a process on the data in `folder`. */
  start(folder: string, killAt: KillAt | undefined): Victim;
  /** One talk, to the last thing that is done in it. */
  oneTalk(number: number): Promise<void>;
  /** Whether the bot has all that it must come to have of what people did. */
  told(folder: string): boolean;
  /** Everything that is not as it should be, and the ids of the bot's messages as they stand there. */
  verdict(database: Database.Database): { faults: string[]; standing: readonly unknown[] };
  stop(): Promise<void>;
};

/** The next talk is opened so long after the one before, in real ms, so that every kill meets talks in each state. */
const APART = 300;

/** Lets people talk with the bot while it is killed as `kills` says, until their talks are over. Stops the platform. */
export async function withKills(
  kills: Iterable<Kill>,
  talks: number,
  platform: Platform,
): Promise<PlatformKilled> {
  const folder = mkdtempSync(join(tmpdir(), 'whichway-prove-'));
  const people = talking(talks, platform);
  try {
    const lives = await killed(
      kills,
      (killAt) => platform.start(folder, killAt),
      () => people.silent() && platform.told(folder) && nothingWaits(folder),
    );
    await people.done;
    const found = inStore(folder, (database) => {
      const { faults, standing } = platform.verdict(database);
      const doubtful = database.prepare("SELECT id FROM outbox WHERE state = 'doubtful'").pluck().all();
      const missing = doubtful.filter((id) => !standing.includes(id)).length;
      return { faults, messages: standing.length, doubtful: doubtful.length, missing };
    });
    return { ...lives, ...found, faults: [...lives.faults, ...found.faults] };
  } finally {
    await platform.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `silent`: nobody says anything any more. */
type Talking = { silent(): boolean; done: Promise<unknown> };

/** Begins the talks one after the other; they go on side by side. */
function talking(talks: number, { oneTalk }: Pick<Platform, 'oneTalk'>): Talking {
  let left = talks;
  const all = Array.from({ length: talks }, async (_, number) => {
    try {
      await pause(number * APART);
      await oneTalk(number);
    } finally {
      left--;
    }
  });
  const done = Promise.all(all);
  done.catch(() => {}); // Thrown again to who awaits it, once the processes have ended.
  return { silent: () => left === 0, done };
}

/** Looks into the store in that folder. Throws where there is none. */
export function inStore<T>(folder: string, look: (database: Database.Database) => T): T {
  const database = new Database(databaseFile(folder), { readonly: true, fileMustExist: true });
  try {
    return look(database);
  } finally {
    database.close();
  }
}

/** So many kills, each so many real ms after a process began: while it still starts up, and well into its work. */
export function moments(seed: number, count: number, [least, most]: readonly [number, number]): Kill[] {
  const drawn = chance(seed);
  return Array.from({ length: count }, () => ({ afterMs: drawn.whole(least, most) }));
}

/** The run, with a fault for each figure that is too small to prove much. */
export function enough(
  run: PlatformKilled,
  least: Readonly<Record<'kills' | 'messages', number>>,
): PlatformKilled {
  const few = (['kills', 'messages'] as const)
    .filter((what) => run[what] < least[what])
    .map((what) => `there were only ${run[what]} ${what}, not ${least[what]}`);
  return { ...run, faults: [...run.faults, ...few] };
}
