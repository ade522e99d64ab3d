// A real Bolt app that is connected to the double in either mode and ends with the test.
import { App, HTTPReceiver, LogLevel, SocketModeReceiver, webApi } from '@slack/bolt';
import { onTestFinished } from 'vitest';
import { APP_TOKEN, BOT_TOKEN, SIGNING_SECRET } from './settings.ts';
import type { Slack } from './slack.ts';

export const MODES = ['socket', 'http'] as const;
export type Mode = (typeof MODES)[number];

/** The SDK waits so long before it connects again, in ms; its own 5 s would make the tests wait. */
const RECONNECT = 200;

/** Nothing is repeated by the SDK itself, and nothing waits long. */
const clientOptions = (slack: Slack) => ({
  slackApiUrl: slack.apiUrl,
  retryConfig: { retries: 0 },
  timeout: 5_000,
  rejectRateLimitedCalls: true,
});

/** `prepare` adds the listeners. Resolves when the app is connected. */
export async function boltFor(slack: Slack, mode: Mode, prepare: (app: App) => void): Promise<App> {
  return mode === 'socket' ? socketApp(slack, prepare) : httpApp(slack, prepare);
}

function appWith(slack: Slack, receiver: SocketModeReceiver | HTTPReceiver): App {
  const options = {
    logLevel: LogLevel.ERROR,
    convoStore: false,
    clientOptions: clientOptions(slack),
  } as const;
  return new App({ token: BOT_TOKEN, receiver, ...options });
}

async function socketApp(slack: Slack, prepare: (app: App) => void): Promise<App> {
  const receiver = new SocketModeReceiver({
    appToken: APP_TOKEN,
    logLevel: LogLevel.ERROR,
    clientPingTimeout: RECONNECT,
    installerOptions: { clientOptions: clientOptions(slack) },
  });
  const app = appWith(slack, receiver);
  prepare(app);
  await app.start();
  onTestFinished(() => leave(app));
  return app;
}

/** The SDK rejects with nothing where it was about to connect again; it is gone then as well. */
async function leave(app: App): Promise<void> {
  try {
    await app.stop();
  } catch (thrown) {
    if (thrown !== undefined) throw thrown;
  }
}

async function httpApp(slack: Slack, prepare: (app: App) => void): Promise<App> {
  const receiver = new HTTPReceiver({ signingSecret: SIGNING_SECRET, logLevel: LogLevel.ERROR });
  const app = appWith(slack, receiver);
  prepare(app);
  const server = await receiver.start({ port: 0, host: '127.0.0.1' });
  onTestFinished(async () => void (await receiver.stop()));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the app listens nowhere');
  slack.deliverTo(`http://127.0.0.1:${address.port}/slack/events`);
  return app;
}

/** Slack's own client for the Web API, without an app around it. */
export function clientFor(slack: Slack, token: string = BOT_TOKEN): webApi.WebClient {
  return new webApi.WebClient(token, { ...clientOptions(slack), logLevel: LogLevel.ERROR });
}
