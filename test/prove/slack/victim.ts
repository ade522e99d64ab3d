// The process that is killed, in Slack.

import { realClock } from '../../../adapters/clock.ts';
import { newId } from '../../../adapters/ids.ts';
import { NO_TRANSLATIONS } from '../../../adapters/model/translations.ts';
import { createSlack } from '../../../adapters/slack/slack.ts';
import { APP_TOKEN, BOT_TOKEN } from '../../doubles/slack/settings.ts';
import { live } from '../platforms/victim.ts';
import { ground } from '../simulation/ground.ts';

await live(({ url, report }) =>
  createSlack({
    mode: { kind: 'socket', appToken: APP_TOKEN },
    ...{
      botToken: BOT_TOKEN,
      apiUrl: url,
      ground,
      used: async () => undefined,
      translations: NO_TRANSLATIONS,
      clock: realClock,
      ids: newId,
      report,
    },
    random: Math.random,
    acknowledged: () => {},
    ended: report,
    // Where everybody lives, so that an answer about them that comes late on a busy machine changes nothing.
    zone: 'Europe/Berlin',
  }),
);
