// The process that is killed, in Discord.

import { realClock } from '../../../adapters/clock.ts';
import { createDiscord } from '../../../adapters/discord/discord.ts';
import { newId } from '../../../adapters/ids.ts';
import { NO_TRANSLATIONS } from '../../../adapters/model/translations.ts';
import { BOT_TOKEN } from '../../doubles/discord/settings.ts';
import { live } from '../platforms/victim.ts';
import { ground } from '../simulation/ground.ts';

await live(({ url, clock, report }) =>
  createDiscord({
    ...{
      token: BOT_TOKEN,
      apiUrl: url,
      content: false,
      ground,
      used: async () => undefined,
      translations: NO_TRANSLATIONS,
      ids: newId,
      random: Math.random,
      report,
    },
    // Discord's numbers hold its time, which is as fast as the store's; people and the library wait in real time.
    clock: { ...clock, alarm: realClock.alarm },
    acknowledged: () => {},
    ended: report,
    zone: 'Europe/Berlin',
    // Discord lets nobody begin a session more often than every five seconds; here sessions are lost faster.
    options: { ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) } },
  }),
);
