// What the bot missed is looked for until all of it was seen, whatever becomes of its processes meanwhile.
import { expect, it } from 'vitest';
import { UNDERSTOOD_TITLE } from '../../adapters/cards/understoodwords.ts';
import { FAILED } from '../../adapters/discord/help.ts';
import { MINUTE, SECOND } from '../../src/door/clock.ts';
import { temporary } from '../adapters/store/rows.ts';
import { movingClock } from '../clock.ts';
import { discordForTest } from '../doubles/discord/discord.ts';
import type { Fault } from '../doubles/discord/faults.ts';
import { ADA, BEN, GENERAL, GUILD } from '../doubles/discord/settings.ts';
import { asks, CASE, says } from '../lines.ts';
import { BEGIN, botIn, registered } from './bot.ts';
import { firstLines, newest, notesFor } from './seen.ts';

const UNREAD = expect.stringMatching(/^A channel of Discord could not be looked through/u);

async function lives() {
  const time = movingClock(BEGIN);
  const folder = temporary();
  const discord = await discordForTest({ clock: time.clock });
  await registered(discord);
  return { discord, move: time.move, next: () => botIn(discord, { folder, time }) };
}

it.each<[what: string, fault: Fault]>([
  ['the connection broke', { destroy: true }],
  ['somebody before Discord refused it', { status: 403, body: {} }],
])('is looked for again where it could not be read at first: %s', async (_, fault) => {
  const { discord, move, next } = await lives();
  const first = await next();
  const thread = await discord.mention(ADA, GENERAL, CASE);
  await first.settle();
  await first.stop();
  await discord.mention(BEN, thread, 'over 500 pages');
  discord.fault('list_messages', { ...fault, share: 100 });

  const second = await next();
  expect(second.reports).toEqual([UNREAD, UNREAD]);
  discord.mend();
  await move(SECOND);
  await second.settle();

  expect(firstLines(discord, thread).at(-1)).toBe(asks('audience', 2));
});

it('is not hidden by what a process heard that ended before it had looked for all', async () => {
  const { discord, move, next } = await lives();
  const first = await next();
  const thread = await discord.mention(ADA, GENERAL, CASE);
  await first.settle();
  await first.stop();
  await discord.mention(BEN, thread, 'over 500 pages');
  await move(10 * MINUTE);
  discord.fault('list_messages', { share: 100, destroy: true });
  const second = await next();
  await discord.mention(BEN, GENERAL, CASE);
  await second.settle();
  await second.stop();
  discord.mend();
  await move(10 * MINUTE);

  const third = await next();
  await third.settle();

  expect(firstLines(discord, thread).at(-1)).toBe(asks('audience', 2));
  expect(third.reports).toEqual([]);
});

it('is found where a talk was only ever opened by a command', async () => {
  const { discord, move, next } = await lives();
  const first = await next();
  await discord.slash(ADA, GENERAL, `/whichway ask ${CASE}`);
  await first.settle();
  await first.stop();
  await move(10 * MINUTE);
  const thread = await discord.mention(BEN, GENERAL, CASE);

  const second = await next();
  await second.settle();

  expect(firstLines(discord, thread)).toEqual([UNDERSTOOD_TITLE, asks('corpus', 1)]);
});

it('is found in a thread whose first message the store does not know to stand there', async () => {
  const { discord, move, next } = await lives();
  const first = await next();
  await discord.slash(ADA, GENERAL, `/whichway ask ${CASE}`);
  discord.fault('create_message', { status: 502, written: true });
  await first.settle();
  await first.stop();
  const root = newest(discord, GENERAL).id;
  const thread = await discord.thread(ADA, root, 'our case');
  await discord.mention(BEN, thread, 'over 500 pages');
  await move(MINUTE);

  const second = await next();
  await second.settle();
  await move(MINUTE);
  await second.settle();

  expect(second.reports).toEqual([]);
  expect(firstLines(discord, thread).at(-1)).toBe(asks('audience', 2));
});

it.each<[what: string, fault: Fault]>([
  ['the connection breaks', { destroy: true }],
  ['Discord limits it for long', { limit: { after: 60 } }],
])('waits where nobody can tell now whose thread it is: %s', async (_, fault) => {
  const { discord, move, next } = await lives();
  const first = await next();
  await discord.slash(ADA, GENERAL, `/whichway ask ${CASE}`);
  discord.fault('create_message', { status: 502, written: true });
  await first.settle();
  const root = newest(discord, GENERAL).id;
  const thread = await discord.thread(ADA, root, 'our case');
  discord.fault('get_message', { ...fault, share: 100 });

  await discord.mention(BEN, thread, 'over 500 pages');
  await first.settle();
  const question = await discord.slash(BEN, thread, '/whichway question why not fine-tune now?');
  await first.settle();
  expect(notesFor(discord, BEN)).toEqual([says(FAILED)]);
  expect(question).toMatchObject({ ok: true });
  discord.mend();
  await move(MINUTE);
  await first.settle();

  expect(firstLines(discord, thread).at(-1)).toBe(asks('audience', 2));
  expect(await first.bot.talksIn(GUILD, GENERAL)).toHaveLength(1);
  expect(first.reports).toContainEqual(expect.stringMatching(/^A message in Discord could not be taken/u));
});

it('passes over what Discord lets nobody read', async () => {
  const { discord, move, next } = await lives();
  const first = await next();
  await discord.slash(ADA, GENERAL, `/whichway ask ${CASE}`);
  discord.fault('create_message', { status: 502, written: true });
  await first.settle();
  const other = await discord.thread(ADA, await discord.say(ADA, GENERAL, 'lunch?'), 'lunch');
  discord.fault('get_message', { status: 403, body: { code: 50001, message: 'Missing Access' } });

  await discord.mention(BEN, other, CASE);
  await first.settle();
  await move(MINUTE);
  await first.settle();

  expect(firstLines(discord, other)).toEqual([UNDERSTOOD_TITLE, asks('corpus', 1)]);
  expect(first.reports).toEqual([]);
});
