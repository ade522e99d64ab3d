// HTTP: only what Slack signed just now comes in.
import { createHmac } from 'node:crypto';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { BODY_LIMIT, SLACK_PATH } from '../../../adapters/slack/connection/httpintake.ts';
import { SIGNING_SECRET } from '../../doubles/slack/settings.ts';
import { type Connected, connected } from './connected.ts';

const MINUTES = 60;

type Request = { body?: string; secret?: string; at?: number; sent?: string; path?: string };

/** Sends a body that was signed in that way; `sent` goes out in its place. Resolves to the status. */
async function sent({ connection }: Connected, request: Request = {}): Promise<number> {
  const body = request.body ?? JSON.stringify({ type: 'url_verification', challenge: 'c' });
  const { secret = SIGNING_SECRET, at = Math.floor(Date.now() / 1000), path = SLACK_PATH } = request;
  const signature = createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex');
  const answer = await fetch(`http://127.0.0.1:${connection.port()}${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-slack-request-timestamp': String(at),
      ...(secret === '' ? {} : { 'x-slack-signature': `v0=${signature}` }),
    },
    body: request.sent ?? body,
  });
  await answer.text();
  return answer.status;
}

const command = JSON.stringify({ command: '/whichway', text: 'hello', user_id: 'U1', team_id: 'T1' });

const now = (): number => Math.floor(Date.now() / 1000);

it('answers what is signed rightly', async () => {
  const world = await connected('http');

  expect(await sent(world)).toBe(200);
  expect(await sent(world, { at: now() - 4 * MINUTES })).toBe(200);
  expect(await world.slack.post({ type: 'url_verification', challenge: 'abc' })).toMatchObject({
    status: 200,
    body: '{"challenge":"abc"}',
  });
  expect(world.reports).toEqual([]);
});

it.each<[how: string, request: Request]>([
  ['signed with another secret', { secret: 'another' }],
  ['not signed', { secret: '' }],
  ['signed more than five minutes ago', { at: now() - 6 * MINUTES }],
  ['changed on its way', { sent: command.replace('hello', 'hallo') }],
])('refuses what is %s, and no listener sees it', async (_, request) => {
  const world = await connected('http');
  let heard = 0;
  world.connection.app.command('/whichway', async ({ ack }) => {
    heard++;
    await ack();
  });

  expect(await sent(world, { body: command, ...request })).toBe(401);

  expect([heard, world.acknowledged]).toEqual([0, []]);
  expect(world.reports).toEqual([expect.stringContaining('Failed to parse and verify the request data')]);
  expect(world.reports.join()).not.toContain('hello');
});

it('takes such a body where nothing is wrong with it', async () => {
  const world = await connected('http');
  let heard = 0;
  world.connection.app.command('/whichway', async ({ ack }) => {
    heard++;
    await ack();
  });

  expect(await sent(world, { body: command })).toBe(200);
  expect(heard).toBe(1);
});

it('refuses a body that is too large, and goes on', async () => {
  const world = await connected('http');

  expect(await sent(world, { body: JSON.stringify({ text: 'x'.repeat(BODY_LIMIT) }) })).toBe(413);
  expect(await sent(world)).toBe(200);
});

it('refuses what is signed and no JSON, without repeating it', async () => {
  const world = await connected('http');

  expect(await sent(world, { body: 'the words of a person' })).toBe(400);
  expect(world.reports).toEqual([expect.stringContaining('Malformed request body')]);
  expect(world.reports.join()).not.toContain('words');
});

it('knows no other path', async () => {
  const world = await connected('http');

  expect(await sent(world, { path: '/' })).toBe(404);
  expect(world.reports).toEqual([]);
});

it('is not held up at the end by a request that never becomes whole', async () => {
  const { connection } = await connected('http');
  const socket = connect(connection.port() ?? 0, '127.0.0.1');
  const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()));
  socket.on('error', () => {}); // The reset is what is waited for.
  await new Promise<void>((resolve) =>
    socket.write(`POST ${SLACK_PATH} HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\nabc`, () => resolve()),
  );

  await connection.stop();

  await closed;
  expect(connection.connected()).toBe(false);
});
