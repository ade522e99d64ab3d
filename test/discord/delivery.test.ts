// Messages in Discord whatever goes wrong around them: each stands there once, or an admin knows that this is in doubt.
import { describe, expect, it } from 'vitest';
import { UNDERSTOOD_TITLE } from '../../adapters/cards/understoodwords.ts';
import { BAD_TOKEN } from '../../adapters/discord/connection/faults.ts';
import { SECOND } from '../../src/door/clock.ts';
import { temporary } from '../adapters/store/rows.ts';
import { movingClock } from '../clock.ts';
import { discordForTest } from '../doubles/discord/discord.ts';
import type { Fault } from '../doubles/discord/faults.ts';
import { ADA, BEN, directOf, GENERAL } from '../doubles/discord/settings.ts';
import { asks, CASE, closed } from '../lines.ts';
import { BEGIN, botIn, botInDiscord } from './bot.ts';
import { advised, inTalk } from './intalk.ts';
import { botMessages, firstLines, press } from './seen.ts';

const BOTH = [UNDERSTOOD_TITLE, asks('corpus', 1)];
const POST = 'create_message';
/** After this a message in doubt is looked for; also the first time after a start. */
const LATE = 15 * SECOND;
/** After this the sender gives up a call without an answer. */
const GIVE_UP = 12 * SECOND;
const HOUR = 3600 * SECOND;
const UNAUTHORIZED: Fault = { status: 401, body: { code: 0, message: '401: Unauthorized' } };
const refusal = (code: number, status = 403): Fault => ({ status, body: { code, message: 'no' }, times: 9 });

describe('every message', () => {
  it('carries its own id, which Discord takes once, is sent by one call, and pings nobody', async () => {
    const { discord, place } = await advised();
    const posts = discord.callsTo(POST);

    expect(new Set(posts.map(({ body }) => body.nonce)).size).toBe(botMessages(discord, place).length);
    for (const { body, params } of posts) {
      expect(params.channel).toBe(place.thread);
      expect(body).toMatchObject({
        ...{ nonce: expect.stringMatching(/^[\w-]{24}$/u), enforce_nonce: true },
        allowed_mentions: { parse: [], users: [] },
      });
    }
  });

  it.each<[string, Fault]>([
    ['a server error', { status: 500 }],
    ['a broken gateway', { status: 502, body: '<html>' }],
    ['a server error though the message stands', { status: 502, written: true }],
    ['a connection that breaks', { destroy: true }],
    ['a connection that breaks when the message stands', { storedButLost: true }],
  ])('stands there once after %s', async (_, fault) => {
    const { discord, settle, move, reports, place } = await inTalk();
    discord.fault(POST, fault);
    await press(discord, BEN, place, 'answer:corpus:large');
    const before = discord.callsTo(POST).length;
    await settle();
    expect(discord.callsTo(POST)).toHaveLength(before + 1);
    expect(discord.callsTo('list_messages')).toEqual([]);

    await move(LATE);
    await settle();

    expect(firstLines(discord, place)).toEqual([
      UNDERSTOOD_TITLE,
      closed('corpus', 'large', BEN),
      'That settles what to do. A last detail or two for the plan.',
      asks('audience', 2),
    ]);
    expect(discord.callsTo('list_messages')).toHaveLength(1);
    expect(reports).toEqual([]);
  });

  it('stands there once after no answer at all', async () => {
    const { discord, settle, move, reports, heard } = await botInDiscord();
    discord.fault(POST, { hang: true });
    const thread = await discord.mention(ADA, GENERAL, CASE);
    await heard();
    const settling = settle();
    await discord.until(() => discord.callsTo(POST).length === 1, 'it is being sent');
    await move(GIVE_UP);
    await settling;

    await move(LATE);
    await settle();

    expect(firstLines(discord, thread)).toEqual(BOTH);
    expect(reports).toEqual([]);
  });

  it('waits as long as Discord asks, in its own room alone', async () => {
    const { discord, settle, move, reports } = await botInDiscord();
    discord.fault(POST, { limit: { after: 7 }, when: (_, { channel }) => channel !== directOf(BEN) });
    const thread = await discord.mention(ADA, GENERAL, CASE);
    await discord.say(BEN, directOf(BEN), CASE);
    await settle();
    expect([firstLines(discord, thread), firstLines(discord, directOf(BEN))]).toEqual([[], BOTH]);
    const tried = discord.callsTo(POST).length;

    await move(6 * SECOND);
    await settle();
    expect(discord.callsTo(POST)).toHaveLength(tried);
    await move(2 * SECOND);
    await settle();

    expect(firstLines(discord, thread)).toEqual(BOTH);
    expect(discord.callsTo('list_messages')).toEqual([]);
    expect(reports).toEqual([]);
  });

  it('comes in order where a room takes one a second', async () => {
    const { discord, settle, move } = await botInDiscord({ discord: { postsPerSecond: 1 } });
    const thread = await discord.mention(ADA, GENERAL, CASE);
    for (let second = 0; second < 6; second++) {
      await settle();
      await move(SECOND);
    }

    expect(firstLines(discord, thread)).toEqual(BOTH);
  });

  it.each([
    ['may not be sent', 50013, 'I lack a permission there'],
    ['may not be seen', 50001, 'I cannot see the channel'],
  ])('is never repeated where it %s', async (_, code, reason) => {
    const { discord, settle, move, reports } = await botInDiscord();
    const inDirect = directOf(ADA);
    discord.fault(POST, { ...refusal(code), when: (_, { channel }) => channel !== inDirect });
    await discord.mention(ADA, GENERAL, CASE);

    await settle();
    await move(HOUR);
    await settle();
    await move(HOUR);
    await settle();

    // One call for each of the two messages.
    expect(discord.callsTo(POST).filter(({ params }) => params.channel !== inDirect)).toHaveLength(2);
    expect(reports).toEqual(
      BOTH.map(() => expect.stringMatching(new RegExp(` ended refused: ${reason}$`, 'u'))),
    );
  });

  it('in a form that Discord does not take comes without its layout', async () => {
    const { discord, settle, reports, place } = await inTalk({ breaches: 'wanted' });
    discord.fault(POST, { status: 400, body: { code: 50035, message: 'Invalid Form Body' } });

    await press(discord, BEN, place, 'more:why');
    await settle();

    expect(botMessages(discord, place)[2]?.content).toMatch(/^A short text can simply stand in the prompt/u);
    expect(reports).toEqual([]);
  });

  it('waits while the token is not accepted, which is told once, and goes out by the next process', async () => {
    const folder = temporary();
    const time = movingClock(BEGIN);
    const discord = await discordForTest({ clock: time.clock });
    const first = await botIn(discord, { folder, time });
    discord.fault(POST, { ...UNAUTHORIZED, times: 2 });
    discord.fault('get_my_user', { ...UNAUTHORIZED, times: 2 });
    const thread = await discord.mention(ADA, GENERAL, CASE);
    await first.settle();
    await discord.until(() => first.ends.length > 0, 'the token is asked about');
    await time.move(HOUR);
    await first.settle();
    await discord.settled();
    expect([discord.callsTo(POST).length, first.ends]).toEqual([2, [BAD_TOKEN]]);
    await first.stop();

    const second = await botIn(discord, { folder, time });
    await second.settle();
    await time.move(HOUR);
    await second.settle();

    expect(firstLines(discord, thread)).toEqual(BOTH);
  });

  it.each<[what: string, unauthorized: Fault, asked: number]>([
    ['of Discord', UNAUTHORIZED, 1],
    ['of somebody before Discord', { status: 401, body: {} }, 0],
  ])('waits a moment at a single refusal of the token, %s', async (_, unauthorized, asked) => {
    const { discord, settle, move, ends } = await botInDiscord();
    const before = discord.callsTo('get_my_user').length;
    discord.fault(POST, unauthorized);
    const thread = await discord.mention(ADA, GENERAL, CASE);
    await settle();
    await discord.settled();

    await move(LATE);
    await settle();

    expect(firstLines(discord, thread)).toEqual(BOTH);
    expect(discord.callsTo('get_my_user').length - before).toBe(asked);
    expect(ends).toEqual([]);
  });

  it('is changed in the end, whatever goes wrong with the change', async () => {
    const { discord, settle, move, place } = await inTalk();
    discord.fault('update_message', { status: 500 });
    discord.fault('update_message', { storedButLost: true });

    await press(discord, BEN, place, 'answer:corpus:large');
    for (let time = 0; time < 3; time++) {
      await settle();
      await move(LATE);
    }
    await settle();

    expect(discord.callsTo('update_message')).toHaveLength(3);
    expect(firstLines(discord, place).slice(1)).toEqual([
      closed('corpus', 'large', BEN),
      'That settles what to do. A last detail or two for the plan.',
      asks('audience', 2),
    ]);
  });
});

describe('the thread of a talk', () => {
  it.each<[string, Fault]>([
    ['after a server error', { status: 500 }],
    ['after a server error though it is open', { status: 502, written: true }],
    ['after a connection that breaks when it is open', { storedButLost: true }],
    ['after a limit', { limit: { after: 5 } }],
  ])('is opened once below what somebody wrote: %s', async (_, fault) => {
    const { discord, settle, move, reports } = await botInDiscord();
    discord.fault('create_thread_from_message', fault);
    const thread = await discord.mention(ADA, GENERAL, CASE);
    await settle();
    for (let time = 0; time < 3; time++) {
      await move(LATE);
      await settle();
    }

    expect(firstLines(discord, thread)).toEqual(BOTH);
    expect(discord.threads()).toHaveLength(1);
    expect(reports).toEqual([]);
  });

  it.each<[string, Fault]>([
    ['after a server error', { status: 500 }],
    ['after a connection that breaks when it is open', { storedButLost: true }],
  ])('is opened once below the message of a command: %s', async (_, fault) => {
    const { discord, settle, move, reports } = await botInDiscord();
    discord.fault('create_thread_from_message', fault);
    await discord.slash(ADA, GENERAL, `/whichway ask ${CASE}`);
    await settle();
    for (let time = 0; time < 2; time++) {
      await move(LATE);
      await settle();
    }

    expect(discord.threads()).toHaveLength(1);
    expect(firstLines(discord, botMessages(discord, GENERAL)[0]?.id ?? '')).toEqual(BOTH);
    expect(reports).toEqual([expect.stringMatching(/^A thread could not be opened yet /u)]);
  });

  it('of a command is one, though the answer about its first message got lost', async () => {
    const { discord, settle, move } = await botInDiscord();
    discord.fault(POST, { storedButLost: true });
    await discord.slash(ADA, GENERAL, `/whichway ask ${CASE}`);
    await settle();
    for (let time = 0; time < 3; time++) {
      await move(LATE);
      await settle();
    }

    expect(botMessages(discord, GENERAL)).toHaveLength(1);
    expect(firstLines(discord, botMessages(discord, GENERAL)[0]?.id ?? '')).toEqual(BOTH);
  });

  it('knows its words before Discord has told the bot where its first message stands', async () => {
    const { discord, settle, move } = await botInDiscord();
    discord.fault(POST, { storedButLost: true });
    await discord.slash(ADA, GENERAL, `/whichway ask ${CASE}`);
    await settle();
    const root = botMessages(discord, GENERAL)[0]?.id ?? '';

    await discord.say(BEN, GENERAL, 'over 500 pages', { replyTo: root });
    for (let time = 0; time < 4; time++) {
      await settle();
      await move(LATE);
    }

    expect(discord.threads()).toHaveLength(1);
    expect(firstLines(discord, root).at(-1)).toBe(asks('audience', 2));
  });
});
