// Socket Mode: open sockets, envelopes on one of them, acknowledgements, and every way in which a socket ends.
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { asJson, type Json } from '../json.ts';
import type { Again, Envelope, Line, Sent } from './line.ts';
import { APP } from './settings.ts';
import type { World } from './world.ts';

/** Slack takes no more of one app. */
const MOST_SOCKETS = 10;

export type Disconnect = 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets';

/** An open socket as a test sees it. `envelopes`: ids that were sent on it. `frozen`: nothing passes any more. */
export type Socket = { id: string; envelopes: string[]; frozen: boolean };

/** `leaving`: its client was told to leave. */
type Held = Socket & { client: WebSocket; raw: Duplex; leaving: boolean };
type Only = { only?: Socket | undefined };

export type Sockets = Line & {
  open(): readonly Socket[];
  /** Tells all sockets, or one, that they will end; the client closes them. */
  disconnect(reason: Disconnect, only?: Only): void;
  /** Ends the TCP connections without a word. */
  drop(only?: Only): void;
  /** The connections stay, and nothing comes or goes on them any more. */
  freeze(only?: Only): void;
  /** Ends those that do not end by themselves. */
  end(): Promise<void>;
};

/** What waits for an acknowledgement, by envelope. */
type Pending = Map<string, { socket: Held; settle: (sent: { body: unknown } | { why: string }) => void }>;

/** `tickets` are those given out by apps.connections.open and not used yet. */
export function sockets(world: World, server: Server, tickets: Set<string>): Sockets {
  const upgrades = new WebSocketServer({ noServer: true });
  const held: Held[] = [];
  const pending: Pending = new Map();
  const chosen = ({ only }: Only = {}): Held[] =>
    held.filter((one) => only === undefined || one.id === only.id);

  server.on('upgrade', (request, raw: Duplex, head: Buffer) => {
    if (!admitted(request, tickets)) raw.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
    else
      upgrades.handleUpgrade(request, raw, head, (client) =>
        welcome(world, { held, pending }, { client, raw }),
      );
  });

  return {
    open: () => held,
    send: (kind, payload, again) => sendOn(world, { held, pending }, { kind, payload, again }),
    disconnect(reason, only) {
      for (const socket of chosen(only)) {
        socket.leaving = true;
        if (!socket.frozen) socket.client.send(disconnection(reason));
      }
    },
    drop(only) {
      for (const { raw } of chosen(only)) raw.destroy();
    },
    freeze(only) {
      for (const socket of chosen(only)) {
        socket.frozen = true;
        socket.raw.pause();
      }
    },
    async end() {
      await farewell(world, held);
      for (const { client } of held) client.terminate();
      upgrades.close();
    },
  };
}

/** An app that was stopped just now may still be closing its socket, since the SDK does not wait for that; in ms. */
const FAREWELL = 50;

async function farewell({ watch }: World, held: readonly Held[]): Promise<void> {
  const end = performance.now() + FAREWELL;
  await watch.until(() => held.every(({ frozen }) => frozen) || performance.now() > end, 'the app has left');
}

/** All that the sockets of one workspace share. */
type Shared = { held: Held[]; pending: Pending };

function welcome(
  world: World,
  { held, pending }: Shared,
  { client, raw }: Pick<Held, 'client' | 'raw'>,
): void {
  if (held.length >= MOST_SOCKETS) {
    client.send(disconnection('too_many_websockets'));
    client.close();
    return;
  }
  const id = world.id('socket-');
  const socket: Held = { id, envelopes: [], client, raw, frozen: false, leaving: false };
  held.push(socket);
  listen(world, { held, pending }, socket);
  client.send(hello(held.length));
  world.watch.changed();
}

function admitted(request: IncomingMessage, tickets: Set<string>): boolean {
  const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
  return tickets.delete(searchParams.get('ticket') ?? '');
}

const debug = { host: 'double', build_number: 1, approximate_connection_time: 3600 };

const hello = (num_connections: number): string =>
  JSON.stringify({ type: 'hello', num_connections, connection_info: { app_id: APP }, debug_info: debug });

const disconnection = (reason: Disconnect): string =>
  JSON.stringify({ type: 'disconnect', reason, debug_info: debug });

function listen(world: World, { held, pending }: Shared, socket: Held): void {
  socket.client.on('message', (data) => {
    const { envelope_id, payload } = asJson(JSON.parse(String(data)));
    if (typeof envelope_id === 'string') pending.get(envelope_id)?.settle({ body: payload });
  });
  // Errors end in a close, which is all that the double looks at.
  socket.client.on('error', () => {});
  socket.client.on('close', () => {
    held.splice(held.indexOf(socket), 1);
    for (const waiting of pending.values()) if (waiting.socket === socket) waiting.settle({ why: 'timeout' });
    world.watch.changed();
  });
}

async function sendOn(
  world: World,
  { held, pending }: Shared,
  { kind, payload, again }: { kind: Envelope; payload: Json; again: Again | undefined },
): Promise<Sent> {
  const open = held.filter(({ client }) => client.readyState === client.OPEN);
  if (open.length === 0) return { ok: false, ms: 0, why: 'no socket is open' };
  // We take it that Slack uses a socket that it wants to be left only while there is no other.
  const staying = open.filter(({ leaving }) => !leaving);
  const socket = world.chance.one(staying.length > 0 ? staying : open);
  const envelope_id = world.id('envelope-');
  socket.envelopes.push(envelope_id);
  const retry = { retry_attempt: again?.number ?? 0, retry_reason: again?.reason ?? '' };
  const more =
    kind === 'events_api'
      ? { accepts_response_payload: false, ...retry }
      : { accepts_response_payload: true };
  const { promise, resolve } = Promise.withResolvers<{ body: unknown } | { why: string }>();
  pending.set(envelope_id, { socket, settle: resolve });
  const from = performance.now();
  if (!socket.frozen) socket.client.send(JSON.stringify({ envelope_id, type: kind, payload, ...more }));
  const ending = await world.waits.within(world.settings.timings.ackWithin, promise);
  pending.delete(envelope_id);
  const ms = performance.now() - from;
  if (ending === undefined) return { ok: false, ms, why: 'timeout' };
  return 'why' in ending ? { ok: false, ms, why: ending.why } : { ok: true, ms, body: ending.body };
}
