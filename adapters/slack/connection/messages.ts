// What comes over one socket: seen before Slack's library sees it.
import type { SocketModeReceiver } from '@slack/bolt';
import { type Body, isRecord } from './kind.ts';

type Client = SocketModeReceiver['client'];

export type Traffic = { received: number; unanswered: number };

export type Messages = {
  /** How many were passed on so far, and how many of them wait for their acknowledgement. */
  traffic(): Traffic;
  /** From now on nothing is passed on. */
  mute(): void;
};

/**
 * Steps between a socket and the library, because the library closes the socket the moment Slack asks us to leave:
 * acknowledgements under way are then lost, and so is what is just arriving. `asked` hears Slack's reason instead, and
 * the socket stays open until it is closed. It also fails on a message without the part that it expects, with a
 * rejection that nobody handles; here such a message is left out, and Slack sends it again.
 */
export function intercept(client: Client, asked: (reason: string) => void): Messages {
  const passOn = client.listeners('ws_message');
  const open = new Set<string>();
  let received = 0;
  let muted = false;

  client.removeAllListeners('ws_message');
  client.on('ws_message', (data: unknown, isBinary: unknown) => {
    const message = read(data);
    if (message === undefined || (muted && message.type !== 'disconnect')) return;
    if (message.type === 'disconnect') {
      asked(typeof message.reason === 'string' ? message.reason : 'no reason given');
      return;
    }
    received++;
    const id = message.envelope_id;
    if (typeof id === 'string') open.add(id);
    for (const listener of passOn) listener(data, isBinary);
  });
  client.on('outgoing_message', ({ envelope_id: id }: { envelope_id: string }) => void open.delete(id));
  return {
    traffic: () => ({ received, unanswered: open.size }),
    mute() {
      muted = true;
    },
  };
}

/** A message that the library can take; undefined for every other. */
function read(data: unknown): Body | undefined {
  if (typeof data !== 'string') return undefined;
  let message: unknown;
  try {
    message = JSON.parse(data);
  } catch {
    return undefined; // No JSON, no message; the library leaves it out too.
  }
  if (!isRecord(message) || typeof message.type !== 'string') return undefined;
  if (message.type === 'hello' || message.type === 'disconnect') return message;
  const { payload } = message;
  if (!isRecord(payload)) return undefined;
  if (message.type === 'events_api' && !(isRecord(payload.event) && typeof payload.event.type === 'string'))
    return undefined;
  return message;
}
