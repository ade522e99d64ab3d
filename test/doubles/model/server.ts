// The HTTP side of the model: takes requests, does what a fault wants, and sends replies whole or in pieces.
import type { ServerResponse } from 'node:http';
import type { Json } from '../json.ts';
import { chunks, completion, errorOf, event, PAGE, type Said } from './answers.ts';
import type { Fault } from './faults.ts';

type Headers = Readonly<Record<string, string>>;

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Headers = {},
): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(text);
}

/** Does what the fault wants instead of any reply. False where a reply is to be sent all the same. */
export function sendFault(fault: Fault, response: ServerResponse, streamed: boolean): boolean {
  if (fault.destroy === true) response.destroy();
  else if (fault.hang === true) return true;
  else if (fault.stalled === true) {
    response.writeHead(200, { 'content-type': streamed ? STREAM : 'application/json' });
    response.flushHeaders();
  } else if (fault.limit) sendJson(response, 429, errorOf(429, 'Rate limit reached.'), waiting(fault.limit));
  else if (fault.status !== undefined)
    sendJson(response, fault.status, errorOf(fault.status, fault.message ?? `Error ${fault.status}.`));
  else if (fault.html === true) {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(PAGE);
  } else if (fault.raw !== undefined) sendJson(response, 200, fault.raw);
  else return false;
  return true;
}

const STREAM = 'text/event-stream; charset=utf-8';

function waiting({ seconds, ms }: NonNullable<Fault['limit']>): Headers {
  return {
    ...(seconds === undefined ? {} : { 'retry-after': String(seconds) }),
    ...(ms === undefined ? {} : { 'retry-after-ms': String(ms) }),
  };
}

export type Sending = { id: string; model: string; said: Said; streamed: boolean; withUsage: boolean };

/** Sends a reply, as far as the fault lets it come. */
export function sendReply(response: ServerResponse, sending: Sending, fault: Fault = {}): void {
  const { id, model, said, streamed, withUsage } = sending;
  if (!streamed) return void sendWhole(response, completion(id, model, said), fault);
  response.writeHead(200, { 'content-type': STREAM });
  const all = chunks(id, model, said, withUsage).map(event);
  const half = all.slice(0, Math.max(2, Math.floor(all.length / 2)));
  if (fault.quiet === true) return void response.write(half.join(''));
  if (fault.cut === true) return void response.write(half.join(''), () => response.destroy());
  if (fault.unfinished === true) return void response.end(half.join(''));
  if (fault.garbled === true) return void response.end([...half, event('{"choices": [')].join(''));
  if (fault.broken === true)
    return void response.end([...half, event(errorOf(500, 'The engine went away.'))].join(''));
  response.end([...all, event('[DONE]')].join(''));
}

function sendWhole(response: ServerResponse, body: Json, fault: Fault): void {
  const text = JSON.stringify(body);
  if (fault.quiet !== true && fault.cut !== true) return void sendJson(response, 200, text);
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
  const half = text.slice(0, Math.floor(text.length / 2));
  response.write(half, () => {
    if (fault.cut === true) response.destroy();
  });
}
