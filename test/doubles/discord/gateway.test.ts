// The gateway as the real client meets it: sessions, resumption, every way in which a connection ends.
import { type Client, Events, GatewayIntentBits, Status } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type Discord, discordForTest } from './discord.ts';
import { botThat, clientFor, clientOf } from './djs.ts';
import { ADA, BOT_TOKEN, directOf, GENERAL, GUILD } from './settings.ts';

const texts = (heard: readonly { content: string }[]): string[] => heard.map(({ content }) => content);
const direct = directOf(ADA);

/** A bot that hears what is said to it directly, and was resumed `times` times when the result resolves. */
async function resumed(discord: Discord, times: number): Promise<void> {
  await discord.until(() => discord.gateway.counts.resumed === times, `it is resumed ${times} times`);
}

describe('a session', () => {
  it('begins with all servers, and counts against the day', async () => {
    const discord = await discordForTest();
    const client = await clientFor(discord);
    const { session_start_limit } = await client.rest.get('/gateway/bot').then((one) => one as StartLimit);

    expect(client.guilds.cache.get(GUILD)).toMatchObject({ name: 'server 1', available: true });
    expect(client.channels.cache.get(GENERAL)).toMatchObject({ name: 'general' });
    expect(discord.gateway.sessions).toMatchObject([{ intents: 4609, shard: [0, 1] }]);
    expect(session_start_limit).toMatchObject({ total: 1000, remaining: 999, max_concurrency: 1 });
    await client.application.fetch();
    expect(client.application).toMatchObject({ name: 'whichway' });
    await client.destroy();
    await discord.until(() => discord.gateway.sessions.length === 0, 'a good-bye ends it');
  });

  it.each([
    [4014, [GatewayIntentBits.Guilds, GatewayIntentBits.MessageContent], BOT_TOKEN, /disallowed intents/u],
    [4013, [1 << 30], BOT_TOKEN, /invalid intents/u],
    [4004, [GatewayIntentBits.Guilds], 'wrong', /token/u],
  ])('is refused with %i', async (_, intents, token, words) => {
    const discord = await discordForTest();
    const client = clientOf(discord, { intents });
    client.on(Events.Error, () => {});

    await expect(client.login(token)).rejects.toThrow(words);
    expect(discord.gateway.counts.identified).toBe(0);
  });

  it('is heard of by every process that has the token', async () => {
    const discord = await discordForTest();
    const bots = [await botThat(discord), await botThat(discord)];

    await discord.say(ADA, direct, 'hello');
    await discord.until(() => bots.every(({ heard }) => heard.length === 1), 'both hear it');
  });

  it('may be told of the same doing twice, each time with a number of its own', async () => {
    const discord = await discordForTest();
    const told: unknown[] = [];
    const client = await clientFor(discord);
    client.on(Events.Raw, ({ s, t, d }: { s: number; t: string; d: { id: string } }) => {
      if (t === 'MESSAGE_CREATE') told.push([s, d.id]);
    });

    expect(() => discord.gateway.again()).toThrow(/nobody did anything/u);
    const id = await discord.say(ADA, GENERAL, 'hello');
    const number = discord.gateway.sessions[0]?.seq ?? 0;
    discord.gateway.again();
    await discord.until(() => told.length === 2, 'it is told twice');

    expect(told).toEqual([
      [number, id],
      [number + 1, id],
    ]);
  });

  it('of a shard hears its own servers only, the first one what is in no server', async () => {
    const discord = await discordForTest();
    const { client, heard } = await botThat(discord, undefined, {
      options: { shards: [0, 1], shardCount: 2 },
    });

    await discord.say(ADA, direct, 'hello');
    await discord.say(ADA, GENERAL, 'all');
    await discord.until(() => heard.length === 2, 'both are heard');

    expect(discord.gateway.sessions.map(({ shard }) => shard)).toEqual([
      [0, 2],
      [1, 2],
    ]);
    expect(client.guilds.cache.size).toBe(1);
  });

  it('of a revoked token ends with 4004, and REST refuses it', async () => {
    const discord = await discordForTest();
    const codes: number[] = [];
    const client = await clientFor(discord, (one) => {
      one.on(Events.ShardDisconnect, ({ code }) => codes.push(code));
      one.on(Events.ShardError, () => {});
    });

    discord.revoke();
    await discord.until(() => codes.length > 0, 'the client is told');

    expect(codes).toEqual([4004]);
    await expect(client.users.fetch(ADA, { force: true })).rejects.toMatchObject({ status: 401 });
  });
});

type StartLimit = { session_start_limit: Record<string, number> };

/** Ways to end a connection so that the session lives on. */
const ENDINGS: Readonly<Record<string, (discord: Discord) => void>> = {
  'without a word': ({ gateway }) => gateway.drop(),
  'with 4000': ({ gateway }) => gateway.drop(4000),
  'by op 7': ({ gateway }) => gateway.reconnect(),
};

describe('a connection that ends', () => {
  it.each(Object.keys(ENDINGS))('%s is taken up again, and what was missed comes', async (way) => {
    const discord = await discordForTest();
    const { heard } = await botThat(discord);

    await discord.say(ADA, direct, 'before');
    ENDINGS[way]?.(discord);
    await discord.until(() => discord.gateway.sockets.length === 0, 'it is gone');
    await discord.say(ADA, direct, 'meanwhile');
    await resumed(discord, 1);
    await discord.say(ADA, direct, 'after');
    await discord.until(() => heard.length === 3, 'all is heard');

    expect(texts(heard)).toEqual(['before', 'meanwhile', 'after']);
    expect(discord.gateway.counts.identified).toBe(1);
  });

  it('with 1000 has no session any more', async () => {
    const discord = await discordForTest();
    const client = await clientFor(discord);

    discord.gateway.drop(1000);
    await discord.until(() => discord.gateway.counts.identified === 2, 'another one begins');
    await discord.until(() => stateOf(client) === Status.Ready, 'it is ready');
    expect(discord.gateway.sessions).toHaveLength(1);
  });

  it('again and again is tried again each time', async () => {
    const discord = await discordForTest();
    const { heard } = await botThat(discord);

    discord.gateway.dropNext(3, 4000);
    discord.gateway.drop(4000);
    await discord.say(ADA, direct, 'meanwhile');
    await discord.until(() => heard.length === 1, 'it is heard');

    expect(discord.gateway.counts).toEqual({ opened: 5, identified: 1, resumed: 1 });
  });

  it('after its session was lost begins anew, and what came between is gone', async () => {
    const discord = await discordForTest();
    const { client, heard } = await botThat(discord);

    discord.gateway.expire();
    await discord.say(ADA, direct, 'lost');
    discord.gateway.drop(4000);
    await discord.until(() => discord.gateway.counts.identified === 2, 'it begins anew');
    await discord.until(() => stateOf(client) === Status.Ready, 'it is ready');
    await discord.say(ADA, direct, 'heard');
    await discord.until(() => heard.length === 1, 'it is heard');

    expect(texts(heard)).toEqual(['heard']);
    expect(discord.gateway.counts.resumed).toBe(0);
  });
});

const stateOf = (client: Client): Status | undefined => client.ws.shards.first()?.status;

describe('op 9', () => {
  it('resumable: the same session goes on', async () => {
    const discord = await discordForTest();
    await clientFor(discord);
    discord.gateway.invalidate(true);
    await resumed(discord, 1);
    expect(discord.gateway.counts).toMatchObject({ opened: 1, identified: 1 });
  });

  it('not resumable: another one begins', async () => {
    const discord = await discordForTest();
    const client = await clientFor(discord);
    discord.gateway.invalidate(false);
    await discord.until(() => discord.gateway.counts.identified === 2, 'another one begins');
    await discord.until(() => stateOf(client) === Status.Ready, 'it is ready');
    expect(discord.gateway.counts.resumed).toBe(0);
  });
});

describe('heartbeats', () => {
  it('are acknowledged, and free what the client has', async () => {
    const discord = await discordForTest({ timings: { heartbeat: 20 } });
    const client = await clientFor(discord);
    await discord.until(() => discord.gateway.sessions[0]?.kept.length === 0, 'nothing is kept');
    expect(discord.gateway.counts.opened).toBe(1);
    await discord.until(() => client.ws.ping >= 0, 'the ping is known');
  });

  it.each(['no acknowledgement', 'silence'])('that meet %s make the client come again', async (what) => {
    const discord = await discordForTest({ timings: { heartbeat: 50 } });
    const { heard } = await botThat(discord);

    if (what === 'silence') discord.gateway.freeze();
    else discord.gateway.acknowledge(false);
    await discord.say(ADA, direct, 'anybody?');
    await discord.until(() => discord.gateway.counts.opened === 2, 'it comes again');
    discord.gateway.acknowledge(true);
    await discord.until(() => discord.gateway.counts.resumed >= 1 && heard.length >= 1, 'it hears');

    expect(texts(heard)).toEqual(['anybody?']);
  });
});

it.each([
  ['version', '?v=9', [], 4012],
  ['no JSON', '?v=10', ['{'], 4002],
  ['an unknown operation', '?v=10', ['{"op":99}'], 4001],
  ['a presence before all else', '?v=10', ['{"op":3,"d":{}}'], 4003],
  ['much too much', '?v=10', [JSON.stringify({ op: 1, d: 'x'.repeat(4096) })], 4002],
])('%s ends a socket', async (_, query, payloads, code) => {
  const discord = await discordForTest();
  const socket = new WebSocket(`${discord.api.replace(/^http(.*)\/api$/u, 'ws$1/gateway')}${query}`);
  const closed = new Promise((resolve) => socket.on('close', resolve));
  socket.on('open', () => {
    for (const payload of payloads) socket.send(payload);
  });

  expect(await closed).toBe(code);
});
