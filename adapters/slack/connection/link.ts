// One connection to Slack in Socket Mode, from its opening to its end; it never opens itself again.
import { type App, SocketModeReceiver } from '@slack/bolt';
import { type Clock, SECOND } from '../../../src/door/clock.ts';
import { libraryLogger } from './logger.ts';
import { intercept, type Traffic } from './messages.ts';
import { CALL_WITHIN, clientOptions } from './webclient.ts';

/** The call for an address has its own limit; the greeting that follows comes within a second or never. In ms. */
const OPEN_WITHIN = CALL_WITHIN + 10 * SECOND;

/** How long Slack may take to say goodbye, in ms. */
const CLOSE_WITHIN = SECOND;

export type Link = {
  /** Resolves with Slack's greeting; rejects where the connection cannot be made, with the cause. */
  opened: Promise<void>;
  /** Resolves when Slack asks us to leave it, with Slack's reason. */
  asked: Promise<string>;
  /** Resolves when it is gone, with the reason in words for admins. */
  ended: Promise<string>;
  /** What came in over it, and what of that still waits for its acknowledgement. */
  traffic(): Traffic;
  /** Takes nothing in any more. Acknowledgements still go out. */
  mute(): void;
  /** Ends it, politely or after a second by force. Throws nothing and may be called twice. */
  close(): Promise<void>;
};

export type LinkWorld = { app: App; appToken: string; apiUrl: string | undefined; clock: Clock };

export function openLink(world: LinkWorld): Link {
  const halt = new AbortController();
  const asked = Promise.withResolvers<string>();
  const ended = Promise.withResolvers<string>();
  // The library says why in its log and not in what it throws.
  let lastWord = 'it was closed';
  const client = clientFor(world, halt.signal, (sentence) => {
    lastWord = sentence.replace(/[.!]+$/u, '');
  });
  const messages = intercept(client, asked.resolve);
  let gone = false;
  client.on('disconnected', () => {
    gone = true;
    ended.resolve(lastWord);
  });
  const close = async (): Promise<void> => {
    halt.abort();
    messages.mute();
    const patience = world.clock.alarm(CLOSE_WITHIN);
    await Promise.race([client.disconnect(), patience.rung]);
    patience.ring();
    // Asked a second time it waits for no answer. Else its own timer holds the process for half a minute.
    if (!gone) await client.disconnect();
  };
  const opened = greeted(client, world.clock).catch(async (cause: unknown) => {
    await close();
    throw cause ?? new Error(lastWord);
  });
  return {
    opened,
    asked: asked.promise,
    ended: ended.promise,
    traffic: messages.traffic,
    mute: messages.mute,
    close,
  };
}

type Client = SocketModeReceiver['client'];

/** The library's client, which opens nothing by itself. `halt` calls off an opening at any moment. */
function clientFor(
  { app, appToken, apiUrl }: LinkWorld,
  halt: AbortSignal,
  say: (word: string) => void,
): Client {
  const receiver = new SocketModeReceiver({
    appToken,
    autoReconnectEnabled: false,
    logger: libraryLogger(say),
    installerOptions: { clientOptions: { ...clientOptions(apiUrl), fetch: fetchUntil(halt) } },
    // The guard has told it; what has no acknowledgement comes again.
    processEventErrorHandler: async () => false,
  });
  receiver.init(app);
  receiver.client.on('connecting', () => {
    // The last moment before a socket is made: thrown here, it ends the library's `start`.
    if (halt.aborted) throw new Error('The connection was called off.');
  });
  return receiver.client;
}

/** Resolves with Slack's greeting. Rejects where none comes, with undefined where only the library's log tells why. */
async function greeted(client: Client, clock: Clock): Promise<void> {
  const patience = clock.alarm(OPEN_WITHIN);
  const late = patience.rung.then(() => Promise.reject(new Error('No greeting came.')));
  try {
    await Promise.race([client.start(), late]);
  } finally {
    patience.ring();
  }
}

/** A `fetch` that is called off by `signal` as well as by the caller's own. */
function fetchUntil(signal: AbortSignal): typeof fetch {
  return (url, init) =>
    fetch(url, { ...init, signal: init?.signal ? AbortSignal.any([signal, init.signal]) : signal });
}
