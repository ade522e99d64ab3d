// Measures one door on a file database and prints its figures as one line of JSON. Runs in a process of its own.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { percentile } from '../percentile.ts';
import { openDoor } from './doors.ts';
import { AT_ONCE, type Figures, OPEN, PACED, RATE, WHOLE } from './figures.ts';
import { newPerson, nextEvent, type Person, reads } from './talks.ts';

const [name, folder] = z.tuple([z.enum(['ours', 'byHand']), z.string()]).parse(process.argv.slice(2));

const people = new Map<string, Person>();
/** When an event was handed in. */
const begun = new Map<string, number>();
/** Milliseconds from handing in to what came of it being on disk. */
const latencies: number[] = [];
let answered = (_person: Person): void => {};

const door = await openDoor(name, folder, {
  posted(talk, card) {
    const person = people.get(talk);
    if (!person) throw new Error(`there is no talk ${talk}`);
    reads(person, card);
    if (person.answered) answered(person);
  },
  committed(key) {
    const from = begun.get(key);
    if (from === undefined) return;
    begun.delete(key);
    latencies.push(performance.now() - from);
  },
});

function personOf(talk: number): Person {
  const known = people.get(String(talk)) ?? newPerson(talk);
  people.set(String(talk), known);
  return known;
}

/** Does what the person does next; false when the talk is over. */
async function go(person: Person): Promise<boolean> {
  const event = nextEvent(person);
  if (!event) return false;
  begun.set(event.key, performance.now());
  const { talk } = person;
  const where = { tenant: `T${talk % 10}`, place: `C${talk}`, thread: null, zone: 'Europe/Berlin' };
  await door.take({ ...where, talk: String(talk), event });
  return true;
}

/** Goes through whole talks, each event after the answer to the one before; resolves to events a second. */
async function whole(from: number, count: number): Promise<number> {
  let next = from;
  let open = 0;
  let events = 0;
  const start = performance.now();
  await new Promise<void>((resolve, reject) => {
    const begin = (): void => {
      while (open < AT_ONCE && next < from + count) {
        open++;
        onwards(personOf(next++));
      }
      if (open === 0) resolve();
    };
    const onwards = (person: Person): void => {
      go(person).then((more) => {
        if (more) {
          events++;
          return;
        }
        people.delete(String(person.talk));
        open--;
        begin();
      }, reject);
    };
    // People take a moment: other messages of the same answer are there by then.
    answered = (person) => void setImmediate(() => person.answered && onwards(person));
    begin();
  });
  answered = () => {};
  return (events / (performance.now() - start)) * 1000;
}

/** Opens talks that stay open, and waits until each has its first question. */
async function open(count: number): Promise<void> {
  for (let talk = 0; talk < count; talk += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - talk) }, (_, index) =>
      personOf(talk + index),
    );
    await Promise.all(some.map(go));
    while (!some.every((person) => person.answered)) await pause(1);
  }
}

/** Sends events of the open talks at a steady rate. */
async function paced(count: number): Promise<void> {
  const failed: unknown[] = [];
  const start = performance.now();
  for (let sent = 0; sent < count; ) {
    const due = Math.min(count, Math.floor(((performance.now() - start) / 1000) * RATE));
    for (; sent < due; sent++) go(personOf(sent % OPEN)).catch((cause) => failed.push(cause));
    await pause(1);
  }
  while (latencies.length < count && failed.length === 0) await pause(5);
  if (failed.length > 0) throw failed[0];
}

/** Talks of the warm-up and of the throughput run are numbered from here, apart from those that stay open. */
const [WARM, FAST] = [1_000_000, 2_000_000];

await whole(WARM, AT_ONCE); // Brings the code into its fast form before anything is measured.
await open(OPEN);
latencies.length = 0;
const delay = monitorEventLoopDelay({ resolution: 1 });
delay.enable();
await paced(PACED);
delay.disable();
const figures: Figures = {
  p50Ms: percentile(latencies, 0.5),
  p99Ms: percentile(latencies, 0.99),
  loopP99Ms: delay.percentile(99) / 1e6,
  openBytes: process.memoryUsage.rss(),
  perSecond: await whole(FAST, WHOLE),
};
await door.close();
console.log(JSON.stringify(figures));
