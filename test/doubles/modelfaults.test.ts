// What goes wrong on purpose with a model, as the real library sees it.
import { OpenAI } from 'openai';
import { expect, it } from 'vitest';
import type { Fault } from './model/faults.ts';
import { ASKED, caught, STREAMED, spoken, talking } from './model/talking.ts';

it.each<[Fault, object]>([
  [{ status: 500 }, { status: 500 }],
  [
    { status: 503, message: 'Loading.' },
    { status: 503, message: expect.stringContaining('Loading.') },
  ],
  [{ limit: { seconds: 2 } }, { status: 429 }],
  [{ destroy: true }, { name: 'Error', message: 'Connection error.' }],
  [{ raw: '{"a' }, { name: 'SyntaxError' }],
])('the fault %j comes through once', async (fault, thrown) => {
  const { server, client } = await talking();
  server.fault(fault);

  expect(await caught(client.chat.completions.create(ASKED))).toMatchObject(thrown);
  expect(await spoken(client)).toMatchObject({ finish: 'stop' });
});

it('a limit names its time in seconds or in milliseconds', async () => {
  const { server, client } = await talking();
  server.fault({ limit: { seconds: 2, ms: 1_500 } });

  const thrown = await caught(client.chat.completions.create(ASKED));

  if (!(thrown instanceof OpenAI.APIError)) throw new Error('it was not refused');
  expect(thrown.headers?.get('retry-after')).toBe('2');
  expect(thrown.headers?.get('retry-after-ms')).toBe('1500');
});

it('what the library lets through comes as it is: a page, an empty object, other endings and a refusal', async () => {
  const { server, client } = await talking();
  server.fault({ html: true });
  server.fault({ raw: '{}' });
  server.fault({ finish: 'length' });
  server.fault({ refusal: 'No.' });

  expect(await client.chat.completions.create(ASKED)).toMatch(/^<!doctype html>/u);
  expect(await client.chat.completions.create(ASKED)).toEqual({});
  expect(await client.chat.completions.create(ASKED)).toMatchObject({
    choices: [{ finish_reason: 'length' }],
  });
  expect(await client.chat.completions.create(ASKED)).toMatchObject({
    choices: [{ message: { content: null, refusal: 'No.' } }],
  });
});

it.each<[Fault, object]>([
  [{ cut: true }, { name: 'TypeError' }],
  [{ garbled: true }, { name: 'SyntaxError' }],
  [{ broken: true }, { message: expect.stringContaining('engine') }],
])('the stream breaks with %j', async (fault, thrown) => {
  const { server, client } = await talking();
  server.fault(fault);

  expect(await caught(spoken(client))).toMatchObject(thrown);
});

it('a stream that ends early ends in good order, without a reason', async () => {
  const { server, client } = await talking();
  server.fault({ unfinished: true });

  expect(await spoken(client)).toMatchObject({ finish: null });
});

it.each<Fault>([{ hang: true }, { stalled: true }, { quiet: true }])(
  'with %j nothing more comes until the client gives up',
  async (fault) => {
    const { server, client } = await talking();
    server.fault(fault);
    const controller = new AbortController();
    const text = client.chat.completions
      .create(STREAMED, { signal: controller.signal })
      .asResponse()
      .then((response) => response.text());
    const ended = caught(text);

    await server.until(() => server.calls.length === 1, 'it was asked');
    expect(server.underway()).toBe(1);
    controller.abort();

    await ended;
    await server.until(() => server.underway() === 0, 'the connection ended');
  },
);

it('faults meet only what they are for, as often as they say, and can be mended', async () => {
  const { server, client } = await talking();
  server.fault({ status: 500, path: 'embeddings', times: 2 });
  server.fault({ status: 503, when: ({ name }) => name === 'another' });
  const embed = (): Promise<unknown> => caught(client.embeddings.create({ model: 'v', input: 'a' }));

  expect(await spoken(client)).toMatchObject({ finish: 'stop' });
  expect(await embed()).toMatchObject({ status: 500 });
  server.mend();
  expect(await embed()).toMatchObject({ data: [{ index: 0 }] });
});
