// Journeys in Discord with a model behind the bot: it reads and words, and whatever becomes of it, people get their answer.
import { describe, expect, it } from 'vitest';
import { WORDED } from '../../adapters/wording.ts';
import { question } from '../../knowledge/questions.ts';
import { SECOND } from '../../src/door/clock.ts';
import { temporary } from '../adapters/store/rows.ts';
import { movingClock } from '../clock.ts';
import { discordForTest } from '../doubles/discord/discord.ts';
import { ADA, BEN, FOREIGN, GENERAL, GUILD } from '../doubles/discord/settings.ts';
import { asks, CASE } from '../lines.ts';
import { FAULTS, GERMAN, goodModel, HOW_MANY, PLAIN, settledWith, WORDS } from '../model/journeys.ts';
import { BEGIN, botIn, botInDiscord, registered } from './bot.ts';
import { type InTalk, inTalk } from './intalk.ts';
import { botMessages, controlsOf, firstLines, linesOf, plainOf } from './seen.ts';

/** How often an answer beginning so stands in the thread. */
const times = ({ discord, place }: Pick<InTalk, 'discord' | 'place'>, line: string): number =>
  firstLines(discord, place).filter((one) => one.startsWith(line)).length;

async function asked({ discord, settle, place }: InTalk, by = BEN): Promise<void> {
  await discord.mention(by, place, HOW_MANY);
  await settle();
}

describe('with a model,', () => {
  it('a question is answered in its words, with sources and the line that says so, and ours comes again', async () => {
    const { server, env } = await goodModel();
    const talk = await inTalk({ env });

    await asked(talk);

    const [answer] = botMessages(talk.discord, talk.place).slice(-2);
    if (!answer) throw new Error('there is no answer');
    expect(linesOf(answer).slice(0, 2)).toEqual([WORDS, WORDED]);
    expect(plainOf(answer)).toContain("after our guide's");
    expect(controlsOf(answer)).toEqual(['read', 'rate:up', 'rate:down']);
    expect(firstLines(talk.discord, talk.place).at(-1)).toBe(asks('corpus', 1));
    expect(server.calls).toHaveLength(2);
  });

  it.each([
    ['opens a talk', GENERAL],
    ['is used where the bot is no member', FOREIGN],
  ])('a question by the command that %s is answered in its words', async (_, channel) => {
    const { env } = await goodModel();
    const { discord, settle } = await botInDiscord({ env, discord: { installs: [ADA] } });

    await discord.slash(ADA, channel, `/whichway ask ${HOW_MANY}`);
    await settle();

    const [thread] = discord.threads(channel);
    const shown = thread ? botMessages(discord, thread.id) : discord.ephemerals(ADA);
    expect(shown.map((message) => plainOf(message).split('\n')[0]).slice(-2)).toEqual([
      WORDS,
      question('need').text,
    ]);
  });

  it('a question by the command in a talk is answered in its words', async () => {
    const { env } = await goodModel();
    const talk = await inTalk({ env });

    await talk.discord.slash(BEN, talk.place.thread, `/whichway question ${HOW_MANY}`);
    await talk.settle();

    expect(times(talk, WORDS)).toBe(1);
  });

  it('a first text in German is read, and shown with its own words', async () => {
    const { env } = await goodModel();
    const { discord, settle, bot } = await botInDiscord({ env });

    const thread = await discord.mention(ADA, GENERAL, GERMAN);
    await settle();

    const [understood] = botMessages(discord, { channel: GENERAL, thread });
    expect(understood && plainOf(understood)).toContain('from "kennt die Rückgaberegeln nicht"');
    expect((await bot.talk(GUILD, `${GENERAL}.${thread}`))?.answers).toMatchObject({
      freshness: { option: 'days', how: 'read', quote: 'ändern sich jeden Tag' },
    });
  });

  it('that takes ten seconds, people see a sign at once, and then the answer', async () => {
    const time = movingClock(0);
    const { server, env } = await goodModel({ clock: time.clock });
    const talk = await inTalk({ env });
    const before = talk.discord.typing.length;
    server.fault({ delay: 10 * SECOND });

    await talk.discord.mention(BEN, talk.place, HOW_MANY);
    await talk.discord.until(() => talk.discord.typing.length > before, 'the bot is typing');
    const settled = talk.settle();
    await server.until(() => server.calls.length === 2, 'the model is asked');

    expect(talk.discord.typing.slice(before)).toMatchObject([{ channel: talk.place.thread }]);
    expect(times(talk, WORDS)).toBe(0);
    await talk.move(8 * SECOND);
    await talk.discord.until(() => talk.discord.typing.length > before + 1, 'the sign is shown again');
    expect(talk.discord.typing.slice(before)).toMatchObject(
      Array.from({ length: 2 }, () => ({ channel: talk.place.thread })),
    );
    await talk.move(2 * SECOND);
    await time.move(10 * SECOND);
    await settled;
    expect(times(talk, WORDS)).toBe(1);

    await talk.move(60 * SECOND);
    expect(talk.discord.typing.slice(before)).toHaveLength(2);
  });
});

describe('a model that', () => {
  it.each(FAULTS)('%s leaves the answer to the guidance, once', async (_, ends, fault) => {
    const { server, env } = await goodModel();
    const talk = await inTalk({ env });

    await talk.discord.mention(BEN, talk.place, HOW_MANY);
    await settledWith({ server, ends, fault }, talk);

    expect([times(talk, PLAIN), times(talk, WORDS)]).toEqual([1, 0]);
    expect(firstLines(talk.discord, talk.place).at(-1)).toBe(asks('corpus', 1));
    expect(botMessages(talk.discord, talk.place).map(plainOf).join()).not.toContain(WORDED);
  });

  it('fails again and again is left alone for a while, and then asked again', async () => {
    const { server, env } = await goodModel();
    const talk = await inTalk({ env });
    for (let failures = 1; failures <= 3; failures++) {
      server.fault({ html: true });
      await asked(talk);
    }
    await asked(talk);
    expect(server.calls).toHaveLength(4);
    expect(times(talk, PLAIN)).toBe(4);

    await talk.move(30 * SECOND);
    await asked(talk);

    expect(server.calls).toHaveLength(5);
    expect(times(talk, WORDS)).toBe(1);
  });
});

it('a bot that is stopped while the model is asked leaves the answer to the next process, once, and late without the model', async () => {
  const { server, env } = await goodModel();
  const time = movingClock(BEGIN);
  const discord = await discordForTest({ clock: time.clock });
  await registered(discord);
  const wishes = { folder: temporary(), env, time };
  const first = await botIn(discord, wishes);
  first.bot.run();
  const thread = await discord.mention(ADA, GENERAL, CASE);
  const talk = { discord, place: { channel: GENERAL, thread } };
  const open = (): boolean => discord.threads(GENERAL).some(({ id }) => id === thread);
  await discord.until(() => open() && botMessages(discord, talk.place).length === 2, 'it has asked');
  server.fault({ hang: true });
  await discord.mention(BEN, talk.place, HOW_MANY);
  await server.until(() => server.calls.length === 2, 'the model is asked');
  const stopping = first.stop();
  await time.move(9 * SECOND);
  await stopping;
  expect([times(talk, WORDS), times(talk, PLAIN)]).toEqual([0, 0]);

  const next = await botIn(discord, wishes);
  await time.move(60 * SECOND);
  await next.settle();
  await time.move(60 * SECOND);
  await next.settle();

  expect([times(talk, WORDS), times(talk, PLAIN)]).toEqual([0, 1]);
  expect(server.calls).toHaveLength(2);
});

describe('a share of the day', () => {
  const YOURS = 'You have used up your share of the language model for today';

  it("of a person ends with a sentence, once a day, and leaves others' alone", async () => {
    const { server, env } = await goodModel();
    const talk = await inTalk({ env: { ...env, MODEL_QUESTIONS_A_DAY: '2' } });
    for (let questions = 1; questions <= 3; questions++) await asked(talk, ADA);
    expect([times(talk, YOURS), times(talk, PLAIN), times(talk, WORDS)]).toEqual([1, 2, 1]);
    expect(server.calls).toHaveLength(2);

    await asked(talk, BEN);

    expect(times(talk, WORDS)).toBe(2);
  });

  it('of a server ends for all of it, and for no other server', async () => {
    const { server, env } = await goodModel();
    const talk = await inTalk({ env: { ...env, MODEL_TOKENS_A_DAY: '1' } });
    await asked(talk);
    expect([times(talk, PLAIN), times(talk, WORDS)]).toEqual([1, 0]);
    const event = {
      kind: 'said',
      key: 'elsewhere',
      by: ADA,
      at: '2026-11-20T08:00:00Z',
      text: CASE,
    } as const;
    const { place } = talk;

    await talk.bot.receive({
      ...{ tenant: 'another server', talk: 'x', place: place.channel, thread: place.thread, zone: 'UTC' },
      event,
    });
    await talk.settle();

    expect(server.calls).toHaveLength(2);
    expect(await talk.store.usage.of('another server', '2026-11-20')).toMatchObject({ requests: 1 });
  });

  it('is told by "/whichway status"', async () => {
    const { env } = await goodModel();
    const talk = await inTalk({ env });
    await asked(talk);

    await talk.discord.slash(ADA, GENERAL, '/whichway status');

    const [shown] = talk.discord.ephemerals(ADA);
    expect(shown && plainOf(shown)).toMatch(
      /The language model was asked 2 times today: [\d,]+ of 500,000 tokens\./u,
    );
  });
});
