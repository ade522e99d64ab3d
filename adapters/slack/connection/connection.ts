// The connection to Slack: Bolt's app behind a guard, with two sockets or an HTTP server, from start to stop.
import { App, type Logger, type Receiver } from '@slack/bolt';
import { WhichwayError } from '../../../knowledge/error.ts';
import { type Clock, SECOND } from '../../../src/door/clock.ts';
import { endable } from '../../../src/door/ending.ts';
import type { Report } from '../../../src/door/worker.ts';
import { formFault, reasonOf, restOf } from './faults.ts';
import { type Acknowledged, type Guard, guard } from './guard.ts';
import { httpIntake } from './httpintake.ts';
import { type Identity, identify } from './identity.ts';
import type { Intake } from './intake.ts';
import { libraryLogger } from './logger.ts';
import { type Outage, outage } from './outage.ts';
import { reconnectWait } from './reconnect.ts';
import { socketIntake } from './socketintake.ts';
import { clientOptions, type WebClient, webClient } from './webclient.ts';

/** How Slack's messages come in. */
export type SlackMode =
  | { kind: 'socket'; appToken: string }
  | { kind: 'http'; signingSecret: string; host: string; port: number };

export type SlackOptions = {
  mode: SlackMode;
  botToken: string;
  /** Where Slack's Web API is; undefined means Slack itself. */
  apiUrl: string | undefined;
  clock: Clock;
  /** From 0 up to 1. */
  random: () => number;
  report: Report;
  acknowledged: Acknowledged;
  /** Hears once that Slack takes the app's token no more; nothing comes in from then on. Not called by `stop`. */
  ended: (sentence: string) => void;
};

export type SlackConnection = {
  /**
   * For listeners. An event counts as taken when its listeners have ended well, so a listener ends when what it stores
   * is stored. The place of `app.error` is taken; `start` and `stop` are those below.
   */
  app: App;
  /** Speaks as the bot. Each call ends within ten seconds and repeats nothing. */
  client: WebClient;
  /** One more such client, which gives up each call after so many ms. */
  clientWithin(ms: number): WebClient;
  /**
   * Resolves when messages can come in, to who the bot is; undefined where `stop` came first. While Slack is out of
   * reach it tries on. Throws `settings` where a token or the address cannot work.
   */
  start(): Promise<Identity | undefined>;
  /** Takes nothing new in, waits three seconds at most for listeners under way, and closes. May be called twice. */
  stop(): Promise<void>;
  /** Whether messages can come in now. */
  connected(): boolean;
  /** Since when they cannot, in ms since 1970; undefined while they can. */
  downSince(): number | undefined;
  /** Where HTTP listens; undefined with sockets and before the start. */
  port(): number | undefined;
};

/** How long `stop` waits for listeners, in ms: one that takes longer has failed for Slack anyway. */
const STOP_WITHIN = 3 * SECOND;

/** Connects nothing before `start`. */
export function connectSlack(options: SlackOptions): SlackConnection {
  const { botToken, apiUrl, clock, report } = options;
  const life = endable(clock);
  const logger = libraryLogger((sentence) => report(`Slack's library says: ${sentence}`));
  const app = createApp(botToken, apiUrl, logger);
  const client = webClient(botToken, apiUrl, logger);
  const watch = guard(app, options);
  const troubles = outage(report);
  let downSince: number | undefined = clock.now();
  const changed = (): void => {
    if (intake.up()) downSince = undefined;
    else downSince ??= clock.now();
  };
  const intake = createIntake(options, { app, logger, outage: troubles, changed });

  const begin = async (): Promise<Identity | undefined> => {
    checkForm(options);
    const patience = { ...life, random: options.random, outage: troubles };
    const identity = await known(() => acquainted(client, app), patience);
    // What is opened after the end is closed by nobody.
    if (identity !== undefined && !life.over()) await intake.open();
    return life.over() ? undefined : identity;
  };
  const end = async (): Promise<void> => {
    life.end();
    intake.mute();
    await drain(watch, clock, report);
    await intake.close();
  };
  let starting: Promise<Identity | undefined> | undefined;
  let stopping: Promise<void> | undefined;
  return {
    app,
    client,
    clientWithin: (ms) => webClient(botToken, apiUrl, logger, ms),
    start: () => (starting ??= begin()),
    stop: () => (stopping ??= end()),
    connected: () => intake.up(),
    downSince: () => downSince,
    port: () => intake.port(),
  };
}

type IntakeParts = { app: App; logger: Logger; outage: Outage; changed: () => void };

function createIntake(options: SlackOptions, parts: IntakeParts): Intake {
  const { mode } = options;
  return mode.kind === 'socket'
    ? socketIntake({ ...options, ...parts, appToken: mode.appToken })
    : httpIntake({ ...parts, ...mode, clock: options.clock });
}

/** Waits for listeners under way, but not for ever. */
async function drain(watch: Guard, clock: Clock, report: Report): Promise<void> {
  const patience = clock.alarm(STOP_WITHIN);
  await Promise.race([watch.idle(), patience.rung]);
  patience.ring();
  const left = watch.underWay();
  if (left > 0)
    report(`Stopped while ${left} ${left === 1 ? 'listener' : 'listeners'} for Slack had not ended.`);
}

/** Bolt starts one receiver; ours are started here, one for each socket. */
const NO_RECEIVER: Receiver = {
  init() {},
  start: () => Promise.reject(new Error('Start the connection and not the app.')),
  stop: () => Promise.reject(new Error('Stop the connection and not the app.')),
};

function createApp(token: string, apiUrl: string | undefined, logger: Logger): App {
  return new App({
    token,
    receiver: NO_RECEIVER,
    // Else a wrong token ends the process from within, with nobody to catch it.
    deferInitialization: true,
    // Else every channel's state is kept in memory for ever.
    convoStore: false,
    // Tells the guard which body an error belongs to.
    extendedErrorHandler: true,
    logger,
    clientOptions: clientOptions(apiUrl),
  });
}

/** Throws `settings` on a token of another kind, before Slack is asked. */
function checkForm({ botToken, mode }: SlackOptions): void {
  const fault =
    formFault('SLACK_BOT_TOKEN', botToken) ??
    (mode.kind === 'socket' ? formFault('SLACK_APP_TOKEN', mode.appToken) : undefined);
  if (fault) throw fault;
}

async function acquainted(client: WebClient, app: App): Promise<Identity> {
  const identity = await identify(client);
  await app.init();
  return identity;
}

type Patience = { clock: Clock; over: () => boolean; random: () => number; outage: Outage };

/** Asks until there is an answer; undefined where it ended before that. Throws `settings` at once. */
async function known(
  ask: () => Promise<Identity>,
  { clock, over, random, outage }: Patience,
): Promise<Identity | undefined> {
  for (let failures = 1; !over(); failures++) {
    try {
      const identity = await ask();
      outage.over();
      return identity;
    } catch (cause) {
      if (cause instanceof WhichwayError) throw cause;
      if (over()) return undefined;
      outage.failed(`Slack does not answer (${reasonOf(cause)}); trying until it does.`);
      await clock.alarm(Math.max(restOf(cause), reconnectWait(failures, random()))).rung;
    }
  }
  return undefined;
}
