// The peer that acknowledgements are compared with: a plain Bolt app that stores nothing and only acknowledges.
import { App, HTTPReceiver, LogLevel, SocketModeReceiver } from '@slack/bolt';
import { SLACK_PATH } from '../../adapters/slack/connection/httpintake.ts';
import { BOT_TOKEN } from '../../test/doubles/slack/settings.ts';
import { serveParent } from '../platforms/child.ts';
import { task } from './child.ts';

const { mode, apiUrl } = task();
const logLevel = LogLevel.ERROR;

function receiverFor(): SocketModeReceiver | HTTPReceiver {
  if (mode.kind === 'http')
    return new HTTPReceiver({ signingSecret: mode.signingSecret, endpoints: SLACK_PATH, logLevel });
  const installerOptions = { clientOptions: { slackApiUrl: apiUrl } };
  return new SocketModeReceiver({ appToken: mode.appToken, logLevel, installerOptions });
}

const receiver = receiverFor();
const app = new App({
  ...{ token: BOT_TOKEN, receiver, logLevel, convoStore: false },
  clientOptions: { slackApiUrl: apiUrl },
});
app.command(/./u, ({ ack }) => ack());
app.action(/./u, ({ ack }) => ack());
app.event(/./u, async () => {});

async function start(): Promise<number | undefined> {
  if (receiver instanceof SocketModeReceiver) {
    await app.start();
    return undefined;
  }
  const server = await receiver.start({ host: '127.0.0.1', port: 0 });
  const address = server.address();
  return typeof address === 'object' ? address?.port : undefined;
}

serveParent({
  port: await start(),
  takeAcks: () => [],
  end: async () => void (await receiver.stop()),
});
