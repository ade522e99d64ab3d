// The bot as `start` runs it, with a slow model behind it, for a platform that is given.

import { join } from 'node:path';
import { realClock } from '../../adapters/clock.ts';
import { FACES } from '../../adapters/commands/faces.ts';
import { newId } from '../../adapters/ids.ts';
import { modelBehind } from '../../adapters/model/behind.ts';
import type { Translations } from '../../adapters/model/translations.ts';
import { readSettings } from '../../adapters/settings.ts';
import { openStore } from '../../adapters/store/open.ts';
import { type Guide, openGuide } from '../../knowledge/open.ts';
import { type Bot, createBot, decideOn } from '../../src/bot.ts';
import { OFFICE_HOURS } from '../../src/checkin/workhours.ts';
import type { Ground } from '../../src/dialogue/outcome.ts';
import type { Messenger } from '../../src/door/messenger.ts';
import { adviceVersion } from '../../src/version.ts';
import { type ModelServer, startModel } from '../../test/doubles/model/model.ts';
import { MODEL_TAKES } from './figures.ts';

export type Common = {
  ground: Ground & { guide: Guide };
  used: (tenant: string) => Promise<string | undefined>;
  translations: Translations;
  clock: typeof realClock;
  random: () => number;
  ids: () => string;
  report: (sentence: string) => void;
  acknowledged: () => void;
  ended: (sentence: string) => void;
  zone: string;
};

export type Slow = {
  model: ModelServer;
  common: Common;
  bot(messenger: Messenger): Bot;
  end(): Promise<void>;
};

/** Everything but the platform. `folder` is for the data. */
export async function slowModel(folder: string): Promise<Slow> {
  const model = await startModel();
  model.fault({ delay: MODEL_TAKES, times: Number.POSITIVE_INFINITY });
  const store = await openStore(folder, realClock);
  const guide = openGuide({ file: join(folder, 'knowledge.sqlite') });
  const ground = { guide, version: adviceVersion(guide.hash), checkInAfter: 'P6M', hours: OFFICE_HOURS };
  const report = (sentence: string): void => console.error(sentence);
  const world = { clock: realClock, random: Math.random, report };
  const behind = await modelBehind(readSettings({ OPENAI_BASE_URL: model.url }, {}), ground, store, {
    ...{ ...world, faces: FACES },
  });
  return {
    model,
    common: {
      ...{
        ...world,
        ground,
        used: behind.used,
        translations: behind.translations,
        ids: newId,
        acknowledged: () => {},
      },
      ...{ ended: report, zone: 'UTC' },
    },
    bot: (messenger) =>
      createBot({
        ...{ store, messenger, tasks: behind.tasks, decide: decideOn(ground, behind.hasModel) },
        ...{ ...world, ids: newId },
      }),
    async end() {
      behind.end();
      guide.close();
      await store.close();
      await model.stop();
    },
  };
}
