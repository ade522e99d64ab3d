// The bot that is measured: as `start` runs it, on a file database, connected to the Discord that its parent names.

import { join } from 'node:path';
import { realClock } from '../../adapters/clock.ts';
import { createDiscord } from '../../adapters/discord/discord.ts';
import { newId } from '../../adapters/ids.ts';
import { NO_TRANSLATIONS } from '../../adapters/model/translations.ts';
import { openStore } from '../../adapters/store/open.ts';
import { openGuide } from '../../knowledge/open.ts';
import { createBot, decideOn, NO_TASKS } from '../../src/bot.ts';
import { OFFICE_HOURS } from '../../src/checkin/workhours.ts';
import { type Clock, SECOND } from '../../src/door/clock.ts';
import { adviceVersion } from '../../src/version.ts';
import { BOT_TOKEN } from '../../test/doubles/discord/settings.ts';
import { serveParent } from '../platforms/child.ts';
import { task } from './child.ts';

const { apiUrl, folder } = task();

/** The process's own clock in parts of a millisecond: an answer takes only a few. */
const fineClock: Clock = { ...realClock, now: () => performance.timeOrigin + performance.now() };

/** Here talks of months go by in minutes, so archived threads and limits are forgotten after so long, in s. */
const KEPT = 2;

const store = await openStore(folder, realClock);
const guide = openGuide({ file: join(folder, 'knowledge.sqlite') });
const ground = { guide, version: adviceVersion(guide.hash), checkInAfter: 'P6M', hours: OFFICE_HOURS };
const report = (sentence: string): void => console.error(sentence);
/** Of commands and controls, in ms. */
let acks: number[] = [];
const platform = createDiscord({
  ...{
    token: BOT_TOKEN,
    apiUrl,
    content: false,
    ground,
    used: async () => undefined,
    translations: NO_TRANSLATIONS,
    clock: fineClock,
    random: Math.random,
    ids: newId,
  },
  report,
  acknowledged: (_, ms) => void acks.push(ms),
  ended: report,
  zone: 'UTC',
  options: {
    // Discord's fifty requests a second would leave the bot idle most of the time.
    rest: { globalRequestsPerSecond: Number.POSITIVE_INFINITY, handlerSweepInterval: KEPT * SECOND },
    sweepers: { threads: { interval: KEPT, lifetime: KEPT } },
  },
});
const bot = createBot({
  ...{ store, messenger: platform.messenger, tasks: NO_TASKS, decide: decideOn(ground) },
  ...{ ids: newId, clock: realClock, random: Math.random, report },
});
await platform.start(bot);
bot.run();
serveParent({
  port: undefined,
  takeAcks() {
    const taken = acks;
    acks = [];
    return taken;
  },
  async end() {
    await Promise.all([platform.stop(), bot.stop()]);
    await store.close();
  },
});
