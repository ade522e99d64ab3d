// Threads of Discord that are archived, locked or deleted, and channels and servers that go: what the bot does then.
import { describe, expect, it } from 'vitest';
import { UNDERSTOOD_TITLE } from '../../adapters/cards/understoodwords.ts';
import { notAnswered } from '../../adapters/discord/help.ts';
import { MOVED } from '../../src/dialogue/words.ts';
import { MINUTE } from '../../src/door/clock.ts';
import type { Discord } from '../doubles/discord/discord.ts';
import { ADA, BEN, directOf, GENERAL, GUILD, personOf } from '../doubles/discord/settings.ts';
import { asks, CASE, closed, says } from '../lines.ts';
import { BOTH, DUE } from '../stories.ts';
import { inTalk } from './intalk.ts';
import { checkInsIn, inMonths, told } from './months.ts';
import { firstLines, linesOf, newest, press } from './seen.ts';

const OPENING = [UNDERSTOOD_TITLE, asks('corpus', 1)];
const LOCKED = 'the thread is locked';
const LATER = 'Keep the search. Now train for how it answers, nothing else.';
const GONE = 'the thread or channel is gone';

describe('an archived thread', () => {
  it('is woken by a post, and what stands there is changed', async () => {
    const { discord, settle, place, reports } = await inTalk();
    discord.moderate(place.thread, { archived: true });

    await press(discord, BEN, place, 'answer:corpus:large');
    await settle();

    expect(discord.channel(place.thread).thread?.archived).toBe(false);
    expect(firstLines(discord, place)).toEqual([
      UNDERSTOOD_TITLE,
      closed('corpus', 'large', BEN),
      'That settles what to do. A last detail or two for the plan.',
      asks('audience', 2),
    ]);
    expect(reports).toEqual([]);
  });

  it('takes a check-in months later', async () => {
    const months = await inMonths();
    const { discord, at, reports } = months;
    const place = await told(months, ADA, BOTH);
    discord.moderate(place.thread, { archived: true });

    await at(DUE);

    expect(checkInsIn(discord, place)).toHaveLength(1);
    expect(reports()).toEqual([]);
  });
});

/** The check-in of a talk whose thread went, or went silent. */
async function checkInAfter(change: (all: Awaited<ReturnType<typeof talkOfMonths>>) => void) {
  const all = await talkOfMonths();
  change(all);
  await all.at(DUE);
  return all;
}

async function talkOfMonths() {
  const months = await inMonths();
  return { ...months, place: await told(months, ADA, BOTH) };
}

describe('a check-in', () => {
  it('is asked in the channel where its thread is locked, and goes on below itself', async () => {
    const { discord, settle, reports } = await checkInAfter(({ discord: all, place }) =>
      all.moderate(place.thread, { locked: true }),
    );

    const asked = newest(discord, GENERAL);
    expect(linesOf(asked).slice(0, 2)).toEqual([
      MOVED('room', LOCKED, { former: false }),
      expect.stringMatching(/^On 20 Nov 2026 I recommended: /u),
    ]);
    await press(discord, BEN, GENERAL, 'review:a-examples:hundreds');
    await settle();
    await discord.say(ADA, GENERAL, '2a', { replyTo: asked.id });
    await settle();
    expect(linesOf(asked).filter((line) => /^[12]\./u.test(line))).toEqual([
      expect.stringMatching(/100 to 999$/u),
      expect.stringMatching(/Done$/u),
    ]);
    await press(discord, BEN, GENERAL, 'conclude');
    await settle();

    expect(discord.channel(asked.id).parent).toBe(GENERAL);
    expect(firstLines(discord, asked.id)).toEqual([
      expect.stringMatching(/^Noted: step 2 is done\. Lines 3 and 4 are open/u),
      LATER,
    ]);
    // The check-in, and the old card that is replaced.
    expect(reports()).toEqual(
      Array.from({ length: 2 }, () => expect.stringMatching(/ ended refused: the thread is locked$/u)),
    );
  });

  it('is asked in the channel where its thread is deleted', async () => {
    const { discord } = await checkInAfter(({ discord: all, place }) => all.removeChannel(place.thread));

    expect(linesOf(newest(discord, GENERAL))[0]).toBe(MOVED('room', GONE, { former: false }));
  });

  it('goes to its owner where the channel is gone, and is answered there', async () => {
    const { discord, settle } = await checkInAfter(({ discord: all }) => all.removeChannel(GENERAL));
    const direct = directOf(ADA);

    expect(linesOf(newest(discord, direct))[0]).toBe(MOVED({ person: ADA }, GONE, { former: false }));
    await press(discord, ADA, direct, 'review:a-examples:hundreds');
    await settle();
    await discord.say(ADA, direct, '2a');
    await settle();
    await press(discord, ADA, direct, 'conclude');
    await settle();
    const card = newest(discord, direct);
    expect(linesOf(card).slice(0, 2)).toEqual([LATER, expect.stringMatching(/^Was: /u)]);
    await press(discord, ADA, direct, 'plan');
    await settle();
    expect(firstLines(discord, direct).at(-1)).toBe('The full plan');
  });

  it('goes to its owner where the bot may not see the channel any more', async () => {
    const { discord } = await checkInAfter(({ discord: all }) => all.deny(GENERAL, 'VIEW_CHANNEL'));

    expect(linesOf(newest(discord, directOf(ADA)))[0]).toBe(
      MOVED({ person: ADA }, 'I cannot see the channel', { former: false }),
    );
  });

  it('ends where the owner takes no direct messages, and nobody is asked again and again', async () => {
    const people = [personOf(ADA, 'ada', { direct: 'shut' }), personOf(BEN, 'ben')];
    const months = await inMonths({ discord: { people } });
    const { discord, at } = months;
    const { channel, thread } = await told(months, ADA, BOTH);
    const id = (await months.bot().bot.at(GUILD, channel, thread)) ?? '';
    discord.removeChannel(GENERAL);

    await at(DUE);
    const tried = discord.callsTo('create_message').length;
    await at('2027-11-22T08:00:00Z');
    await at('2028-11-24T08:00:00Z');

    expect(discord.callsTo('create_message')).toHaveLength(tried);
    expect(months.reports().at(-1)).toMatch(/ ended refused: they take no direct messages from me$/u);
    expect((await months.bot().bot.talk(GUILD, id))?.ended).toMatchObject({ why: 'unreachable' });
  });
});

describe('a thread that is gone or locked while a talk is held there', () => {
  it.each<[string, (discord: Discord, thread: string) => void, string]>([
    ['locked', (discord, thread) => discord.moderate(thread, { locked: true }), LOCKED],
    [
      'archived and locked',
      (discord, thread) => discord.moderate(thread, { archived: true, locked: true }),
      'the thread is archived',
    ],
  ])('gets nothing more, and an admin is told why, and who asked: %s', async (_, change, reason) => {
    const { discord, settle, place, reports, heard, move } = await inTalk();
    await discord.mention(BEN, place, 'over 500 pages');
    await heard();
    const before = discord.callsTo('create_message').length;
    change(discord, place.thread);

    await settle();
    await move(60 * MINUTE);
    await settle();

    const sent = discord.callsTo('create_message').slice(before);
    expect(sent.filter(({ params }) => params.channel === place.thread).length).toBeLessThan(4);
    expect(firstLines(discord, directOf(BEN))).toEqual([says(notAnswered(reason))]);
    expect(reports.map((one) => / ended refused: (.*)$/u.exec(one)?.[1])).toContain(reason);
    const next = await discord.mention(ADA, GENERAL, CASE);
    await settle();
    expect(firstLines(discord, next)).toEqual(OPENING);
  });

  it('is opened again for what somebody asked in it, where its message still stands', async () => {
    const { discord, settle, place, heard } = await inTalk();
    await discord.mention(BEN, place, 'over 500 pages');
    await heard();
    discord.removeChannel(place.thread);

    await settle();

    expect(firstLines(discord, place).slice(-1)).toEqual([asks('audience', 2)]);
  });
});
