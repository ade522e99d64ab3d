// One simulated run: the real worker, sender and store in a process that dies again and again, against the fake chat.
import Database from 'better-sqlite3';
import { migrate } from '../../../adapters/store/migrations.ts';
import { kyselyOn, storeOn } from '../../../adapters/store/open.ts';
import { type Bot, createBot, type Store } from '../../../src/bot.ts';
import type { Messenger } from '../../../src/door/messenger.ts';
import type { Outbox } from '../../../src/door/sender.ts';
import type { Decide } from '../../../src/door/worker.ts';
import { type Chat, chat } from './chat.ts';
import { withRareThings } from './decisions.ts';
import { clockOf, type Life, life, mortal, never } from './life.ts';
import { type Delivery, people } from './people.ts';
import { type Chance, chance } from './random.ts';
import { failing, inTurn, NETWORK, remoteStore } from './stores.ts';
import { type Timeline, timeline } from './timeline.ts';
import { faultsIn } from './verdict.ts';

/** A way to build the bot wrongly, to see that it is noticed. */
export type Mistake = {
  store?(store: Store, database: Database.Database): Store;
  messenger?(messenger: Messenger): Messenger;
};

export type Run = {
  faults: string[];
  /** Times that a process died, and statements and calls that were begun. */
  deaths: number;
  events: number;
  messages: number;
  /** What happened, for a run that is looked at. */
  story: string[];
};

/** How a run is done. */
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
/** A platform that gets no answer tries again after so long, in ms. */
const DELIVER_AGAIN = 3_000;
/** A killed process is started again within so long, in ms. */
const RESTART = 5_000;

/** The hour that things then wait at most is thousands of turns, so a whole day back comes seldom. */
const DAY = 86_400_000;

let template: Buffer | undefined;

/** A fresh database in memory with today's tables. */
async function freshDatabase(): Promise<Database.Database> {
  if (!template) {
    const first = new Database(':memory:');
    await migrate(kyselyOn(first));
    template = first.serialize();
  }
  const database = new Database(template);
  database.pragma('foreign_keys = ON');
  return database;
}

export async function simulate(plan: Plan, real: Decide, mistake: Mistake = {}): Promise<Run> {
  const database = await freshDatabase();
  const random = chance(plan.seed);
  const time = timeline();
  const story: string[] = [];
  const tell = (what: string): void => {
    story.push(`${(time.now() / 1000).toFixed(3).padStart(9)} ${what}`);
  };
  const world: World = {
    plan,
    database,
    shared: storeOn(kyselyOn(database), { patience: inTurn, file: 'in memory' }),
    random,
    time,
    // There to store the limit, and back from the look before the send.
    chat: chat(time, random, {
      faults: plan.faults,
      onItsWay: plan.two ? 4 * NETWORK : 1,
      note: tell,
    }),
    decide: withRareThings(real),
    mistake,
    running: [],
    lives: 0,
    deaths: 0,
    offset: 0,
    over: false,
    tell,
  };
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
  world.over = true;
  for (const { life } of [...world.running]) life.end();
  database.close();
  const messages = world.chat.standing.length;
  return { faults, deaths: world.deaths, events: keys.size, messages, story };
}

type World = {
  plan: Plan;
  database: Database.Database;
  /** For two processes: one connection that both use in turn. */
  shared: Store;
  random: Chance;
  time: Timeline;
  chat: Chat;
  decide: Decide;
  mistake: Mistake;
  running: { life: Life; bot: Bot }[];
  lives: number;
  deaths: number;
  /** What the wall clock is wrong by, in ms. */
  offset: number;
  /** Nothing more is to happen. */
  over: boolean;
  /** Notes what happens, with its time. */
  tell: (what: string) => void;
};

/** A question to the database whether nothing waits in it. */
export function idleness(database: Database.Database): () => boolean {
  const waiting = database
    .prepare(
      "SELECT 1 FROM inbox WHERE state = 'waiting' UNION ALL SELECT 1 FROM outbox WHERE state = 'waiting' LIMIT 1",
    )
    .pluck();
  return () => !database.inTransaction && waiting.get() === undefined;
}

function note({ tell, over }: World, what: string): void {
  if (!over) tell(what);
}

/** Starts a process; when it dies another takes its place. */
function start(world: World): void {
  const { plan, database, random, time, chat, decide, mistake, running } = world;
  const number = ++world.lives;
  const mortalOne = world.deaths < plan.deaths;
  const steps = mortalOne ? (plan.steps ?? random.whole(1, random.one([20, 100, 400]))) : undefined;
  const self = life(number, steps, (_, at) => {
    if (world.over) return;
    world.deaths++;
    note(world, `process ${number} ends${at === undefined ? '' : `: ${at}`}`);
    running.splice(
      running.findIndex(({ life }) => life === self),
      1,
    );
    // What a dead process had begun to write is undone by the database.
    if (!plan.two && database.inTransaction) database.exec('ROLLBACK');
    time.after(random.whole(0, RESTART), () => start(world));
  });
  const clock = clockOf(time, self, () => world.offset);
  const own = plan.two
    ? remoteStore(world.shared, random, self, clock)
    : storeOn(kyselyOn(mortal(database, self)), { patience: clock, file: 'in memory' });
  const sometimesFailing = failing(own, random, plan.storeFaults);
  const store = mistake.store?.(sometimesFailing, database) ?? sometimesFailing;
  const messenger = chat.messenger(self);
  let ids = 0;
  const bot = createBot({
    store: { ...store, outbox: watched(store.outbox, world, self) },
    messenger: mistake.messenger?.(messenger) ?? messenger,
    tasks: {
      async perform(task) {
        self.step('task');
        await clock.alarm(random.whole(0, 4_000)).rung;
        if (random.percent(plan.faults)) throw new TypeError('a task that fails');
        return { done: task };
      },
    },
    decide,
    ids: () => `p${number}-${++ids}`,
    clock,
    random: () => random.next(),
    report: (sentence) => note(world, `process ${number}: ${sentence}`),
  });
  running.push({ life: self, bot });
  note(world, `process ${number} begins${steps === undefined ? '' : `, for ${steps} steps`}`);
  bot.run();
  if (mortalOne && plan.steps === undefined && random.percent(20))
    time.after(random.whole(0, 25_000), () => stopOrderly(world, self, bot));
}

/** Tells the chat which of its limits are on disk: from then on every process has to keep to them. */
function watched(outbox: Outbox, { chat, plan }: World, self: Life): Outbox {
  return {
    ...outbox,
    async settle(settlements, owner, now) {
      await outbox.settle(settlements, owner, now);
      // Of two processes one may be on its way from its last look while the other one stores the rest.
      if (plan.two || !self.alive()) return;
      for (const one of settlements) if (one.state === 'waiting' && one.pause) chat.limitStored(one.id);
    },
  };
}

/** What a supervisor does: asks the process to stop, and starts it again when it has. */
function stopOrderly(world: World, self: Life, bot: Bot): void {
  if (!self.alive()) return;
  note(world, `process ${self.number} is asked to stop`);
  void bot.stop().then(() => self.end());
}

/** Hands an event to any process that runs, again and again until one has taken it. */
function deliver(world: World, delivery: Delivery, acknowledged: Set<string>): void {
  const { time, random, running } = world;
  const { key } = delivery.incoming.event;
  let taken = false;
  const again = (): void => {
    if (!taken) deliver(world, delivery, acknowledged);
  };
  const process = running.length > 0 ? random.one(running) : undefined;
  const receiving = process?.bot.receive(delivery.incoming) ?? never<'new' | 'seen'>();
  receiving.then(
    () => {
      // A dead process acknowledges nothing.
      if (!process?.life.alive()) return;
      taken = true;
      if (!acknowledged.has(key)) note(world, `the event ${key} is acknowledged`);
      acknowledged.add(key);
    },
    () => {},
  );
  time.after(DELIVER_AGAIN, again);
}

/** The wall clock is set back now and then, as by a time server; it never jumps ahead. */
function clockJumps(world: World): void {
  const { random, time } = world;
  for (let jumps = random.whole(0, 3); jumps > 0; jumps--)
    time.after(random.whole(0, 25_000), () => {
      const back = random.percent(3) ? DAY : random.one([500, 5_000, 40_000]);
      world.offset -= back;
      note(world, `the clock is set back by ${back} ms`);
    });
}
