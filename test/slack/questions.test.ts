// Questions in Slack: buttons, a menu, one's own words, the way back, and two people at once.
import { describe, expect, it } from 'vitest';
import { INPUT } from '../../adapters/slack/cards/modals.ts';
import { NO_WINDOW } from '../../adapters/slack/help.ts';
import { question } from '../../knowledge/questions.ts';
import { alreadyAnswered, MUTED } from '../../src/dialogue/words.ts';
import { SECOND } from '../../src/door/clock.ts';
import { ADA, BEN, BOT_USER, GENERAL, OPEN, TEAM } from '../doubles/slack/settings.ts';
import { asks, CASE, closed, says, UNDERSTOOD } from '../lines.ts';
import { botInSlack, MODES } from './bot.ts';
import { inTalk } from './intalk.ts';
import { botMessages, controlsOf, findControl, firstLines, notesFor, press } from './seen.ts';

const FIXED = 'That settles what to do. A last detail or two for the plan.';
const wrote = (text: string) => ({ [INPUT.block]: { [INPUT.action]: text } });

describe.each(MODES)('a question, over %s', (mode) => {
  it('has a button for each answer, and for what else one may want', async () => {
    const { slack, settle, place } = await inTalk(mode);

    expect(controlsOf(botMessages(slack, place).at(-1) ?? { blocks: [] })).toEqual([
      ...['answer:corpus:fits', 'answer:corpus:large', 'answer:corpus:unwritten'],
      ...['answer:corpus:not-sure', 'words:corpus'],
      ...['more:why', 'more:understood', 'more:finish', 'more:mute'],
    ]);

    await press(slack, BEN, place, 'answer:corpus:large');
    await settle();
    expect(controlsOf(botMessages(slack, place).at(-1) ?? { blocks: [] })).toContain('back:audience');
  });

  it('is replaced by its answer and who gave it, and the count goes on', async () => {
    const { slack, settle, place, bot } = await inTalk(mode);

    await press(slack, BEN, place, 'answer:corpus:large');
    await settle();
    await press(slack, ADA, place, 'answer:audience:shared');
    await settle();

    const messages = botMessages(slack, place);
    expect(firstLines(slack, place)).toEqual([
      UNDERSTOOD,
      closed('corpus', 'large', BEN),
      FIXED,
      closed('audience', 'shared', ADA),
      asks('running', 3),
    ]);
    expect(messages.slice(1, 4).flatMap(controlsOf)).toEqual([]);
    const talk = await bot.talk(TEAM, `${place.channel}.${place.thread}`);
    expect(talk?.answers).toMatchObject({
      corpus: { option: 'large', how: 'clicked', by: BEN },
      audience: { option: 'shared', how: 'clicked', by: ADA },
    });
  });

  it('takes "not sure" and goes on', async () => {
    const { slack, settle, place, bot } = await inTalk(mode);

    await press(slack, BEN, place, 'answer:corpus:not-sure');
    await settle();

    expect(firstLines(slack, place)[1]).toBe(`${question('corpus').text} Not sure, move on (<@${BEN}>)`);
    expect((await bot.talk(TEAM, `${place.channel}.${place.thread}`))?.open).not.toBe('corpus');
  });

  it('can be gone back to', async () => {
    const { slack, settle, place } = await inTalk(mode);
    await press(slack, BEN, place, 'answer:corpus:large');
    await settle();

    await press(slack, ADA, place, 'back:audience');
    await settle();

    expect(firstLines(slack, place).at(-1)).toBe(asks('corpus', 1));
    await press(slack, ADA, place, 'answer:corpus:unwritten');
    await settle();
    expect(firstLines(slack, place)).toContain(closed('corpus', 'unwritten', ADA));
  });

  it('takes a choice from a menu', async () => {
    const { slack, settle, place, platform, bot } = await inTalk(mode);
    await press(slack, BEN, place, 'answer:corpus:large');
    await settle();
    const talk = `${place.channel}.${place.thread}`;
    const { options } = question('audience');
    const more = Array.from({ length: 6 }, (_, index) => ({ id: `o${index}`, label: `Option ${index}` }));
    await platform.messenger.post({
      ...{ id: 'menu', tenant: TEAM, talk, place: place.channel, thread: place.thread, refers: null },
      card: {
        ...{ kind: 'question', question: 'audience', text: 'Which?', help: '', why: undefined },
        ...{ options: [...options, ...more], progress: { now: 1, about: 2 } },
      },
    });
    const menu = botMessages(slack, place).at(-1)?.ts ?? '';

    expect(await slack.click(BEN, menu, 'per-user')).toMatchObject({ ok: true });
    await settle();

    expect((await bot.talk(TEAM, talk))?.answers.audience).toMatchObject({ option: 'per-user', by: BEN });
  });
});

describe.each(MODES)('the menu of a question, over %s', (mode) => {
  it.each([
    ['why', 'A short text can simply stand in the prompt'],
    ['understood', 'What I understood:'],
    ['finish', "Search your own text now. Don't train on it."],
    ['mute', says(MUTED)],
  ])('has %s', async (entry, beginning) => {
    const { slack, settle, place } = await inTalk(mode);
    const before = firstLines(slack, place).length;

    await press(slack, BEN, place, `more:${entry}`);
    await settle();

    expect(firstLines(slack, place)[before]).toMatch(beginning);
  });
});

describe.each(MODES)("one's own words, over %s", (mode) => {
  it('are written in a window, and read as an answer', async () => {
    const { slack, settle, place, bot } = await inTalk(mode);
    await press(slack, BEN, place, 'words:corpus');
    await slack.until(() => slack.views(BEN).length === 1, 'the window is open');
    const [view] = slack.views(BEN);
    expect(view?.view.blocks).toMatchObject([{ label: { text: question('corpus').text } }]);

    expect(await slack.submit(BEN, view?.id ?? '', wrote('about 2,000 pages'))).toMatchObject({ ok: true });
    await settle();

    expect(slack.views(BEN)).toEqual([]);
    expect(firstLines(slack, place)[1]).toBe(closed('corpus', 'large', BEN));
    expect((await bot.talk(TEAM, `${place.channel}.${place.thread}`))?.answers.corpus).toMatchObject({
      ...{ option: 'large', how: 'said', by: BEN, number: 2000 },
    });
  });

  it('that come when somebody else was quicker answer no other question', async () => {
    const { slack, settle, place } = await inTalk(mode);
    await press(slack, BEN, place, 'words:corpus');
    await slack.until(() => slack.views(BEN).length === 1, 'the window is open');
    await press(slack, ADA, place, 'answer:corpus:large');
    await settle();

    await slack.submit(BEN, slack.views(BEN)[0]?.id ?? '', wrote('they are all the same'));
    await settle();
    await slack.until(() => slack.ephemerals(BEN).length > 0, 'the note is there');

    expect(notesFor(slack, BEN)).toEqual([says(alreadyAnswered('corpus', { option: 'large' }))]);
    expect(firstLines(slack, place).at(-1)).toBe(asks('audience', 2));
  });

  it('are asked for in time even when Slack is slow, and people hear when the window does not open', async () => {
    const { slack, settle, place, reports, move, stop } = await inTalk(mode);
    slack.fault('views.open', { body: { ok: false, error: 'expired_trigger_id' } });

    await press(slack, BEN, place, 'words:corpus');
    await settle();
    await slack.until(() => slack.ephemerals(BEN).length > 0, 'the note is there');

    expect(notesFor(slack, BEN)).toEqual([says(NO_WINDOW)]);
    expect(reports).toEqual(['A window could not be opened (expired_trigger_id).']);
    slack.fault('views.open', { hang: true });
    const found = findControl(slack, place, 'words:corpus');
    expect(await slack.click(BEN, found?.message.ts ?? '', found?.control ?? '')).toMatchObject({ ok: true });
    const stopping = stop();
    await move(4 * SECOND);
    await stopping;
    expect(reports.slice(1)).toEqual(['Stopped while 1 listener for Slack had not ended.']);
  });
});

describe.each(MODES)('people at once, over %s', (mode) => {
  it('bring about one transition, and a polite note for the slower one', async () => {
    const { slack, settle, place } = await inTalk(mode);
    const found = findControl(slack, place, 'answer:corpus:large');
    const other = findControl(slack, place, 'answer:corpus:fits');

    const replies = await Promise.all([
      slack.click(ADA, found?.message.ts ?? '', found?.control ?? ''),
      slack.click(BEN, other?.message.ts ?? '', other?.control ?? ''),
    ]);
    await settle();
    await slack.until(
      () => [...slack.ephemerals(ADA), ...slack.ephemerals(BEN)].length > 0,
      'the note is there',
    );

    expect(replies.map(({ ok }) => ok)).toEqual([true, true]);
    const first = notesFor(slack, BEN).length > 0 ? (['large', ADA] as const) : (['fits', BEN] as const);
    const [option, by] = first;
    expect(firstLines(slack, place).filter((line) => line.startsWith(question('corpus').text))).toEqual([
      closed('corpus', option, by),
    ]);
    expect([...notesFor(slack, ADA), ...notesFor(slack, BEN)]).toEqual([
      says(alreadyAnswered('corpus', { option })),
    ]);
    expect(slack.ephemerals(by === ADA ? BEN : ADA)).toMatchObject([{ thread_ts: place.thread }]);
  });

  it('are told so also in a room that the bot was not invited to', async () => {
    const { slack, settle, reports } = await botInSlack(mode);
    await slack.slash(ADA, OPEN, CASE);
    await settle();
    const place = { channel: OPEN, thread: botMessages(slack, { channel: OPEN })[0]?.ts ?? '' };
    const seen = structuredClone(botMessages(slack, place).at(-1));
    await press(slack, ADA, place, 'answer:corpus:large');
    await settle();
    if (!seen) throw new Error('there is no question');

    await slack.clickSeen(BEN, seen, 'Not sure, move on');
    await settle();
    await slack.until(() => slack.ephemerals(BEN).length > 0, 'the note is there');

    expect(slack.ephemerals(BEN)).toMatchObject([
      { thread_ts: place.thread, text: says(alreadyAnswered('corpus', { option: 'large' })) },
    ]);
    expect(firstLines(slack, place).at(-1)).toBe(asks('audience', 2));
    expect(reports).toEqual([]);
  });

  it('whose screen is behind are told what holds', async () => {
    const { slack, settle, place } = await inTalk(mode);
    const seen = structuredClone(botMessages(slack, place).at(-1));
    await press(slack, ADA, place, 'answer:corpus:large');
    await settle();
    if (!seen) throw new Error('there is no question');
    const control = findControl(slack, place, 'answer:audience:shared')?.control ?? '';

    await slack.clickSeen(BEN, seen, control.replace('audience:shared', 'corpus:fits'));
    await slack.clickSeen(BEN, seen, control.replace('answer', 'words').replace('audience:shared', 'corpus'));
    await settle();
    await slack.until(() => slack.ephemerals(BEN).length === 2, 'the notes are there');

    expect(new Set(notesFor(slack, BEN))).toEqual(
      new Set([says(alreadyAnswered('corpus', { option: 'large' }))]),
    );
    expect(slack.views(BEN)).toEqual([]);
    expect(firstLines(slack, place)).toHaveLength(4);
  });

  it('are told that a button belongs to a talk that is not here', async () => {
    const { slack, platform } = await botInSlack(mode);
    const root = await slack.say(ADA, { channel: GENERAL }, 'Old times');
    await platform.messenger.post({
      ...{ id: 'old', tenant: TEAM, talk: 'of-long-ago', place: GENERAL, thread: root, refers: null },
      card: {
        ...{ kind: 'question', question: 'corpus', text: 'Which?', help: '', why: undefined },
        ...{ options: [{ id: 'large', label: 'Large' }], progress: { now: 1, about: 2 } },
      },
    });
    const old = botMessages(slack, { channel: GENERAL })[0];

    expect(await slack.click(BEN, old?.ts ?? '', 'Large')).toMatchObject({ ok: true });
    await slack.until(() => slack.ephemerals(BEN).length > 0, 'the note is there');

    expect(notesFor(slack, BEN)).toEqual(['That button belongs to an older message. Mention me to go on.']);
    expect(old).toMatchObject({ user: BOT_USER, deleted: false });
  });
});
