// Stopping the whole bot, as a supervisor asks for it: ten seconds, then it kills.
import { setImmediate as turnOfTheEventLoop } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { openMemoryStore } from '../../adapters/store/open.ts';
import { screen } from '../../adapters/terminal/screen.ts';
import { type Bot, createBot, NO_TASKS } from '../../src/bot.ts';
import { remember } from '../../src/dialogue/talk.ts';
import type { Messenger } from '../../src/door/messenger.ts';
import { incoming, NOW, notice, waitingKeys } from '../adapters/store/rows.ts';
import { ringingClock } from '../clock.ts';

type World = {
  bot: Bot;
  asked: string[];
  /** Rings the alarms of that many ms. */
  ring(ms: number): Promise<void>;
  waiting(): Promise<string[]>;
};

async function running(post: Messenger['post']): Promise<World> {
  const store = await openMemoryStore();
  onTestFinished(() => store.close());
  const asked: string[] = [];
  let ids = 0;
  const { clock, ring } = ringingClock(() => NOW);
  const bot = createBot({
    store,
    messenger: {
      ...screen(() => {}),
      post(message) {
        asked.push(message.id);
        return post(message);
      },
    },
    tasks: NO_TASKS,
    decide: (talk, event) => [remember(talk, event.key), [{ kind: 'post', card: notice('hello') }]],
    ids: () => `m${++ids}`,
    clock,
    random: () => 0,
    report(sentence) {
      throw new Error(sentence);
    },
  });
  bot.run();
  return {
    bot,
    asked,
    ring,
    waiting: () => waitingKeys(store),
  };
}

const STOP_WITHIN = 8000;

it('lets a send that is under way come to its end', async () => {
  const { promise: answer, resolve } = Promise.withResolvers<{ kind: 'sent'; external: string }>();
  const { bot, asked } = await running(() => answer);
  await bot.receive(incoming('e1'));
  await turnOfTheEventLoop();
  expect(asked).toHaveLength(1);

  let stopped = false;
  const stopping = bot.stop().then(() => {
    stopped = true;
  });
  await turnOfTheEventLoop();
  expect(stopped).toBe(false);
  resolve({ kind: 'sent', external: 'x1' });
  await stopping;

  expect(stopped).toBe(true);
});

it('waits eight seconds for a send that hangs, and no longer', async () => {
  const { bot, asked, ring } = await running(() => new Promise(() => {}));
  await bot.receive(incoming('e1'));
  await turnOfTheEventLoop();
  expect(asked).toHaveLength(1);

  const stopping = bot.stop();
  await ring(STOP_WITHIN);

  await stopping;
});

it('keeps what comes after it for the next start', async () => {
  const { bot, asked, waiting } = await running(async ({ id }) => ({ kind: 'sent', external: id }));
  await bot.stop();

  expect(await bot.receive(incoming('late'))).toBe('new');
  await turnOfTheEventLoop();
  expect(asked).toEqual([]);
  expect(await waiting()).toEqual(['late']);
});

it('keeps an event that nothing can store from the others that come with it', async () => {
  const { bot, waiting } = await running(async ({ id }) => ({ kind: 'sent', external: id }));
  await bot.stop();
  const odd = incoming('odd', { talk: 'b' });
  const broken = { ...odd, place: undefined as unknown as string };

  const results = await Promise.allSettled(
    [incoming('a1', { talk: 'a' }), broken, incoming('c1', { talk: 'c' })].map((one) => bot.receive(one)),
  );

  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect((await waiting()).toSorted()).toEqual(['a1', 'c1']);
});
