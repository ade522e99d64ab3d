// After the recommendation in Slack: ratings, the document, and questions about it.

import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { INPUT } from '../../adapters/slack/cards/modals.ts';
import { databaseFile } from '../../adapters/store/open.ts';
import { NOTED, NOTED_REASON } from '../../src/dialogue/words.ts';
import { temporary } from '../adapters/store/rows.ts';
import { ADA, BEN, GENERAL, SCOPES } from '../doubles/slack/settings.ts';
import type { Slack } from '../doubles/slack/slack.ts';
import { says } from '../lines.ts';
import { MODES } from './bot.ts';
import { advised } from './intalk.ts';
import { botMessages, controlsOf, firstLines, notesFor, press } from './seen.ts';

const VERDICT = "Keep your search and make it better. Don't train on facts.";
const WITHOUT_FILES = SCOPES.filter((scope) => scope !== 'files:write');
const FILE = /^decision-record-2026-11-20-[\w-]{24}\.md$/u;

type Spot = { channel: string; thread: string };

const lastOf = (slack: Slack, place: Spot) => botMessages(slack, place).at(-1);

describe.each(MODES)('ratings, over %s', (mode) => {
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
    const { slack, settle, place, id } = await advised(mode, { folder });
    await press(slack, ADA, place, 'rate:up');
    await press(slack, BEN, place, 'rate:down');
    await settle();
    await slack.until(() => slack.views(BEN).length === 1, 'the window is open');
    expect(stored(folder)).toEqual([
      { talk: id, by: ADA, helpful: 1, reason: null },
      { talk: id, by: BEN, helpful: 0, reason: null },
    ]);

    const reason = { [INPUT.block]: { [INPUT.action]: 'We have <no> search & no time' } };
    expect(await slack.submit(BEN, slack.views(BEN)[0]?.id ?? '', reason)).toMatchObject({ ok: true });
    await settle();
    await slack.until(() => slack.ephemerals(BEN).length === 2, 'both notes are there');

    expect(stored(folder)[1]).toEqual({
      talk: id,
      by: BEN,
      helpful: 0,
      reason: 'We have <no> search & no time',
    });
    expect([notesFor(slack, ADA), notesFor(slack, BEN)]).toEqual([
      [says(NOTED)],
      [says(NOTED), says(NOTED_REASON)],
    ]);
    expect(firstLines(slack, place).at(-1)).toBe(VERDICT);
  });

  it('need no reason', async () => {
    const folder = temporary();
    const { slack, settle, place, id } = await advised(mode, { folder });
    await press(slack, BEN, place, 'rate:down');
    await slack.until(() => slack.views(BEN).length === 1, 'the window is open');

    expect(await slack.submit(BEN, slack.views(BEN)[0]?.id ?? '', {})).toMatchObject({ ok: true });
    await settle();

    expect(slack.views(BEN)).toEqual([]);
    expect(stored(folder)).toEqual([{ talk: id, by: BEN, helpful: 0, reason: null }]);
  });
});

describe.each(MODES)('the document, over %s', (mode) => {
  it('is a file in the thread', async () => {
    const { slack, settle, place, reports } = await advised(mode);

    await press(slack, BEN, place, 'export');
    await settle();

    const [file, second] = slack.files();
    expect([file?.name, second]).toEqual([expect.stringMatching(FILE), undefined]);
    expect(String(file?.content)).toMatch(
      /^# Keep your search and make it better\. Don't train on facts\.\n/u,
    );
    expect(lastOf(slack, place)).toMatchObject({ thread_ts: place.thread, files: [{ id: file?.id }] });
    expect(reports).toEqual([]);
  });

  it.each([
    ['the bot may not upload', { scopes: WITHOUT_FILES }, undefined],
    ['uploads are switched off', {}, 'file_uploads_disabled'],
  ])('is a message where %s', async (_, wishes, refusal) => {
    const { slack, settle, place } = await advised(mode, { slack: wishes });
    if (refusal !== undefined)
      slack.fault('files.completeUploadExternal', { body: { ok: false, error: refusal } });

    await press(slack, BEN, place, 'export');
    await settle();

    expect(slack.files()).toEqual([]);
    expect(lastOf(slack, place)?.text).toMatch(/^Decision record, 2026-11-20\n# Keep your search/u);
  });
});

describe.each(MODES)('a question about it, over %s', (mode) => {
  it('is answered in the thread with quotes and sources, after one status line', async () => {
    const { slack, settle, place } = await advised(mode);
    const before = slack.statuses.length;

    await slack.mention(BEN, place, "can't we just put it all in the prompt?");
    await slack.until(() => slack.statuses.length > before, 'a status is shown');
    expect(slack.statuses.slice(before)).toMatchObject([
      { channel: GENERAL, thread_ts: place.thread, status: 'is reading …' },
    ]);
    await settle();

    const answer = lastOf(slack, place);
    expect(answer?.text).toMatch(/^Usually not\./u);
    expect(answer?.text).toContain("after our guide's");
    expect(controlsOf(answer ?? { blocks: [] })).toEqual(['read', 'rate:up', 'rate:down']);
    expect(slack.statuses.length).toBe(before + 1);
  });

  it('shows what was read for it, with the reasons of its rank', async () => {
    const { slack, settle, place } = await advised(mode);
    await slack.say(BEN, place, 'what if the wrong page is retrieved?');
    await settle();

    await press(slack, BEN, place, 'read');
    await settle();

    expect(lastOf(slack, place)?.text).toMatch(
      /^What I read for "what if the wrong page is retrieved\?"\n1\. .*% fit: /u,
    );
    await slack.say(BEN, place, 'show me what you read');
    await settle();
    expect(firstLines(slack, place).at(-1)).toBe('What I read for "what if the wrong page is retrieved?"');
  });

  it.each([
    ['is not asked for again where Slack will never show it', 'unknown_method', 1],
    ['is asked for again where Slack had trouble', 'internal_error', 2],
  ])('needs no status line, which %s', async (_, error, asked) => {
    const { slack, settle, place, reports } = await advised(mode);
    const before = slack.callsTo('assistant.threads.setStatus').length;
    slack.fault('assistant.threads.setStatus', { times: 9, body: { ok: false, error } });

    await slack.mention(BEN, place, 'what is fine-tuning?');
    await settle();
    await slack.until(() => reports.length > 0, 'it is told');
    await slack.mention(BEN, place, 'what is retrieval?');
    await settle();

    expect(reports).toEqual([`"is reading …" could not be shown (${error}).`]);
    expect(slack.callsTo('assistant.threads.setStatus').length - before).toBe(asked);
    expect(controlsOf(lastOf(slack, place) ?? { blocks: [] })).toContain('read');
  });
});
