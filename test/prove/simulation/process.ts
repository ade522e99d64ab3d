// A simulated process: the real worker, sender and store, until it dies and another one takes its place.
import { kyselyOn, storeOn } from '../../../adapters/store/open.ts';
import { type Bot, createBot } from '../../../src/bot.ts';
import type { Outbox } from '../../../src/door/sender.ts';
import { clockOf, type Life, life, mortal, never } from './life.ts';
import { failing, remoteStore } from './stores.ts';
import { note, type World } from './world.ts';

/** Of a hundred tasks that do not fail so many never end. */
const HANGS = 10;

/** Starts a process; when it dies another takes its place. */
export function start(world: World): void {
  const { plan, lifespans, database, random, time, chat, decide, mistake, running } = world;
  const number = world.starts.push(time.now());
  const mortalOne = world.deaths < plan.deaths;
  const steps = mortalOne ? (plan.steps ?? random.whole(1, random.one(lifespans))) : undefined;
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
    time.after(world.restart(), () => start(world));
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
        if (world.model === undefined) return { done: task };
        // The door gives it up, and asks again.
        return random.percent(HANGS) ? never() : world.model(task);
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
export function stopOrderly(world: World, self: Life, bot: Bot): void {
  if (!self.alive()) return;
  note(world, `process ${self.number} is asked to stop`);
  void bot.stop().then(() => self.end());
}
