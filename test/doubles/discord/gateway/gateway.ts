// The gateway: its sockets, and every way in which one ends.
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Json } from '../../json.ts';
import { CLOSE, OP } from '../numbers.ts';
import type { World } from '../world.ts';
import { type Counts, close, type Held, type Socket, type State, send } from './held.ts';
import { read } from './payloads.ts';
import { type Session, tellAgain, tellSessions } from './sessions.ts';

export type Gateway = {
  /** Those that can be resumed, whether or not they have a socket now. */
  sessions: readonly Session[];
  sockets: readonly Socket[];
  counts: Readonly<Counts>;
  /** Closes all sockets with that code; undefined: the connections end without a word. Their sessions can be resumed. */
  drop(code?: number): void;
  /** The next so many sockets end right after they were opened. */
  dropNext(times: number, code?: number): void;
  /** Asks all clients to come again (op 7). */
  reconnect(): void;
  /** Tells all clients that their session is no good (op 9). Unless it can be resumed, it is gone. */
  invalidate(resumable: boolean): void;
  /** No session can be resumed any more; clients hear of it when they try. */
  expire(): void;
  /** The sockets that are open now stay, and nothing comes or goes on them any more. */
  freeze(): void;
  /** Whether heartbeats are acknowledged. */
  acknowledge(yes: boolean): void;
  /** Tells once more what a person did last: Discord may send an event several times (docs: reference, Consistency). */
  again(): void;
  end(): void;
};

export function gateway(world: World, server: Server): Gateway {
  const upgrades = new WebSocketServer({ noServer: true });
  const state: State = {
    ...{ world, sessions: [], held: [], acks: true, doomed: { left: 0, code: undefined } },
    counts: { opened: 0, identified: 0, resumed: 0 },
  };
  server.on('upgrade', (request, raw: Duplex, head: Buffer) => {
    upgrades.handleUpgrade(request, raw, head, (client) => welcome(state, request, { client, raw }));
  });
  world.tell = (told) => tellSessions(state.sessions, told);
  const each = (act: (socket: Held) => void): void => [...state.held].forEach(act);
  return {
    ...{ sessions: state.sessions, sockets: state.held, counts: state.counts },
    drop: (code) => each((socket) => close(socket, code)),
    dropNext(times, code) {
      state.doomed = { left: times, code };
    },
    reconnect: () => each((socket) => send(socket, { op: OP.reconnect, d: null })),
    invalidate(resumable) {
      if (!resumable) kill(state);
      each((socket) => send(socket, { op: OP.invalidSession, d: resumable }));
    },
    expire: () => kill(state),
    freeze: () =>
      each((socket) => {
        socket.frozen = true;
      }),
    acknowledge(yes) {
      state.acks = yes;
    },
    again: () => tellAgain(state.sessions),
    end() {
      each(({ client }) => client.terminate());
      upgrades.close();
    },
  };
}

function kill({ sessions }: State): void {
  for (const session of sessions) session.line = undefined;
  sessions.length = 0;
}

function welcome(
  state: State,
  request: IncomingMessage,
  { client, raw }: Pick<Held, 'client' | 'raw'>,
): void {
  const { world, held, counts, doomed } = state;
  const socket: Held = {
    ...{ id: world.id(), session: undefined, frozen: false, heartbeats: 0, client, raw, owned: undefined },
    line: { send: (payload: Json) => send(socket, payload) },
  };
  counts.opened++;
  held.push(socket);
  client.on('message', (data) => read(state, socket, String(data)));
  // Errors end in a close, which is all that the double looks at.
  client.on('error', () => {});
  client.on('close', (code) => left(state, socket, code));
  world.watch.changed();
  if (doomed.left > 0) {
    doomed.left--;
    return void close(socket, doomed.code);
  }
  const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
  if (searchParams.get('v') !== '10') return void close(socket, CLOSE.wrongVersion);
  const { heartbeat } = world.settings.timings;
  send(socket, { op: OP.hello, d: { heartbeat_interval: heartbeat, _trace: ['double'] } });
}

/** A client that says good-bye (1000, 1001) ends its session; one that just goes may come again. */
function left({ world, held, sessions }: State, socket: Held, code: number): void {
  held.splice(held.indexOf(socket), 1);
  const { owned } = socket;
  if (owned && owned.line === socket.line) {
    owned.line = undefined;
    const place = sessions.indexOf(owned);
    if ((code === 1000 || code === 1001) && place !== -1) sessions.splice(place, 1);
  }
  world.watch.changed();
}
