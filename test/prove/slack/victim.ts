// The process that is killed: the real bot on a real file, in Slack by the real libraries, with a fast clock for its door.
import { z } from 'zod';
import { realClock } from '../../../adapters/clock.ts';
import { newId } from '../../../adapters/ids.ts';
import { createSlack } from '../../../adapters/slack/slack.ts';
import { openStore } from '../../../adapters/store/open.ts';
import { createBot, NO_TASKS } from '../../../src/bot.ts';
import type { Messenger } from '../../../src/door/messenger.ts';
import { APP_TOKEN, BOT_TOKEN } from '../../doubles/slack/settings.ts';
import { fastClock } from '../killing/fastclock.ts';
import { stepsOf } from '../killing/steps.ts';
import { decide, ground } from '../simulation/ground.ts';

const { folder, url, speed, killAt, blind } = z
  .object({
    folder: z.string(),
    /** Of Slack's Web API. */
    url: z.string(),
    speed: z.number(),
    killAt: z.object({ step: z.string(), hit: z.number() }).optional(),
    /** Built wrongly: it finds no message that stands there. */
    blind: z.boolean(),
  })
  .parse(JSON.parse(process.argv[2] ?? ''));

/** What the parent reads from here: the name of each step that this process came by. */
const steps = stepsOf(killAt, (name) => process.stdout.write(`${name}\n`));
const report = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

/** The real messenger with a step before and after each call. */
function stepping({ can, post, edit, find, whisper }: Messenger): Messenger {
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

let stop = (): void => {};
const stopped = new Promise<void>((resolve) => {
  stop = resolve;
});
process.on('SIGTERM', stop);

const clock = fastClock(speed);
const store = await openStore(folder, clock);
const platform = createSlack({
  mode: { kind: 'socket', appToken: APP_TOKEN },
  ...{ botToken: BOT_TOKEN, apiUrl: url, ground, clock: realClock, random: Math.random, ids: newId, report },
  acknowledged: () => {},
  ended: report,
  // Where everybody lives, so that an answer about them that comes late on a busy machine changes nothing.
  zone: 'Europe/Berlin',
});
const bot = createBot({
  store: steps.aroundStore(store),
  messenger: stepping(platform.messenger),
  tasks: NO_TASKS,
  ...{ decide, ids: newId, clock, random: Math.random, report },
});
await platform.start(bot);
bot.run();
steps.at('ready');
await stopped;
await Promise.all([platform.stop(), bot.stop()]);
steps.at('stopped');
await store.close();
