// The small windows of Discord: one's own words, and a date.
import { describe, expect, it } from 'vitest';
import { NO_DATE } from '../../adapters/chat/help.ts';
import { INPUT } from '../../adapters/discord/cards/modals.ts';
import { question } from '../../knowledge/questions.ts';
import { alreadyAnswered, PAST_DATE, willAsk } from '../../src/dialogue/words.ts';
import { ADA, BEN, GUILD } from '../doubles/discord/settings.ts';
import { asJson } from '../doubles/json.ts';
import { asks, closed, says } from '../lines.ts';
import { FACTS } from '../stories.ts';
import { advised, inTalk } from './intalk.ts';
import { fill, firstLines, newest, notesFor, plainOf, press } from './seen.ts';

const wrote = (text: string) => ({ [INPUT]: text });

describe("one's own words", () => {
  it('are written below the question, and read as an answer', async () => {
    const { discord, settle, place, bot, id } = await inTalk();

    expect(await press(discord, BEN, place, 'words:corpus')).toMatchObject({ did: 'opened' });
    expect(discord.modal(BEN)?.components).toMatchObject([{ content: question('corpus').text }, {}]);
    expect(await fill(discord, BEN, wrote('about 2,000 pages'))).toMatchObject({ ok: true });
    await settle();

    expect(discord.modal(BEN)).toBeUndefined();
    expect(firstLines(discord, place)[1]).toBe(closed('corpus', 'large', BEN));
    expect((await bot.talk(GUILD, id))?.answers.corpus).toMatchObject({
      ...{ option: 'large', how: 'said', by: BEN, number: 2000 },
    });
  });

  it('that come when somebody else was quicker answer no other question', async () => {
    const { discord, settle, place } = await inTalk();
    await press(discord, BEN, place, 'words:corpus');
    await press(discord, ADA, place, 'answer:corpus:large');
    await settle();

    await fill(discord, BEN, wrote('they are all the same'));
    await settle();
    await discord.until(() => notesFor(discord, BEN).length > 0, 'the note is there');

    expect(notesFor(discord, BEN)).toEqual([says(alreadyAnswered('corpus', { option: 'large' }))]);
    expect(firstLines(discord, place).at(-1)).toBe(asks('audience', 2));
  });

  it('may be as many as a window takes', async () => {
    const { discord, settle, place, reports } = await inTalk();
    await press(discord, BEN, place, 'words:corpus');
    const [, label] = discord.modal(BEN)?.components ?? [];
    const most = Number(asJson(label?.component).max_length);

    await fill(discord, BEN, wrote('We have 2,000 pages. '.repeat(200).slice(0, most)));
    await settle();

    expect(firstLines(discord, place).at(-1)).toBe(asks('audience', 2));
    expect(reports).toEqual([]);
  });
});

describe('a date', () => {
  it.each([
    ['24 May 2027', 'Mon 24 May 2027, 09:00 UTC'],
    ['in ten weeks', 'Fri 29 Jan 2027, 09:00 UTC'],
    ['ask me on Friday at 3', 'Fri 20 Nov 2026, 15:00 UTC'],
  ])('is written as people say it: %s', async (text, words) => {
    const { discord, settle, place } = await advised();

    await press(discord, BEN, place, 'when');
    await fill(discord, BEN, wrote(text));
    await settle();

    expect(plainOf(newest(discord, place))).toBe(says(willAsk(words)));
  });

  it('that is over leaves the one that was set', async () => {
    const { discord, settle, place } = await advised();

    await press(discord, BEN, place, 'when');
    await fill(discord, BEN, wrote('19 November 2026'));
    await settle();

    expect(plainOf(newest(discord, place))).toBe(says(PAST_DATE));
  });

  it('that is none leaves it, too, and one person is told how to write it', async () => {
    const { discord, settle, place } = await advised();

    await press(discord, BEN, place, 'when');
    await fill(discord, BEN, wrote('when pigs fly'));
    await settle();

    await discord.until(() => notesFor(discord, BEN).length > 0, 'the note is there');
    expect(notesFor(discord, BEN)).toEqual([says(NO_DATE)]);
    expect(firstLines(discord, place).at(-1)).toBe(FACTS.verdict);
  });
});
