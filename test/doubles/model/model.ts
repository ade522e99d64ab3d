// A local server that speaks OpenAI's language, which the real library connects to by its base address.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { realClock } from '../../../adapters/clock.ts';
import type { Clock } from '../../../src/door/clock.ts';
import { asJson, asText, type Json } from '../json.ts';
import { type Waits, waits } from '../waits.ts';
import { type Watch, watch } from '../watch.ts';
import { errorOf } from './answers.ts';
import { askedIn, type Format } from './asked.ts';
import { type Fault, type Faults, faults, type Path } from './faults.ts';
import { embedded, type Rule, refused, saidTo } from './says.ts';
import { sendFault, sendJson, sendReply } from './server.ts';

/** A request as it came. In the headers the key is replaced by `KEY`, and is nowhere else. */
export type Call = { path: Path; body: Json; headers: Readonly<Record<string, string>> };

export type Wishes = {
  /** The only key that is let in; without it any is. */
  key?: string;
  /** Forms of reply that the server knows besides text; both unless given. */
  formats?: readonly Format[];
  /** False: answers whole although a stream was asked for, and so does many a proxy. */
  streams?: boolean;
  /** False: tells nothing of tokens. */
  usage?: boolean;
  /** Numbers in a vector; 64 unless given. */
  size?: number;
  /** Delays pass on it. */
  clock?: Clock;
};

export type ModelServer = {
  /** For `baseURL` of a client. */
  url: string;
  /** The newest rule that fits answers; without any, the shortest reply that fits the schema. */
  reply(rule: Rule): void;
  fault(fault: Fault): void;
  /** No more faults. */
  mend(): void;
  calls: readonly Call[];
  /** Requests whose connection is open and whose answer has not been sent to its end. */
  underway(): number;
  until(predicate: () => boolean, what: string, ms?: number): Promise<void>;
  /** Ends every wait and connection. Throws where the double itself went wrong. */
  stop(): Promise<void>;
};

/** Stands in recorded headers where the key was. */
export const KEY = 'Bearer (the key)';

type World = {
  settings: Required<Omit<Wishes, 'key'>> & Pick<Wishes, 'key'>;
  rules: Rule[];
  faults: Faults;
  calls: Call[];
  underway: number;
  watch: Watch;
  waits: Waits;
};

/** Starts a model on a free port of the loopback. The caller stops it. */
export async function startModel(wishes: Wishes = {}): Promise<ModelServer> {
  const clock = wishes.clock ?? realClock;
  const calls: Call[] = [];
  const world: World = {
    settings: {
      formats: ['json_schema', 'json_object'],
      streams: true,
      usage: true,
      size: 64,
      ...wishes,
      clock,
    },
    ...{
      rules: [],
      underway: 0,
      faults: faults(),
      calls,
      watch: watch(() => `${calls.length} calls`),
      waits: waits(clock),
    },
  };
  const failures: unknown[] = [];
  const server = createServer((request, response) => {
    take(world, request, response).catch((thrown: unknown) => {
      // A client that went away while it was sending is no fault of the double.
      if (!request.destroyed || request.complete) failures.push(thrown);
      response.destroy();
    });
  });
  const port = await listening(server);
  return {
    url: `http://127.0.0.1:${port}/v1`,
    reply: (rule) => void world.rules.unshift(rule),
    ...{ fault: world.faults.add, mend: world.faults.clear, calls, until: world.watch.until },
    underway: () => world.underway,
    async stop() {
      world.waits.end();
      world.watch.end();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
      if (failures.length > 0)
        throw new AggregateError(failures, 'the double of the model itself went wrong');
    },
  };
}

/** Starts a model that ends with the test. */
export async function modelForTest(wishes: Wishes = {}): Promise<ModelServer> {
  const model = await startModel(wishes);
  onTestFinished(() => model.stop());
  return model;
}

/** The base address of a server that is not there: nobody listens on that port any more. */
export async function nowhere(): Promise<string> {
  const model = await startModel();
  await model.stop();
  return model.url;
}

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

const PATHS: Readonly<Record<string, Path>> = {
  '/v1/chat/completions': 'chat',
  '/v1/embeddings': 'embeddings',
};

async function take(world: World, request: IncomingMessage, response: ServerResponse): Promise<void> {
  world.underway++;
  response.once('close', () => {
    world.underway--;
    world.watch.changed();
  });
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  const path = PATHS[request.url ?? ''];
  if (!path || request.method !== 'POST') return sendJson(response, 404, errorOf(404, 'Not found.'));
  const body = asJson(JSON.parse(Buffer.concat(pieces).toString('utf8')));
  const { authorization, ...others } = request.headers;
  const headers = { ...(others as Record<string, string>), ...(authorization ? { authorization: KEY } : {}) };
  world.calls.push({ path, body, headers });
  world.watch.changed();
  const asked = askedIn(body);
  const fault = world.faults.take(path, asked) ?? {};
  if (fault.delay !== undefined && !(await world.waits.pass(fault.delay))) return void response.destroy();
  const streamed = body.stream === true && world.settings.streams;
  if (sendFault(fault, response, streamed)) return;
  const { key } = world.settings;
  if (key !== undefined && authorization !== `Bearer ${key}`)
    return sendJson(response, 401, errorOf(401, 'Incorrect API key provided.'));
  if (path === 'embeddings') return sendJson(response, 200, embedded(body, world.settings.size));
  const refusal = refused(asked, world.settings.formats);
  if (refusal !== undefined) return sendJson(response, 400, errorOf(400, refusal));
  const id = `chatcmpl-${world.calls.length}`;
  const wantsUsage = body.stream !== true || asJson(body.stream_options).include_usage === true;
  const withUsage = world.settings.usage && wantsUsage;
  const model = asText(body.model) ?? '';
  sendReply(response, { id, model, said: saidTo(asked, world.rules, fault), streamed, withUsage }, fault);
}
