// Questions in Discord: buttons, a menu, the way back, and two people at once.
import { describe, expect, it } from 'vitest';
import { UNDERSTOOD_TITLE } from '../../adapters/cards/understoodwords.ts';
import { question } from '../../knowledge/questions.ts';
import { alreadyAnswered, MUTED } from '../../src/dialogue/words.ts';
import { ADA, BEN, GENERAL, GUILD } from '../doubles/discord/settings.ts';
import { asks, closed, says } from '../lines.ts';
import { botInDiscord } from './bot.ts';
import { inTalk } from './intalk.ts';
import { botMessages, controlsOf, findControl, firstLines, newest, notesFor, press } from './seen.ts';

const FIXED = 'That settles what to do. A last detail or two for the plan.';

describe('a question', () => {
  it('has a button for each answer, and for what else one may want', async () => {
    const { discord, settle, place } = await inTalk();

    expect(controlsOf(newest(discord, place))).toEqual([
      ...['answer:corpus:fits', 'answer:corpus:large', 'answer:corpus:unwritten'],
      ...['answer:corpus:not-sure', 'words:corpus'],
      ...['more:why', 'more:understood', 'more:finish', 'more:mute'],
    ]);

    await press(discord, BEN, place, 'answer:corpus:large');
    await settle();
    expect(controlsOf(newest(discord, place))).toContain('back:audience');
  });

  it('is replaced by its answer and who gave it, and the count goes on', async () => {
    const { discord, settle, place, bot, id } = await inTalk();

    await press(discord, BEN, place, 'answer:corpus:large');
    await settle();
    await press(discord, ADA, place, 'answer:audience:shared');
    await settle();

    expect(firstLines(discord, place)).toEqual([
      UNDERSTOOD_TITLE,
      closed('corpus', 'large', BEN),
      FIXED,
      closed('audience', 'shared', ADA),
      asks('running', 3),
    ]);
    expect(botMessages(discord, place).slice(1, 4).flatMap(controlsOf)).toEqual([]);
    expect((await bot.talk(GUILD, id))?.answers).toMatchObject({
      corpus: { option: 'large', how: 'clicked', by: BEN },
      audience: { option: 'shared', how: 'clicked', by: ADA },
    });
    expect([...discord.pings(ADA), ...discord.pings(BEN)]).toEqual([]);
  });

  it('takes "not sure" and goes on', async () => {
    const { discord, settle, place, bot, id } = await inTalk();

    await press(discord, BEN, place, 'answer:corpus:not-sure');
    await settle();

    expect(firstLines(discord, place)[1]).toBe(`${question('corpus').text} Not sure, move on (<@${BEN}>)`);
    expect((await bot.talk(GUILD, id))?.open).not.toBe('corpus');
  });

  it('can be gone back to', async () => {
    const { discord, settle, place } = await inTalk();
    await press(discord, BEN, place, 'answer:corpus:large');
    await settle();

    await press(discord, ADA, place, 'back:audience');
    await settle();
    expect(firstLines(discord, place).at(-1)).toBe(asks('corpus', 1));
    await press(discord, ADA, place, 'answer:corpus:unwritten');
    await settle();

    expect(firstLines(discord, place)).toContain(closed('corpus', 'unwritten', ADA));
  });

  it('takes a choice from a menu', async () => {
    const { discord, settle, place, platform, bot, id } = await inTalk();
    await press(discord, BEN, place, 'answer:corpus:large');
    await settle();
    const { options } = question('audience');
    const more = Array.from({ length: 6 }, (_, index) => ({ id: `o${index}`, label: `Option ${index}` }));
    await platform.messenger.post({
      ...{ id: 'menu', tenant: GUILD, talk: id, place: GENERAL, thread: place.thread, refers: null },
      card: {
        ...{ kind: 'question', question: 'audience', text: 'Which?', help: '', why: undefined },
        ...{ options: [...options, ...more], progress: { now: 1, about: 2 } },
      },
    });

    expect(await discord.click(BEN, newest(discord, place).id, 'per-user')).toMatchObject({ ok: true });
    await settle();

    expect((await bot.talk(GUILD, id))?.answers.audience).toMatchObject({ option: 'per-user', by: BEN });
  });

  it.each([
    ['why', 'A short text can simply stand in the prompt'],
    ['understood', UNDERSTOOD_TITLE],
    ['finish', "Search your own text now. Don't train on it."],
    ['mute', says(MUTED)],
  ])('has a menu with %s', async (entry, beginning) => {
    const { discord, settle, place } = await inTalk();
    const before = firstLines(discord, place).length;

    await press(discord, BEN, place, `more:${entry}`);
    await settle();

    expect(firstLines(discord, place)[before]).toMatch(beginning);
  });
});

describe('people at once', () => {
  it('bring about one transition, and a polite note for the slower one', async () => {
    const { discord, settle, place } = await inTalk();
    const click = (by: string, control: string) => {
      const found = findControl(discord, place, control);
      return discord.click(by, found?.message.id ?? '', found?.control.id ?? '');
    };

    const outcomes = await Promise.all([click(ADA, 'answer:corpus:large'), click(BEN, 'answer:corpus:fits')]);
    await settle();
    await discord.until(
      () => [...notesFor(discord, ADA), ...notesFor(discord, BEN)].length > 0,
      'the note is there',
    );

    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true]);
    const first = notesFor(discord, BEN).length > 0 ? (['large', ADA] as const) : (['fits', BEN] as const);
    const [option, by] = first;
    expect(firstLines(discord, place).filter((line) => line.startsWith(question('corpus').text))).toEqual([
      closed('corpus', option, by),
    ]);
    expect([...notesFor(discord, ADA), ...notesFor(discord, BEN)]).toEqual([
      says(alreadyAnswered('corpus', { option })),
    ]);
  });

  it('whose screen is behind are told what holds', async () => {
    const { discord, settle, place } = await inTalk();
    const seen = structuredClone(newest(discord, place));
    await press(discord, ADA, place, 'answer:corpus:large');
    await settle();

    await discord.clickSeen(BEN, seen, 'Up to about 500 pages');
    await settle();
    await discord.clickSeen(BEN, seen, 'In my own words');
    await settle();
    await discord.until(() => notesFor(discord, BEN).length === 2, 'the notes are there');

    expect(new Set(notesFor(discord, BEN))).toEqual(
      new Set([says(alreadyAnswered('corpus', { option: 'large' }))]),
    );
    expect(discord.modal(BEN)).toBeUndefined();
    expect(firstLines(discord, place)).toHaveLength(4);
  });

  it('are told that a button belongs to a talk that is not here', async () => {
    const { discord, platform } = await botInDiscord();
    await platform.messenger.post({
      ...{ id: 'old', tenant: GUILD, talk: 'of-long-ago', place: GENERAL, thread: '', refers: null },
      card: {
        ...{ kind: 'question', question: 'corpus', text: 'Which?', help: '', why: undefined },
        ...{ options: [{ id: 'large', label: 'Large' }], progress: { now: 1, about: 2 } },
      },
    });

    expect(await discord.click(BEN, newest(discord, GENERAL).id, 'Large')).toMatchObject({ ok: true });

    expect(notesFor(discord, BEN)).toEqual(['That button belongs to an older message. Mention me to go on.']);
  });
});
