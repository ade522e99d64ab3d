// The HTTP side: Web API, response_url and uploads, with the faults that a test wants, and the call log.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { asJson, type Json } from '../json.ts';
import { type Answer, answerTo } from './api.ts';
import type { Fault } from './faults.ts';
import type { Methods } from './methods/method.ts';
import { argsOf, bodyOf, fileOf, tokenOf } from './request.ts';
import { respond } from './responses.ts';
import type { Call, World } from './world.ts';

const FAULTY = 500;

/** What is to be done for a request, under the name that faults and the log know it by. */
type Job = { method: string; args: Json; token: string | undefined; run: () => Answer };

async function jobOf(world: World, methods: Methods, request: IncomingMessage): Promise<Job> {
  const [, kind = '', name = ''] = (request.url ?? '').split('?')[0]?.split('/') ?? [];
  const body = await bodyOf(request);
  if (kind === 'api') {
    const args = argsOf(request, body);
    const token = tokenOf(request, args);
    return { method: name, args, token, run: () => answerTo(world, methods, { name, args, token }) };
  }
  if (kind === 'response') {
    const args = argsOf(request, body);
    return { method: 'response_url', args, token: undefined, run: () => respond(world, name, args) };
  }
  const content = await fileOf(request, body);
  const file = kind === 'upload' ? world.files.get(name) : undefined;
  const run = (): Answer => {
    if (!file) return { status: 404, headers: {}, body: { ok: false, error: 'not_found' } };
    file.content = content;
    return { status: 200, headers: {}, body: { ok: true, size: content.length } };
  };
  return { method: kind, args: { id: name }, token: undefined, run };
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response
    .writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
    .end(JSON.stringify(body));
}

/** What is answered instead of doing the call. */
function faulty({ status, headers = {}, body }: Fault): Answer {
  const code = status ?? (body === undefined ? FAULTY : 200);
  const error = code === 429 ? 'ratelimited' : 'internal_error';
  return { status: code, headers: { ...headers }, body: asJson(body ?? { ok: false, error }) };
}

const answersInstead = ({ status, body, headers, delay, storedButLost }: Fault): boolean =>
  (status ?? body ?? headers) !== undefined || (delay === undefined && storedButLost !== true);

async function handle(world: World, job: Job, response: ServerResponse): Promise<void> {
  const { method, args, token, run } = job;
  const call: Call = { method, args, token, at: world.now(), status: undefined, answer: undefined };
  world.calls.push(call);
  world.watch.changed();
  const fault = world.faults.take(method, args);
  if (fault?.hang === true) return;
  if (fault?.destroy === true) return void response.destroy();
  const answer = fault && answersInstead(fault) ? faulty(fault) : run();
  if (fault?.storedButLost === true) return void response.destroy();
  if (fault?.delay !== undefined && !(await world.waits.pass(fault.delay))) return void response.destroy();
  Object.assign(call, { status: answer.status, answer: answer.body });
  send(response, answer);
  world.watch.changed();
}

/** `failed` hears of faults of the double itself: the test must fail then. */
export async function serve(
  world: World,
  methods: Methods,
  failed: (thrown: unknown) => void,
): Promise<Server> {
  const server = createServer((request, response) => {
    const done = jobOf(world, methods, request).then((job) => handle(world, job, response));
    done.catch((thrown: unknown) => {
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
