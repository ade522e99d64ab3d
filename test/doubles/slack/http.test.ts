// Signed HTTP as the app meets it: signatures, repetitions, and answers that are none.
import { createServer, type IncomingMessage } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ringingClock } from '../../clock.ts';
import { asJson, type Json } from '../json.ts';
import { boltFor } from './bolt.ts';
import { ADA, GENERAL } from './settings.ts';
import { type Slack, slackForTest } from './slack.ts';

const here = { channel: GENERAL };
const mode = 'http';

type Arrived = { body: Json; headers: IncomingMessage['headers'] };
type Answer = { status: number; headers?: Record<string, string> } | 'none';

/** An app that answers the first requests as given, and 200 from then on. */
async function plainApp(slack: Slack, ...answers: Answer[]): Promise<{ arrived: Arrived[] }> {
  const arrived: Arrived[] = [];
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const piece of request) text += piece;
    const json = request.headers['content-type'] === 'application/json';
    arrived.push({ body: json ? asJson(JSON.parse(text)) : { text }, headers: request.headers });
    const answer = answers.shift() ?? { status: 200 };
    if (answer !== 'none') response.writeHead(answer.status, answer.headers).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the app listens nowhere');
  slack.deliverTo(`http://127.0.0.1:${address.port}/`);
  return { arrived };
}

const retriesOf = ({ arrived }: { arrived: readonly Arrived[] }) =>
  arrived.map(({ headers }) => [headers['x-slack-retry-num'], headers['x-slack-retry-reason']]);

describe('an event', () => {
  it('comes again after an error, with its number and reason', async () => {
    const slack = await slackForTest({ mode, timings: { retries: [0, 0] } });
    const app = await plainApp(slack, { status: 500 }, { status: 302, headers: { location: '/' } });

    await slack.say(ADA, here, 'hello');
    await slack.until(() => slack.deliveries[0]?.over === true, 'it is acknowledged');

    expect(retriesOf(app)).toEqual([
      [undefined, undefined],
      ['1', 'http_error'],
      ['2', 'http_error'],
    ]);
    expect(new Set(app.arrived.map(({ body }) => body.event_id)).size).toBe(1);
  });

  it('does not come again where the app says so', async () => {
    const slack = await slackForTest({ mode, timings: { retries: [0] } });
    const app = await plainApp(slack, { status: 500, headers: { 'x-slack-no-retry': '1' } });

    await slack.say(ADA, here, 'hello');
    await slack.until(() => slack.deliveries[0]?.over === true, 'it is over');

    expect(app.arrived).toHaveLength(1);
    expect(slack.deliveries).toMatchObject([{ acknowledged: false }]);
  });

  it('counts as not taken when no answer comes in time, or nobody listens', async () => {
    const { clock, ring } = ringingClock(() => Date.now());
    const slack = await slackForTest({ mode, clock, timings: { retries: [0] } });
    slack.deliverTo('http://127.0.0.1:1/');
    await slack.say(ADA, here, 'hello');
    expect(slack.deliveries).toMatchObject([{ attempts: [{ why: 'connection_failed' }] }]);

    const app = await plainApp(slack, 'none');
    const reply = slack.slash(ADA, GENERAL, 'x');
    await slack.until(() => app.arrived.some(({ body }) => 'text' in body), 'the command is there');
    await ring(3000);

    expect(await reply).toMatchObject({ ok: false, why: 'http_timeout' });
  });
});

describe('Bolt', () => {
  it('answers a rightly signed verification, and refuses wrong, stale and unsigned ones', async () => {
    const slack = await slackForTest({ mode });
    await boltFor(slack, mode, () => {});
    const check = { type: 'url_verification', challenge: 'c' };
    const stale = Math.floor(Date.now() / 1000) - 301;

    const right = await slack.post(check);
    expect([right.status, JSON.parse(right.body)]).toEqual([200, { challenge: 'c' }]);
    expect(await slack.post(check, { secret: 'wrong' })).toMatchObject({ status: 401 });
    expect(await slack.post(check, { secret: null })).toMatchObject({ status: 401 });
    expect(await slack.post(check, { at: stale })).toMatchObject({ status: 401 });
  });
});
