// After the recommendation in Discord: ratings, the document, and questions about it.
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { INPUT } from '../../adapters/discord/cards/modals.ts';
import { databaseFile } from '../../adapters/store/open.ts';
import { NOTED, NOTED_REASON } from '../../src/dialogue/words.ts';
import { temporary } from '../adapters/store/rows.ts';
import { ADA, BEN } from '../doubles/discord/settings.ts';
import { says } from '../lines.ts';
import { FACTS } from '../stories.ts';
import { advised } from './intalk.ts';
import { controlsOf, fill, firstLines, linesOf, newest, notesFor, plainOf, press } from './seen.ts';

describe('ratings', () => {
  /** What is stored of ratings, without what differs each time. */
  function stored(folder: string): unknown[] {
    const database = new Database(databaseFile(folder), { readonly: true });
    try {
      return database.prepare('select talk, by, helpful, reason from feedback order by by').all();
    } finally {
      database.close();
    }
  }

  it('are kept, with a reason where one is given', async () => {
    const folder = temporary();
    const { discord, settle, place, id } = await advised({ folder });
    await press(discord, ADA, place, 'rate:up');
    await press(discord, BEN, place, 'rate:down');
    await settle();
    expect(stored(folder)).toEqual([
      { talk: id, by: ADA, helpful: 1, reason: null },
      { talk: id, by: BEN, helpful: 0, reason: null },
    ]);

    const reason = 'We have <no> search & no time';
    expect(await fill(discord, BEN, { [INPUT]: reason })).toMatchObject({ ok: true });
    await settle();
    await discord.until(() => notesFor(discord, BEN).length === 2, 'both notes are there');

    expect(stored(folder)[1]).toEqual({ talk: id, by: BEN, helpful: 0, reason });
    expect([notesFor(discord, ADA), notesFor(discord, BEN)]).toEqual([
      [says(NOTED)],
      [says(NOTED), says(NOTED_REASON)],
    ]);
    expect(firstLines(discord, place).at(-1)).toBe(FACTS.verdict);
  });

  it('need no reason', async () => {
    const folder = temporary();
    const { discord, settle, place, id } = await advised({ folder });
    await press(discord, BEN, place, 'rate:down');

    expect(await fill(discord, BEN, {})).toMatchObject({ ok: true });
    await settle();

    expect(discord.modal(BEN)).toBeUndefined();
    expect(stored(folder)).toEqual([{ talk: id, by: BEN, helpful: 0, reason: null }]);
  });
});

describe('the document', () => {
  it('is a file in the thread', async () => {
    const { discord, settle, place, reports } = await advised();

    await press(discord, BEN, place, 'export');
    await settle();

    const [file, second] = newest(discord, place).attachments;
    expect([file?.filename, second]).toEqual(['decision-record-2026-11-20.md', undefined]);
    expect(String(file?.content)).toMatch(
      /^# Keep your search and make it better\. Don't train on facts\.\n/u,
    );
    expect(plainOf(newest(discord, place))).toBe('Decision record, 2026-11-20');
    expect(reports).toEqual([]);
  });

  it('is a message where the bot may not attach files', async () => {
    const { discord, settle, place, reports } = await advised();
    discord.deny(place.channel, 'ATTACH_FILES');

    await press(discord, BEN, place, 'export');
    await settle();

    const shown = newest(discord, place);
    expect(shown.attachments).toEqual([]);
    expect(linesOf(shown).slice(0, 3)).toEqual([
      'Decision record, 2026-11-20',
      '```',
      expect.stringMatching(/^# Keep your search/u),
    ]);
    expect(reports).toEqual([]);
  });
});

describe('a question about it', () => {
  it('is answered in the thread with quotes and sources, after one sign that it is being read', async () => {
    const { discord, settle, place } = await advised();
    const before = discord.typing.length;

    await discord.mention(BEN, place, "can't we just put it all in the prompt?");
    await settle();

    const answer = newest(discord, place);
    expect(plainOf(answer)).toMatch(/^Usually not\./u);
    expect(plainOf(answer)).toContain("after our guide's");
    expect(controlsOf(answer)).toEqual(['read', 'rate:up', 'rate:down']);
    expect(discord.typing.slice(before)).toMatchObject([{ channel: place.thread }]);
  });

  it('shows what was read for it, with the reasons of its rank', async () => {
    const { discord, settle, place } = await advised();
    await discord.mention(BEN, place, 'what if the wrong page is retrieved?');
    await settle();

    await press(discord, BEN, place, 'read');
    await settle();

    expect(plainOf(newest(discord, place))).toMatch(
      /^What I read for "what if the wrong page is retrieved\?"\n1\. .*% fit: /u,
    );
  });

  it('needs no sign that it is being read', async () => {
    const { discord, settle, place, reports } = await advised();
    discord.fault('trigger_typing_indicator', { status: 500 });

    await discord.mention(BEN, place, 'what is fine-tuning?');
    await settle();

    expect(controlsOf(newest(discord, place))).toContain('read');
    expect(reports).toEqual([]);
  });
});
