// Answers that are late, stop, or fail in passing: every question ends in time, and is asked at most twice.
import { expect, it } from 'vitest';
import type { Fault } from '../../doubles/model/faults.ts';
import { nowhere } from '../../doubles/model/model.ts';
import { type Asking, asking, HORSE, QUESTION } from './asking.ts';
import { failed } from './failed.ts';

async function underway(fault: Fault): Promise<Asking & { asked: Promise<unknown> }> {
  const made = await asking();
  made.server.reply({ says: HORSE });
  made.server.fault(fault);
  const asked = made.model.ask(QUESTION);
  await made.server.until(() => made.server.calls.length === 1, 'it is asked');
  return { ...made, asked };
}

it.each<[string, Fault]>([
  ['no answer at all', { hang: true }],
  ['headers and then silence', { stalled: true }],
])('%s ends after 15 s', async (_, fault) => {
  const { asked, move, server } = await underway(fault);
  let ended = false;
  void asked.then(() => {
    ended = true;
  });

  await move(14_999);
  expect(ended).toBe(false);
  await move(1);

  expect(await asked).toEqual(failed('late'));
  expect(server.calls).toHaveLength(1);
  await server.until(() => server.underway() === 0, 'the connection is given up');
});

it('a shorter time holds', async () => {
  const { server, model, pass } = await asking();
  server.fault({ hang: true });

  const asked = model.ask({ ...QUESTION, within: 2_000 });
  await server.until(() => server.calls.length === 1, 'it is asked');
  await pass(2_000);

  expect(await asked).toEqual(failed('late'));
});

it('an answer that takes ten seconds to begin is waited for', async () => {
  const { asked, pass } = await underway({ delay: 10_000 });

  await pass(10_000);

  expect(await asked).toMatchObject({ kind: 'said' });
});

it('a text that stops in the middle ends after 5 s of silence', async () => {
  const { asked, pass, server } = await underway({ quiet: true });

  await pass(5_000);

  expect(await asked).toEqual(failed('quiet'));
  await server.until(() => server.underway() === 0, 'the connection is given up');
});

it.each<[string, Fault]>([
  ['500', { status: 500 }],
  ['503', { status: 503 }],
  ['a connection that ends', { destroy: true }],
])('%s is tried once more after a moment', async (_, fault) => {
  const { asked, pass, server } = await underway(fault);

  await pass(500);

  expect(await asked).toMatchObject({ kind: 'said', value: HORSE });
  expect(server.calls).toHaveLength(2);
});

it('chance spreads the second attempts of those that failed together', async () => {
  const { server, model, pass } = await asking({}, {}, () => 0.5);
  server.fault({ status: 500 });

  const asked = model.ask(QUESTION);
  await pass(750);

  expect(await asked).toMatchObject({ kind: 'said' });
});

it('a second attempt that would not fit into the time is left out', async () => {
  const { server, model } = await asking();
  server.fault({ status: 500 });

  expect(await model.ask({ ...QUESTION, within: 2_400 })).toEqual(failed('server'));
  expect(server.calls).toHaveLength(1);
});

it('a second failure is the end of it', async () => {
  const { asked, pass, server } = await underway({ status: 500, times: 9 });

  await pass(500);

  expect(await asked).toEqual(failed('server'));
  expect(server.calls).toHaveLength(2);
});

it.each<[string, Fault, number]>([
  ['in seconds', { limit: { seconds: 3 } }, 3_000],
  ['in milliseconds', { limit: { seconds: 9, ms: 1_200 } }, 1_200],
])('a limit whose time is short (%s) is waited out', async (_, fault, after) => {
  const { asked, pass, server } = await underway(fault);

  await pass(after);

  expect(await asked).toMatchObject({ kind: 'said' });
  expect(server.calls).toHaveLength(2);
});

it('a server that is not there is tried twice', async () => {
  const { model, pass } = await asking({}, { baseUrl: await nowhere() });

  const asked = model.ask(QUESTION);
  await pass(500);

  expect(await asked).toEqual(failed('connection'));
});

it('the end stops what is under way, and sends nothing any more', async () => {
  const { asked, model, server, reports } = await underway({ hang: true });

  model.end();

  expect(await asked).toEqual(failed('ended'));
  expect(await model.ask(QUESTION)).toEqual(failed('ended'));
  expect(await model.embed(['a'])).toEqual({ vectors: undefined, tokens: 0 });
  expect(server.calls).toHaveLength(1);
  expect(reports).toEqual([]);
});

it('the end stops also a wait for the second attempt', async () => {
  const { asked, model, server, move } = await underway({ status: 500 });

  model.end();
  await move(10_000);

  expect(await asked).toEqual(failed('ended'));
  expect(server.calls).toHaveLength(1);
});
