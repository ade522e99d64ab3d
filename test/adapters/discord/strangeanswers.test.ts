// What a message comes to where the answer is none of Discord's: of a proxy, of Cloudflare, or of nobody known.

import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Client } from 'discord.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { restFor } from '../../../adapters/discord/connection/client.ts';
import { discordMessenger } from '../../../adapters/discord/messenger.ts';
import { NO_TRANSLATIONS } from '../../../adapters/model/translations.ts';
import { notice } from '../../../src/dialogue/words.ts';
import type { Messenger } from '../../../src/door/messenger.ts';
import { messageOf } from './samples.ts';

const HTML = 'text/html';
const JSON_TYPE = 'application/json';
const PAGE = '<html><body>error 1020</body></html>';
const MESSAGE = messageOf(notice('n', 'Hello.'), '');

type Answer = (response: ServerResponse) => void;

const saying =
  (status: number, type: string, body: string, headers: Record<string, string> = {}): Answer =>
  (response) => {
    response.writeHead(status, { 'content-type': type, ...headers }).end(body);
  };

/** A messenger whose requests are all answered so; `doubted` counts how often the token was doubted. */
async function answeredBy(answer: Answer): Promise<{ messenger: Messenger; doubted: () => number }> {
  const server = createServer((request, response) => {
    request.resume().on('end', () => answer(response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const rest = restFor('token', { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api` });
  const client = { user: { id: '1' }, channels: { cache: new Map() } } as unknown as Client<true>;
  let doubted = 0;
  const messenger = discordMessenger({
    ...{ rest, answers: rest, client: () => client, report: () => {}, tell: () => {} },
    callers: { lastOf: () => undefined, heard: () => undefined },
    translations: NO_TRANSLATIONS,
    tokenLost: () => {
      doubted++;
    },
  });
  return { messenger, doubted: () => doubted };
}

describe('an answer that is none of Discord', () => {
  it.each<[what: string, answer: Answer]>([
    ...[400, 401, 403, 404, 407, 408].map((status): [string, Answer] => [
      `a page with status ${status}`,
      saying(status, HTML, PAGE),
    ]),
    ['an empty object', saying(403, JSON_TYPE, '{}')],
    ['an object without a number', saying(403, JSON_TYPE, '{"code":0,"message":"403: Forbidden"}')],
    ['words in place of a number', saying(400, JSON_TYPE, '{"code":"blocked","message":"no"}')],
    ['an error as OAuth tells it', saying(400, JSON_TYPE, '{"error":"invalid_request"}')],
  ])('says that surely nothing was done: %s', async (_, answer) => {
    const { messenger, doubted } = await answeredBy(answer);

    expect((await messenger.post(MESSAGE)).kind).toBe('unsent');
    expect((await messenger.edit(MESSAGE, '2')).kind).toBe('unsent');
    expect((await messenger.find(MESSAGE)).kind).toBe('unsent');
    expect(doubted()).toBe(0);
  });

  it.each<[what: string, answer: Answer]>([
    ['no more than null', saying(403, JSON_TYPE, 'null')],
    ['no more than a word', saying(403, JSON_TYPE, '"no"')],
    ['half an object', saying(403, JSON_TYPE, '{"code":')],
    ['errors of an odd form', saying(400, JSON_TYPE, '{"code":50035,"message":"x","errors":{"a":null}}')],
    ['a page instead of the message', saying(200, HTML, PAGE)],
    ['half a message', saying(200, JSON_TYPE, '{"id":')],
    ['another address', saying(302, HTML, '', { location: 'http://127.0.0.1:9/' })],
    ['a page of a server before it', saying(503, HTML, PAGE)],
    [
      'an end in between',
      (response) => {
        response.destroy();
      },
    ],
  ])('leaves it open, and is no mistake of ours: %s', async (_, answer) => {
    const { messenger } = await answeredBy(answer);

    expect((await messenger.post(MESSAGE)).kind).toBe('unsure');
    expect((await messenger.find(MESSAGE)).kind).toBe('unsent');
  });

  it.each<[what: string, headers: Record<string, string>]>([
    ['without a time', {}],
    ['with a day for a time', { 'retry-after': 'Wed, 21 Oct 2030 07:28:00 GMT' }],
  ])('asks for a pause of unknown length: %s', async (_, headers) => {
    const { messenger } = await answeredBy(saying(429, HTML, PAGE, headers));

    expect(await messenger.post(MESSAGE)).toEqual({ kind: 'limited', waitMs: 0 });
  });

  it('does not end the token: the next request is made with it', async () => {
    const { messenger, doubted } = await answeredBy(saying(401, HTML, PAGE));
    await messenger.post(MESSAGE);

    expect(await messenger.post(MESSAGE)).toEqual({ kind: 'unsent', reason: 'status 401' });
    expect(doubted()).toBe(0);
  });
});
