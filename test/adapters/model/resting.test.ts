// A server that fails again and again is left alone for a while, and then tried once.
import { expect, it } from 'vitest';
import { REASONS } from '../../../adapters/model/causes.ts';
import { asking, HORSE, QUESTION } from './asking.ts';
import { failed } from './failed.ts';

it('three failures in a row let it rest; then one trial goes through, and its success is told once', async () => {
  const { server, model, reports, move, pass } = await asking();
  server.reply({ says: HORSE });
  server.fault({ html: true, times: 3 });

  for (let time = 0; time < 3; time++) expect(await model.ask(QUESTION)).toEqual(failed('page'));
  expect(model.state()).toBe('open');
  expect(await model.ask(QUESTION)).toEqual(failed('resting'));
  expect(server.calls).toHaveLength(3);

  await move(30_000);
  expect(model.state()).toBe('half-open');
  server.fault({ hang: true });
  const trial = model.ask(QUESTION);
  await server.until(() => server.calls.length === 4, 'the trial is under way');
  expect(await model.ask(QUESTION)).toEqual(failed('resting'));
  await pass(15_000);
  expect(await trial).toEqual(failed('late'));

  await move(59_999);
  expect(model.state()).toBe('open');
  await move(1);
  expect(await model.ask(QUESTION)).toMatchObject({ kind: 'said' });
  expect(model.state()).toBe('closed');
  expect(reports).toEqual([
    `The model is left alone for a while: ${REASONS.page}.`,
    'The model answers again.',
  ]);
});

it('who was given little time says nothing of the server', async () => {
  const { server, model, reports, pass } = await asking();
  server.reply({ says: HORSE });
  server.fault({ hang: true, times: 6 });

  const cut = Array.from({ length: 3 }, () => model.ask({ ...QUESTION, within: 1_200 }));
  await server.until(() => server.calls.length === 3, 'all are under way');
  await pass(1_200);
  expect(await Promise.all(cut)).toEqual([failed('late'), failed('late'), failed('late')]);
  expect(model.state()).toBe('closed');

  const whole = Array.from({ length: 3 }, () => model.ask(QUESTION));
  await server.until(() => server.calls.length === 6, 'all are under way');
  await pass(15_000);
  await Promise.all(whole);
  expect(model.state()).toBe('open');
  expect(reports).toHaveLength(1);
});

it('answers that are only of no use do not let it rest', async () => {
  const { server, model, reports } = await asking();
  server.fault({ finish: 'content_filter', times: 3 });
  server.fault({ text: '{}', times: 3 });
  server.fault({ status: 400, times: 3 });

  for (let time = 0; time < 9; time++) expect(await model.ask(QUESTION)).toMatchObject({ kind: 'failed' });

  expect(server.calls).toHaveLength(9);
  expect(model.state()).toBe('closed');
  expect(reports).toEqual([]);
});

it('a limit whose time does not fit is not waited out, and the model rests for it', async () => {
  const { server, model, reports, move } = await asking();
  server.reply({ says: HORSE });
  server.fault({ limit: { seconds: 14 } });

  expect(await model.ask(QUESTION)).toEqual(failed('limit'));
  expect(model.state()).toBe('open');
  expect(reports).toEqual([`The model is left alone for a while: ${REASONS.limit}.`]);
  await move(13_999);
  expect(await model.ask(QUESTION)).toEqual(failed('resting'));
  await move(1);
  expect(await model.ask(QUESTION)).toMatchObject({ kind: 'said' });
  expect(server.calls).toHaveLength(2);
});
