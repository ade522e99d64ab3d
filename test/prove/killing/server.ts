// A chat server on the loopback: hands out events until they are acknowledged, takes messages, and goes wrong.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import type { Card } from '../../../src/card.ts';
import type { Incoming } from '../../../src/door/incoming.ts';
import type { Standing } from '../simulation/chat.ts';
import type { Chance } from '../simulation/random.ts';

export type ChatServer = {
  url: string;
  standing: readonly Standing[];
  early: readonly string[];
  /** Ids of messages that it refused. */
  refused: ReadonlySet<string>;
  /** Its process may not change messages. */
  canEdit: false;
  /** Events that nobody has acknowledged yet. */
  open(): number;
  close(): Promise<void>;
};

/** Shares of the sends that go wrong, in percent: 429, 500, and stored with the answer lost. */
export type Troubles = { limited: number; failed: number; lost: number };

/** A room's rest after a 429 in seconds, as the process's fast clock counts them. */
const MOST_REST = 20;

/** Events that are handed out at once. */
const AT_ONCE = 3;

const Posted = z.object({
  id: z.string(),
  tenant: z.string(),
  talk: z.string(),
  place: z.string(),
  thread: z.string().nullable(),
  card: z.custom<Card>((value) => typeof value === 'object'),
  refers: z.object({ place: z.string(), thread: z.string().nullable(), external: z.string() }).nullable(),
  /** How much too early its own process knows it to be, in real milliseconds; 0 where it is not. */
  early: z.number(),
});

type Options = {
  troubles: Troubles;
  chance: Chance;
  /** How many times faster than the wall the processes' clock goes. */
  speed: number;
  /** Whether a message is taken for good not. */
  refuses(message: Pick<Standing, 'place' | 'thread' | 'card'>): boolean;
};

export async function chatServer(
  events: readonly Incoming[],
  { troubles, chance, speed, refuses }: Options,
): Promise<ChatServer> {
  const standing: Standing[] = [];
  const early: string[] = [];
  const refused = new Set<string>();
  const acknowledged = new Set<string>();
  /** Until when a room takes nothing, in real milliseconds. */
  const rests = new Map<string, number>();

  const limit = (place: string, until: number, response: ServerResponse): void => {
    rests.set(place, until);
    // In seconds of the process's clock, rounded up as servers do.
    const seconds = Math.ceil(((until - Date.now()) * speed) / 1000);
    response.writeHead(429, { 'retry-after': String(seconds) }).end();
  };

  const posted = (body: string, response: ServerResponse): void => {
    const { early: tooEarly, ...message } = Posted.parse(JSON.parse(body));
    const { id, place } = message;
    if (tooEarly > 0) early.push(`${id} was sent ${tooEarly} ms before ${place} takes messages again`);
    const until = rests.get(place) ?? 0;
    const { limited, failed, lost } = troubles;
    const drawn = chance.next() * 100;
    if (refuses(message)) {
      refused.add(id);
      response.writeHead(403).end();
    } else if (until > Date.now()) limit(place, until, response);
    else if (drawn < limited) limit(place, Date.now() + (chance.next() * MOST_REST * 1000) / speed, response);
    else if (drawn < limited + failed) response.writeHead(500).end();
    else {
      const external = `x${standing.length + 1}`;
      standing.push({ ...message, external });
      if (drawn < limited + failed + lost) response.destroy();
      else response.end(JSON.stringify({ external }));
    }
  };

  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    let body = '';
    for await (const piece of request) body += piece;
    if (pathname === '/events') {
      // What is open comes again and again, and twice each time, as from platforms that heard nothing.
      const waiting = events.filter(({ event }) => !acknowledged.has(event.key)).slice(0, AT_ONCE);
      response.end(JSON.stringify([...waiting, ...waiting]));
    } else if (pathname === '/acknowledged') {
      acknowledged.add(searchParams.get('key') ?? '');
      response.end();
    } else if (pathname === '/find') {
      const found = standing.find(({ id }) => id === searchParams.get('id'));
      response.end(JSON.stringify({ external: found?.external ?? null }));
    } else posted(body, response);
  };

  const server = createServer((request, response) => {
    // A process that dies in the middle of a request is what this is for.
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    standing,
    early,
    refused,
    canEdit: false,
    open: () => events.filter(({ event }) => !acknowledged.has(event.key)).length,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
