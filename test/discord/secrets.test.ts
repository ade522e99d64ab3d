// What is said in a closed room stays there, and what one server holds is not shown in another.
import { expect, it } from 'vitest';
import { ADA, BEN, GENERAL, GUILD, HIDDEN } from '../doubles/discord/settings.ts';
import { CASE } from '../lines.ts';
import { botInDiscord } from './bot.ts';
import { inTalk } from './intalk.ts';
import { botMessages, firstLines, notesFor, plainOf } from './seen.ts';

it('names of channels are read only where everybody may see the channel', async () => {
  const { discord, settle } = await botInDiscord();

  const thread = await discord.mention(ADA, GENERAL, `it doesn't know what stands in <#${HIDDEN}>`);
  await settle();

  const said = botMessages(discord, thread).map(plainOf).join('\n');
  expect(said).not.toContain('hidden');
});

it('a talk in a private thread is told nowhere else', async () => {
  const { discord, settle, bot } = await botInDiscord();
  const closed = await discord.thread(ADA, GENERAL, 'ours alone', { isPrivate: true });
  await discord.invite(ADA, closed, '1100000000000000001');
  await discord.mention(ADA, closed, CASE);
  await settle();
  expect(firstLines(discord, closed)).toHaveLength(2);

  await discord.slash(BEN, GENERAL, 'whichway status');

  expect(notesFor(discord, BEN)).toEqual(['No talk was held here yet']);
  expect(await bot.talksIn(GUILD, closed)).toHaveLength(1);
});

it('a question in a thread is not for the talk that is held in the channel', async () => {
  const { discord, settle, bot } = await botInDiscord();
  discord.deny(GENERAL, 'CREATE_PUBLIC_THREADS');
  await discord.mention(ADA, GENERAL, CASE);
  await settle();
  const message = await discord.say(BEN, GENERAL, 'something else');
  const thread = await discord.thread(BEN, message, 'something else');

  await discord.slash(BEN, thread, { name: 'whichway question', options: { text: 'over 500 pages' } });
  await settle();

  expect(await bot.talk(GUILD, GENERAL)).toMatchObject({ open: 'corpus' });
  expect(notesFor(discord, BEN)).toHaveLength(1);
});

it('a thread that is not in memory is still the thread of its talk', async () => {
  const { discord, settle, bot, place, platform } = await inTalk();
  const client = platform.connection.client();
  for (const channels of [client?.channels, client?.guilds.cache.get(GUILD)?.channels])
    channels?.cache.delete(place.thread);

  await discord.mention(BEN, place, 'over 500 pages');
  await settle();

  expect(await bot.talksIn(GUILD, GENERAL)).toHaveLength(1);
  expect(await bot.talk(GUILD, place.thread)).toBeUndefined();
});

it('an event in a form that nobody knows ends nothing', async () => {
  const { discord, settle, place, platform, reports } = await inTalk();
  const client = platform.connection.client();
  const shard = client?.ws.shards.first();
  const handle: unknown = client && Reflect.get(client.ws, 'handlePacket');
  if (typeof handle !== 'function') throw new Error('there is nothing to hand a packet to');
  for (const data of [{}, { type: 3, data: {} }, { type: 5, data: { custom_id: 'x' } }, null])
    Reflect.apply(handle, client?.ws, [{ op: 0, t: 'INTERACTION_CREATE', s: null, d: data }, shard]);

  expect(reports.length).toBeGreaterThan(0);
  await discord.mention(ADA, place, 'over 500 pages');
  await settle();
  expect(firstLines(discord, place).length).toBeGreaterThan(2);
});
