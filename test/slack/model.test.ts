// Journeys in Slack with a model behind the bot: it reads and words, and whatever becomes of it, people get their answer.
import { describe, expect, it } from 'vitest';
import { WORDED } from '../../adapters/wording.ts';
import { SECOND } from '../../src/door/clock.ts';
import { temporary } from '../adapters/store/rows.ts';
import { movingClock } from '../clock.ts';
import { ADA, BEN, GENERAL, TEAM } from '../doubles/slack/settings.ts';
import { slackForTest } from '../doubles/slack/slack.ts';
import { asks, CASE } from '../lines.ts';
import { FAULTS, GERMAN, goodModel, HOW_MANY, PLAIN, settledWith, WORDS } from '../model/journeys.ts';
import { type BotInSlack, botIn, botInSlack, MODES } from './bot.ts';
import { type InTalk, inTalk } from './intalk.ts';
import { botMessages, controlsOf, firstLines } from './seen.ts';

/** How often an answer beginning so stands in the thread. */
const times = ({ slack, place }: InTalk, line: string): number =>
  firstLines(slack, place).filter((one) => one.startsWith(line)).length;

async function asked({ slack, settle, place }: InTalk, by = BEN, question = HOW_MANY): Promise<void> {
  await slack.mention(by, place, question);
  await settle();
}

describe.each(MODES)('with a model, over %s,', (mode) => {
  it('a question is answered in its words, with sources and the line that says so, and ours comes again', async () => {
    const { server, env } = await goodModel();
    const talk = await inTalk(mode, { env });

    await asked(talk);

    const [answer, question] = botMessages(talk.slack, talk.place).slice(-2);
    expect(answer?.text.split('\n')[0]).toBe(WORDS);
    expect(answer?.text).toContain(WORDED);
    expect(JSON.stringify(answer?.blocks)).toContain(WORDED);
    expect(answer?.text).toContain("after our guide's");
    expect(controlsOf(answer ?? { blocks: [] })).toEqual(['read', 'rate:up', 'rate:down']);
    expect(question?.text.split('\n')[0]).toBe(asks('corpus', 1));
    expect(server.calls).toHaveLength(2);
  });

  it('a question by the command is answered in its words, in the thread that it opens', async () => {
    const { env } = await goodModel();
    const { slack, settle } = await botInSlack(mode, { env });

    await slack.slash(ADA, GENERAL, HOW_MANY);
    await settle();

    const [root] = botMessages(slack, { channel: GENERAL });
    const place = { channel: GENERAL, thread: root?.ts ?? '' };
    expect(firstLines(slack, place).slice(-2)).toEqual([WORDS, asks('need', 1)]);
  });

  it('a first text in German is read, and shown with its own words', async () => {
    const { env } = await goodModel();
    const { slack, settle, bot } = await botInSlack(mode, { env });

    const thread = await slack.mention(ADA, { channel: GENERAL }, GERMAN);
    await settle();

    const [understood] = botMessages(slack, { channel: GENERAL, thread });
    expect(understood?.text).toContain('from "kennt die Rückgaberegeln nicht"');
    expect((await bot.talk(TEAM, `${GENERAL}.${thread}`))?.answers).toMatchObject({
      freshness: { option: 'days', how: 'read', quote: 'ändern sich jeden Tag' },
    });
  });

  it('that takes ten seconds, people see a sign at once, and then the answer', async () => {
    const time = movingClock(0);
    const { server, env } = await goodModel({ clock: time.clock });
    const talk = await inTalk(mode, { env });
    const before = talk.slack.statuses.length;
    server.fault({ delay: 10 * SECOND });

    await talk.slack.mention(BEN, talk.place, HOW_MANY);
    await talk.slack.until(() => talk.slack.statuses.length > before, 'a status is shown');
    const settled = talk.settle();
    await server.until(() => server.calls.length === 2, 'the model is asked');

    expect(talk.slack.statuses.slice(before)).toMatchObject([{ thread_ts: talk.place.thread }]);
    expect(times(talk, WORDS)).toBe(0);
    await talk.move(10 * SECOND);
    await time.move(10 * SECOND);
    await settled;
    expect(times(talk, WORDS)).toBe(1);
  });
});

describe('a model that', () => {
  it.each(FAULTS)('%s leaves the answer to the guidance, once', async (_, ends, fault) => {
    const { server, env } = await goodModel();
    const talk = await inTalk('http', { env });

    await talk.slack.mention(BEN, talk.place, HOW_MANY);
    await settledWith({ server, ends, fault }, talk);

    expect([times(talk, PLAIN), times(talk, WORDS)]).toEqual([1, 0]);
    expect(firstLines(talk.slack, talk.place).at(-1)).toBe(asks('corpus', 1));
    expect(JSON.stringify(botMessages(talk.slack, talk.place))).not.toContain(WORDED);
  });

  it('fails again and again is left alone for a while, and then asked again', async () => {
    const { server, env } = await goodModel();
    const talk = await inTalk('http', { env });
    for (let failures = 1; failures <= 3; failures++) {
      server.fault({ html: true });
      await asked(talk);
    }
    expect(server.calls).toHaveLength(4);
    expect(talk.reports).toEqual(['The model is left alone for a while: the answer is a web page.']);

    await asked(talk);
    expect(server.calls).toHaveLength(4);
    expect(times(talk, PLAIN)).toBe(4);

    await talk.move(30 * SECOND);
    await asked(talk);
    expect(server.calls).toHaveLength(5);
    expect(times(talk, WORDS)).toBe(1);
    expect(talk.reports.at(-1)).toBe('The model answers again.');
  });
});

it('a bot that is stopped while the model is asked leaves the answer to the next process, once, and late without the model', async () => {
  const { server, env } = await goodModel();
  const time = movingClock(Date.parse('2026-11-20T08:00:00Z'));
  const slack = await slackForTest({ mode: 'http', clock: time.clock });
  const wishes = { folder: temporary(), env, time };
  const first = await botIn(slack, 'http', wishes);
  first.bot.run();
  const thread = await slack.mention(ADA, { channel: GENERAL }, CASE);
  await slack.until(() => botMessages(slack, { channel: GENERAL, thread }).length === 2, 'it has asked');
  const talk: InTalk = { ...first, place: { channel: GENERAL, thread }, id: `${GENERAL}.${thread}` };
  server.fault({ hang: true });
  await slack.mention(BEN, talk.place, HOW_MANY);
  await server.until(() => server.calls.length === 2, 'the model is asked');
  const stopping = first.stop();
  await time.move(9 * SECOND);
  await stopping;
  expect([times(talk, WORDS), times(talk, PLAIN)]).toEqual([0, 0]);

  const next = await botIn(slack, 'http', wishes);
  await time.move(60 * SECOND);
  await next.settle();

  expect([times(talk, WORDS), times(talk, PLAIN)]).toEqual([0, 1]);
  await time.move(60 * SECOND);
  await next.settle();
  expect([times(talk, WORDS), times(talk, PLAIN)]).toEqual([0, 1]);
  expect(server.calls).toHaveLength(2);
});

describe('a share of the day', () => {
  const YOURS = 'You have used up your share of the language model for today';
  const OURS = 'This workspace has used up its share of the language model for today';

  it("of a person ends with a sentence, once a day, and leaves others' alone", async () => {
    const { server, env } = await goodModel();
    const talk = await inTalk('http', { env: { ...env, MODEL_QUESTIONS_A_DAY: '2' } });
    await asked(talk, ADA);
    expect(times(talk, YOURS)).toBe(0);

    await asked(talk, ADA);
    await asked(talk, ADA);
    expect([times(talk, YOURS), times(talk, PLAIN), times(talk, WORDS)]).toEqual([1, 2, 1]);
    expect(server.calls).toHaveLength(2);

    await asked(talk, BEN);
    expect(times(talk, WORDS)).toBe(2);
    expect(server.calls).toHaveLength(3);
  });

  it('of a workspace ends for all of it, and for no other workspace', async () => {
    const { server, env } = await goodModel();
    const talk = await inTalk('http', { env: { ...env, MODEL_TOKENS_A_DAY: '1' } });
    await asked(talk, BEN);
    expect([times(talk, OURS), times(talk, PLAIN)]).toEqual([1, 1]);
    expect(server.calls).toHaveLength(1);

    await elsewhere(talk);

    expect(server.calls).toHaveLength(2);
    expect(await talk.store.usage.of('T0ELSEWHERE', '2026-11-20')).toMatchObject({ requests: 1 });
    expect(await talk.store.usage.of(TEAM, '2026-11-20')).toMatchObject({ requests: 1 });
  });

  it('is told by "/whichway status"', async () => {
    const { env } = await goodModel();
    const talk = await inTalk('http', { env: { ...env, MODEL_PRICE: '1000/1000' } });
    await asked(talk);
    await elsewhere(talk);
    const { prompt, completion } = await talk.store.usage.of(TEAM, '2026-11-20');

    await talk.slack.slash(ADA, GENERAL, 'status');

    const [note] = talk.slack.ephemerals(ADA);
    const used = (prompt + completion).toLocaleString('en');
    const cost = ((prompt + completion) / 1000).toFixed(2);
    expect(prompt).toBeGreaterThan(100);
    expect(note?.text).toContain(
      `The language model was asked 2 times today: ${used} of 500,000 tokens, about $${cost}.`,
    );
  });
});

/** Somebody of another workspace tells their case. */
async function elsewhere({ bot, settle }: BotInSlack): Promise<void> {
  const event = { kind: 'said', key: 'elsewhere', by: ADA, at: '2026-11-20T08:00:00Z', text: CASE } as const;
  const where = { tenant: 'T0ELSEWHERE', talk: 'x', place: GENERAL, thread: '1.1', zone: 'UTC' };
  await bot.receive({ ...where, event });
  await settle();
}
