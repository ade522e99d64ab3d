// The two stores that there are, by the contract of all; and what is the file's alone.
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { realClock } from '../../../adapters/clock.ts';
import { databaseFile, kyselyOn, openMemoryStore, openStore } from '../../../adapters/store/open.ts';
import { storeContract } from './contract.ts';
import { type Kept, keptContract } from './kept.ts';
import { temporary } from './rows.ts';

async function inFile(): Promise<Kept> {
  const folder = temporary();
  let store = await openStore(folder, realClock);
  onTestFinished(() => store.close());
  const again = async (): Promise<Kept['store']> => {
    await store.close();
    store = await openStore(folder, realClock);
    return store;
  };
  const look: Kept['look'] = async (read) => {
    const db = kyselyOn(new Database(databaseFile(folder), { readonly: true }));
    try {
      return await read(db);
    } finally {
      await db.destroy();
    }
  };
  return { store, again, look };
}

storeContract('a store in a file', async () => (await inFile()).store);
keptContract('a store in a file', inFile);

storeContract('a store in memory', async () => {
  const store = await openMemoryStore();
  onTestFinished(() => store.close());
  return store;
});
