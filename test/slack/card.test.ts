// The recommendation in Slack: its buttons, corrections, and sharing it.

import { describe, expect, it } from 'vitest';
import { question } from '../../knowledge/questions.ts';
import { SHARED } from '../../src/dialogue/words.ts';
import { ADA, BEN, directOf, GENERAL } from '../doubles/slack/settings.ts';
import type { Slack } from '../doubles/slack/slack.ts';
import { asks, CASE, closed, says } from '../lines.ts';
import { botInSlack, MODES } from './bot.ts';
import { advised, inTalk } from './intalk.ts';
import { botMessages, controlsOf, firstLines, press } from './seen.ts';

const VERDICT = "Keep your search and make it better. Don't train on facts.";

type Spot = { channel: string; thread: string };

const lastOf = (slack: Slack, place: Spot) => botMessages(slack, place).at(-1);

describe.each(MODES)('the recommendation, over %s', (mode) => {
  it('stands in the thread with all its buttons, and whole in the text that is read aloud', async () => {
    const { slack, place, reports } = await advised(mode);
    const card = lastOf(slack, place);

    expect(controlsOf(card ?? { blocks: [] })).toEqual([
      ...[
        'plan',
        'why',
        'understood',
        'share',
        'export',
        'more:flips',
        'more:sources',
        'more:mention',
        'more:mute',
      ],
      ...['snooze:week', 'snooze:month', 'snooze:quarter', 'snooze:half-year', 'snooze:day'],
      ...['rate:up', 'rate:down'],
    ]);
    expect(card?.text.split('\n').map((line) => line.split(':')[0])).toEqual([
      ...[VERDICT, 'Why', 'Monday', 'Not yet', 'How sure', 'Would change it', "I'll ask again"],
    ]);
    expect(reports).toEqual([]);
  });

  it.each([
    ['plan', 'The full plan'],
    ['why', 'Why'],
    ['understood', 'What I understood:'],
    ['more:flips', 'What would change it'],
    ['more:sources', /^Sources \(guidance version [0-9a-f]{12}\)$/u],
  ])('is explained behind its button %s', async (button, title) => {
    const { slack, settle, place } = await advised(mode);

    await press(slack, BEN, place, button);
    await settle();

    const shown = lastOf(slack, place);
    expect(shown?.thread_ts).toBe(place.thread);
    expect(shown?.text.split('\n')[0]).toMatch(title);
    expect(shown?.text.split('\n').length).toBeGreaterThan(1);
  });

  it('is replaced where a correction changes it', async () => {
    const { slack, settle, place, bot, id } = await advised(mode);
    const before = lastOf(slack, place);

    await press(slack, BEN, place, 'correct:need');
    await settle();
    expect(firstLines(slack, place).at(-1)).toBe(question('need').text);
    await press(slack, BEN, place, 'answer:need:neither');
    await settle();

    expect((await bot.talk('T0WHICHWAY', id))?.answers.need).toMatchObject({ option: 'neither', by: BEN });
    expect(firstLines(slack, place).at(-1)).not.toBe(VERDICT);
    expect(controlsOf(lastOf(slack, place) ?? { blocks: [] })).toContain('plan');
    expect(botMessages(slack, place).find(({ ts }) => ts === before?.ts)?.text).toBe(
      `Replaced by a newer recommendation: ${VERDICT}`,
    );
  });

  it('follows what is said about the answers, by anybody', async () => {
    const { slack, settle, place, bot, id } = await advised(mode);

    await slack.say(BEN, place, "actually it isn't written down yet");
    await settle();

    expect((await bot.talk('T0WHICHWAY', id))?.answers.corpus).toMatchObject({
      option: 'unwritten',
      by: BEN,
    });
    expect(firstLines(slack, place).at(-1)).toBe("Write it down first, then search it. Don't train.");
  });

  it('is shared with the room, where its buttons work in a thread of their own', async () => {
    const { slack, settle, place } = await advised(mode);

    await press(slack, BEN, place, 'share');
    await settle();

    const shared = botMessages(slack, { channel: GENERAL }).find(({ thread_ts }) => thread_ts === undefined);
    expect(shared?.text.split('\n')[0]).toBe(VERDICT);
    expect(controlsOf(shared ?? { blocks: [] })).not.toContain('share');
    expect(firstLines(slack, place).at(-1)).toBe(says(SHARED));
    const below = { channel: GENERAL, thread: shared?.ts ?? '' };
    await press(slack, BEN, below, 'plan');
    await settle();
    expect(firstLines(slack, below)).toEqual([VERDICT, 'The full plan']);
  });

  it('has nobody to be shared with in a direct message', async () => {
    const { slack, settle } = await botInSlack(mode);
    const channel = directOf(ADA);
    await slack.say(ADA, { channel }, CASE);
    await settle();
    for (const answer of ['answer:corpus:large', 'answer:audience:shared', 'answer:running:search']) {
      await press(slack, ADA, { channel }, answer);
      await settle();
    }

    expect(firstLines(slack, { channel }).at(-1)).toBe(VERDICT);
    expect(controlsOf(botMessages(slack, { channel }).at(-1) ?? { blocks: [] })).not.toContain('share');
  });
});

describe.each(MODES)('what was understood, over %s', (mode) => {
  it('can be changed item by item', async () => {
    const { slack, settle, place, bot, id } = await inTalk(mode);
    expect(controlsOf(botMessages(slack, place)[0] ?? { blocks: [] })).toEqual(['correct:need']);

    await press(slack, BEN, place, 'correct:need');
    await settle();
    expect(firstLines(slack, place).slice(1)).toEqual([
      `${question('corpus').text} Set aside`,
      asks('need', 1),
    ]);
    await press(slack, BEN, place, 'answer:need:behaviour');
    await settle();

    expect((await bot.talk('T0WHICHWAY', id))?.answers.need).toMatchObject({ option: 'behaviour', by: BEN });
  });
});

describe.each(MODES)('the thread, over %s', (mode) => {
  it('stays short: questions are one line each once they are answered', async () => {
    const { slack, place } = await advised(mode);

    expect(firstLines(slack, place)).toEqual([
      'What I understood:',
      closed('corpus', 'large', ADA),
      'That settles what to do. A last detail or two for the plan.',
      closed('audience', 'shared', ADA),
      closed('running', 'search', ADA),
      VERDICT,
    ]);
  });
});
