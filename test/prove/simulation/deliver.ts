// How the platform hands events to the bot: to any process that runs, until one has taken them.
import { never } from './life.ts';
import type { Delivery } from './people.ts';
import { note, type World } from './world.ts';

/** A platform that gets no answer tries again after so long, in ms, and after an hour at most. */
const DELIVER_AGAIN = 3_000;
const LONGEST_WAIT = 3_600_000;

/**
 * Hands an event to any process that runs, again and again until one has taken it; `acknowledged` takes its key then. Each
 * wait is `slower` times as long as the one before.
 */
export function deliver(
  world: World,
  delivery: Delivery,
  acknowledged: Set<string>,
  { slower = 1, wait = DELIVER_AGAIN } = {},
): void {
  const { time, random, running } = world;
  const { key } = delivery.incoming.event;
  let taken = false;
  const again = (): void => {
    if (!taken)
      deliver(world, delivery, acknowledged, { slower, wait: Math.min(LONGEST_WAIT, wait * slower) });
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
  time.after(wait, again);
}
