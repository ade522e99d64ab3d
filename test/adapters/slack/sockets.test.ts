// Two sockets: what refreshes, drops, refusals and a dead token do to what comes in over them.
import { SocketModeReceiver } from '@slack/bolt';
import { expect, it } from 'vitest';
import { realClock } from '../../../adapters/clock.ts';
import { libraryLogger } from '../../../adapters/slack/connection/logger.ts';
import { intercept } from '../../../adapters/slack/connection/messages.ts';
import type { Clock } from '../../../src/door/clock.ts';
import { ADA, APP_TOKEN, GENERAL } from '../../doubles/slack/settings.ts';
import { type Connected, connected, gate, prepared } from './connected.ts';

/** Texts of commands that reached a listener, in order. */
function listened({ connection }: Connected): string[] {
  const texts: string[] = [];
  connection.app.command('/whichway', async ({ ack, command }) => {
    texts.push(command.text);
    await ack();
  });
  return texts;
}

/** People who enter commands one after the other until they are told to stop. */
function busy({ slack }: Connected, people: number): { end(): Promise<string[]>; failed: string[] } {
  const sent: string[] = [];
  const failed: string[] = [];
  let going = true;
  const lanes = Array.from({ length: people }, async (_, lane) => {
    for (let count = 0; going; count++) {
      const text = `${lane}-${count}`;
      sent.push(text);
      const reply = await slack.slash(ADA, GENERAL, text);
      if (!reply.ok) failed.push(`${text}: ${reply.why}`);
    }
  });
  return {
    failed,
    async end() {
      going = false;
      await Promise.all(lanes);
      return sent;
    },
  };
}

const REFRESHES = 20;

/** Every wait takes a tenth of its time. */
const hurried: Clock = { ...realClock, alarm: (ms) => realClock.alarm(ms / 10) };

it(`loses nothing and sees nothing twice through ${REFRESHES} refreshes`, async () => {
  const world = await connected('socket', { clock: hurried });
  const { slack, connection, reports } = world;
  const texts = listened(world);
  const { end, failed } = busy(world, 4);

  for (let refresh = 1; refresh <= REFRESHES; refresh++) {
    const [oldest] = slack.sockets();
    const before = texts.length;
    slack.disconnect('refresh_requested', { only: oldest });
    await slack.until(
      () => !slack.sockets().some(({ id }) => id === oldest?.id) && slack.sockets().length === 2,
      `socket ${refresh} is replaced`,
    );
    expect(connection.connected()).toBe(true);
    await slack.until(() => texts.length > before + 10, 'commands go on');
  }
  const sent = await end();

  expect(failed).toEqual([]);
  expect(texts.toSorted()).toEqual(sent.toSorted());
  expect(reports).toEqual([]);
});

it('loses nothing when both are to be replaced at once', async () => {
  const world = await connected('socket', { clock: hurried });
  const { slack, connection, reports } = world;
  const texts = listened(world);
  const { end, failed } = busy(world, 2);
  await slack.until(() => texts.length > 0, 'commands come in');
  const old = slack.sockets().map(({ id }) => id);

  slack.disconnect('warning');
  await slack.until(
    () => slack.sockets().length === 2 && slack.sockets().every(({ id }) => !old.includes(id)),
    'both are replaced',
  );
  const sent = await end();

  expect(connection.connected()).toBe(true);
  expect([failed, texts.toSorted(), reports]).toEqual([[], sent.toSorted(), []]);
});

it('keeps a socket that is to be left until what came over it is acknowledged', async () => {
  const { slack, connection } = await connected('socket', { clock: hurried });
  const { passed, open } = gate();
  let begun = false;
  connection.app.command('/whichway', async ({ ack }) => {
    begun = true;
    await passed;
    await ack();
  });
  const reply = slack.slash(ADA, GENERAL, 'hello');
  await slack.until(() => begun, 'the listener has begun');

  slack.disconnect('refresh_requested');
  await slack.until(() => slack.sockets().length >= 3, 'a successor is open');
  open();

  expect(await reply).toMatchObject({ ok: true });
  await slack.until(() => slack.sockets().length === 2, 'the old ones are closed');
});

it('serves on with one when the other is cut off, and opens it anew', async () => {
  const world = await connected('socket');
  const { slack, connection, reports } = world;
  const texts = listened(world);
  const [one] = slack.sockets();

  slack.drop({ only: one });
  await slack.until(() => reports.length > 0, 'the loss is reported');
  expect(connection.connected()).toBe(true);
  expect(await slack.slash(ADA, GENERAL, 'on one')).toMatchObject({ ok: true });
  await slack.until(() => slack.sockets().length === 2, 'there are two again');

  expect(texts).toEqual(['on one']);
  await slack.until(() => reports.length === 2, 'it is told that all is well');
  expect(reports).toEqual([
    expect.stringMatching(/^A connection to Slack was lost: .*; another one serves on\.$/u),
    'Slack is connected again.',
  ]);
});

it('tells since when nothing can come in, and takes in again after a while without Slack', async () => {
  const world = await connected('socket');
  const { slack, connection, reports } = world;
  const texts = listened(world);
  const from = Date.now();
  slack.fault('apps.connections.open', { times: 2, destroy: true });
  slack.fault('apps.connections.open', { times: 1, status: 500 });

  slack.drop();
  await slack.until(() => !connection.connected(), 'the loss is noticed');
  expect(connection.downSince()).toBeGreaterThanOrEqual(from);
  await slack.until(() => slack.sockets().length === 2, 'there are two again');

  expect(connection.downSince()).toBeUndefined();
  expect(await slack.slash(ADA, GENERAL, 'again')).toMatchObject({ ok: true });
  expect(texts).toEqual(['again']);
  expect(reports.at(-1)).toBe('Slack is connected again.');
});

it('waits as long as Slack asks for', async () => {
  const { slack, connection } = await prepared('socket');
  slack.fault('apps.connections.open', { times: 2, status: 429, headers: { 'retry-after': '1' } });
  const from = performance.now();

  await connection.start();

  expect(performance.now() - from).toBeGreaterThanOrEqual(990);
});

it('says what to do where Socket Mode was switched off', async () => {
  const { slack, reports } = await connected('socket');

  slack.disconnect('link_disabled');
  await slack.until(() => slack.sockets().length === 2 && reports.length > 1, 'it tried again');

  expect(reports[0]).toContain('switch it on in the settings of the app');
});

it.each(['token_revoked', 'invalid_auth', 'account_inactive', 'user_removed_from_team', 'team_disabled'])(
  'ends with one sentence when the app token is refused at a refresh: %s',
  async (error) => {
    const { slack, connection, ended } = await connected('socket');
    slack.revoke(APP_TOKEN, error);

    slack.disconnect('refresh_requested');
    await slack.until(() => ended.length > 0, 'the end is told');
    await slack.until(() => slack.sockets().length === 0, 'all sockets are closed');

    expect(ended).toEqual([
      expect.stringMatching(
        new RegExp(`^SLACK_APP_TOKEN is not accepted: .*${error}.* https://api.slack.com/apps`, 'u'),
      ),
    ]);
    expect(connection.connected()).toBe(false);
    expect(ended.join()).not.toContain(APP_TOKEN);
  },
);

it('can be stopped while Slack does not answer', async () => {
  const { slack, connection, ended } = await connected('socket');
  slack.fault('apps.connections.open', { times: 100, hang: true });
  const before = slack.callsTo('apps.connections.open').length;
  slack.drop();
  await slack.until(() => slack.callsTo('apps.connections.open').length > before, 'it tries to come back');
  const from = performance.now();

  await connection.stop();

  // The call itself would hang for ten seconds.
  expect(performance.now() - from).toBeLessThan(5000);

  expect([connection.connected(), ended]).toEqual([false, []]);
  expect(slack.sockets().length).toBe(0);
});

it('notices a socket on which nothing comes and goes any more', async () => {
  const { slack, reports } = await connected('socket');
  const [one] = slack.sockets();

  slack.freeze({ only: one });
  await slack.until(() => reports.length > 0, 'it is noticed', 20_000);

  expect(reports[0]).toMatch(/^A connection to Slack was lost: A pong wasn't received/u);
}, 30_000);

it('leaves out a message that the library would fail on', async () => {
  const { client } = new SocketModeReceiver({ appToken: APP_TOKEN, logger: libraryLogger(() => {}) });
  const asked: string[] = [];
  const passed: unknown[] = [];
  client.on('slack_event', ({ envelope_id }: { envelope_id: string }) => passed.push(envelope_id));
  const { mute } = intercept(client, (reason) => asked.push(reason));
  const comes = (message: unknown): void =>
    void client.emit('ws_message', typeof message === 'string' ? message : JSON.stringify(message), false);
  const whole = (id: string) => ({
    envelope_id: id,
    type: 'events_api',
    payload: { event: { type: 'message' } },
  });

  comes(whole('e1'));
  for (const broken of ['no JSON', '[]', 'null', {}, { type: 'events_api' }]) comes(broken);
  comes({ envelope_id: 'e2', type: 'events_api', payload: { type: 'app_rate_limited' } });
  comes({ type: 'disconnect', reason: 'warning' });
  comes({ type: 'disconnect' });
  mute();
  comes(whole('e3'));

  expect(passed).toEqual(['e1']);
  expect(asked).toEqual(['warning', 'no reason given']);
});
