// Asking again where there is a talk: nobody's case is taken for an answer to somebody else's question.
import { expect, it } from 'vitest';
import { ABOUT_THIS } from '../../adapters/discord/commands.ts';
import { ASKED_ALREADY, DECIDED_HERE, HELP_IN_DISCORD } from '../../adapters/discord/help.ts';
import { ADA, BEN, GENERAL, GUILD } from '../doubles/discord/settings.ts';
import { CASE, says } from '../lines.ts';
import { botInDiscord } from './bot.ts';
import { advised, inTalk } from './intalk.ts';
import { botMessages, firstLines, notesFor } from './seen.ts';

const ask = (text: string) => ({ name: 'whichway ask', options: { text } });

it('a message that has its talk gets no second one', async () => {
  const { discord, settle, bot } = await botInDiscord();
  const message = await discord.say(ADA, GENERAL, CASE);
  await discord.shortcut(ADA, message, ABOUT_THIS);
  await settle();
  const before = firstLines(discord, message).length;

  await discord.shortcut(BEN, message, ABOUT_THIS);
  await settle();

  expect(notesFor(discord, BEN)).toEqual([says(ASKED_ALREADY)]);
  expect(firstLines(discord, message)).toHaveLength(before);
  expect(await bot.talksIn(GUILD, GENERAL)).toHaveLength(1);
});

it('a talk that has its recommendation takes no other case', async () => {
  const { discord, settle, place } = await advised();
  const before = botMessages(discord, place).length;

  await discord.slash(BEN, place, ask('our tone is off'));
  await settle();

  expect(notesFor(discord, BEN)).toEqual([says(DECIDED_HERE)]);
  expect(botMessages(discord, place)).toHaveLength(before);
});

it('a talk that was stopped begins anew', async () => {
  const { discord, settle, place, bot, id } = await inTalk();
  await discord.mention(ADA, place, 'cancel');
  await settle();

  await discord.slash(ADA, place, ask(CASE));
  await settle();

  expect(await bot.talk(GUILD, id)).toMatchObject({ phase: 'asking', open: 'corpus' });
});

it('a lone word for the bot opens no talk before everybody', async () => {
  const { discord, settle } = await botInDiscord();

  await discord.slash(ADA, GENERAL, ask('help'));
  await settle();

  expect(botMessages(discord, GENERAL)).toEqual([]);
  expect(notesFor(discord, ADA)[0]).toContain(HELP_IN_DISCORD.kind === 'list' ? HELP_IN_DISCORD.title : '');
});

it('a command without words in a talk leaves no line that waits', async () => {
  const { discord, settle, place } = await inTalk();

  await discord.slash(ADA, place, 'whichway ask');
  await settle();
  await discord.settled();

  expect(notesFor(discord, ADA)).toEqual([]);
});
