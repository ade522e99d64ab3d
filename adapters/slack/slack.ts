// Slack as a platform of the bot: connects its listeners to the door, and is its messenger.
import { LRUCache } from 'lru-cache';
import type { Bot } from '../../src/bot.ts';
import type { Card } from '../../src/card.ts';
import { talksList } from '../../src/dialogue/lists.ts';
import type { Ground } from '../../src/dialogue/outcome.ts';
import { type Clock, MINUTE } from '../../src/door/clock.ts';
import type { Message, Messenger } from '../../src/door/messenger.ts';
import type { Ids, Report } from '../../src/door/worker.ts';
import { answerTo } from './answerto.ts';
import { blocksOf } from './cards/blocks.ts';
import type { Payload } from './cards/elements.ts';
import { connectSlack, type SlackConnection, type SlackMode } from './connection/connection.ts';
import { reasonOf } from './connection/faults.ts';
import type { Acknowledged } from './connection/guard.ts';
import { HELP_IN_SLACK, NO_WINDOW, NOT_ALLOWED_HERE, refusedHere } from './help.ts';
import { listen } from './listen.ts';
import { slackMessenger } from './messenger.ts';
import { isShutOut } from './outcome.ts';
import type { TakeWorld } from './take.ts';
import { zonesOf } from './zones.ts';

export type SlackWorld = {
  mode: SlackMode;
  botToken: string;
  /** Where Slack's Web API is; undefined means Slack itself. */
  apiUrl: string | undefined;
  ground: Ground;
  clock: Clock;
  random: () => number;
  ids: Ids;
  report: Report;
  acknowledged: Acknowledged;
  /** Hears once that Slack takes the app's token no more. */
  ended: (sentence: string) => void;
  /** The zone of people whose profile tells none. */
  zone: string;
};

export type SlackPlatform = {
  /** Sends nothing rightly before `start` has resolved: only then it is known what the bot may do. */
  messenger: Messenger;
  /** Takes events in for the bot. Resolves when it is connected, or stopped before that. Throws `settings`. */
  start(bot: Bot): Promise<void>;
  /** Takes nothing more in, and lets listeners end. May be called twice. */
  stop(): Promise<void>;
  connection: Pick<SlackConnection, 'connected' | 'downSince' | 'port'>;
};

/** Slack takes answers to a command for half an hour, in ms. */
const COMMAND_ANSWERABLE = 30 * MINUTE;
/** Commands whose people may still have to be told that the bot cannot write there. */
const MOST_COMMANDS = 1_000;

export function createSlack(world: SlackWorld): SlackPlatform {
  const { clock, report, ground } = world;
  const connection = connectSlack(world);
  const { app, client } = connection;
  let scopes: readonly string[] = [];
  const commands = new LRUCache<string, string>({ max: MOST_COMMANDS, ttl: COMMAND_ANSWERABLE });
  const refused = (message: Message, cause: unknown): void => {
    const address = commands.get(message.talk);
    if (address === undefined) return;
    commands.delete(message.talk);
    const card = isShutOut(cause) ? NOT_ALLOWED_HERE : refusedHere(reasonOf(cause));
    void answerTo(address, payloadOf(card)).catch((failed: unknown) => {
      report(`A note about a command could not be shown (${reasonOf(failed)}).`);
    });
  };
  const messenger = slackMessenger({ client, scopes: () => scopes, report, refused });
  const zones = zonesOf({ client, clock, report, otherwise: world.zone });
  return {
    messenger,
    async start(bot) {
      const take = {
        ...{ bot, zones, ids: world.ids, whisper: messenger.whisper },
        reading: readingStatus(connection, report),
      };
      listen(app, {
        take,
        now: () => new Date(clock.now()).toISOString(),
        async show({ trigger, tenant, talk, place, thread, by }, view) {
          try {
            await client.views.open({ trigger_id: trigger, view });
          } catch (cause) {
            report(`A window could not be opened (${reasonOf(cause)}).`);
            messenger.whisper({ tenant, talk, place, thread, to: by, card: NO_WINDOW });
          }
        },
        help: () => payloadOf(HELP_IN_SLACK),
        async status(tenant, place) {
          const talks = await bot.talksIn(tenant, place);
          return payloadOf(
            talksList(
              talks.map(({ talk }) => talk),
              ground,
            ),
          );
        },
        commanded: (talk, address) => void commands.set(talk, address),
      });
      const identity = await connection.start();
      scopes = identity?.scopes ?? [];
    },
    stop: () => connection.stop(),
    connection,
  };
}

/** A card outside of any talk. */
function payloadOf(card: Card): Payload {
  return blocksOf({ id: '', tenant: '', talk: '', place: '', thread: '', card });
}

/** What people see while we look something up; Slack takes it away with our next message. */
const READING = 'is reading …';

/** Things that happened whose repetition shows no status again: more than come within the minutes in which Slack repeats. */
const MOST_SHOWN = 5_000;

/** Best effort, and silent after its first failure: a workspace that does not know it answers the same each time. */
function readingStatus({ client }: SlackConnection, report: Report): TakeWorld['reading'] {
  const shown = new LRUCache<string, true>({ max: MOST_SHOWN });
  let failed = false;
  return ({ place, thread, key }) => {
    if (failed || thread === '' || shown.has(key)) return;
    shown.set(key, true);
    client.assistant.threads
      .setStatus({ channel_id: place, thread_ts: thread, status: READING })
      .catch((cause: unknown) => {
        if (!failed) report(`"${READING}" cannot be shown here (${reasonOf(cause)}).`);
        failed = true;
      });
  };
}
