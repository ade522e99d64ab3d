// Faults on purpose: each is seen by Slack's own client as the real one would be.
import { expect, it } from 'vitest';
import { clientFor } from './bolt.ts';
import { GENERAL, OPEN } from './settings.ts';
import { slackForTest } from './slack.ts';

const post = (slack: Parameters<typeof clientFor>[0], text = 'x', channel = GENERAL) =>
  clientFor(slack).chat.postMessage({ channel, text });

it('a limit comes once, with its wait, and nothing is posted', async () => {
  const slack = await slackForTest();
  slack.fault('chat.postMessage', { status: 429, headers: { 'retry-after': '7' } });

  await expect(post(slack)).rejects.toMatchObject({ retryAfter: 7 });
  expect(slack.messages(GENERAL)).toEqual([]);
  await post(slack);
  expect(slack.messages(GENERAL)).toHaveLength(1);
});

it('an error inside an answer, or a status without one', async () => {
  const slack = await slackForTest();
  slack.fault('chat.postMessage', { body: { ok: false, error: 'fatal_error' } });
  slack.fault('*', { status: 503 });

  await expect(post(slack)).rejects.toMatchObject({ data: { error: 'fatal_error' } });
  await expect(post(slack)).rejects.toMatchObject({ statusCode: 503 });
  expect(slack.messages(GENERAL)).toEqual([]);
});

it('a connection that ends before, and one that ends after the message was stored', async () => {
  const slack = await slackForTest();
  slack.fault('chat.postMessage', { destroy: true });
  slack.fault('chat.postMessage', { storedButLost: true });

  await expect(post(slack, 'lost')).rejects.toThrow();
  await expect(post(slack, 'stored')).rejects.toThrow();

  expect(slack.messages(GENERAL)).toMatchObject([{ text: 'stored' }]);
  expect(slack.calls.map(({ status }) => status)).toEqual([undefined, undefined]);
});

it('an answer that never comes holds only its own call up', async () => {
  const slack = await slackForTest();
  slack.fault('chat.postMessage', { hang: true });

  const hanging = post(slack).catch((thrown: unknown) => thrown);
  await slack.until(() => slack.calls.length === 1, 'the call has come in');
  await post(slack, 'another');

  expect(slack.messages(GENERAL)).toMatchObject([{ text: 'another' }]);
  await slack.stop();
  expect(await hanging).toBeInstanceOf(Error);
});

it('meets only calls that fit', async () => {
  const slack = await slackForTest();
  slack.fault('chat.postMessage', { when: ({ channel }) => channel === OPEN, status: 500 });

  await post(slack);
  await expect(post(slack, 'x', OPEN)).rejects.toMatchObject({ statusCode: 500 });
});

it('by chance: the same calls for the same seed, others for another, none once mended', async () => {
  const outcomes = async (seed: number): Promise<number[]> => {
    const slack = await slackForTest({ seed });
    slack.fault('api.test', { share: 50, status: 500 });
    for (let call = 0; call < 20; call++)
      await clientFor(slack)
        .api.test()
        .catch(() => undefined);
    slack.mend();
    await clientFor(slack).api.test();
    return slack.calls.map(({ status = 0 }) => status);
  };

  const first = await outcomes(1);
  expect(new Set(first.slice(0, -1))).toEqual(new Set([200, 500]));
  expect(await outcomes(1)).toEqual(first);
  expect(await outcomes(2)).not.toEqual(first);
});

it('tells what a test waited for in vain', async () => {
  const slack = await slackForTest();

  await expect(slack.until(() => false, 'pigs fly', 20)).rejects.toThrow(
    /in vain until pigs fly; 0 messages/u,
  );
});
