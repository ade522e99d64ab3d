// Slack as a platform of the bot: connects its listeners to the door, and is its messenger.
import type { Bot } from '../../src/bot.ts';
import { talksCard } from '../../src/dialogue/history.ts';
import type { Ground } from '../../src/dialogue/outcome.ts';
import { type Clock, SECOND } from '../../src/door/clock.ts';
import type { Messenger } from '../../src/door/messenger.ts';
import type { Ids, Report } from '../../src/door/worker.ts';
import { gapsHere, type LearningWorld, learningHere } from '../chat/learning.ts';
import type { Window } from '../chat/press.ts';
import type { Translations } from '../model/translations.ts';
import { ADMIN_UNKNOWN, FOR_ADMINS, isAdmin } from './admins.ts';
import { callers } from './callers.ts';
import { cardAlone } from './cardalone.ts';
import type { Payload } from './cards/elements.ts';
import { reasonModal, wordsModal } from './cards/modals.ts';
import { connectSlack, type SlackConnection, type SlackMode } from './connection/connection.ts';
import { reasonOf, tokenFault } from './connection/faults.ts';
import type { Acknowledged } from './connection/guard.ts';
import type { WebClient } from './connection/webclient.ts';
import { examplesHere } from './examples.ts';
import { HELP_IN_SLACK, NO_WINDOW } from './help.ts';
import { type ListenWorld, listen } from './listen.ts';
import { slackMessenger } from './messenger.ts';
import { kindOf } from './people.ts';
import type { Leaving } from './read.ts';
import type { CommandReading } from './readcommand.ts';
import { readingStatus } from './readingstatus.ts';
import { rootOf } from './root.ts';
import { tokenWatch } from './tokenwatch.ts';
import { STEP_WITHIN } from './upload.ts';
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
  /** What a tenant used of the model today, in a sentence; undefined without one. */
  used: (tenant: string) => Promise<string | undefined>;
  translations: Translations;
  /** The zone of people whose profile tells none. */
  zone: string;
};

/** A look before an acknowledgement, of which there may be two, in ms: Slack waits 3 seconds for that. */
const LOOK_WITHIN = SECOND;

export type SlackPlatform = {
  /** Sends nothing rightly before `start` has resolved: only then it is known what the bot may do. */
  messenger: Messenger;
  /** Takes events in for the bot. Resolves when it is connected, or stopped before that. Throws `settings`. */
  start(bot: Bot): Promise<void>;
  /** Takes nothing more in, and lets listeners end. May be called twice. */
  stop(): Promise<void>;
  connection: Pick<SlackConnection, 'app' | 'connected' | 'downSince' | 'port'>;
};

export function createSlack(world: SlackWorld): SlackPlatform {
  const { clock, report } = world;
  const connection = connectSlack(world);
  const { app, client } = connection;
  let scopes: readonly string[] = [];
  let web: string | undefined;
  const { called, refused, addressOf } = callers(report);
  const uploads = connection.clientWithin(STEP_WITHIN);
  const looks = connection.clientWithin(LOOK_WITHIN);
  const messenger = slackMessenger({
    client,
    uploads,
    scopes: () => scopes,
    web: () => web,
    report,
    ...{ refused, addressOf, translations: world.translations },
    tokens: tokenWatch(report),
  });
  const zones = zonesOf({ client, clock, report, otherwise: world.zone });
  return {
    messenger,
    async start(bot) {
      const take = {
        ...{ bot, zones, ids: world.ids, whisper: messenger.whisper },
        isPerson: async (id: string) => ['person', 'unknown'].includes(await kindOf(client, id)),
        rootOf: (place: string, ts: string) => rootOf(looks, place, ts),
        reading: readingStatus(client, report),
      };
      listen(app, {
        ...{ take, called, show: windows({ client, messenger, report }) },
        left: (reading) => leave(reading, { bot, client, report }),
        now: () => new Date(clock.now()).toISOString(),
        help: () => cardAlone(HELP_IN_SLACK),
        status: (tenant, place) => talksHere(bot, { tenant, place }, world, web),
        examples: (reading, at) => examplesHere(reading, at, bot, web),
        forAdmins: (reading) => forAdmins(reading, looks, { bot, ground: world.ground, clock }),
      });
      const identity = await connection.start();
      scopes = identity?.scopes ?? [];
      web = identity?.web;
      for (const tenant of identity === undefined ? [] : [identity.teamId, identity.enterpriseId])
        if (tenant !== undefined) await bot.returned(tenant);
    },
    stop: () => connection.stop(),
    connection,
  };
}

/**
 * Ends what waits for the workspace. Slack may tell of it late and again: where the token works, the app is back and
 * nothing is to be ended. Rejects where Slack cannot be asked, so that it tells us once more.
 */
async function leave(
  { tenant, reason }: Leaving,
  { bot, client, report }: { bot: Bot; client: WebClient; report: Report },
): Promise<void> {
  try {
    await client.auth.test();
    await bot.returned(tenant);
    return;
  } catch (cause) {
    if (!tokenFault('SLACK_BOT_TOKEN', cause)) throw cause;
  }
  report(`Nothing more is sent to the workspace ${tenant}: ${reason}. What was said is kept.`);
  await bot.leave(tenant, reason);
}

/** What only admins see or set; others are told so. */
async function forAdmins(
  { by, tenant, wants, choice }: CommandReading,
  client: WebClient,
  world: LearningWorld,
): Promise<Payload> {
  const allowed = await isAdmin(client, by, tenant);
  if (allowed === undefined) return cardAlone(ADMIN_UNKNOWN);
  if (!allowed) return cardAlone(FOR_ADMINS);
  return cardAlone(
    wants === 'gaps' ? await gapsHere(tenant, world) : await learningHere(tenant, choice ?? 'status', world),
  );
}

/** What was talked about in a room. */
async function talksHere(
  bot: Bot,
  { tenant, place }: { tenant: string; place: string },
  { ground, used }: Pick<SlackWorld, 'ground' | 'used'>,
  web: string | undefined,
): Promise<Payload> {
  const talks = await bot.talksIn(tenant, place);
  return cardAlone(
    talksCard(
      talks.map((one) => ({ ...one, place })),
      ground,
      await used(tenant),
    ),
    web,
  );
}

/** Opens windows; where one does not open, its person is told. */
function windows({
  client,
  messenger,
  report,
}: Pick<SlackConnection, 'client'> & { messenger: Messenger; report: Report }): ListenWorld['show'] {
  return async ({ trigger, tenant, talk, place, thread, by }, window) => {
    try {
      await client.views.open({
        trigger_id: trigger,
        view: viewOf(window, { talk, channel: place, thread }),
      });
    } catch (cause) {
      report(`A window could not be opened (${reasonOf(cause)}).`);
      messenger.whisper({ tenant, talk, place, thread, to: by, card: NO_WINDOW });
    }
  };
}

/** The window as Slack takes it. Slack has a calendar of its own, so it is never asked for a date. */
function viewOf(window: Window, kept: { talk: string; channel: string; thread: string }) {
  switch (window.kind) {
    case 'words':
      return wordsModal({ ...kept, question: window.question }, window.asked);
    case 'reason':
      return reasonModal({ ...kept, message: window.message });
    case 'when':
      throw new Error('Slack has no window for dates');
    default:
      return window satisfies never;
  }
}
