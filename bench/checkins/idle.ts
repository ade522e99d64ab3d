// Runs a bot that has nothing to do but wait for many check-ins, and prints what that costs as one line of JSON. Runs in a
// process of its own.
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { realClock } from '../../adapters/clock.ts';
import { newId } from '../../adapters/ids.ts';
import { openStore } from '../../adapters/store/open.ts';
import { createBot, NO_TASKS } from '../../src/bot.ts';
import type { Messenger } from '../../src/door/messenger.ts';
import { IDLE_FOR, type Idle } from './figures.ts';
import { decideIn, fill } from './fill.ts';

const [folder] = z.tuple([z.string()]).parse(process.argv.slice(2));

/** The start has work of its own: it is over after so long, in ms. */
const SETTLED = 3_000;

const decide = decideIn(folder);
await fill(folder, decide, { rooms: 0, each: 0, now: Date.now() });
globalThis.gc?.();
const store = await openStore(folder, realClock);

async function unasked(): Promise<never> {
  throw new Error('an idle bot sends nothing');
}
const messenger: Messenger = {
  can: () => ({ edit: true, find: true }),
  ...{ post: unasked, edit: unasked, find: unasked, whisper() {} },
};
const bot = createBot({
  ...{ store, messenger, tasks: NO_TASKS, decide, ids: newId, clock: realClock, random: Math.random },
  report(sentence) {
    throw new Error(sentence);
  },
});
bot.run();
await pause(SETTLED);
const [before, start] = [process.cpuUsage(), performance.now()];
await pause(IDLE_FOR);
const { user, system } = process.cpuUsage(before);
const idle: Idle = { share: (user + system) / 1000 / (performance.now() - start) };
await bot.stop();
await store.close();
console.log(JSON.stringify(idle));
