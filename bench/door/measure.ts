// Measures the real door on a file database and prints its figures as one line of JSON. Runs in a process of its own.
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { realClock } from '../../adapters/clock.ts';
import { newId } from '../../adapters/ids.ts';
import { openStore } from '../../adapters/store/open.ts';
import { screen } from '../../adapters/terminal/screen.ts';
import { openGuide } from '../../knowledge/open.ts';
import { createBot, decideOn, NO_TASKS } from '../../src/bot.ts';
import type { Card } from '../../src/card.ts';
import type { Messenger } from '../../src/door/messenger.ts';
import { adviceVersion } from '../../src/version.ts';
import { nextEvent } from './talks.ts';

/** Talks that are open at once while memory and delays are measured. */
const OPEN = 10_000;
/** Events a second of the latency run, and how many. */
const RATE = 500;
const PACED = 5_000;
/** Whole talks of the throughput run, and how many go on at once. */
const WHOLE = 1_500;
const AT_ONCE = 200;

const folder = process.argv[2] ?? '';
const guide = openGuide({ file: join(folder, 'knowledge.sqlite') });
const ground = { guide, version: adviceVersion(guide.hash), checkInAfter: 'P6M' };
const store = await openStore(folder, realClock.breathe);
const begun = new Map<string, number>();
const latencies: number[] = [];
const talks = {
  ...store.talks,
  async commit(...args: Parameters<typeof store.talks.commit>) {
    const results = await store.talks.commit(...args);
    const at = performance.now();
    for (const { incoming } of args[0]) {
      const from = begun.get(incoming.event.key);
      if (from !== undefined) latencies.push(at - from);
    }
    return results;
  },
};
const cards = new Map<string, Card[]>();
let posted = (_talk: string): void => {};
const messenger: Messenger = {
  ...screen(() => {}),
  async post({ id, talk, card }) {
    const known = cards.get(talk) ?? [];
    cards.set(talk, known);
    known.push(card);
    posted(talk);
    return { kind: 'sent', external: id };
  },
};
const bot = createBot({
  store: { ...store, talks },
  messenger,
  tasks: NO_TASKS,
  decide: decideOn(ground),
  ids: newId,
  clock: realClock,
  random: Math.random,
  report: (sentence) => {
    throw new Error(sentence);
  },
});
bot.run();

const done = new Map<number, number>();
let events = 0;

/** Sends the next event of a talk; false when the talk is over. */
async function go(talk: number): Promise<boolean> {
  const count = done.get(talk) ?? 0;
  const event = nextEvent(talk, count, cards.get(String(talk)) ?? []);
  if (!event) return false;
  done.set(talk, count + 1);
  begun.set(event.key, performance.now());
  events++;
  const { tenant, place } = { tenant: `T${talk % 10}`, place: `C${talk}` };
  await bot.receive({ tenant, talk: String(talk), place, thread: null, zone: 'Europe/Berlin', event });
  return true;
}

/** Goes through whole talks, each event after the answer to the one before; resolves to events a second. */
async function whole(from: number, count: number): Promise<number> {
  let next = from;
  let open = 0;
  events = 0;
  const start = performance.now();
  await new Promise<void>((resolve, reject) => {
    const waiting = new Map<string, NodeJS.Immediate>();
    const begin = (): void => {
      while (open < AT_ONCE && next < from + count) {
        open++;
        go(next++).catch(reject);
      }
      if (open === 0) resolve();
    };
    const after = async (talk: string): Promise<void> => {
      waiting.delete(talk);
      if (await go(Number(talk))) return;
      cards.delete(talk);
      open--;
      begin();
    };
    // An event may bring several messages: the next one comes when all of them are there.
    posted = (talk) => {
      if (!answered(talk)) return;
      const before = waiting.get(talk);
      if (before) clearImmediate(before);
      waiting.set(
        talk,
        setImmediate(() => void after(talk).catch(reject)),
      );
    };
    begin();
  });
  posted = () => {};
  return (events / (performance.now() - start)) * 1000;
}

/** Whether the last message asks something or ends the talk's turn. */
function answered(talk: string): boolean {
  const last = cards.get(talk)?.at(-1);
  return last !== undefined && ['question', 'recommendation', 'answer', 'list'].includes(last.kind);
}

/** Sends events of open talks at a steady rate. */
async function paced(count: number): Promise<void> {
  const start = performance.now();
  for (let sent = 0; sent < count; ) {
    const due = Math.min(count, Math.floor(((performance.now() - start) / 1000) * RATE));
    for (; sent < due; sent++) void go(sent % OPEN);
    await pause(1);
  }
  while (latencies.length < count) await pause(5);
}

const at = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(share * values.length) - 1)] ?? Number.NaN;

await whole(1_000_000, 200); // Warms the code up before anything is measured.
for (let talk = 0; talk < OPEN; talk += 100) {
  await Promise.all(Array.from({ length: 100 }, (_, index) => go(talk + index)));
  while (cards.size < talk + 100 || ![...Array(100).keys()].every((index) => answered(String(talk + index))))
    await pause(1);
}
begun.clear();
latencies.length = 0;
globalThis.gc?.();
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
await paced(PACED);
delay.disable();
const figures = {
  p50Ms: at(latencies, 0.5),
  p99Ms: at(latencies, 0.99),
  loopP99Ms: delay.percentile(99) / 1e6,
  rssBytes: process.memoryUsage.rss(),
};
begun.clear();
const perSecond = await whole(2_000_000, WHOLE);
await bot.stop();
await store.close();
console.log(JSON.stringify({ ...figures, perSecond, peakBytes: process.resourceUsage().maxRSS * 1024 }));
