// Socket Mode as the app meets it: greetings, acknowledgements, repetitions, and every end of a socket.
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { ringingClock } from '../../clock.ts';
import { asJson } from '../json.ts';
import { bareSocket, socketUrl } from './bare.ts';
import { boltFor } from './bolt.ts';
import { ADA, GENERAL } from './settings.ts';
import { type Slack, slackForTest } from './slack.ts';

const MINUTE = 60_000;
const ACK = 3000;
const here = { channel: GENERAL };
/** A clock that stands still: waits end when a test rings. */
const still = () => ringingClock(() => Date.now());

/** A Bolt app that keeps the texts of all messages, with the number of the delivery. */
async function listener(slack: Slack): Promise<{ heard: unknown[] }> {
  const heard: unknown[] = [];
  await boltFor(slack, 'socket', (app) => {
    app.message(async ({ message, context }) => {
      const { text } = asJson(message);
      heard.push([text, context.retryNum ?? 0, context.retryReason ?? '']);
    });
  });
  return { heard };
}

describe('opening', () => {
  it('greets, counts the sockets, and takes each address once', async () => {
    const slack = await slackForTest();
    const first = await bareSocket(slack);
    const second = await bareSocket(slack);

    expect(first.received).toMatchObject([{ type: 'hello', num_connections: 1 }]);
    expect(second.received).toMatchObject([{ type: 'hello', num_connections: 2 }]);

    const url = await socketUrl(slack);
    const open = (): Promise<string> =>
      new Promise((resolve) => {
        const socket = new WebSocket(url);
        socket.on('open', () => resolve('open'));
        socket.on('error', ({ message }) => resolve(message));
      });
    expect(await open()).toBe('open');
    expect(await open()).toMatch(/403/u);
  });

  it('takes ten sockets and turns the eleventh away', async () => {
    const slack = await slackForTest();
    for (let count = 0; count < 10; count++) await bareSocket(slack);

    const last = await bareSocket(slack);
    await slack.until(() => last.closed(), 'it is closed');

    expect(last.received).toMatchObject([{ type: 'disconnect', reason: 'too_many_websockets' }]);
    expect(slack.sockets()).toHaveLength(10);
  });

  it('each event goes to one of several sockets', async () => {
    const slack = await slackForTest();
    const both = [await listener(slack), await listener(slack)] as const;

    for (let count = 0; count < 20; count++) await slack.say(ADA, here, `${count}`);
    await slack.until(() => both[0].heard.length + both[1].heard.length >= 20, 'all are heard');

    expect(both.map(({ heard }) => heard.length > 0)).toEqual([true, true]);
    expect(both[0].heard.length + both[1].heard.length).toBe(20);
    expect(slack.sockets().flatMap(({ envelopes }) => envelopes)).toHaveLength(20);
  });
});

describe('an event', () => {
  it('that is not acknowledged in time comes again with the same id, until Slack gives up', async () => {
    const { clock, ring } = still();
    const slack = await slackForTest({ clock });
    const socket = await bareSocket(slack);
    const saying = slack.say(ADA, here, 'hello');
    const arrived = (count: number) =>
      slack.until(() => socket.envelopes().length === count, `delivery ${count} is there`);

    await arrived(1);
    await ring(ACK);
    await saying;
    await arrived(2);
    await ring(ACK);
    await ring(MINUTE);
    await arrived(3);
    await ring(ACK);
    await ring(5 * MINUTE);
    await arrived(4);
    await ring(ACK);
    await slack.until(() => slack.deliveries[0]?.over === true, 'Slack gives up');

    const [first, ...others] = socket.envelopes();
    expect(first).toMatchObject({ type: 'events_api', accepts_response_payload: false, retry_attempt: 0 });
    expect(others.map(({ retry_attempt, retry_reason }) => [retry_attempt, retry_reason])).toEqual([
      [1, 'timeout'],
      [2, 'timeout'],
      [3, 'timeout'],
    ]);
    expect(new Set(socket.envelopes().map(({ payload }) => asJson(payload).event_id)).size).toBe(1);
    expect(slack.deliveries).toMatchObject([{ acknowledged: false }]);
  });

  it('that finds no socket comes when there is one', async () => {
    const { clock, ring } = still();
    const slack = await slackForTest({ clock });
    await slack.say(ADA, here, 'anybody?');
    await slack.until(() => slack.deliveries[0]?.attempts.length === 2, 'it was tried twice');

    const { heard } = await listener(slack);
    await ring(MINUTE);
    await slack.until(() => slack.deliveries[0]?.over === true, 'it is acknowledged');

    expect(heard).toEqual([['anybody?', 2, 'connection_failed']]);
    expect(slack.deliveries).toMatchObject([{ acknowledged: true, over: true }]);
  });

  it('can be delivered twice, or late and in another order', async () => {
    const slack = await slackForTest();
    const { heard } = await listener(slack);
    await slack.say(ADA, here, 'a');

    await slack.again(slack.deliveries[0]?.eventId ?? '');
    const release = slack.holdBack(2);
    for (const text of ['b', 'c', 'd']) await slack.say(ADA, here, text);
    await slack.until(() => heard.length === 3, 'the last one came first');
    await release('backwards');
    await slack.until(() => heard.length === 5, 'all are heard');

    expect(heard).toEqual([
      ['a', 0, ''],
      ['a', 1, 'timeout'],
      ['d', 0, ''],
      ['c', 0, ''],
      ['b', 0, ''],
    ]);
  });
});

describe('a command', () => {
  it('that nobody acknowledges fails for the person and does not come again', async () => {
    const { clock, ring } = still();
    const slack = await slackForTest({ clock });
    expect(await slack.slash(ADA, GENERAL, '')).toEqual({ ok: false, ms: 0, why: 'no socket is open' });
    const socket = await bareSocket(slack);

    const reply = slack.slash(ADA, GENERAL, 'x');
    await slack.until(() => socket.envelopes().length === 1, 'the command is there');
    await ring(ACK);
    expect(await reply).toMatchObject({ ok: false, why: 'timeout' });
    socket.ack(socket.envelopes()[0], { text: 'too late' });
    const second = slack.slash(ADA, GENERAL, 'y');
    await slack.until(() => socket.envelopes().length === 2, 'the next command is there');
    socket.ack(socket.envelopes()[1], { text: 'in time' });

    expect(await second).toMatchObject({ ok: true, body: { text: 'in time' } });
    expect(slack.ephemerals(ADA)).toMatchObject([{ text: 'in time' }]);
  });

  it('whose acknowledgement Slack cannot show fails as well', async () => {
    const slack = await slackForTest();
    const socket = await bareSocket(slack);

    const reply = slack.slash(ADA, GENERAL, '');
    await slack.until(() => socket.envelopes().length === 1, 'the command is there');
    socket.ack(socket.envelopes()[0], { blocks: [{ type: 'poem' }] });

    expect(await reply).toMatchObject({ ok: false, why: 'invalid_blocks' });
  });
});

describe('a socket ends', () => {
  it.each(['warning', 'refresh_requested', 'link_disabled'] as const)(
    'by the word %s, and Bolt comes back',
    async (reason) => {
      const slack = await slackForTest();
      const { heard } = await listener(slack);
      const [old] = slack.sockets();

      slack.disconnect(reason);
      await slack.until(
        () => slack.sockets().some(({ id }) => id !== old?.id) && slack.sockets().length === 1,
        'a new socket is open',
      );
      await slack.say(ADA, here, 'still there?');
      await slack.until(() => heard.length === 1, 'it is heard');

      expect(heard).toEqual([['still there?', 0, '']]);
    },
  );

  it('and is used while it is the only one, no more once there is another', async () => {
    const slack = await slackForTest();
    const first = await bareSocket(slack);
    slack.disconnect('warning');
    const one = slack.say(ADA, here, 'a');
    await slack.until(() => first.envelopes().length === 1, 'the first still gets it');
    first.ack(first.envelopes()[0]);
    await one;

    const second = await bareSocket(slack);
    for (let count = 0; count < 5; count++) {
      const next = slack.say(ADA, here, 'b');
      await slack.until(() => second.envelopes().length === count + 1, 'the second gets it');
      second.ack(second.envelopes()[count]);
      await next;
    }

    expect(first.envelopes()).toHaveLength(1);
  });

  it('only the one that was meant', async () => {
    const slack = await slackForTest();
    const [first, second] = [await bareSocket(slack), await bareSocket(slack)];

    slack.disconnect('warning', { only: slack.sockets()[0] });
    slack.drop({ only: slack.sockets()[1] });
    await slack.until(() => second.closed(), 'the second is closed');
    await slack.until(() => first.received.length === 2, 'the first was told');

    expect(first.received[1]).toMatchObject({ type: 'disconnect', reason: 'warning' });
    expect(first.closed()).toBe(false);
    expect(second.received).toHaveLength(1);
  });

  it('without a word while an event waits: the event comes again', async () => {
    const slack = await slackForTest({ timings: { retries: [0] } });
    const first = await bareSocket(slack);
    const saying = slack.say(ADA, here, 'hello');
    await slack.until(() => first.envelopes().length === 1, 'the event is there');
    const second = await bareSocket(slack);

    slack.drop({ only: slack.sockets()[0] });
    await saying;
    await slack.until(() => second.envelopes().length === 1, 'the event is there again');
    second.ack(second.envelopes()[0]);
    await slack.until(() => slack.deliveries[0]?.over === true, 'it is acknowledged');

    expect(second.envelopes()).toMatchObject([{ retry_attempt: 1, retry_reason: 'timeout' }]);
  });

  it('frozen, it stays open and nothing passes', async () => {
    const { clock, ring } = still();
    const slack = await slackForTest({ clock });
    const socket = await bareSocket(slack);

    slack.freeze();
    const reply = slack.slash(ADA, GENERAL, '');
    await ring(ACK);

    expect(await reply).toMatchObject({ ok: false, why: 'timeout' });
    expect(socket.envelopes()).toEqual([]);
    expect(slack.sockets()).toMatchObject([{ frozen: true }]);
  });
});
