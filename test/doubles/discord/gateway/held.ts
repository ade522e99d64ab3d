// A socket of the gateway that is open, and what all of them share.
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import type { Json } from '../../json.ts';
import type { World } from '../world.ts';
import type { Line, Session } from './sessions.ts';

/** As a test sees it. `frozen`: nothing passes any more. */
export type Socket = { id: string; session: string | undefined; frozen: boolean; heartbeats: number };

/** `line` is what a session reaches its client by while this socket is its own. */
export type Held = Socket & { client: WebSocket; raw: Duplex; line: Line; owned: Session | undefined };

/** How often a socket was opened, a session begun, a session resumed. */
export type Counts = { opened: number; identified: number; resumed: number };

export type State = {
  world: World;
  sessions: Session[];
  held: Held[];
  counts: Counts;
  /** Heartbeats are acknowledged. */
  acks: boolean;
  /** So many of the next sockets end at once, with that code. */
  doomed: { left: number; code: number | undefined };
};

export function send({ client, frozen }: Held, payload: Json): void {
  if (!frozen && client.readyState === client.OPEN) client.send(JSON.stringify(payload));
}

/** Without a code the connection ends without a word. */
export function close({ client, raw }: Held, code: number | undefined): void {
  if (code === undefined) raw.destroy();
  else client.close(code);
}

/** From now on the session is heard on this socket. */
export function own(socket: Held, session: Session): void {
  Object.assign(socket, { owned: session, session: session.id });
  session.line = socket.line;
}
