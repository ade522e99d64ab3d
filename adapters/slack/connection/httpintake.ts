// HTTP: Slack sends its messages to a public address of ours, each signed with the app's secret.
import { once } from 'node:events';
import type { Server } from 'node:http';
import { type App, HTTPReceiver, type HTTPReceiverOptions, type Logger } from '@slack/bolt';
import { WhichwayError } from '../../../knowledge/error.ts';
import { type Clock, SECOND } from '../../../src/door/clock.ts';
import { reasonOf } from './faults.ts';
import type { Intake, IntakeWorld } from './intake.ts';

/** Where Slack is told to send to, for events and for everything that people press. */
export const SLACK_PATH = '/slack/events';

/** Largest body, in bytes: a message has at most 40,000 characters, and its blocks not many times that. */
export const BODY_LIMIT = 1024 * 1024;

/** A request must be here in whole within this, in ms: Slack gives up after 3 s, so a slower one is not Slack's. */
const REQUEST_WITHIN = 10 * SECOND;

/** How long requests that are half here may hold up the end, in ms. */
const CLOSE_WITHIN = SECOND;

/** What is answered where no listener did: the guard has told it already, and Slack sends an event again on an error. */
const ANSWERS: Pick<HTTPReceiverOptions, 'unhandledRequestHandler' | 'processEventErrorHandler'> = {
  unhandledRequestHandler({ response }) {
    if (!response.headersSent) response.writeHead(503).end();
  },
  async processEventErrorHandler({ response }) {
    if (!response.headersSent) response.writeHead(500).end();
    return true;
  },
};

export type HttpIntakeWorld = IntakeWorld & {
  app: App;
  signingSecret: string;
  host: string;
  port: number;
  clock: Clock;
  logger: Logger;
};

export function httpIntake({ app, clock, changed, ...options }: HttpIntakeWorld): Intake {
  let server: Server | undefined;
  let gone: Promise<unknown> = Promise.resolve();
  let muted = false;
  const mute = (): void => {
    muted = true;
    if (server?.listening) server.close();
    changed();
  };
  return {
    async open() {
      server = await listen(app, options);
      gone = once(server, 'close');
      if (muted) mute();
      changed();
    },
    mute,
    async close() {
      mute();
      const patience = clock.alarm(CLOSE_WITHIN);
      await Promise.race([gone, patience.rung]);
      patience.ring();
      server?.closeAllConnections();
    },
    up: () => server?.listening ?? false,
    port: () => portOf(server),
  };
}

type Listening = Pick<HttpIntakeWorld, 'signingSecret' | 'host' | 'port' | 'logger'>;

async function listen(app: App, { signingSecret, host, port, logger }: Listening): Promise<Server> {
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: SLACK_PATH,
    bodyLimit: BODY_LIMIT,
    logger,
    ...ANSWERS,
  });
  receiver.init(app);
  try {
    return await receiver.start({ host, port }, { requestTimeout: REQUEST_WITHIN });
  } catch (cause) {
    throw new WhichwayError(
      'settings',
      `The address ${host}:${port} cannot be listened on (${reasonOf(cause)}). Set HOST and PORT to one that is free.`,
      { cause },
    );
  }
}

function portOf(server: Server | undefined): number | undefined {
  const address = server?.address();
  return typeof address === 'object' && address !== null ? address.port : undefined;
}
