// The connection from start to stop, over sockets and over HTTP.
import { describe, expect, it } from 'vitest';
import { ringingClock } from '../../clock.ts';
import { ADA, BOT_USER, GENERAL, TEAM } from '../../doubles/slack/settings.ts';
import { button, connected, gate, MODES, prepared, started } from './connected.ts';

const SLOW = 2000;
const STOP_WITHIN = 3000;

describe.each(MODES)('over %s', (mode) => {
  it('tells who the bot is, and that messages can come in', async () => {
    const { slack, connection } = await prepared(mode);
    expect(connection.connected()).toBe(false);
    expect(connection.downSince()).toBeLessThanOrEqual(Date.now());

    const identity = await connection.start();

    expect(identity).toMatchObject({ botUserId: BOT_USER, teamId: TEAM, enterpriseId: undefined });
    expect(identity?.scopes).toContain('chat:write');
    expect([connection.connected(), connection.downSince()]).toEqual([true, undefined]);
    expect(slack.callsTo('auth.test').length).toBeGreaterThan(0);
  });

  it('hands on commands and times their acknowledgement', async () => {
    const { slack, connection, acknowledged, reports } = await connected(mode);
    const texts: string[] = [];
    connection.app.command('/whichway', async ({ ack, command }) => {
      await ack();
      texts.push(command.text);
    });

    expect(await slack.slash(ADA, GENERAL, 'hello')).toMatchObject({ ok: true });
    expect([texts, acknowledged, reports]).toEqual([['hello'], ['command'], []]);
  });

  it('gives listeners a client that speaks as the bot', async () => {
    const { slack, connection } = await connected(mode);
    connection.app.event('app_mention', async ({ client, event }) => {
      await client.chat.postMessage({ channel: event.channel, text: 'here' });
    });

    await slack.mention(ADA, { channel: GENERAL }, 'are you there');

    expect(slack.messages(GENERAL).at(-1)).toMatchObject({ user: BOT_USER, text: 'here' });
  });

  it('acknowledges an event when its listener has ended, and not before', async () => {
    const { slack, connection, acknowledged } = await connected(mode);
    const { passed, open } = gate();
    let begun = false;
    connection.app.event('app_mention', async () => {
      begun = true;
      await passed;
    });
    const sent = slack.mention(ADA, { channel: GENERAL }, 'hello');
    await slack.until(() => begun, 'the listener has begun');
    // The message that comes along with the mention has no listener and is acknowledged at once.
    await slack.until(() => acknowledged.length === 1, 'the message is acknowledged');

    open();
    await sent;

    expect(acknowledged).toEqual(['event', 'event']);
  });

  it('does not acknowledge an event whose listener failed, so that it comes again', async () => {
    const { slack, connection, reports } = await connected(mode, {
      timings: { ackWithin: 500, retries: [0] },
    });
    let tries = 0;
    connection.app.event('app_mention', async () => {
      tries++;
      if (tries === 1) throw new Error('the words of a person');
    });

    await slack.mention(ADA, { channel: GENERAL }, 'hello');
    await slack.until(() => tries === 2, 'it came again');

    const mention = slack.deliveries.find(({ type }) => type === 'app_mention');
    await slack.until(() => mention?.acknowledged === true, 'the second is acknowledged');
    expect(mention?.attempts.map(({ ok }) => ok)).toEqual([false, true]);
    expect(reports).toEqual(['A Slack event could not be handled (Error).']);
  });

  it('tells people whose command failed', async () => {
    const { slack, connection, reports } = await connected(mode);
    connection.app.command('/whichway', () => Promise.reject(new TypeError('secret')));

    expect(await slack.slash(ADA, GENERAL, 'hello')).toMatchObject({ ok: true });
    expect(slack.ephemerals(ADA).map(({ text }) => text)).toEqual([
      'That did not work just now. Please try again.',
    ]);
    expect(reports).toEqual(['A Slack command could not be handled (TypeError).']);
  });

  it('tells people whose button belongs to nothing any more, in its thread, and leaves the message', async () => {
    const { slack, connection, acknowledged, reports } = await connected(mode);
    const root = await connection.client.chat.postMessage({ channel: GENERAL, text: 'root' });
    const place = { channel: GENERAL, ...(root.ts === undefined ? {} : { thread_ts: root.ts }) };
    const { ts = '' } = await connection.client.chat.postMessage({
      ...place,
      text: 'old',
      blocks: button('gone'),
    });

    expect(await slack.click(ADA, ts, 'gone')).toMatchObject({ ok: true });
    await slack.until(() => slack.ephemerals(ADA).length > 0, 'the note is there');

    expect(slack.ephemerals(ADA)).toMatchObject([
      { text: 'That button belongs to an older message. Mention me to go on.', thread_ts: root.ts },
    ]);
    expect(slack.messages(GENERAL).map(({ text }) => text)).toEqual(['root', 'old']);
    expect([acknowledged.at(-1), reports]).toEqual(['action', []]);
  });

  it('answers a command that nobody listens to', async () => {
    const { slack } = await connected(mode);

    expect(await slack.slash(ADA, GENERAL, 'hello')).toMatchObject({ ok: true });
    expect(slack.ephemerals(ADA).map(({ text }) => text)).toEqual([
      'I do not know that command. Mention me instead.',
    ]);
  });

  it('reports an acknowledgement that was given twice, and goes on', async () => {
    const { slack, connection, reports } = await connected(mode);
    connection.app.command('/whichway', async ({ ack }) => {
      await ack();
      await ack();
    });

    expect(await slack.slash(ADA, GENERAL, 'hello')).toMatchObject({ ok: true });
    await slack.until(() => reports.length > 0, 'it is reported');
    expect(reports).toEqual(['A Slack command was acknowledged twice; the second time does nothing.']);
  });

  it('warns of a listener that does not acknowledge, and leaves it behind at the stop', async () => {
    const { clock, ring } = ringingClock(() => Date.now());
    const { slack, connection, reports } = await connected(mode, { clock, timings: { ackWithin: 200 } });
    let begun = false;
    connection.app.command('/whichway', () => {
      begun = true;
      return new Promise(() => {});
    });
    const reply = slack.slash(ADA, GENERAL, 'hello');
    await slack.until(() => begun, 'the listener has begun');

    await ring(SLOW);
    expect(reports).toEqual(['A Slack command waits for its acknowledgement for 2 s; after 3 s it fails.']);
    expect(await reply).toMatchObject({ ok: false });
    const stopped = connection.stop();
    await ring(STOP_WITHIN);
    await stopped;

    expect(reports.slice(1)).toEqual(['Stopped while 1 listener for Slack had not ended.']);
  });

  it('lets listeners end and their acknowledgements go out before it closes', async () => {
    const { slack, connection, acknowledged } = await connected(mode);
    const { passed, open } = gate();
    let begun = false;
    connection.app.command('/whichway', async ({ ack }) => {
      begun = true;
      await passed;
      await ack();
    });
    const reply = slack.slash(ADA, GENERAL, 'hello');
    await slack.until(() => begun, 'the listener has begun');

    let stopped = false;
    const stopping = connection.stop().then(() => {
      stopped = true;
    });
    await slack.until(() => mode === 'socket' || !connection.connected(), 'the intake is closed');
    expect(stopped).toBe(false);
    open();
    await Promise.all([stopping, connection.stop()]);

    expect(await reply).toMatchObject({ ok: true });
    expect(acknowledged).toEqual(['command']);
    expect(connection.connected()).toBe(false);
    await slack.until(() => slack.sockets().length === 0, 'no socket is open');
  });

  it('can be stopped before it was started, and does not start then', async () => {
    const { slack, connection } = await prepared(mode);

    await connection.stop();

    expect(await connection.start()).toBeUndefined();
    expect([connection.connected(), slack.sockets().length]).toEqual([false, 0]);
  });

  it('starts when Slack answers at last', async () => {
    const world = await prepared(mode);
    const { slack, connection, reports } = world;
    slack.fault('auth.test', { destroy: true });
    slack.fault('auth.test', { status: 503 });

    await started(world);

    expect(connection.connected()).toBe(true);
    expect(reports.filter((one) => one.startsWith('Slack does not answer'))).toHaveLength(2);
    expect(reports.at(-1)).toBe('Slack is connected again.');
  });

  it('opens nothing where it is stopped while Slack tells who the bot is', async () => {
    const { slack, connection } = await prepared(mode);
    slack.fault('auth.test', { delay: 50 });
    const starting = connection.start();
    await slack.until(() => slack.callsTo('auth.test').length === 1, 'Slack was asked');

    await connection.stop();

    expect(await starting).toBeUndefined();
    expect([connection.connected(), connection.port(), slack.sockets().length]).toEqual([
      false,
      undefined,
      0,
    ]);
  });

  it('can be stopped while it waits for Slack', async () => {
    const { slack, connection, reports } = await prepared(mode);
    slack.fault('auth.test', { times: 1000, destroy: true });
    const starting = connection.start();
    await slack.until(() => reports.some((one) => one.startsWith('Slack does not')), 'it waits');

    await connection.stop();

    expect(await starting).toBeUndefined();
  });
});
