// Questions to a model through the real library: what is sent, what is understood, and what is no answer.
import { expect, it, vi } from 'vitest';
import { z } from 'zod';
import { REASONS } from '../../../adapters/model/causes.ts';
import type { Fault } from '../../doubles/model/faults.ts';
import { KEY as KEY_IN_RECORD, modelForTest } from '../../doubles/model/model.ts';
import { asking, HORSE, KEY, QUESTION } from './asking.ts';
import { failed } from './failed.ts';

it.each([true, false])('an answer that fits is given with its tokens (in a stream: %s)', async (streams) => {
  const { server, model, reports } = await asking({ streams });
  server.reply({ name: 'animal', says: HORSE });

  const asked = await model.ask(QUESTION);

  expect(asked).toEqual({ kind: 'said', value: HORSE, usage: { prompt: 8, completion: 7 } });
  expect(reports).toEqual([]);
  expect(server.calls).toHaveLength(1);
});

it('the schema goes along in strict form, and the messages as they are', async () => {
  const { server, model } = await asking();
  server.reply({ says: HORSE });

  await model.ask(QUESTION);

  expect(server.calls[0]?.body).toMatchObject({
    ...{ model: 'tiny', messages: QUESTION.messages, stream: true, stream_options: { include_usage: true } },
    response_format: {
      type: 'json_schema',
      json_schema: {
        ...{ name: 'animal', strict: true },
        schema: { type: 'object', required: ['name', 'legs'], additionalProperties: false },
      },
    },
  });
});

it('nothing of the environment reaches the server, and nothing of this machine', async () => {
  vi.stubEnv('OPENAI_BASE_URL', 'http://127.0.0.1:9/v1');
  vi.stubEnv('OPENAI_API_KEY', 'sk-of-somebody-else');
  vi.stubEnv('OPENAI_ORG_ID', 'org-stray');
  vi.stubEnv('OPENAI_PROJECT_ID', 'proj-stray');
  vi.stubEnv('OPENAI_CUSTOM_HEADERS', 'Authorization: Bearer stray\nX-Stray: stray');
  const { server, model } = await asking({ key: KEY });
  server.reply({ says: HORSE });

  expect(await model.ask(QUESTION)).toMatchObject({ kind: 'said' });

  const { headers = {} } = server.calls[0] ?? {};
  expect(JSON.stringify(headers)).not.toMatch(/stray|stainless/iu);
  expect(headers).toMatchObject({ authorization: KEY_IN_RECORD, 'content-type': 'application/json' });
});

it('a local server is asked without a key of anybody', async () => {
  vi.stubEnv('OPENAI_API_KEY', KEY);
  const { server, model } = await asking({ key: 'none' }, { apiKey: undefined });
  server.reply({ says: HORSE });

  expect(await model.ask(QUESTION)).toMatchObject({ kind: 'said' });
});

it('tokens are estimated where the server does not count them', async () => {
  const { server, model } = await asking({ usage: false });
  server.reply({ says: HORSE });

  expect(await model.ask(QUESTION)).toMatchObject({ usage: { prompt: 8, completion: 7 } });
});

const USED = { usage: { prompt: expect.any(Number), completion: expect.any(Number) } };

it.each<[string, Fault, keyof typeof REASONS, object]>([
  ['a page with status 200', { html: true }, 'page', {}],
  ['an object without choices', { raw: '{}' }, 'empty', {}],
  ['no choices', { raw: '{"choices":[]}' }, 'empty', {}],
  ['null', { raw: 'null' }, 'empty', {}],
  ['a body that is no JSON', { raw: '{"choices": [' }, 'unreadable', {}],
  ['an event that is no JSON', { garbled: true }, 'unreadable', {}],
  ['an error in the middle of the stream', { broken: true, times: 2 }, 'server', {}],
  ['prose', { text: 'A horse, I think.' }, 'prose', USED],
  ['an empty text', { text: '' }, 'empty', USED],
  ['another form', { text: '{"name":"horse","legs":"four"}' }, 'form', USED],
  ['an answer that was too long', { finish: 'length' }, 'length', USED],
  ['an answer held back', { finish: 'content_filter' }, 'filter', USED],
  ['an unknown ending', { finish: 'tool_calls' }, 'ending', USED],
  ['a refusal', { refusal: 'I would rather not.' }, 'refusal', USED],
  ['a stream that ends before the reply does', { unfinished: true }, 'cut', {}],
  ['a connection that ends in the middle', { cut: true }, 'cut', {}],
  ['a key that is not accepted', { status: 401 }, 'key', {}],
  ['a key that may not', { status: 403 }, 'key', {}],
  ['an unknown model', { status: 404 }, 'unknown', {}],
  ['a request that is refused', { status: 400 }, 'request', {}],
  ['a limit without a time', { limit: {} }, 'limit', {}],
  ['an answer far too large', { text: 'x'.repeat(300_000) }, 'huge', {}],
])('%s is no answer, and is not asked for again', async (_, fault, cause, more) => {
  const { server, model, reports, pass } = await asking();
  server.reply({ says: HORSE });
  server.fault(fault);

  const asked = model.ask(QUESTION);
  if (fault.broken) await pass(500);

  expect(await asked).toEqual({ ...failed(cause), ...more });
  expect(server.calls).toHaveLength(fault.times ?? 1);
  expect(reports).toEqual([]);
});

it.each<[string, Fault, keyof typeof REASONS]>([
  ['a connection that ends in the middle', { cut: true }, 'cut'],
  ['a page with status 200', { html: true }, 'page'],
  ['a refusal', { refusal: 'No.' }, 'refusal'],
  ['a filter', { finish: 'content_filter' }, 'filter'],
])('%s is seen also by those who get whole answers', async (_, fault, cause) => {
  const { server, model } = await asking({ streams: false });
  server.fault(fault);

  expect(await model.ask(QUESTION)).toMatchObject({ kind: 'failed', reason: REASONS[cause] });
});

it('a schema that cannot be sent is told as a mistake, and nothing is sent', async () => {
  const { server, model, reports } = await asking();

  const asked = await model.ask({ ...QUESTION, schema: z.object({ born: z.date() }) });

  expect(asked).toEqual({ kind: 'failed', reason: REASONS.mistake });
  expect(reports).toEqual(['The model could not be asked: Error.']);
  expect(server.calls).toEqual([]);
  expect(model.state()).toBe('closed');
});

it('lengths of texts are not sent, and hold all the same', async () => {
  const { server, model } = await asking();
  server.reply({ says: { name: 'hippopotamus' } });

  const asked = await model.ask({ ...QUESTION, schema: z.object({ name: z.string().min(1).max(5) }) });

  expect(asked).toMatchObject({ kind: 'failed', reason: REASONS.form });
  expect(JSON.stringify(server.calls[0]?.body)).not.toContain('Length');
});

it('works beside the libraries of the platforms in one process, and so it ends', async () => {
  await import('@slack/bolt');
  await import('discord.js');
  const { server, model, pass } = await asking();
  server.reply({ says: HORSE });

  expect(await model.ask(QUESTION)).toMatchObject({ kind: 'said' });
  server.fault({ quiet: true });
  const asked = model.ask(QUESTION);
  await pass(5_000);
  expect(await asked).toEqual({ kind: 'failed', reason: REASONS.quiet });
  await server.until(() => server.underway() === 0, 'the connection is given up');
});

it('the key stands in no answer, report or record', async () => {
  const server = await modelForTest({ key: 'another' });
  const { model, reports } = await asking({}, { baseUrl: server.url });
  const answers = [];
  for (let time = 0; time < 4; time++) answers.push(await model.ask(QUESTION));

  expect(reports).toHaveLength(1);
  expect(JSON.stringify([answers, reports, server.calls])).not.toContain(KEY);
});

it('the library writes nothing to the console, whatever is wrong', async () => {
  vi.stubEnv('OPENAI_LOG', 'debug');
  const written = (['debug', 'info', 'log', 'warn', 'error'] as const).map((name) => vi.spyOn(console, name));
  const { server, model } = await asking();
  server.fault({ garbled: true });
  server.fault({ status: 400 });

  await model.ask(QUESTION);
  await model.ask(QUESTION);

  expect(written.flatMap(({ mock }) => mock.calls)).toEqual([]);
});
