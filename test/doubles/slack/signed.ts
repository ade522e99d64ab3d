// HTTP mode: signed requests to the app's own address.
import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import type { Json } from '../json.ts';
import type { Again, Envelope, Line, Sent } from './line.ts';
import { SIGNING_SECRET } from './settings.ts';
import type { World } from './world.ts';

/** How a request is signed; a forged one with another secret or an old time must be refused. */
export type Signing = { secret?: string | null; at?: number };

export type Signed = Line & {
  /** Sends a body as Slack would; resolves to the status and the body. Rejects where no answer comes. */
  post(payload: Json, signing?: Signing): Promise<{ status: number; body: string }>;
  end(): void;
};

type Outgoing = { type: string; body: string; again: Again | undefined; signing: Signing };

function form(kind: Envelope, payload: Json): Pick<Outgoing, 'type' | 'body'> {
  if (kind === 'events_api') return { type: 'application/json', body: JSON.stringify(payload) };
  const fields = kind === 'interactive' ? { payload: JSON.stringify(payload) } : payload;
  const pairs = Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]);
  return { type: 'application/x-www-form-urlencoded', body: new URLSearchParams(pairs).toString() };
}

function headersOf({ type, body, again, signing }: Outgoing, now: number): Record<string, string> {
  const { secret = SIGNING_SECRET, at = Math.floor(now / 1000) } = signing;
  const signature = secret && `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`;
  return {
    'content-type': type,
    'content-length': String(Buffer.byteLength(body)),
    'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
    'x-slack-request-timestamp': String(at),
    ...(signature ? { 'x-slack-signature': signature } : {}),
    ...(again ? { 'x-slack-retry-num': String(again.number), 'x-slack-retry-reason': again.reason } : {}),
  };
}

/** `address` tells where the app listens; undefined: nowhere yet. */
export function signed(world: World, address: () => string | undefined): Signed {
  const ending = new AbortController();
  // The SDK judges a signature's age by the machine's clock, whatever clock the double goes by.
  const go = (out: Outgoing, signal: AbortSignal) => send(out, { url: address(), now: Date.now(), signal });
  return {
    async send(kind, payload, again) {
      const from = performance.now();
      const abort = new AbortController();
      const answered = go(
        { ...form(kind, payload), again, signing: {} },
        AbortSignal.any([abort.signal, ending.signal]),
      );
      const sent = answered.then(toSent, (): Sent => ({ ok: false, ms: 0, why: 'connection_failed' }));
      const ended = await world.waits.within(world.settings.timings.ackWithin, sent);
      abort.abort();
      return { ...(ended ?? { ok: false, why: 'http_timeout' }), ms: performance.now() - from };
    },
    async post(payload, signing = {}) {
      const { status, body } = await go(
        { ...form('events_api', payload), again: undefined, signing },
        ending.signal,
      );
      return { status, body };
    },
    end: () => ending.abort(),
  };
}

type Received = { status: number; body: string; noRetry: boolean };

function toSent({ status, body, noRetry }: Received): Sent {
  if (status < 200 || status > 299) return { ok: false, ms: 0, why: 'http_error', final: noRetry };
  return { ok: true, ms: 0, body: bodyOf(body) };
}

/** JSON where it is some; an acknowledgement may also be bare text, or nothing. */
function bodyOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}

function send(
  out: Outgoing,
  { url, now, signal }: { url: string | undefined; now: number; signal: AbortSignal },
): Promise<Received> {
  return new Promise((resolve, reject) => {
    if (url === undefined) return reject(new Error('the app has no address yet: call deliverTo(url)'));
    // A connection of its own for each, so that nothing keeps the app's server from closing.
    const sending = request(
      url,
      { method: 'POST', agent: false, signal, headers: headersOf(out, now) },
      (answer) => {
        const pieces: Buffer[] = [];
        answer.on('data', (piece: Buffer) => pieces.push(piece));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            body: Buffer.concat(pieces).toString(),
            noRetry: answer.headers['x-slack-no-retry'] === '1',
          }),
        );
      },
    );
    sending.on('error', reject);
    sending.end(out.body);
  });
}
