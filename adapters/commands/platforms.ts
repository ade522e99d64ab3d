// The chat platforms that have their settings, and one messenger for all of them.
import type { Bot } from '../../src/bot.ts';
import type { Ground } from '../../src/dialogue/outcome.ts';
import type { Messenger } from '../../src/door/messenger.ts';
import { realClock } from '../clock.ts';
import { createDiscord } from '../discord/discord.ts';
import { isOfDiscord } from '../discord/places.ts';
import { newId } from '../ids.ts';
import type { Behind } from '../model/behind.ts';
import { type Settings, zoneOf } from '../settings.ts';
import { createSlack } from '../slack/slack.ts';
import { slackSettings } from './slacksettings.ts';

export type Platform = {
  messenger: Messenger;
  /** Whether a place is one of this platform's. */
  has: (place: string) => boolean;
  /** Resolves when it is connected, or stopped before that. Throws `settings`. */
  start(bot: Bot): Promise<void>;
  stop(): Promise<void>;
  /** What is told once it is connected. */
  greeting(): string;
};

export type PlatformWorld = {
  settings: Settings;
  ground: Ground;
  /** What they need of the model: what a tenant used of it, and translations. */
  behind: Pick<Behind, 'used' | 'translations'>;
  tell: (sentence: string) => void;
  /** Hears that a platform takes the bot no more. */
  ended: (sentence: string) => void;
};

/** Those that are set up; none where no setting asks for one. Throws `settings` where only half of one is there. */
export function platformsOf(world: PlatformWorld): Platform[] {
  return [slackOf(world), discordOf(world)].filter((one) => one !== undefined);
}

function common({ settings, ground, behind, tell, ended }: PlatformWorld, name: string) {
  const verbose = settings.LOG_LEVEL === 'debug' || settings.LOG_LEVEL === 'trace';
  return {
    ...{
      ground,
      used: behind.used,
      translations: behind.translations,
      clock: realClock,
      random: Math.random,
      ids: newId,
      report: tell,
      zone: zoneOf(settings),
    },
    acknowledged: (kind: string, ms: number) => {
      if (verbose) tell(`A ${name} ${kind} was acknowledged after ${ms} ms.`);
    },
    ended,
  };
}

function slackOf(world: PlatformWorld): Platform | undefined {
  const wanted = slackSettings(world.settings);
  if (!wanted) return undefined;
  const slack = createSlack({
    ...{ ...wanted, apiUrl: world.settings.SLACK_API_URL },
    ...common(world, 'Slack'),
  });
  const { mode } = wanted;
  const { connection } = slack;
  return {
    ...slack,
    has: (place) => !isOfDiscord(place),
    greeting: () =>
      mode.kind === 'socket'
        ? 'Connected to Slack. Try /whichway in a channel, or write to the bot.'
        : `Listening on ${mode.host}:${connection.port() ?? mode.port} for what Slack sends to /slack/events.`,
  };
}

function discordOf(world: PlatformWorld): Platform | undefined {
  const { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl, DISCORD_MESSAGE_CONTENT } = world.settings;
  if (token === undefined) return undefined;
  const discord = createDiscord({
    ...{ token, apiUrl, content: DISCORD_MESSAGE_CONTENT === 'true' },
    ...common(world, 'Discord'),
  });
  return {
    ...discord,
    has: isOfDiscord,
    greeting: () => 'Connected to Discord. Try /whichway ask in a channel, or write to the bot.',
  };
}

const NOT_YET = 'not connected yet';

/** One messenger for all of them. What is for a platform that did not start yet waits. `started`: those that did. */
export function messengerOf(platforms: readonly Platform[], started: ReadonlySet<Platform>): Messenger {
  const of = (place: string): Messenger | undefined =>
    platforms.find((one) => started.has(one) && one.has(place))?.messenger;
  const waiting = { kind: 'unsent', reason: NOT_YET } as const;
  return {
    can: (place) => of(place)?.can(place) ?? { edit: true, find: true },
    post: async (message) => of(message.place)?.post(message) ?? waiting,
    edit: async (message, external) => of(message.place)?.edit(message, external) ?? waiting,
    find: async (message) => of(message.place)?.find(message) ?? waiting,
    whisper: (whispered) => of(whispered.place)?.whisper(whispered),
  };
}
