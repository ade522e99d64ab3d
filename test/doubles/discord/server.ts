// The HTTP side: REST, with the faults that a test wants, and the log of requests.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fault } from './faults.ts';
import { Limited, Refusal } from './refusal.ts';
import { bytesOf, sentIn } from './request.ts';
import { account } from './rest/account.ts';
import { callbacks } from './rest/callback.ts';
import { channels } from './rest/channels.ts';
import { commands } from './rest/commands.ts';
import { messages } from './rest/messages.ts';
import { operationAt } from './rest/operations.ts';
import type { Asked, Handlers } from './rest/route.ts';
import { webhooks } from './rest/webhooks.ts';
import { BOT_TOKEN } from './settings.ts';
import type { Call, World } from './world.ts';

const HANDLERS: Handlers = {
  ...{ ...account, ...channels, ...messages, ...commands, ...callbacks, ...webhooks },
};

type Answer = { status: number; headers: Record<string, string>; body: unknown };

const plain = (status: number, body: unknown): Answer => ({ status, headers: {}, body });
const refused = ({ status, code, message, more }: Refusal): Answer =>
  plain(status, { message, code, ...more });

function limited(after: number, scope: string): Answer {
  const global = scope === 'global';
  return {
    status: 429,
    headers: {
      ...{ 'retry-after': String(after), 'x-ratelimit-scope': scope, via: '1.1 double' },
      ...(global ? { 'x-ratelimit-global': 'true' } : {}),
    },
    body: { message: 'You are being rate limited.', retry_after: after, global },
  };
}

/** Tokens of interactions stand in the path; all else wants the bot's. */
const OPEN = /^\/(?:interactions|webhooks)\//u;

/** What is done for a request. Never throws for what Discord would refuse. */
function answerTo(asked: Asked): Answer {
  try {
    const given = HANDLERS[asked.operation]?.(asked);
    return given ? plain(given.status ?? 200, given.body) : plain(204, undefined);
  } catch (thrown) {
    if (thrown instanceof Limited) return limited(thrown.after, 'user');
    if (thrown instanceof Refusal) return refused(thrown);
    throw thrown;
  }
}

/** What is answered whether or not the request was done. */
function faulty({ limit, status = 500, body }: Fault): Answer {
  if (limit) return limited(limit.after, limit.scope ?? 'user');
  const message = `${status}: ${status < 500 ? 'Refused' : 'Server Error'}`;
  return plain(status, body ?? { message, code: 0 });
}

const answersItself = ({ limit, status, body, delay, storedButLost }: Fault): boolean =>
  (limit ?? status ?? body) !== undefined || (delay === undefined && storedButLost !== true);

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  // Without a body there must be no type of it: libraries would read it.
  const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
  response.writeHead(status, { ...type, ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

async function handle(asked: Asked, call: Call, response: ServerResponse): Promise<void> {
  const { world, operation, body, params } = asked;
  const fault = world.faults.take(operation, body, params);
  if (fault?.hang === true) return;
  if (fault?.destroy === true) return void response.destroy();
  const own = fault && answersItself(fault) ? faulty(fault) : undefined;
  const done = own && fault?.written !== true ? undefined : answerTo(asked);
  if (fault?.storedButLost === true) return void response.destroy();
  if (fault?.delay !== undefined && !(await world.waits.pass(fault.delay))) return void response.destroy();
  const answer = own ?? done;
  if (!answer) return void response.destroy();
  Object.assign(call, { status: answer.status, answer: answer.body });
  send(response, answer);
}

async function take(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const path = url.pathname.replace(/^\/api\/v10/u, '');
  const found = operationAt(request.method ?? '', path);
  const bytes = await bytesOf(request);
  if (!found || path === url.pathname) return void send(response, refused(new Refusal(0)));
  const isKnown = world.valid && request.headers.authorization === `Bot ${BOT_TOKEN}`;
  if (!isKnown && !OPEN.test(path)) return void send(response, refused(new Refusal(40001, { code: 0 })));
  const query = Object.fromEntries(url.searchParams);
  const sent = await sentIn(request, bytes).catch((thrown: unknown) => {
    if (!(thrown instanceof Refusal)) throw thrown;
    return void send(response, refused(thrown));
  });
  if (!sent) return;
  const call: Call = {
    ...{ operation: found.operation, params: found.params, query, body: sent.body, at: world.now() },
    files: sent.files.map(({ name, content }) => ({ name, size: content.length })),
    ...{ status: undefined, answer: undefined },
  };
  world.calls.push(call);
  world.watch.changed();
  world.busy++;
  try {
    await handle({ world, ...found, query, ...sent }, call, response);
  } finally {
    world.busy--;
    world.watch.changed();
  }
}

/** `failed` hears of faults of the double itself: the test must fail then. */
export async function serve(world: World, failed: (thrown: unknown) => void): Promise<Server> {
  const server = createServer((request, response) => {
    take(world, request, response).catch((thrown: unknown) => {
      // A client that went away while it was sending is no fault of the double.
      if (!request.destroyed || request.complete) failed(thrown);
      response.destroy();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  world.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return server;
}
