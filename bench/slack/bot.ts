// The bot that is measured: as `start` runs it, on a file database, connected to the Slack that its parent names.

import { join } from 'node:path';
import { realClock } from '../../adapters/clock.ts';
import { newId } from '../../adapters/ids.ts';
import { NO_TRANSLATIONS } from '../../adapters/model/translations.ts';
import { createSlack } from '../../adapters/slack/slack.ts';
import { openStore } from '../../adapters/store/open.ts';
import { openGuide } from '../../knowledge/open.ts';
import { createBot, decideOn, NO_TASKS } from '../../src/bot.ts';
import { OFFICE_HOURS } from '../../src/checkin/workhours.ts';
import type { Clock } from '../../src/door/clock.ts';
import { adviceVersion } from '../../src/version.ts';
import { BOT_TOKEN } from '../../test/doubles/slack/settings.ts';
import { serveParent } from '../platforms/child.ts';
import { task } from './child.ts';

const { mode, apiUrl, folder } = task();

/** The process's own clock in parts of a millisecond: an acknowledgement takes only a few. */
const fineClock: Clock = { ...realClock, now: () => performance.timeOrigin + performance.now() };

const store = await openStore(folder, realClock);
const guide = openGuide({ file: join(folder, 'knowledge.sqlite') });
const ground = { guide, version: adviceVersion(guide.hash), checkInAfter: 'P6M', hours: OFFICE_HOURS };
const report = (sentence: string): void => console.error(sentence);
/** Of commands and clicks, in ms. */
let acks: number[] = [];
const platform = createSlack({
  ...{
    mode,
    apiUrl,
    botToken: BOT_TOKEN,
    ground,
    used: async () => undefined,
    translations: NO_TRANSLATIONS,
    clock: fineClock,
    random: Math.random,
    ids: newId,
    report,
  },
  acknowledged(kind, ms) {
    if (kind === 'command' || kind === 'action') acks.push(ms);
  },
  ended: report,
  zone: 'UTC',
});
const bot = createBot({
  ...{ store, messenger: platform.messenger, tasks: NO_TASKS, decide: decideOn(ground) },
  ...{ ids: newId, clock: realClock, random: Math.random, report },
});
await platform.start(bot);
bot.run();
serveParent({
  port: platform.connection.port(),
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
