// What is said in the thread of a talk and around it: with and without the bot's name, changed and deleted, and silence.
import { describe, expect, it } from 'vitest';
import { UNDERSTOOD_TITLE } from '../../adapters/cards/understoodwords.ts';
import { MUTED } from '../../src/dialogue/words.ts';
import { ADA, BEN, BOT, GENERAL, ROBOT } from '../doubles/discord/settings.ts';
import { asks, CASE, closed, says } from '../lines.ts';
import { botInDiscord } from './bot.ts';
import { inTalk } from './intalk.ts';
import { botMessages, firstLines, newest, press } from './seen.ts';

const FIXED = 'That settles what to do. A last detail or two for the plan.';
const NOTED = 'Noted: there is more text than about 500 pages.';
const ASKED = [UNDERSTOOD_TITLE, asks('corpus', 1)];
const ANSWERED = [UNDERSTOOD_TITLE, closed('corpus', 'large', BEN), NOTED, FIXED, asks('audience', 2)];
const READS = { content: true, discord: { privileged: ['messageContent'] } } as const;

describe('replies in a thread', () => {
  it('are heard with the name of the bot', async () => {
    const { discord, settle, place } = await inTalk();

    await discord.mention(BEN, place, 'over 500 pages');
    await settle();

    expect(firstLines(discord, place)).toEqual(ANSWERED);
  });

  it.each([0, 1])('are heard as an answer to any of its messages: number %i', async (which) => {
    const { discord, settle, place } = await inTalk();

    await discord.say(BEN, place, 'over 500 pages', {
      replyTo: botMessages(discord, place)[which]?.id ?? '',
    });
    await settle();

    expect(firstLines(discord, place)).toEqual(ANSWERED);
  });

  it('are passed over without its name, since it cannot read them, and as answers that do not ping it', async () => {
    const { discord, settle, place, reports } = await inTalk();

    await discord.say(BEN, place, 'over 500 pages');
    await discord.say(BEN, place, 'over 500 pages', { replyTo: newest(discord, place).id, ping: false });
    await settle();

    expect(firstLines(discord, place)).toEqual(ASKED);
    expect([discord.typing.length, reports]).toEqual([1, []]);
  });

  it('need no name where it may read what people write', async () => {
    const { discord, settle, place } = await inTalk(READS);

    await discord.say(BEN, place, 'over 500 pages');
    await settle();

    expect(firstLines(discord, place)).toEqual(ANSWERED);
  });

  it('that people write to one another are passed over even then', async () => {
    const { discord, settle, place } = await inTalk(READS);

    await discord.say(BEN, place, `<@${ADA}> over 500 pages, I think`);
    await discord.say(BEN, place, 'lunch at one');
    await discord.say(ADA, GENERAL, 'over 500 pages');
    const starter = await discord.say(ADA, GENERAL, 'Another thread');
    await discord.say(BEN, await discord.thread(ADA, starter, 'Another'), 'over 500 pages');
    await settle();

    expect(firstLines(discord, place)).toEqual(ASKED);
    expect(discord.threads().flatMap(({ id }) => botMessages(discord, id))).toHaveLength(2);
    expect(discord.typing).toHaveLength(1);
  });

  it('of other bots are passed over, even with its name', async () => {
    const { discord, settle, place } = await inTalk(READS);

    await discord.mention(ROBOT, place, 'over 500 pages');
    await discord.say(ROBOT, place, 'over 500 pages', { replyTo: newest(discord, place).id });
    await discord.mention(ROBOT, GENERAL, CASE);
    await settle();

    expect(firstLines(discord, place)).toEqual(ASKED);
    expect(discord.threads()).toHaveLength(1);
  });

  it('do no harm when they are changed or deleted afterwards', async () => {
    const { discord, settle, place, reports } = await inTalk();
    const reply = await discord.mention(BEN, place, 'over 500 pages');
    await settle();

    await discord.edit(BEN, reply, `<@${BOT}> it fits on a page`);
    await discord.remove(BEN, reply);
    await settle();

    expect(firstLines(discord, place)).toEqual(ANSWERED);
    expect(reports).toEqual([]);
  });

  it('go on below a message that was deleted', async () => {
    const { discord, settle, place, reports } = await inTalk();

    await discord.remove(ADA, place.thread);
    await discord.mention(BEN, place, 'over 500 pages');
    await settle();

    expect(firstLines(discord, place)).toEqual(ANSWERED);
    expect(reports).toEqual([]);
  });

  it('do no harm when the message is gone before its thread is opened', async () => {
    const { discord, settle, reports, heard } = await botInDiscord();
    const message = await discord.mention(ADA, GENERAL, CASE);
    await heard();
    await discord.remove(ADA, message);
    await settle();

    expect(firstLines(discord, GENERAL)).toEqual([]);
    expect(new Set(reports.map((one) => / ended refused: (.*)$/u.exec(one)?.[1]))).toEqual(
      new Set(['the message is gone']),
    );
    const next = await discord.mention(ADA, GENERAL, CASE);
    await settle();
    expect(firstLines(discord, next)).toEqual(ASKED);
  });
});

describe('replies in the channel', () => {
  it('to the message that opened a talk belong to it', async () => {
    const { discord, settle } = await botInDiscord();
    await discord.slash(ADA, GENERAL, `/whichway ask ${CASE}`);
    await settle();
    const root = newest(discord, GENERAL).id;

    await discord.say(BEN, GENERAL, 'over 500 pages', { replyTo: root });
    await settle();

    expect(firstLines(discord, root)).toEqual(ANSWERED);
    expect(discord.threads()).toHaveLength(1);
  });

  it('to words of somebody else with the name of the bot open a talk of their own', async () => {
    const { discord, settle, place } = await inTalk();
    const other = await discord.say(BEN, GENERAL, 'What do you think?');

    const message = await discord.mention(ADA, GENERAL, CASE, { replyTo: other });
    await settle();

    expect(firstLines(discord, message)).toEqual(ASKED);
    expect(firstLines(discord, place)).toEqual(ASKED);
  });
});

describe('silence', () => {
  it('is kept on a word, until somebody names the bot', async () => {
    const { discord, settle, place } = await inTalk(READS);
    await discord.mention(BEN, place, 'mute');
    await settle();
    expect(firstLines(discord, place).at(-1)).toBe(says(MUTED));

    await discord.say(BEN, place, 'over 500 pages');
    await discord.say(BEN, place, 'what is fine-tuning?');
    await settle();
    expect(firstLines(discord, place)).toHaveLength(3);

    await discord.mention(BEN, place, 'over 500 pages');
    await settle();
    expect(firstLines(discord, place).at(-1)).toBe(asks('audience', 2));
    await discord.say(ADA, place, 'same for all');
    await settle();
    expect(firstLines(discord, place).at(-1)).toBe(asks('running', 3));
  });

  it('is kept on a button, until a button is pressed', async () => {
    const { discord, settle, place } = await inTalk(READS);

    await press(discord, BEN, place, 'more:mute');
    await settle();
    await discord.say(BEN, place, 'over 500 pages');
    await settle();
    expect(firstLines(discord, place)).toEqual([...ASKED, says(MUTED)]);

    await press(discord, BEN, place, 'answer:corpus:large');
    await settle();
    expect(firstLines(discord, place).at(-1)).toBe(asks('audience', 2));
  });
});
