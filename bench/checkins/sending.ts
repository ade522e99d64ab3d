// Sends due check-ins through the whole bot to a platform that takes one a second of each room. Runs in a process of its
// own and prints one line of JSON.
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { realClock } from '../../adapters/clock.ts';
import { newId } from '../../adapters/ids.ts';
import { openStore } from '../../adapters/store/open.ts';
import { createBot, NO_TASKS } from '../../src/bot.ts';
import type { Messenger } from '../../src/door/messenger.ts';
import { SENDING, type Sent } from './figures.ts';
import { decideIn, fill } from './fill.ts';

const [folder] = z.tuple([z.string()]).parse(process.argv.slice(2));

/** A room takes one message in so long, in ms. */
const EACH = 1000;

/** Nothing new for so long, in ms, and the measuring ends. */
const PATIENCE = 10_000;

const { rooms, each, latency } = SENDING;
const decide = decideIn(folder);
await fill(folder, decide, { rooms, each, now: Date.now() });
const store = await openStore(folder, realClock);

/** When each room took its last message. */
const taken = new Map<string, number>();
const sent: Sent = { messages: 0, seconds: 0, limited: 0 };
let last = performance.now();

const messenger: Messenger = {
  can: () => ({ edit: true, find: true }),
  async post({ id, place }) {
    const now = performance.now();
    const waitMs = (taken.get(place) ?? Number.NEGATIVE_INFINITY) + EACH - now;
    if (waitMs <= 0) taken.set(place, now);
    await pause(latency);
    if (waitMs > 0) {
      sent.limited++;
      return { kind: 'limited', waitMs };
    }
    sent.messages++;
    last = performance.now();
    return { kind: 'sent', external: id };
  },
  edit: async (_, external) => ({ kind: 'sent', external }),
  find: async () => ({ kind: 'absent' }),
  whisper() {},
};

const bot = createBot({
  ...{ store, messenger, tasks: NO_TASKS, decide, ids: newId, clock: realClock, random: Math.random },
  report(sentence) {
    throw new Error(sentence);
  },
});
const start = performance.now();
bot.run();
while (sent.messages < rooms * each && performance.now() - last < PATIENCE) await pause(latency);
sent.seconds = (last - start) / 1000;
await bot.stop();
await store.close();
if (sent.messages !== rooms * each)
  throw new Error(`${sent.messages} of ${rooms * each} check-ins were sent`);
console.log(JSON.stringify(sent));
