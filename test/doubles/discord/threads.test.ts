// Threads as the real client begins, fills and changes them, and what archived and locked ones refuse.
import { ChannelType, ThreadAutoArchiveDuration, type ThreadChannel } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { movingClock } from '../../clock.ts';
import { type Discord, discordForTest } from './discord.ts';
import { botThat, clientFor, roomAt } from './djs.ts';
import { ADA, BEN, BOT, GENERAL, MOD } from './settings.ts';

const codeOf = (thrown: unknown): unknown => (thrown as { code?: unknown }).code;

type InThread = { discord: Discord; thread: ThreadChannel };

/** A thread that the bot began. */
async function threadIn(discord: Discord): Promise<InThread & { told: string[] }> {
  const told: string[] = [];
  const client = await clientFor(discord, (one) => {
    one.on('threadUpdate', (_, { archived, locked }) => told.push(`archived ${archived}, locked ${locked}`));
    one.on('threadDelete', ({ id }) => told.push(`deleted ${id}`));
  });
  const room = await roomAt(client, GENERAL);
  const thread = await (await room.send('root')).startThread({ name: 'talk' });
  return { discord, thread, told };
}

describe('a thread', () => {
  it('has the id of the message it hangs on, and begins with a message of Discord', async () => {
    const { discord, thread } = await threadIn(await discordForTest());
    const [root] = discord.messages(GENERAL);
    const sent = await thread.send('first');

    expect(thread).toMatchObject({ id: root?.id, ownerId: BOT, archived: false, parentId: GENERAL });
    expect(discord.messages(thread.id)).toMatchObject([{ id: sent.id, content: 'first' }]);
    expect(discord.history(thread.id)).toMatchObject([{ type: 21 }, { type: 0 }]);
    expect(discord.threads(GENERAL)).toMatchObject([{ id: thread.id, name: 'talk' }]);
    expect(discord.breaches).toEqual([]);
  });

  it('can hang on nothing; then Discord tells of it in the channel', async () => {
    const discord = await discordForTest();
    const client = await clientFor(discord);
    const room = await roomAt(client, GENERAL);

    const thread = await room.threads.create({
      name: 'talk',
      type: ChannelType.PublicThread,
      autoArchiveDuration: ThreadAutoArchiveDuration.OneWeek,
    });
    await thread.join();
    await thread.members.add(BEN);

    expect(discord.history(GENERAL)).toMatchObject([
      { type: 18, content: 'talk', reference: { channel: thread.id } },
    ]);
    expect([...(discord.channel(thread.id).thread?.members ?? [])]).toEqual([BOT, BEN]);
    const secret = { name: 'secret', type: ChannelType.PrivateThread } as const;
    expect(await room.threads.create(secret).catch(codeOf)).toBe(50013);
  });

  it('begins once on a message, and not in a thread', async () => {
    const { discord, thread } = await threadIn(await discordForTest());
    const starter = await thread.fetchStarterMessage();
    const inside = await thread.send('inside');

    expect(starter).toMatchObject({ hasThread: true, content: 'root' });
    const { rest } = thread.client;
    const start = (channel: string, message: string) =>
      rest.post(`/channels/${channel}/messages/${message}/threads`, { body: { name: 'x' } }).catch(codeOf);
    expect(await start(GENERAL, thread.id)).toBe(160004);
    expect(await start(thread.id, inside.id)).toBe(50024);
    await expect(discord.thread(ADA, inside.id, 'x')).rejects.toThrow(/no thread can begin/u);
  });

  it('of people is told to the bot, which hears there when it is named', async () => {
    const discord = await discordForTest();
    const { client, heard } = await botThat(discord);
    const root = await discord.say(ADA, GENERAL, 'root');
    const thread = await discord.thread(BEN, root, 'theirs');

    await discord.mention(ADA, { channel: GENERAL, thread: root }, 'help');
    await discord.until(() => heard.some(({ mentions }) => mentions.has(BOT)), 'it is heard');

    expect(client.channels.cache.get(thread)).toMatchObject({ name: 'theirs', ownerId: BEN, joined: true });
    expect(heard.map(({ type, content }) => [type, content])).toEqual([
      [0, ''],
      [21, ''],
      [0, `<@${BOT}> help`],
    ]);
    const secret = await discord.thread(ADA, GENERAL, 'secret', { isPrivate: true });
    expect(client.channels.cache.has(secret)).toBe(false);
    expect(await client.channels.fetch(secret).catch(codeOf)).toBe(50001);
    await discord.invite(ADA, secret, BOT);
    await discord.until(() => client.channels.cache.has(secret), 'the bot is in it');
  });
});

describe('an archived thread', () => {
  it('takes no change (50083) and wakes by a message', async () => {
    const { discord, thread, told } = await threadIn(await discordForTest());
    const message = await thread.send('first');
    discord.moderate(thread.id, { archived: true });
    await discord.until(() => told.length === 1, 'it is told');

    expect(await message.edit('x').catch(codeOf)).toBe(50083);
    expect(await thread.setName('x').catch(codeOf)).toBe(50083);
    expect(await thread.join().catch(codeOf)).toBe(50083);
    await thread.send('second');
    await message.edit('now');
    await discord.until(() => told.length === 2, 'it is told');

    expect(told).toEqual(['archived true, locked false', 'archived false, locked false']);
  });

  it('that is locked stays as it is, unless the bot manages threads', async () => {
    const { discord, thread } = await threadIn(await discordForTest());
    const message = await thread.send('first');
    discord.moderate(thread.id, { locked: true });

    expect(await thread.send('x').catch(codeOf)).toBe(160005);
    expect(await message.edit('x').catch(codeOf)).toBe(160005);
    await expect(discord.say(ADA, thread.id, 'x')).rejects.toThrow(/is locked/u);
    discord.moderate(thread.id, { archived: true });
    expect(await thread.send('x').catch(codeOf)).toBe(50083);
    expect(await thread.setArchived(false).catch(codeOf)).toBe(50013);
    await discord.say(MOD, thread.id, 'but a moderator may');
    discord.allow(GENERAL, 'MANAGE_THREADS');
    await thread.setLocked(false);
    await thread.send('and now all may');

    expect(discord.messages(thread.id)).toHaveLength(3);
  });

  it('takes answers of the app while it is not locked', async () => {
    const discord = await discordForTest();
    const { thrown } = await botThat(discord, async (interaction) => {
      if (interaction.isRepliable()) await interaction.reply('here');
    });
    const thread = await discord.thread(ADA, GENERAL, 'talk');
    discord.moderate(thread, { archived: true });

    expect(await discord.slash(ADA, thread, 'plan')).toMatchObject({ did: 'replied' });
    expect(discord.channel(thread).thread?.archived).toBe(false);
    discord.moderate(thread, { archived: true, locked: true });
    void discord.slash(ADA, thread, 'plan');
    await discord.until(() => thrown.length === 1, 'it is refused');
    expect(thrown).toMatchObject([{ code: 50083 }]);
  });
});

it('a name changes twice in ten minutes', async () => {
  const time = movingClock(Date.parse('2026-11-20T12:00:00Z'));
  const { discord, thread } = await threadIn(await discordForTest({ clock: time.clock }));
  const rename = (name: string) => thread.client.rest.patch(`/channels/${thread.id}`, { body: { name } });
  thread.client.rest.options.rejectOnRateLimit = () => true;

  await rename('one');
  await rename('two');
  await expect(rename('three')).rejects.toMatchObject({ retryAfter: expect.closeTo(600_050, -3) });

  expect(discord.channel(thread.id).name).toBe('two');
  expect(discord.history(thread.id)).toMatchObject([{ type: 21 }, { type: 4, content: 'one' }, { type: 4 }]);
});

it('a deleted thread and a deleted channel are told and unknown', async () => {
  const { discord, thread, told } = await threadIn(await discordForTest());
  const room = await roomAt(thread.client, GENERAL);

  discord.removeChannel(thread.id);
  await discord.until(() => told.length === 1, 'it is told');
  expect(await thread.send('x').catch(codeOf)).toBe(10003);
  discord.removeChannel(GENERAL);
  await discord.until(() => !thread.client.channels.cache.has(GENERAL), 'it is told as well');

  expect(told).toEqual([`deleted ${thread.id}`]);
  expect(await room.send('x').catch(codeOf)).toBe(10003);
});
