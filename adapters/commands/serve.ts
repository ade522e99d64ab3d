// `start` with a platform: runs the bot there until it is told to stop.
import { createBot, decideOn, NO_TASKS } from '../../src/bot.ts';
import { realClock } from '../clock.ts';
import { openGround } from '../ground.ts';
import { newId } from '../ids.ts';
import { type Settings, zoneOf } from '../settings.ts';
import { createSlack } from '../slack/slack.ts';
import { openStore } from '../store/open.ts';
import { slackSettings } from './slacksettings.ts';

export type ServeWorld = {
  settings: Settings;
  /** Fires when the process is told to end. */
  stop: AbortSignal;
  tell: (sentence: string) => void;
};

/** Resolves to the exit status: 0 when it was told to stop, 1 when the platform does not take the bot any more. */
export async function serve({ settings, stop, tell }: ServeWorld): Promise<number> {
  const slack = slackSettings(settings);
  if (!slack) throw new Error('there is no platform to serve');
  const store = await openStore(settings.DATA_DIR, realClock);
  try {
    const ground = openGround(settings, tell);
    const over = Promise.withResolvers<number>();
    const verbose = settings.LOG_LEVEL === 'debug' || settings.LOG_LEVEL === 'trace';
    const platform = createSlack({
      ...slack,
      apiUrl: settings.SLACK_API_URL,
      ...{ ground, clock: realClock, random: Math.random, ids: newId, report: tell, zone: zoneOf(settings) },
      acknowledged: (kind, ms) => {
        if (verbose) tell(`A Slack ${kind} was acknowledged after ${ms} ms.`);
      },
      ended(sentence) {
        tell(sentence);
        over.resolve(1);
      },
    });
    const bot = createBot({
      store,
      messenger: platform.messenger,
      tasks: NO_TASKS,
      decide: decideOn(ground),
      ...{ ids: newId, clock: realClock, random: Math.random, report: tell },
    });
    const told = (): void => over.resolve(0);
    stop.addEventListener('abort', told, { once: true });
    if (stop.aborted) told();
    // What listeners still take in while the bot stops is stored, and worked after the next start.
    const end = (): Promise<unknown> => Promise.all([platform.stop(), bot.stop()]);
    try {
      await Promise.race([platform.start(bot), over.promise]);
      if (platform.connection.connected()) {
        bot.run();
        tell(
          slack.mode.kind === 'socket'
            ? 'Connected to Slack. Try /whichway in a channel, or write to the bot.'
            : `Listening on ${slack.mode.host}:${platform.connection.port() ?? slack.mode.port} for what Slack sends to /slack/events.`,
        );
      }
      return await over.promise;
    } finally {
      stop.removeEventListener('abort', told);
      await end();
    }
  } finally {
    await store.close();
  }
}
