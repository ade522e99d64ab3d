// Ways into a talk in Slack: the command, a mention, the shortcut.
import { describe, expect, it } from 'vitest';
import { HELP_IN_SLACK, NOT_ALLOWED_HERE } from '../../adapters/slack/help.ts';
import { WELCOME } from '../../src/dialogue/words.ts';
import { SECOND } from '../../src/door/clock.ts';
import { ADA, BEN, GENERAL, HIDDEN, OPEN, SECRET } from '../doubles/slack/settings.ts';
import { asks, CASE, says, UNDERSTOOD } from '../lines.ts';
import { lineOf } from '../stories.ts';
import { botInSlack, MODES } from './bot.ts';
import { botMessages, firstLines, notesFor, press } from './seen.ts';

const SHORTCUT = 'ask-about';
const HELP_TITLE = HELP_IN_SLACK.kind === 'list' ? HELP_IN_SLACK.title : '';
const NO_TALKS = 'No talk was held here yet';

describe.each(MODES)('the command, over %s', (mode) => {
  it('posts a message, and opens the talk in its thread', async () => {
    const { slack, settle, reports } = await botInSlack(mode);

    expect(await slack.slash(ADA, GENERAL, CASE)).toMatchObject({ ok: true });
    await settle();

    const [root] = botMessages(slack, { channel: GENERAL });
    expect(root).toMatchObject({ thread_ts: undefined, text: `<@${ADA}> asks which way: ${CASE}` });
    expect(firstLines(slack, { channel: GENERAL, thread: root?.ts ?? '' }).slice(1)).toEqual([
      UNDERSTOOD,
      asks('corpus', 1),
    ]);
    expect([notesFor(slack, ADA), reports]).toEqual([[], []]);
  });

  it('asks the first question where it comes without a text', async () => {
    const { slack, settle } = await botInSlack(mode);

    await slack.slash(ADA, SECRET, '');
    await settle();

    const [root, welcome, question] = botMessages(slack, { channel: SECRET });
    expect(welcome?.text).toBe(says(WELCOME));
    expect(root?.text).toMatch(`<@${ADA}> asks which way`);
    expect(question).toMatchObject({ thread_ts: root?.ts });
    expect(question?.text).toContain(asks('need', 1));
  });

  it('speaks in a public room that it was not invited to', async () => {
    const { slack, settle } = await botInSlack(mode);

    await slack.slash(ADA, OPEN, CASE);
    await settle();

    expect(firstLines(slack, { channel: OPEN })).toHaveLength(3);
  });

  it.each([
    ['private', HIDDEN, {}],
    ['public', OPEN, { scopes: ['commands', 'chat:write', 'users:read'] }],
  ])('says what to do where it may not write: a %s room', async (_, room, wishes) => {
    const { slack, settle } = await botInSlack(mode, { slack: wishes });

    expect(await slack.slash(ADA, room, CASE)).toMatchObject({ ok: true });
    await settle();
    await slack.until(() => slack.ephemerals(ADA).length > 0, 'the note is there');

    expect(notesFor(slack, ADA)).toEqual([says(NOT_ALLOWED_HERE)]);
    expect(firstLines(slack, { channel: room })).toEqual([]);
  });

  it('is acknowledged in time though Slack does not tell where its person lives', async () => {
    const { slack, settle, move } = await botInSlack(mode);
    slack.fault('users.info', { hang: true });
    const entered = slack.slash(ADA, GENERAL, CASE);
    await slack.until(() => slack.callsTo('users.info').length > 0, 'it is asked for');

    await move(SECOND);

    expect(await entered).toMatchObject({ ok: true });
    await settle();
    expect(firstLines(slack, { channel: GENERAL })).toHaveLength(3);
  });

  it('names another reason why it could not write', async () => {
    const { slack, settle } = await botInSlack(mode);
    slack.fault('chat.postMessage', {
      times: 9,
      body: { ok: false, error: 'restricted_action_read_only_channel' },
    });

    await slack.slash(ADA, GENERAL, CASE);
    await settle();
    await slack.until(() => slack.ephemerals(ADA).length > 0, 'the note is there');

    expect(notesFor(slack, ADA)).toEqual([
      'Slack does not let me write here (restricted_action_read_only_channel). Try it in another channel, or write to me directly.',
    ]);
  });

  it.each(['help', 'HELP', '?'])('explains itself to one person: %s', async (word) => {
    const { slack, settle } = await botInSlack(mode);

    await slack.slash(ADA, HIDDEN, word);
    await settle();

    expect(notesFor(slack, ADA)).toEqual([HELP_TITLE]);
    expect(slack.callsTo('chat.postMessage')).toEqual([]);
  });

  it('lists the talks of the room: what was recommended, and what is being asked', async () => {
    const { slack, settle, move } = await botInSlack(mode);
    await slack.slash(ADA, GENERAL, 'status');
    await slack.slash(ADA, GENERAL, CASE);
    await settle();
    const thread = botMessages(slack, { channel: GENERAL })[0]?.ts ?? '';
    for (const answer of ['answer:corpus:large', 'answer:audience:shared', 'answer:running:search']) {
      await press(slack, ADA, { channel: GENERAL, thread }, answer);
      await settle();
    }
    await move(SECOND);
    await slack.slash(BEN, GENERAL, CASE);
    await settle();
    await slack.slash(BEN, OPEN, 'status');

    await slack.slash(BEN, GENERAL, 'status');

    expect(notesFor(slack, ADA)).toEqual([NO_TALKS]);
    const [elsewhere, here] = slack.ephemerals(BEN);
    expect(elsewhere?.text).toBe(NO_TALKS);
    expect(here?.text.split('\n')).toEqual([
      'What we talked about here, the latest first',
      lineOf(CASE, 'Still talking. The open question: How much text would it need to have read?'),
      lineOf(
        CASE,
        "Keep your search and make it better. Don't train on facts. I ask again: Thu 20 May 2027, 09:00 Berlin.",
      ),
    ]);
  });
});

describe.each(MODES)('a mention, over %s', (mode) => {
  it('opens a talk in the thread of the message', async () => {
    const { slack, settle } = await botInSlack(mode);

    const thread = await slack.mention(ADA, { channel: GENERAL }, CASE);
    await settle();

    expect(firstLines(slack, { channel: GENERAL, thread })).toEqual([UNDERSTOOD, asks('corpus', 1)]);
    expect(botMessages(slack, { channel: GENERAL }).map(({ thread_ts }) => thread_ts)).toEqual([
      thread,
      thread,
    ]);
  });

  it('is answered in a thread that was there already', async () => {
    const { slack, settle } = await botInSlack(mode);
    const thread = await slack.say(ADA, { channel: GENERAL }, 'Who knows about search?');
    await slack.say(BEN, { channel: GENERAL, thread }, 'Ask the bot.');
    await settle();
    expect(firstLines(slack, { channel: GENERAL })).toEqual([]);

    await slack.mention(BEN, { channel: GENERAL, thread }, CASE);
    await settle();

    expect(firstLines(slack, { channel: GENERAL, thread })).toEqual([UNDERSTOOD, asks('corpus', 1)]);
  });

  it('counts once, however often and in which order it comes', async () => {
    const { slack, settle } = await botInSlack(mode);
    const release = slack.holdBack(2);
    const thread = await slack.mention(ADA, { channel: GENERAL }, CASE);
    await release('backwards');
    await settle();
    for (const { eventId } of slack.deliveries) await slack.again(eventId);
    await settle();

    expect(slack.deliveries.filter(({ acknowledged }) => !acknowledged)).toEqual([]);
    expect(firstLines(slack, { channel: GENERAL, thread })).toEqual([UNDERSTOOD, asks('corpus', 1)]);
    expect(slack.statuses).toHaveLength(1);
  });

  it('without a word asks the first question, and in a talk the open one again', async () => {
    const { slack, settle } = await botInSlack(mode);
    const thread = await slack.mention(ADA, { channel: GENERAL }, '');
    await settle();
    expect(firstLines(slack, { channel: GENERAL, thread })).toEqual([says(WELCOME), asks('need', 1)]);

    await slack.mention(BEN, { channel: GENERAL, thread }, '');
    await settle();

    expect(firstLines(slack, { channel: GENERAL, thread })).toEqual([
      says(WELCOME),
      'When it goes wrong today, what is usually wrong? Asked again below.',
      asks('need', 1),
    ]);
  });
});

describe.each(MODES)('the shortcut, over %s', (mode) => {
  it('takes the message as the question, in its thread', async () => {
    const { slack, settle } = await botInSlack(mode);
    const thread = await slack.say(BEN, { channel: GENERAL }, CASE);

    expect(await slack.shortcut(ADA, thread, SHORTCUT)).toMatchObject({ ok: true });
    await settle();

    expect(firstLines(slack, { channel: GENERAL, thread })).toEqual([UNDERSTOOD, asks('corpus', 1)]);
  });

  it('takes a reply in a thread there', async () => {
    const { slack, settle } = await botInSlack(mode);
    const thread = await slack.say(BEN, { channel: GENERAL }, 'What is wrong with our bot?');
    const reply = await slack.say(BEN, { channel: GENERAL, thread }, CASE);

    await slack.shortcut(ADA, reply, SHORTCUT);
    await settle();

    expect(firstLines(slack, { channel: GENERAL, thread })).toEqual([UNDERSTOOD, asks('corpus', 1)]);
  });

  it('says what to do where the bot may not write', async () => {
    const { slack, settle } = await botInSlack(mode);
    const message = await slack.say(BEN, { channel: HIDDEN }, CASE);

    expect(await slack.shortcut(ADA, message, SHORTCUT)).toMatchObject({ ok: true });
    await settle();
    await slack.until(() => slack.ephemerals(ADA).length > 0, 'the note is there');

    expect(notesFor(slack, ADA)).toEqual([says(NOT_ALLOWED_HERE)]);
  });

  it('tells people that it does not know another one', async () => {
    const { slack } = await botInSlack(mode);
    const message = await slack.say(BEN, { channel: GENERAL }, CASE);

    expect(await slack.shortcut(ADA, message, 'of-long-ago')).toMatchObject({ ok: true });
    await slack.until(() => slack.ephemerals(ADA).length > 0, 'the note is there');

    expect(notesFor(slack, ADA)).toEqual(['I do not know that shortcut any more. Mention me instead.']);
  });
});
