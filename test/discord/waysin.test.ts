// Ways into a talk in Discord: the command, a mention, the entry in a message's menu.
import { describe, expect, it } from 'vitest';
import { UNDERSTOOD_TITLE } from '../../adapters/cards/understoodwords.ts';
import { ABOUT_THIS } from '../../adapters/discord/commands.ts';
import { BELOW_IT, HELP_IN_DISCORD, NO_WORDS, OPENED } from '../../adapters/discord/help.ts';
import { WELCOME } from '../../src/dialogue/words.ts';
import { SECOND } from '../../src/door/clock.ts';
import { CHANNEL } from '../doubles/discord/numbers.ts';
import { ADA, BEN, channelOf, GENERAL, HIDDEN, QUIET } from '../doubles/discord/settings.ts';
import { asks, CASE, says } from '../lines.ts';
import { FACTS } from '../stories.ts';
import { botInDiscord } from './bot.ts';
import { threadAt } from './months.ts';
import { addressesIn, botMessages, firstLine, firstLines, notesFor, plainOf, press } from './seen.ts';

const OPENING = [UNDERSTOOD_TITLE, asks('corpus', 1)];
const ASK = `/whichway ask ${CASE}`;
const STATUS = '/whichway status';
const NO_TALKS = 'No talk was held here yet';
const FORUM = '1300000000000000008';
const NEWS = '1300000000000000009';
const VOICE = 2;
const CALL = '1300000000000000010';
const MORE_ROOMS = [
  channelOf(GENERAL, 'general'),
  channelOf(FORUM, 'forum', { type: CHANNEL.forum }),
  channelOf(NEWS, 'news', { type: CHANNEL.announcement }),
  channelOf(CALL, 'call', { type: VOICE }),
];

describe('"/whichway ask"', () => {
  it('posts a message, and opens the talk in its thread', async () => {
    const { discord, settle, reports } = await botInDiscord();

    expect(await discord.slash(ADA, GENERAL, ASK)).toMatchObject({ ok: true, did: 'replied' });
    await settle();

    const [root] = botMessages(discord, GENERAL);
    expect(plainOf(root ?? expect.fail())).toBe(`<@${ADA}> asks which way:\n${CASE}`);
    expect(discord.threads(GENERAL)).toMatchObject([{ id: root?.id, name: CASE }]);
    expect(firstLines(discord, root?.id ?? '')).toEqual(OPENING);
    expect([notesFor(discord, ADA), reports]).toEqual([[says(OPENED)], []]);
  });

  it('asks the first question where it comes without a text', async () => {
    const { discord, settle } = await botInDiscord();

    await discord.slash(ADA, GENERAL, '/whichway ask');
    await settle();

    const [thread] = discord.threads(GENERAL);
    expect(thread?.name).toBe('A question for Whichway');
    expect(firstLines(discord, thread?.id ?? '')).toEqual([says(WELCOME), asks('need', 1)]);
  });

  it('opens one talk for each use in a channel, and goes on with the one of a thread', async () => {
    const { discord, settle } = await botInDiscord();
    await discord.slash(ADA, GENERAL, ASK);
    await discord.slash(BEN, GENERAL, ASK);
    await settle();
    const [thread, second] = discord.threads(GENERAL);
    expect(firstLines(discord, second?.id ?? '')).toEqual(OPENING);

    await discord.slash(BEN, thread?.id ?? '', '/whichway ask over 500 pages');
    await settle();

    expect(discord.threads(GENERAL)).toHaveLength(2);
    expect(firstLines(discord, thread?.id ?? '').at(-1)).toBe(asks('audience', 2));
  });

  it('names the permission that it lacks where it may not write', async () => {
    const { discord, settle } = await botInDiscord();

    expect(await discord.slash(ADA, QUIET, ASK)).toMatchObject({ ok: true });
    expect(await discord.slash(ADA, HIDDEN, ASK)).toMatchObject({ ok: true });
    await settle();

    expect(notesFor(discord, ADA)).toEqual([
      'I cannot write in this channel: I lack "Send Messages". Somebody who manages the channel can allow it, or you write to me directly.',
      'I cannot write in this channel: I lack "View Channel". Somebody who manages the channel can allow it, or you write to me directly.',
    ]);
    expect(discord.callsTo('create_message')).toEqual([]);
  });
});

describe('the other commands', () => {
  it('explain themselves to one person', async () => {
    const { discord, settle } = await botInDiscord();

    await discord.slash(ADA, HIDDEN, '/whichway help');
    await settle();

    const [help] = notesFor(discord, ADA);
    expect(help).toMatch(`${HELP_IN_DISCORD.kind === 'list' ? HELP_IN_DISCORD.title : ''}\n`);
    expect(discord.callsTo('create_message')).toEqual([]);
  });

  it('list the talks of the channel: what was recommended, and what is being asked', async () => {
    const { discord, settle, move } = await botInDiscord();
    await discord.slash(ADA, GENERAL, STATUS);
    await discord.slash(ADA, GENERAL, ASK);
    await settle();
    const first = discord.threads(GENERAL)[0]?.id ?? '';
    for (const answer of FACTS.answers) {
      await press(discord, ADA, first, answer);
      await settle();
    }
    await move(SECOND);
    await discord.slash(BEN, GENERAL, ASK);
    await settle();

    await discord.slash(BEN, QUIET, STATUS);
    await discord.slash(BEN, GENERAL, STATUS);

    expect(notesFor(discord, ADA)[0]).toBe(NO_TALKS);
    const [, elsewhere, here = ''] = notesFor(discord, BEN);
    expect(elsewhere).toBe(NO_TALKS);
    expect(here).toContain('Still talking. The open question: How much text would it need to have read?');
    expect(here).toContain(`${FACTS.verdict}\nI ask again: Thu 20 May 2027, 09:00 UTC.`);
    expect(discord.ephemerals(BEN).flatMap(addressesIn)).toEqual(
      discord
        .threads(GENERAL)
        .map(({ id }) => threadAt(id))
        .toReversed(),
    );
  });

  it('answer one question for one person, and in a talk for everybody there', async () => {
    const { discord, settle } = await botInDiscord();
    await discord.slash(ADA, GENERAL, '/whichway question what is fine-tuning?');
    await settle();
    expect(notesFor(discord, ADA)).toEqual([expect.stringMatching(/training/u)]);
    expect(botMessages(discord, GENERAL)).toEqual([]);

    const thread = await discord.mention(ADA, GENERAL, CASE);
    await settle();
    await discord.slash(BEN, thread, '/whichway question what is fine-tuning?');
    await settle();

    expect(firstLines(discord, thread).slice(2).join('\n')).toContain('training');
    expect(firstLines(discord, thread).at(-1)).toBe(asks('corpus', 1));
  });
});

describe('a mention', () => {
  it('is answered in a thread that hangs on it and is named after it', async () => {
    const { discord, settle, reports } = await botInDiscord();

    const thread = await discord.mention(ADA, GENERAL, CASE);
    await settle();

    expect(discord.threads(GENERAL)).toMatchObject([{ id: thread, name: CASE }]);
    expect(firstLines(discord, thread)).toEqual(OPENING);
    expect(firstLines(discord, GENERAL)).toEqual([]);
    expect(discord.typing).toMatchObject([{ channel: GENERAL }]);
    expect(reports).toEqual([]);
  });

  it('works in the middle of a sentence, and in a channel of announcements', async () => {
    const { discord, settle } = await botInDiscord({ discord: { channels: MORE_ROOMS } });

    const thread = await discord.say(ADA, NEWS, `Hey <@1100000000000000001>, ${CASE}`);
    await settle();

    expect(discord.channel(thread).type).toBe(CHANNEL.announcementThread);
    expect(firstLines(discord, thread)).toEqual(OPENING);
  });

  it("in somebody's thread is answered there", async () => {
    const { discord, settle } = await botInDiscord();
    const starter = await discord.say(BEN, GENERAL, 'What is wrong with our bot?');
    const thread = await discord.thread(BEN, starter, 'Our bot');
    await discord.say(BEN, thread, 'It invents things.');

    await discord.mention(ADA, thread, CASE);
    await settle();

    expect(firstLines(discord, thread)).toEqual(OPENING);
    expect(discord.threads(GENERAL)).toHaveLength(1);
  });

  it('in a post of a forum is answered there', async () => {
    const { discord, settle } = await botInDiscord({ discord: { channels: MORE_ROOMS } });
    const post = await discord.thread(ADA, FORUM, 'Our bot invents things');

    await discord.mention(ADA, post, CASE);
    await settle();
    await press(discord, BEN, post, 'answer:corpus:large');
    await settle();

    expect(firstLines(discord, post).at(-1)).toBe(asks('audience', 2));
  });

  it('beside a call, where no thread can hang, is answered in place', async () => {
    const { discord, settle, reports } = await botInDiscord({ discord: { channels: MORE_ROOMS } });

    await discord.mention(ADA, CALL, CASE);
    await settle();
    await press(discord, BEN, CALL, 'answer:corpus:large');
    await settle();

    expect(firstLines(discord, CALL).at(-1)).toBe(asks('audience', 2));
    expect(reports).toEqual([]);
  });

  it('without a word asks the first question, and in a talk the open one again', async () => {
    const { discord, settle } = await botInDiscord();
    const thread = await discord.mention(ADA, GENERAL, '');
    await settle();
    expect(firstLines(discord, thread)).toEqual([says(WELCOME), asks('need', 1)]);

    await discord.mention(BEN, thread, '');
    await settle();

    expect(firstLines(discord, thread)).toEqual([
      says(WELCOME),
      'When it goes wrong today, what is usually wrong? Asked again below.',
      asks('need', 1),
    ]);
  });
});

describe('"Ask Whichway about this"', () => {
  it('takes the message as the question, in the thread below it', async () => {
    const { discord, settle } = await botInDiscord();
    const message = await discord.say(BEN, GENERAL, CASE);

    expect(await discord.shortcut(ADA, message, ABOUT_THIS)).toMatchObject({ ok: true });
    await settle();

    expect(discord.threads(GENERAL)).toMatchObject([{ id: message }]);
    expect(firstLines(discord, message)).toEqual(OPENING);
    expect(notesFor(discord, ADA)).toEqual([says(BELOW_IT)]);
  });

  it('goes on with the talk that is held below it', async () => {
    const { discord, settle } = await botInDiscord();
    const message = await discord.mention(BEN, GENERAL, CASE);
    await settle();

    await discord.shortcut(ADA, message, ABOUT_THIS);
    await settle();

    expect(firstLines(discord, message).at(-1)).toBe(asks('corpus', 1));
    expect(discord.threads(GENERAL)).toHaveLength(1);
  });

  it('takes a message of a thread there, and shows who asked it', async () => {
    const { discord, settle } = await botInDiscord();
    const starter = await discord.say(BEN, GENERAL, 'What is wrong with our bot?');
    const thread = await discord.thread(BEN, starter, 'Our bot');
    const message = await discord.say(BEN, thread, CASE);

    await discord.shortcut(ADA, message, ABOUT_THIS);
    await settle();

    const [asked, ...rest] = botMessages(discord, thread);
    expect(plainOf(asked ?? expect.fail())).toBe(`<@${ADA}> asks:\n${CASE}`);
    expect(rest.map(firstLine)).toEqual(OPENING);
  });

  it('says so where there are no words, as in a picture or a card of its own', async () => {
    const { discord, settle } = await botInDiscord();
    const picture = await discord.say(BEN, GENERAL, '', { files: [{ name: 'a.png', content: 'x' }] });
    const thread = await discord.mention(ADA, GENERAL, CASE);
    await settle();

    await discord.shortcut(ADA, picture, ABOUT_THIS);
    await discord.shortcut(ADA, botMessages(discord, thread)[0]?.id ?? '', ABOUT_THIS);
    await settle();

    expect(notesFor(discord, ADA)).toEqual([says(NO_WORDS), says(NO_WORDS)]);
    expect(firstLines(discord, thread)).toEqual(OPENING);
  });
});
