// The process that is killed: the real bot on a real file, on a chat platform by its real libraries, with a fast clock.
import { z } from 'zod';
import { newId } from '../../../adapters/ids.ts';
import { openStore } from '../../../adapters/store/open.ts';
import { type Bot, createBot, NO_TASKS } from '../../../src/bot.ts';
import type { Clock } from '../../../src/door/clock.ts';
import type { Messenger } from '../../../src/door/messenger.ts';
import type { Report } from '../../../src/door/worker.ts';
import { fastClock } from '../killing/fastclock.ts';
import { type Steps, stepsOf } from '../killing/steps.ts';
import { decide } from '../simulation/ground.ts';

const Task = z.object({
  folder: z.string(),
  /** Where the platform is. */
  url: z.string(),
  speed: z.number(),
  killAt: z.object({ step: z.string(), hit: z.number() }).optional(),
  /** Built wrongly: it finds no message that stands there. */
  blind: z.boolean(),
});

type Adapter = { messenger: Messenger; start(bot: Bot): Promise<void>; stop(): Promise<void> };

/** The real messenger with a step before and after each call. */
function stepping(
  { can, post, edit, find, whisper }: Messenger,
  { steps, blind }: { steps: Steps; blind: boolean },
): Messenger {
  const around = async <T>(name: string, call: () => Promise<T>): Promise<T> => {
    steps.at(`${name} before`);
    const result = await call();
    steps.at(`${name} after`);
    return result;
  };
  return {
    ...{ can, whisper },
    post: (message) => around('post', () => post(message)),
    edit: (message, external) => around('edit', () => edit(message, external)),
    find: (message) => around('find', async () => (blind ? { kind: 'absent' } : find(message))),
  };
}

/** Lives as its one argument says, until it is killed or asked to end. The parent reads the names of steps from it. */
export async function live(
  adapterFor: (world: { url: string; clock: Clock; report: Report }) => Adapter,
): Promise<void> {
  const { folder, url, speed, killAt, blind } = Task.parse(JSON.parse(process.argv[2] ?? ''));
  const steps = stepsOf(killAt, (name) => process.stdout.write(`${name}\n`));
  const report: Report = (sentence) => void process.stderr.write(`${sentence}\n`);
  const asked = Promise.withResolvers<void>();
  process.on('SIGTERM', () => asked.resolve());
  const clock = fastClock(speed);
  const store = await openStore(folder, clock);
  const adapter = adapterFor({ url, clock, report });
  const bot = createBot({
    store: steps.aroundStore(store),
    messenger: stepping(adapter.messenger, { steps, blind }),
    tasks: NO_TASKS,
    ...{ decide, ids: newId, clock, random: Math.random, report },
  });
  await adapter.start(bot);
  bot.run();
  steps.at('ready');
  await asked.promise;
  await Promise.all([adapter.stop(), bot.stop()]);
  steps.at('stopped');
  await store.close();
}
