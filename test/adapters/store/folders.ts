// Data folders for tests, and why they are refused.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { realClock } from '../../../adapters/clock.ts';
import { openStore } from '../../../adapters/store/open.ts';
import { incoming, NOW, temporary } from './rows.ts';

export type Refusal = { code?: string; message: string };

/** Why the store could not be opened. */
export async function refusalOf(folder: string): Promise<Refusal> {
  const opened = await openStore(folder, realClock).catch((cause: unknown) => cause as Refusal);
  if (!('inbox' in opened)) return opened;
  await opened.close();
  throw new Error('the store was opened');
}

/** A folder with a store of many pages. */
export async function used(): Promise<string> {
  const folder = temporary();
  const store = await openStore(folder, realClock);
  const events = Array.from({ length: 100 }, (_, index) =>
    incoming(`e${index}`, { talk: `t${index}`, text: `${index} `.repeat(500) }),
  );
  await store.inbox.receive(events, NOW);
  await store.close();
  return folder;
}

/** Every file of the database with its bytes; undefined where a file is a folder. */
export function filesOf(folder: string): (readonly [string, Buffer | undefined])[] {
  return readdirSync(folder)
    .filter((name) => name.startsWith('whichway.sqlite'))
    .sort()
    .map((name) => {
      const path = join(folder, name);
      return [name, statSync(path).isFile() ? readFileSync(path) : undefined] as const;
    });
}
