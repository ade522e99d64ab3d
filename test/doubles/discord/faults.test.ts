// Faults on purpose: each is seen by the real client as the real Discord's would be.
import { expect, it } from 'vitest';
import { type Discord, discordForTest } from './discord.ts';
import { clientFor, placeAt } from './djs.ts';
import { ADA, directOf, GENERAL } from './settings.ts';

/** Sends with so many repetitions of the library's own. */
async function senderFor(discord: Discord, retries: number) {
  const options = { rest: { api: discord.api, retries, timeout: 1_000, offset: 0 } };
  const client = await clientFor(discord, undefined, options);
  const general = await placeAt(client, GENERAL);
  return { client, general };
}

const texts = (discord: Discord): string[] => discord.messages(GENERAL).map(({ content }) => content);

it.each(['user', 'shared', 'global'] as const)(
  'a limit (%s) is waited out by the library, and nothing is posted meanwhile',
  async (scope) => {
    const discord = await discordForTest();
    const { client, general } = await senderFor(discord, 0);
    const limit = { after: 0.02, scope };
    discord.fault('create_message', { limit, times: 2 });

    await general.send('waits');
    client.rest.options.rejectOnRateLimit = () => true;
    discord.fault('create_message', { limit });
    const thrown = await general.send('does not').catch((error: unknown) => error);

    expect(discord.callsTo('create_message').map(({ status }) => status)).toEqual([429, 429, 200, 429]);
    expect(texts(discord)).toEqual(['waits']);
    expect(thrown).toMatchObject({ scope, global: scope === 'global', retryAfter: 20 });
  },
);

it('a limit of the double itself holds for one channel', async () => {
  const discord = await discordForTest({ postsPerSecond: 2 });
  const { client, general } = await senderFor(discord, 0);
  client.rest.options.rejectOnRateLimit = () => true;

  await general.send('a');
  await general.send('b');
  await expect(general.send('c')).rejects.toMatchObject({ retryAfter: 1000 });
  await client.users.send(ADA, 'd');

  expect(texts(discord)).toEqual(['a', 'b']);
  expect(discord.messages(directOf(ADA))).toHaveLength(1);
});

it('a failure before the message is stored, or after: only a nonce keeps it single', async () => {
  const discord = await discordForTest();
  const { general } = await senderFor(discord, 1);

  discord.fault('create_message', { status: 503 });
  await general.send('before');
  discord.fault('create_message', { status: 502, written: true });
  await general.send('after');
  discord.fault('create_message', { status: 502, written: true });
  await general.send({ content: 'once', nonce: 'n', enforceNonce: true });

  expect(texts(discord)).toEqual(['before', 'after', 'after', 'once']);
});

it('connections that end before and after the message is stored, and answers that come late or never', async () => {
  const discord = await discordForTest();
  const { general } = await senderFor(discord, 0);

  discord.fault('create_message', { destroy: true });
  await expect(general.send('lost')).rejects.toThrow();
  discord.fault('create_message', { storedButLost: true });
  await expect(general.send('stored')).rejects.toThrow();
  discord.fault('create_message', { delay: 20 });
  await general.send('late');
  discord.fault('create_message', { hang: true, when: ({ content }) => content === 'never' });
  await general.send('now');
  await expect(general.send('never')).rejects.toThrow(/abort/iu);

  expect(texts(discord)).toEqual(['stored', 'late', 'now']);
});

it('by chance: the same requests for the same seed, others for another, none once mended', async () => {
  const outcomes = async (seed: number): Promise<unknown[]> => {
    const discord = await discordForTest({ seed });
    const { general } = await senderFor(discord, 0);
    discord.fault('create_message', { share: 50, status: 400 });
    for (let count = 0; count < 20; count++) await general.send('x').catch(() => undefined);
    discord.mend();
    await general.send('x');
    return discord.callsTo('create_message').map(({ status }) => status);
  };

  const first = await outcomes(1);
  expect(new Set(first.slice(0, -1))).toEqual(new Set([200, 400]));
  expect(await outcomes(1)).toEqual(first);
  expect(await outcomes(2)).not.toEqual(first);
});

it('tells what a test waited for in vain', async () => {
  const discord = await discordForTest();

  await expect(discord.until(() => false, 'pigs fly', 20)).rejects.toThrow(
    /in vain until pigs fly; 0 messages/u,
  );
});
