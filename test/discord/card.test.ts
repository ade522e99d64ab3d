// The recommendation in Discord: its buttons, corrections, and sharing it.
import { describe, expect, it } from 'vitest';
import { UNDERSTOOD_TITLE } from '../../adapters/cards/understoodwords.ts';
import { question } from '../../knowledge/questions.ts';
import { SHARED } from '../../src/dialogue/words.ts';
import { ADA, BEN, BOT, directOf, GENERAL, GUILD } from '../doubles/discord/settings.ts';
import { asks, CASE, closed, says } from '../lines.ts';
import { FACTS } from '../stories.ts';
import { botInDiscord } from './bot.ts';
import { advised, inTalk } from './intalk.ts';
import { addressOf } from './months.ts';
import { botMessages, controlsOf, firstLines, linesOf, newest, press } from './seen.ts';

describe('the recommendation', () => {
  it('stands in the thread with all its buttons', async () => {
    const { discord, place, reports } = await advised();
    const card = newest(discord, place);

    expect(controlsOf(card)).toEqual([
      ...['plan', 'why', 'understood', 'share', 'export'],
      ...['more:flips', 'more:sources', 'more:mention', 'more:mute'],
      ...['snooze:week', 'snooze:month', 'snooze:quarter', 'snooze:half-year'],
      ...['when', 'rate:up', 'rate:down'],
    ]);
    expect(
      linesOf(card)
        .filter((line) => !line.startsWith('- '))
        .map((line) => line.split(':')[0]),
    ).toEqual([
      ...[FACTS.verdict, 'Why', 'Monday', 'Not yet', 'How sure', 'Would change it', "I'll ask again"],
    ]);
    expect(reports).toEqual([]);
  });

  it.each([
    ['plan', 'The full plan'],
    ['why', 'Why'],
    ['understood', UNDERSTOOD_TITLE],
    ['more:flips', 'What would change it'],
    ['more:sources', /^Sources \(guidance version [0-9a-f]{12}\)$/u],
  ])('is explained behind its button %s', async (button, title) => {
    const { discord, settle, place } = await advised();

    await press(discord, BEN, place, button);
    await settle();

    const lines = linesOf(newest(discord, place));
    expect(lines[0]).toMatch(title);
    expect(lines.length).toBeGreaterThan(1);
  });

  it('is replaced where a correction changes it', async () => {
    const { discord, settle, place, bot, id } = await advised();
    const before = newest(discord, place);

    await press(discord, BEN, place, 'correct:need');
    await settle();
    expect(firstLines(discord, place).at(-1)).toBe(question('need').text);
    await press(discord, BEN, place, 'answer:need:neither');
    await settle();

    expect((await bot.talk(GUILD, id))?.answers.need).toMatchObject({ option: 'neither', by: BEN });
    expect(firstLines(discord, place).at(-1)).not.toBe(FACTS.verdict);
    expect(controlsOf(newest(discord, place))).toContain('plan');
    expect(linesOf(before)).toEqual([
      FACTS.verdict,
      `Replaced by a newer recommendation. [See it](${addressOf(newest(discord, place))})`,
    ]);
  });

  it('follows what is said about the answers, by anybody who answers it', async () => {
    const { discord, settle, place, bot, id } = await advised();

    await discord.say(BEN, place, "actually it isn't written down yet", {
      replyTo: newest(discord, place).id,
    });
    await settle();

    expect((await bot.talk(GUILD, id))?.answers.corpus).toMatchObject({ option: 'unwritten', by: BEN });
    expect(firstLines(discord, place).at(-1)).toBe("Write it down first, then search it. Don't train.");
  });

  it('is shared with the channel, where its buttons work and replies to it are heard', async () => {
    const { discord, settle, place } = await advised();

    await press(discord, BEN, place, 'share');
    await settle();

    const shared = newest(discord, GENERAL);
    expect(linesOf(shared).slice(0, 2)).toEqual([
      `<@${BEN}> shares what came of a talk with Whichway.`,
      FACTS.verdict,
    ]);
    expect(controlsOf(shared)).toEqual(['plan', 'why', 'rate:up', 'rate:down']);
    expect(firstLines(discord, place).at(-1)).toBe(says(SHARED));
    expect([...discord.pings(BEN), ...discord.pings(ADA)]).toEqual([]);
    await press(discord, BEN, GENERAL, 'plan');
    await settle();
    await discord.say(ADA, GENERAL, 'why?', { replyTo: shared.id });
    await settle();
    expect(firstLines(discord, shared.id)).toEqual(['The full plan', 'Why']);
    expect(discord.channel(shared.id).name).toBe('A talk with Whichway');
  });

  it('has nobody to be shared with in direct messages', async () => {
    const { discord, settle } = await botInDiscord();
    const room = directOf(ADA);
    await discord.say(ADA, room, CASE);
    await settle();
    for (const answer of FACTS.answers) {
      await press(discord, ADA, room, answer);
      await settle();
    }

    expect(firstLines(discord, room).at(-1)).toBe(FACTS.verdict);
    expect(controlsOf(newest(discord, room))).not.toContain('share');
  });
});

describe('what was understood', () => {
  it('can be changed item by item', async () => {
    const { discord, settle, place, bot, id } = await inTalk();
    expect(controlsOf(botMessages(discord, place)[0] ?? expect.fail())).toEqual(['correct:need']);

    await press(discord, BEN, place, 'correct:need');
    await settle();
    expect(firstLines(discord, place).slice(1)).toEqual([
      `${question('corpus').text} Set aside`,
      asks('need', 1),
    ]);
    await press(discord, BEN, place, 'answer:need:behaviour');
    await settle();

    expect((await bot.talk(GUILD, id))?.answers.need).toMatchObject({ option: 'behaviour', by: BEN });
  });
});

describe('the thread', () => {
  it('stays short: questions are one line each once they are answered', async () => {
    const { discord, place } = await advised();

    expect(firstLines(discord, place)).toEqual([
      UNDERSTOOD_TITLE,
      closed('corpus', 'large', ADA),
      'That settles what to do. A last detail or two for the plan.',
      closed('audience', 'shared', ADA),
      closed('running', 'search', ADA),
      FACTS.verdict,
    ]);
    expect(discord.messages(place.thread).every(({ author }) => author === BOT)).toBe(true);
  });
});
