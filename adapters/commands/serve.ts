// `start` with a platform: runs the bot there until it is told to stop.
import { createBot, decideOn } from '../../src/bot.ts';
import { realClock } from '../clock.ts';
import { openGround } from '../ground.ts';
import { newId } from '../ids.ts';
import { modelBehind } from '../model/behind.ts';
import type { Settings } from '../settings.ts';
import { openStore } from '../store/open.ts';
import { FACES } from './faces.ts';
import { messengerOf, type Platform, platformsOf } from './platforms.ts';

export type ServeWorld = {
  settings: Settings;
  /** Fires when the process is told to end. */
  stop: AbortSignal;
  tell: (sentence: string) => void;
};

/** Resolves to the exit status: 0 when it was told to stop, 1 when a platform does not take the bot any more. */
export async function serve({ settings, stop, tell }: ServeWorld): Promise<number> {
  const store = await openStore(settings.DATA_DIR, realClock);
  try {
    const ground = openGround(settings, tell);
    const over = Promise.withResolvers<number>();
    const ended = (sentence: string): void => {
      tell(sentence);
      over.resolve(1);
    };
    const behind = await modelBehind(settings, ground, store, {
      ...{ clock: realClock, random: Math.random, report: tell, faces: FACES },
    });
    const platforms = platformsOf({ settings, ground, behind, tell, ended });
    const started = new Set<Platform>();
    const bot = createBot({
      store,
      messenger: messengerOf(platforms, started),
      tasks: behind.tasks,
      decide: decideOn(ground, behind.hasModel),
      ...{ ids: newId, clock: realClock, random: Math.random, report: tell },
    });
    const told = (): void => over.resolve(0);
    stop.addEventListener('abort', told, { once: true });
    if (stop.aborted) told();
    let leaving = false;
    /** The bot runs as soon as one platform is there; another one may take long to come. */
    const begin = async (platform: Platform): Promise<void> => {
      await platform.start(bot);
      // One whose connection breaks at once comes again by itself, so only our own end counts here.
      if (leaving || stop.aborted) return;
      if (started.size === 0) bot.run();
      started.add(platform);
      tell(platform.greeting());
    };
    const starting = Promise.all(platforms.map(begin));
    try {
      await Promise.race([starting, over.promise]);
      return await over.promise;
    } finally {
      leaving = true;
      stop.removeEventListener('abort', told);
      // What listeners still take in while the bot stops is stored, and worked after the next start.
      await Promise.all([...platforms.map((one) => one.stop()), bot.stop()]);
      behind.end();
      await starting.catch(() => {}); // It has been thrown already, or came after the end.
    }
  } finally {
    await store.close();
  }
}
