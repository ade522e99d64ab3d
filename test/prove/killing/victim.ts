// The process that is killed: the real bot on a real file, with the chat server of its parent for a platform.
import { z } from 'zod';
import { newId } from '../../../adapters/ids.ts';
import { openStore } from '../../../adapters/store/open.ts';
import { createBot, NO_TASKS, type Store } from '../../../src/bot.ts';
import type { Incoming } from '../../../src/door/incoming.ts';
import type { Finding, Message, Messenger, Sending } from '../../../src/door/messenger.ts';
import { withRareThings } from '../simulation/decisions.ts';
import { decide } from '../simulation/ground.ts';
import { fastClock } from './fastclock.ts';
import { stepsOf, watchStatements } from './steps.ts';

const { folder, url, speed, killAt } = z
  .object({
    folder: z.string(),
    url: z.string(),
    speed: z.number(),
    killAt: z.object({ step: z.string(), hit: z.number() }).optional(),
  })
  .parse(JSON.parse(process.argv[2] ?? ''));

/** What the parent reads from here: the name of each step that this process came by. */
const steps = stepsOf(killAt, (name) => process.stdout.write(`${name}\n`));
watchStatements(steps.at);

const clock = fastClock(speed);

/** A messenger ends each call after ten seconds of its own clock; locally an answer needs a few real milliseconds. */
const TIMEOUT = Math.max(500, 10_000 / speed);

async function ask(path: string, body?: unknown): Promise<Response> {
  return fetch(`${url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(TIMEOUT),
  });
}

/** Rooms that asked for rest: when this process heard of it and until when it lasts, in real milliseconds. */
const rests = new Map<string, { heard: number; until: number }>();

/** From hearing of a rest to its being stored; what begins within is already on its way. Real milliseconds. */
const ON_ITS_WAY = 100;

function tooEarly(place: string): number {
  const rest = rests.get(place);
  return rest && Date.now() > rest.heard + ON_ITS_WAY ? Math.max(0, rest.until - Date.now()) : 0;
}

async function post(message: Message): Promise<Sending> {
  const { place } = message;
  steps.at('post before');
  const response = await ask('/post', { ...message, early: tooEarly(place) });
  steps.at('post after');
  if (response.status === 429) {
    const waitMs = Number(response.headers.get('retry-after')) * 1000;
    // The server's own rounding is not part of the promise.
    const until = Date.now() + (waitMs - 1000) / speed;
    if (until > (rests.get(place)?.until ?? 0)) rests.set(place, { heard: Date.now(), until });
    return { kind: 'limited', waitMs };
  }
  if (response.status === 403) return { kind: 'refused', reason: 'the thread is locked' };
  if (!response.ok) return { kind: 'unsure', reason: `status ${response.status}` };
  return { kind: 'sent', external: z.object({ external: z.string() }).parse(await response.json()).external };
}

async function find({ id }: Message): Promise<Finding> {
  steps.at('find before');
  const response = await ask(`/find?id=${id}`);
  steps.at('find after');
  const { external } = z.object({ external: z.string().nullable() }).parse(await response.json());
  return external === null ? { kind: 'absent' } : { kind: 'found', external };
}

const messenger: Messenger = {
  can: () => ({ edit: false, find: true }),
  post,
  edit: async () => ({ kind: 'refused', reason: 'not here' }),
  find,
  whisper: () => {},
};

/** What is stored of a talk cannot be read once in each process, as before an update: its event has to wait. */
function oncePuzzled(store: Store): Store {
  let isPuzzled = false;
  return {
    ...store,
    talks: {
      ...store.talks,
      async next(now, most) {
        const all = await store.talks.next(now, most);
        return all.map((pending) => {
          if (isPuzzled || pending.talk === undefined) return pending;
          isPuzzled = true;
          return { ...pending, talk: '{"v":1000000}' };
        });
      },
    },
  };
}

let stopping = false;
process.on('SIGTERM', () => {
  stopping = true;
});

const store = await openStore(folder, clock);
const bot = createBot({
  store: steps.aroundStore(oncePuzzled(store)),
  messenger,
  tasks: NO_TASKS,
  decide: withRareThings(decide),
  ids: newId,
  clock,
  random: Math.random,
  report: (sentence) => void process.stderr.write(`${sentence}\n`),
});
bot.run();

steps.at('ready');
/** What is open comes again until it is acknowledged, so a request that fails on a busy machine is no harm. */
async function poll(): Promise<void> {
  const incoming = (await (await ask('/events')).json()) as Incoming[];
  await Promise.all(
    incoming.map(async (one) => {
      await bot.receive(one);
      steps.at('acknowledge before');
      await ask(`/acknowledged?key=${encodeURIComponent(one.event.key)}`);
      steps.at('acknowledge after');
    }),
  );
}

while (!stopping) {
  await poll().catch((cause: unknown) => void process.stderr.write(`polling: ${String(cause)}\n`));
  await clock.alarm(2_000).rung;
}
await bot.stop();
steps.at('stopped');
await store.close();
