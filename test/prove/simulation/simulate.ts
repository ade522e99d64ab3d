// One simulated run: the real worker, sender and store in a process that dies again and again, against the fake chat.
import type Database from 'better-sqlite3';
import type { Decide } from '../../../src/door/worker.ts';
import { withRareThings } from './decisions.ts';
import { deliver } from './deliver.ts';
import { people } from './people.ts';
import { start } from './process.ts';
import { chance } from './random.ts';
import { faultsIn } from './verdict.ts';
import { close, type Mistake, type Model, type Plan, setClock, type World, worldOf } from './world.ts';

export type Run = {
  faults: string[];
  /** Times that a process died, and statements and calls that were begun. */
  deaths: number;
  events: number;
  messages: number;
  /** What happened, for a run that is looked at. */
  story: string[];
};

/** The plan that a seed stands for. */
export function planOf(seed: number): Plan {
  const drawn = chance(seed ^ 0x5eed);
  return {
    seed,
    deaths: drawn.whole(0, 8),
    two: drawn.percent(20),
    faults: drawn.one([0, 10, 30, 50]),
    storeFaults: drawn.one([0, 0, 5]),
  };
}

/** A run that is not over after so much virtual time hangs, in ms. */
const LONGEST = 24 * 3600_000;
/** A killed process is started again within so long, in ms. */
const RESTART = 5_000;
/** Steps of a life at most: some end while the process still starts, some when all is under way. */
const LIFESPANS = [20, 100, 400];

/** The hour that things then wait at most is thousands of turns, so a whole day back comes seldom. */
const DAY = 86_400_000;

/** `model`: what comes of the slow tasks that the decisions give out, where they know of a model. */
export async function simulate(plan: Plan, real: Decide, mistake: Mistake = {}, model?: Model): Promise<Run> {
  const story: string[] = [];
  const world = await worldOf(plan, story, {
    decide: withRareThings(real),
    ...{ mistake, model },
    lifespans: LIFESPANS,
    restart: ({ random }) => random.whole(0, RESTART),
  });
  const { random, time, database } = world;
  for (let process = 0; process < (plan.two ? 2 : 1); process++) start(world);
  const deliveries = people(random);
  const acknowledged = new Set<string>();
  let coming = 0;
  for (const delivery of deliveries)
    for (const at of delivery.at) {
      coming++;
      time.after(at, () => {
        coming--;
        deliver(world, delivery, acknowledged);
      });
    }
  clockJumps(world);
  const keys = new Set(deliveries.map(({ incoming }) => incoming.event.key));
  const idle = idleness(database);
  const over = (): boolean =>
    coming === 0 && acknowledged.size === keys.size && world.chat.underWay() === 0 && idle();
  while (!over() && time.now() < LONGEST) await time.advance();
  const faults = faultsIn(
    database,
    world.chat,
    deliveries.map(({ incoming }) => incoming),
    world.decide,
  );
  if (time.now() >= LONGEST) faults.push('the run does not come to an end');
  close(world);
  const messages = world.chat.standing.length;
  return { faults, deaths: world.deaths, events: keys.size, messages, story };
}

/** A question to the database whether nothing waits in it. */
export function idleness(database: Database.Database): () => boolean {
  const waiting = database
    .prepare(
      "SELECT 1 FROM inbox WHERE state = 'waiting' UNION ALL SELECT 1 FROM outbox WHERE state = 'waiting' LIMIT 1",
    )
    .pluck();
  return () => !database.inTransaction && waiting.get() === undefined;
}

/** The wall clock is set back now and then, as by a time server; it never jumps ahead. */
function clockJumps(world: World): void {
  const { random, time } = world;
  for (let jumps = random.whole(0, 3); jumps > 0; jumps--)
    time.after(random.whole(0, 25_000), () => {
      const back = random.percent(3) ? DAY : random.one([500, 5_000, 40_000]);
      setClock(world, world.offset - back);
    });
}
