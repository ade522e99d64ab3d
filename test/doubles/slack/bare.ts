// A client of Socket Mode without an SDK: it acknowledges only what a test says.
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import { asJson, asText, type Json } from '../json.ts';
import { clientFor } from './bolt.ts';
import { APP_TOKEN } from './settings.ts';
import type { Slack } from './slack.ts';

export type Bare = {
  /** All that came, in order, `hello` included. */
  received: Json[];
  /** Those of `received` that want an acknowledgement. */
  envelopes(): Json[];
  /** Acknowledges the envelope, with what the app has to say. */
  ack(envelope: Json | undefined, payload?: unknown): void;
  closed(): boolean;
};

/** The address for one socket. */
export async function socketUrl(slack: Slack): Promise<string> {
  const { url } = await clientFor(slack, APP_TOKEN).apps.connections.open({});
  if (url === undefined) throw new Error('there is no URL in the answer');
  return url;
}

/** Resolves when something came: the greeting, or why there is none. Ends with the test. */
export async function bareSocket(slack: Slack): Promise<Bare> {
  const client = new WebSocket(await socketUrl(slack));
  onTestFinished(() => client.terminate());
  const received: Json[] = [];
  client.on('message', (data) => received.push(asJson(JSON.parse(String(data)))));
  await slack.until(() => received.length > 0, 'the socket is greeted');
  return {
    received,
    envelopes: () => received.filter((one) => asText(one.envelope_id) !== undefined),
    ack(envelope, payload = {}) {
      client.send(JSON.stringify({ envelope_id: envelope?.envelope_id, payload }));
    },
    closed: () => client.readyState === client.CLOSED,
  };
}
