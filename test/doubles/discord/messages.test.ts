// Messages as the real client posts, changes and reads them: nonces, files, replies, pings, direct messages.
import { AttachmentBuilder, ContainerBuilder, FileBuilder, MessageFlags } from 'discord.js';
import { expect, it } from 'vitest';
import { movingClock } from '../../clock.ts';
import { discordForTest } from './discord.ts';
import { botThat, clientFor, placeAt } from './djs.ts';
import { textOf } from './people/controls.ts';
import { ADA, BEN, BOT, directOf, GENERAL, MOD, personOf } from './settings.ts';

const NOON = Date.parse('2026-11-20T12:00:00Z');
const MINUTE = 60_000;
const codeOf = (thrown: unknown): unknown => (thrown as { code?: unknown }).code;

it('an enforced nonce makes one message of two, for some minutes, in one channel', async () => {
  const time = movingClock(NOON);
  const discord = await discordForTest({ clock: time.clock });
  const client = await clientFor(discord);
  const general = await placeAt(client, GENERAL);
  const ada = await placeAt(client, directOf(ADA));
  const sent = { content: 'once', nonce: 'job-1', enforceNonce: true };

  const first = await general.send(sent);
  const twin = await general.send({ ...sent, content: 'twice' });
  await ada.send(sent);
  await general.send({ content: 'not enforced', nonce: 'job-1' });
  await time.move(5 * MINUTE + 1);
  await general.send({ ...sent, content: 'much later' });

  expect(twin).toMatchObject({ id: first.id, content: 'once' });
  const texts = discord.messages(GENERAL).map(({ content }) => content);
  expect(texts).toEqual(['once', 'not enforced', 'much later']);
  expect(discord.messages(directOf(ADA))).toHaveLength(1);
  expect(discord.messages(GENERAL)[0]?.id).toMatch(/^\d{19}$/u);
});

it('files come with the request and are shown by their names', async () => {
  const discord = await discordForTest();
  const general = await placeAt(await clientFor(discord), GENERAL);
  const card = new ContainerBuilder().addFileComponents(new FileBuilder().setURL('attachment://plan.md'));
  const file = new AttachmentBuilder(Buffer.from('# Plan'), { name: 'plan.md', description: 'the plan' });

  const sent = await general.send({
    ...{ components: [card], files: [file], flags: MessageFlags.IsComponentsV2 },
  });

  const [{ attachments = [] } = {}] = discord.messages(GENERAL);
  expect(attachments).toMatchObject([{ filename: 'plan.md', description: 'the plan' }]);
  expect(String(attachments[0]?.content)).toBe('# Plan');
  expect(JSON.stringify(sent.components)).toContain('/plan.md');
  expect(discord.callsTo('create_message')).toMatchObject([{ files: [{ name: 'plan.md', size: 6 }] }]);
  expect(discord.breaches).toEqual([]);
});

it('a change keeps what it does not name, and is told; a deletion is told as well', async () => {
  const discord = await discordForTest();
  const told: string[] = [];
  const client = await clientFor(discord, (one) => {
    one.on('messageUpdate', (_, { content }) => told.push(`changed: ${content}`));
    one.on('messageDelete', ({ id }) => told.push(`deleted: ${id}`));
  });
  const general = await placeAt(client, GENERAL);

  const message = await general.send({ content: 'a', embeds: [{ title: 'kept' }] });
  await message.edit('b');
  const theirs = await discord.say(ADA, GENERAL, 'mine');
  const refused = await general.messages.edit(theirs, 'yours').catch(codeOf);
  const kept = await general.messages.delete(theirs).catch(codeOf);
  await message.delete();
  await discord.until(() => told.length === 2, 'both are told');

  expect([refused, kept]).toEqual([50005, 50013]);
  expect(told).toEqual(['changed: b', `deleted: ${message.id}`]);
  expect(discord.message(message.id)).toMatchObject({ deleted: true, embeds: [{ title: 'kept' }] });
  expect(await general.messages.fetch({ message: message.id, force: true }).catch(codeOf)).toBe(10008);
  expect(await client.channels.fetch('1399999999999999999').catch(codeOf)).toBe(10003);
});

it('reads pages from either end, the newest first', async () => {
  const discord = await discordForTest();
  const general = await placeAt(await clientFor(discord), GENERAL);
  const ids: string[] = [];
  for (let count = 0; count < 6; count++) ids.push((await general.send(`${count}`)).id);
  const page = async (where: { after?: string; before?: string; limit: number }) =>
    [...(await general.messages.fetch(where)).values()].map(({ content }) => content);

  expect(await page({ limit: 2 })).toEqual(['5', '4']);
  expect(await page({ before: ids[2] ?? '', limit: 2 })).toEqual(['1', '0']);
  expect(await page({ after: ids[1] ?? '', limit: 2 })).toEqual(['3', '2']);
});

it('only those whom the sender allows are notified', async () => {
  const discord = await discordForTest();
  const client = await clientFor(discord);
  const general = await placeAt(client, GENERAL);
  const text = `<@${ADA}> <@${BEN}> @everyone`;
  const asked = await discord.say(MOD, GENERAL, 'question');
  const reply = { messageReference: asked };

  await general.send(text);
  await general.send({ content: text, allowedMentions: { parse: [], users: [BEN] } });
  await general.send({ content: 'quiet', reply, allowedMentions: { parse: [], repliedUser: false } });
  await general.send({ content: 'aloud', reply, allowedMentions: { repliedUser: true } });
  const card = new ContainerBuilder().addTextDisplayComponents((display) => display.setContent(text));
  const flags = MessageFlags.IsComponentsV2;
  await general.send({ components: [card], flags, allowedMentions: { users: [ADA] } });
  await discord.say(MOD, GENERAL, '@everyone');
  await (await general.messages.fetch(discord.messages(GENERAL)[3]?.id ?? '')).edit(text);

  const pings = discord.messages(GENERAL).map((message) => [textOf(message), message.pings]);
  expect(pings.slice(1, -1)).toEqual([
    [text, [ADA, BEN]],
    [text, [BEN]],
    // A change notifies nobody.
    [text, []],
    ['aloud', [MOD]],
    [text, [ADA]],
  ]);
  expect(discord.messages(GENERAL).at(-1)?.pings).toEqual(expect.arrayContaining([ADA, BEN, BOT]));
  expect(discord.pings(ADA)).toHaveLength(3);
});

it('direct messages come with their content, and go to those who take them', async () => {
  const shut = '1100000000000000021';
  const unreachable = '1100000000000000022';
  const people = [
    personOf(ADA, 'ada'),
    personOf(MOD, 'mod'),
    personOf(shut, 'shut', { direct: 'shut' }),
    personOf(unreachable, 'unreachable', { direct: 'unreachable' }),
  ];
  const discord = await discordForTest({ people });
  const { client, heard } = await botThat(discord);

  await discord.say(ADA, directOf(ADA), 'hello');
  await discord.until(() => heard.length === 1, 'it is heard');
  await client.users.send(ADA, 'hi');
  const refused = [shut, unreachable].map((id) => client.users.send(id, 'hi').catch(codeOf));

  expect(heard).toMatchObject([{ content: 'hello', guildId: null, channelId: directOf(ADA) }]);
  expect(discord.messages(directOf(ADA)).map(({ content }) => content)).toEqual(['hello', 'hi']);
  expect(await Promise.all(refused)).toEqual([50007, 50007]);
  expect(discord.messages(directOf(shut))).toEqual([]);
});

it('a reply to what is gone is refused, unless the app does not mind', async () => {
  const discord = await discordForTest();
  const general = await placeAt(await clientFor(discord), GENERAL);
  const asked = await discord.say(ADA, GENERAL, 'never mind');
  await discord.remove(ADA, asked);

  const refused = await general.send({ content: 'x', reply: { messageReference: asked } }).catch(codeOf);
  await general.send({ content: 'y', reply: { messageReference: asked, failIfNotExists: false } });

  expect(refused).toBe(50035);
  expect(discord.messages(GENERAL)).toMatchObject([{ content: 'y', reference: undefined }]);
  expect(discord.breaches).toEqual([]);
});
