// Kills the real process again and again, lets it come to its end, and looks at what stands in the chat.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { databaseFile } from '../../../adapters/store/open.ts';
import type { Incoming } from '../../../src/door/incoming.ts';
import { withRareThings } from '../simulation/decisions.ts';
import { decide } from '../simulation/ground.ts';
import { type Chance, chance } from '../simulation/random.ts';
import { faultsIn } from '../simulation/verdict.ts';
import { isRefused } from './events.ts';
import { fastClock } from './fastclock.ts';
import { type Kill, killed, type Lives } from './lives.ts';
import { nothingWaits, SPEED, startVictim } from './process.ts';
import { type ChatServer, chatServer, type Troubles } from './server.ts';

export type Killed = Lives & { messages: number; refused: number };

const VICTIM = join(import.meta.dirname, 'victim.ts');

/** Kills processes as `kills` says, with events for them and troubles. What is not as it should be stands in `faults`. */
export async function withKills(
  events: readonly Incoming[],
  kills: Iterable<Kill>,
  troubles: Troubles,
  seed: number,
): Promise<Killed> {
  const folder = mkdtempSync(join(tmpdir(), 'whichway-prove-'));
  const random: Chance = chance(seed);
  const clock = fastClock(SPEED);
  const server = await chatServer(events, { troubles, chance: random, speed: SPEED, refuses: isRefused });
  try {
    const lives = await killed(
      kills,
      (killAt) => startVictim(VICTIM, { folder, url: server.url, ...(killAt && { killAt }) }),
      () => server.open() === 0 && nothingWaits(folder, clock.now()),
    );
    const faults = [...lives.faults, ...verdict(folder, server, events)];
    return { ...lives, faults, messages: server.standing.length, refused: server.refused.size };
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function verdict(folder: string, server: ChatServer, events: readonly Incoming[]): string[] {
  const database = new Database(databaseFile(folder), { readonly: true });
  try {
    return faultsIn(database, server, events, withRareThings(decide));
  } finally {
    database.close();
  }
}
