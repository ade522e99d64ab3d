// What a simulated run is made of: its processes, their database, the chat, and the time that all of them share.
import type Database from 'better-sqlite3';
import { kyselyOn, storeOn } from '../../../adapters/store/open.ts';
import type { Bot, Store } from '../../../src/bot.ts';
import type { Message, Messenger } from '../../../src/door/messenger.ts';
import type { Decide } from '../../../src/door/worker.ts';
import type { Json } from '../../../src/event.ts';
import { type Chat, chat } from './chat.ts';
import type { Life } from './life.ts';
import { type Chance, chance } from './random.ts';
import { freshDatabase, inTurn, NETWORK } from './stores.ts';
import { type Timeline, timeline } from './timeline.ts';

/** A way to build the bot wrongly, to see that it is noticed. */
export type Mistake = {
  store?(store: Store, database: Database.Database): Store;
  messenger?(messenger: Messenger): Messenger;
};

/** What comes of a slow task; the same task gives the same result. */
export type Model = (task: Json) => Json;

/** What happens to the processes of a run. */
export type Plan = {
  seed: number;
  /** How often processes die at most; from then on they live. */
  deaths: number;
  /** Two processes on one store; else one at a time. */
  two: boolean;
  /** Share of requests that go wrong, in percent. */
  faults: number;
  /** Share of calls to the store that fail, in percent, as while another program holds its lock. */
  storeFaults: number;
  /** Steps of each life; undefined draws them from the seed. */
  steps?: number;
};

export type World = {
  plan: Plan;
  /** Of a life's length in steps one of these is the most. */
  lifespans: readonly number[];
  /** How long until another process takes the place of one that ended, in ms. */
  restart(): number;
  database: Database.Database;
  /** For two processes: one connection that both use in turn. */
  shared: Store;
  random: Chance;
  time: Timeline;
  chat: Chat;
  decide: Decide;
  mistake: Mistake;
  /** What a model makes of a task; undefined where there is none. */
  model: Model | undefined;
  running: { life: Life; bot: Bot }[];
  /** When each life began, in ms since the beginning. */
  starts: number[];
  deaths: number;
  /** What the wall clock is wrong by, in ms. */
  offset: number;
  /** Nothing more is to happen. */
  over: boolean;
  /** Notes what happens, with its time. */
  tell: (what: string) => void;
};

/** What is special about a run. */
export type Ways = {
  decide: Decide;
  mistake: Mistake;
  model?: Model | undefined;
  lifespans: readonly number[];
  /** As in `World`. */
  restart(world: Pick<World, 'random' | 'time'>): number;
  /** Why the chat takes this message for good not; undefined where it takes it. `now` is the run's time. */
  closed?: (message: Message, now: number) => string | undefined;
  /** How the story shows a time of the run. */
  shown?: (now: number) => string;
};

/** A run in which nothing has happened yet. `story` takes what will. */
export async function worldOf(plan: Plan, story: string[], ways: Ways): Promise<World> {
  const { decide, mistake, model, lifespans, restart, closed, shown = inSeconds } = ways;
  const database = await freshDatabase();
  const random = chance(plan.seed);
  const time = timeline();
  const tell = (what: string): void => {
    story.push(`${shown(time.now())} ${what}`);
  };
  const talking = chat(time, random, {
    faults: plan.faults,
    // There to store the limit, and back from the look before the send.
    onItsWay: plan.two ? 4 * NETWORK : 1,
    note: tell,
    closed: (message) => closed?.(message, time.now()),
  });
  return {
    ...{ plan, lifespans, database, random, time, decide, mistake, model, tell },
    restart: () => restart({ random, time }),
    shared: storeOn(kyselyOn(database), { patience: inTurn, file: 'in memory' }),
    chat: talking,
    ...{ running: [], starts: [], deaths: 0, offset: 0, over: false },
  };
}

const inSeconds = (now: number): string => (now / 1000).toFixed(3).padStart(9);

/** Time goes on for so long (ms) after the clock was set, so that the processes notice: each looks at it once a second. */
const NOTICED = 1_500;

/** The wall clock is wrong by so much from now on, in ms. */
export function setClock(world: World, offset: number): void {
  note(world, `the clock is set by ${offset - world.offset} ms`);
  world.offset = offset;
  world.time.after(NOTICED, () => {});
}

/** Nothing more is to happen: whoever still runs is ended, and what they do meets nobody. */
export function close(world: World): void {
  world.over = true;
  for (const { life } of [...world.running]) life.end();
  world.database.close();
}

export function note({ tell, over }: World, what: string): void {
  if (!over) tell(what);
}
