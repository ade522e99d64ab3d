// The real bot in the local Slack, in either mode, ended with the test. Time goes on only when a test moves it.

import { onTestFinished } from 'vitest';
import { realClock } from '../../adapters/clock.ts';
import { FACES } from '../../adapters/commands/faces.ts';
import { newId } from '../../adapters/ids.ts';
import { modelBehind } from '../../adapters/model/behind.ts';
import { type Env, readSettings } from '../../adapters/settings.ts';
import type { SlackMode } from '../../adapters/slack/connection/connection.ts';
import { SLACK_PATH } from '../../adapters/slack/connection/httpintake.ts';
import { createSlack, type SlackPlatform } from '../../adapters/slack/slack.ts';
import { type OpenStore, openMemoryStore, openStore } from '../../adapters/store/open.ts';
import { type Guide, openGuide } from '../../knowledge/open.ts';
import { type Bot, createBot, decideOn } from '../../src/bot.ts';
import { OFFICE_HOURS } from '../../src/checkin/workhours.ts';
import type { Ground } from '../../src/dialogue/outcome.ts';
import type { Messenger } from '../../src/door/messenger.ts';
import { adviceVersion } from '../../src/version.ts';
import { movingClock } from '../clock.ts';
import { APP_TOKEN, BOT_TOKEN, SIGNING_SECRET } from '../doubles/slack/settings.ts';
import { type Slack, slackForTest } from '../doubles/slack/slack.ts';

export const MODES = ['socket', 'http'] as const;
export type Mode = (typeof MODES)[number];

const WAYS: Readonly<Record<Mode, SlackMode>> = {
  socket: { kind: 'socket', appToken: APP_TOKEN },
  http: { kind: 'http', signingSecret: SIGNING_SECRET, host: '127.0.0.1', port: 0 },
};

const guide = openGuide({ file: ':memory:' });
/** Only read, so that all tests of a file can share it. */
export const GROUND: Ground & { guide: Guide } = {
  guide,
  version: adviceVersion(guide.hash),
  checkInAfter: 'P6M',
  hours: OFFICE_HOURS,
};

/** A Friday, so that nothing hides behind a weekend. */
const BEGIN = Date.parse('2026-11-20T08:00:00Z');

export type BotInSlack = {
  slack: Slack;
  bot: Bot;
  platform: SlackPlatform;
  store: OpenStore;
  /** What an admin was told. */
  reports: string[];
  /** Moves the time of Slack and of the bot on by so many ms. */
  move(ms: number): Promise<void>;
  /** Works and sends all that can be now. */
  settle(): Promise<void>;
  /** Ends the bot as the process does. May be called twice. */
  stop(): Promise<void>;
};

type SlackWishes = NonNullable<Parameters<typeof slackForTest>[0]>;

export type Wishes = {
  slack?: Omit<SlackWishes, 'mode' | 'clock'>;
  /** Undefined: in memory. */
  folder?: string;
  /** Sees what the bot sends, and may change it. */
  watch?: (messenger: Messenger) => Messenger;
  begin?: number;
  /** Settings of a model; without any there is none. */
  env?: Env;
};

/** The workspace and the bot in it. The bot works only in `settle`, unless the test lets it `run`. */
export async function botInSlack(mode: Mode, wishes: Wishes = {}): Promise<BotInSlack> {
  const time = movingClock(wishes.begin ?? BEGIN);
  const slack = await slackForTest({ ...wishes.slack, mode, clock: time.clock });
  return botIn(slack, mode, { ...wishes, time });
}

type Time = ReturnType<typeof movingClock>;

/** One more bot in that workspace, such as the next process after a stop. */
export async function botIn(
  slack: Slack,
  mode: Mode,
  { folder, watch = (messenger) => messenger, time, env = {} }: Wishes & { time: Time },
): Promise<BotInSlack> {
  const reports: string[] = [];
  const { clock } = time;
  const store = folder === undefined ? await openMemoryStore() : await openStore(folder, realClock);
  const common = { clock, ids: newId, report: (sentence: string) => void reports.push(sentence) };
  const behind = await modelBehind(readSettings(env, {}), GROUND, store, {
    ...{ ...common, random: () => 0.5, faces: FACES },
  });
  const platform = createSlack({
    ...{
      ...common,
      mode: WAYS[mode],
      botToken: BOT_TOKEN,
      apiUrl: slack.apiUrl,
      ground: GROUND,
      used: behind.used,
      translations: behind.translations,
    },
    ...{ random: () => 0.99, acknowledged: () => {}, ended: common.report, zone: 'UTC' },
  });
  const bot = createBot({
    ...{ ...common, store, messenger: watch(platform.messenger), tasks: behind.tasks },
    ...{ decide: decideOn(GROUND, behind.hasModel), random: () => 0.5 },
  });
  let stopped: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    await Promise.all([platform.stop(), bot.stop()]);
    behind.end();
    await store.close();
  };
  const inSlack: BotInSlack = {
    ...{ slack, bot, platform, store, reports, move: time.move },
    settle: () => bot.drain(),
    stop: () => (stopped ??= stop()),
  };
  onTestFinished(inSlack.stop);
  await platform.start(bot);
  const port = platform.connection.port();
  if (port !== undefined) slack.deliverTo(`http://127.0.0.1:${port}${SLACK_PATH}`);
  return inSlack;
}
