// Measures one engine at one size and prints its figures as one line of JSON. Runs in a process of its own.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { BUILD, type Build, type Built, ENGINES } from './engines.ts';
import { type Figures, QUERIES } from './figures.ts';
import { idOf, passages, type Query, queries } from './text.ts';

/** Built and searched before anything is measured, so that no engine is measured while its code is being compiled. */
const WARM_UP = { passages: 500, queries: 200 };
/** Searched once before the times are taken, to bring the index into the caches. */
const FIRST_QUERIES = 20;
/**
 * How often each query is searched; its time is the median, so that one interruption does not make the p99. Once
 * where there are many passages, for the slowest engine would need minutes there.
 */
const rounds = (size: number) => (size < 50_000 ? 3 : 1);

async function measure(build: Build, size: number, folder: string): Promise<Figures> {
  const warm = build(passages(WARM_UP.passages), join(folder, 'warm.sqlite'));
  for (const { words } of queries(WARM_UP.passages, WARM_UP.queries)) warm.search(words);
  warm.close();
  const asked = queries(size, QUERIES);
  const before = await memory();
  const file = join(folder, 'search.sqlite');
  const [built, buildMs] = timedBuild(build, size, file);
  for (const { words } of asked.slice(0, FIRST_QUERIES)) built.search(words);
  const answers = asked.map((query) => answer(built, query, rounds(size)));
  const times = sorted(answers.map(({ ms }) => ms));
  const hits = answers.filter(({ hit }) => hit).length / answers.length;
  const addedBytes = (await memory()) - before;
  built.close();
  const fileBytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  return { buildMs, p50Ms: at(times, 0.5), p99Ms: at(times, 0.99), addedBytes, fileBytes, hits };
}

/** Milliseconds for building. Making the text does not count. */
function timedBuild(build: Build, size: number, file: string): [Built, number] {
  let makingMs = 0;
  function* counted() {
    const source = passages(size);
    for (;;) {
      const start = performance.now();
      const next = source.next();
      makingMs += performance.now() - start;
      if (next.done) return;
      yield next.value;
    }
  }
  const start = performance.now();
  const built = build(counted(), file);
  return [built, performance.now() - start - makingMs];
}

function answer(built: Built, { words, source }: Query, times: number): { ms: number; hit: boolean } {
  let hit = false;
  const all = Array.from({ length: times }, () => {
    const start = performance.now();
    const found = built.search(words);
    const ms = performance.now() - start;
    hit = found.some(({ id }) => id === idOf(source));
    return ms;
  });
  return { ms: at(sorted(all), 0.5), hit };
}

const sorted = (values: readonly number[]) => values.toSorted((a, b) => a - b);

/** The value that `share` of the sorted values do not exceed (nearest rank). */
function at(values: readonly number[], share: number): number {
  return values[Math.max(0, Math.ceil(share * values.length) - 1)] ?? Number.NaN;
}

/** Resident memory after the garbage is gone, as far as it goes: some of what is freed stays with the process. */
async function memory(): Promise<number> {
  if (globalThis.gc === undefined) throw new Error('Memory is only measured under node --expose-gc.');
  for (let round = 0; round < 3; round++) {
    globalThis.gc({ type: 'major', execution: 'sync', flavor: 'last-resort' });
    await pause(20);
  }
  return process.memoryUsage.rss();
}

const [engine, size, folder = ''] = process.argv.slice(2);
console.log(JSON.stringify(await measure(BUILD[z.enum(ENGINES).parse(engine)], Number(size), folder)));
