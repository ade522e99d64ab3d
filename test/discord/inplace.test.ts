// Where the bot may not open a thread it answers in the channel, says what it lacks, and is answered there.
import { describe, expect, it } from 'vitest';
import { UNDERSTOOD_TITLE } from '../../adapters/cards/understoodwords.ts';
import { notAllowedHere } from '../../adapters/discord/help.ts';
import { inPlace } from '../../src/dialogue/words.ts';
import type { Permission } from '../doubles/discord/permissions.ts';
import { ADA, BEN, directOf, GENERAL } from '../doubles/discord/settings.ts';
import { asks, CASE, closed, says } from '../lines.ts';
import { FACTS } from '../stories.ts';
import { type BotInDiscord, botInDiscord } from './bot.ts';
import { botMessages, firstLines, newest, plainOf, press } from './seen.ts';

async function without(...permissions: Permission[]): Promise<BotInDiscord> {
  const all = await botInDiscord();
  all.discord.deny(GENERAL, ...permissions);
  return all;
}

describe('a channel in which no thread may be opened', () => {
  it.each<[string, Permission[], string[]]>([
    ['it may not open threads', ['CREATE_PUBLIC_THREADS'], ['Create Public Threads']],
    ['it may not write in threads', ['SEND_MESSAGES_IN_THREADS'], ['Send Messages in Threads']],
    [
      'it may do neither, nor look back',
      ['CREATE_PUBLIC_THREADS', 'SEND_MESSAGES_IN_THREADS', 'READ_MESSAGE_HISTORY'],
      ['Create Public Threads', 'Send Messages in Threads', 'Read Message History'],
    ],
  ])('names the permission once where %s', async (_, denied, names) => {
    const { discord, settle, reports } = await without(...denied);

    await discord.mention(ADA, GENERAL, CASE);
    await settle();
    await press(discord, BEN, GENERAL, 'answer:corpus:large');
    await settle();

    expect(firstLines(discord, GENERAL)).toEqual([
      says(inPlace(names)),
      UNDERSTOOD_TITLE,
      closed('corpus', 'large', BEN),
      'That settles what to do. A last detail or two for the plan.',
      asks('audience', 2),
    ]);
    expect([discord.threads(), reports]).toEqual([[], []]);
  });

  it('takes answers by reply and by name, and a whole talk is held there', async () => {
    const { discord, settle, reports } = await without('CREATE_PUBLIC_THREADS');
    await discord.slash(ADA, GENERAL, `/whichway ask ${CASE}`);
    await settle();
    expect(firstLines(discord, GENERAL).at(-1)).toBe(asks('corpus', 1));

    await discord.say(BEN, GENERAL, 'over 500 pages', { replyTo: newest(discord, GENERAL).id });
    await settle();
    expect(firstLines(discord, GENERAL).at(-1)).toBe(asks('audience', 2));
    await discord.mention(BEN, GENERAL, 'same for all');
    await settle();
    expect(firstLines(discord, GENERAL).at(-1)).toBe(asks('running', 3));
    await discord.say(BEN, GENERAL, 'we have a search');
    await settle();
    expect(firstLines(discord, GENERAL).at(-1)).toBe(asks('running', 3));
    await press(discord, ADA, GENERAL, 'answer:running:search');
    await settle();

    expect(firstLines(discord, GENERAL).at(-1)).toBe(FACTS.verdict);
    expect(reports).toEqual([]);
  });

  it('opens one for the next question once it is allowed, and answers what was said before', async () => {
    const { discord, settle } = await without('CREATE_PUBLIC_THREADS');
    await discord.mention(ADA, GENERAL, CASE);
    await settle();
    discord.allow(GENERAL, 'CREATE_PUBLIC_THREADS');

    const thread = await discord.mention(BEN, GENERAL, CASE);
    await discord.say(BEN, GENERAL, 'over 500 pages', { replyTo: newest(discord, GENERAL).id });
    await settle();

    expect(firstLines(discord, thread)).toEqual([UNDERSTOOD_TITLE, asks('corpus', 1)]);
    expect(firstLines(discord, GENERAL).at(-1)).toBe(asks('audience', 2));
  });

  it('that takes nothing at all is not written to: whoever named the bot hears why directly', async () => {
    const { discord, settle, reports } = await without('SEND_MESSAGES', 'SEND_MESSAGES_IN_THREADS');

    await discord.mention(ADA, GENERAL, CASE);
    await settle();
    await discord.until(() => botMessages(discord, directOf(ADA)).length > 0, 'the note is there');

    expect(plainOf(newest(discord, directOf(ADA)))).toBe(says(notAllowedHere(['Send Messages'])));
    expect(discord.callsTo('create_message')).toHaveLength(1);
    expect([discord.threads(), reports]).toEqual([[], []]);
  });
});
