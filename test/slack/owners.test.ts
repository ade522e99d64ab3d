// Who looks after a talk in Slack: handing it over by a menu or in words, and who is called when a check-in comes.
import { describe, expect, it } from 'vitest';
import {
  HANDED_OVER,
  MENTIONED,
  NAME_THEM,
  NOT_MENTIONED,
  ONLY_OWNER,
  THEIRS_ALREADY,
  yoursHere,
  yoursNow,
} from '../../src/dialogue/words.ts';
import { ADA, BEN, directOf } from '../doubles/slack/settings.ts';
import type { Slack } from '../doubles/slack/slack.ts';
import { says } from '../lines.ts';
import { BOTH, DUE } from '../stories.ts';
import { checkInsIn, inMonths, type Months, newest, type Spot, storedTalk, told } from './months.ts';
import { botMessages, notesFor, pick, press } from './seen.ts';

type Told = Months & { place: Spot };

async function inThread(): Promise<Told> {
  const months = await inMonths('socket');
  return { ...months, place: await told(months, ADA, BOTH) };
}

/** Whom the bot's messages called when they were posted, in order. A message that changes later calls nobody anew. */
function called(slack: Slack): string[] {
  return slack
    .callsTo('chat.postMessage')
    .flatMap(({ args }) => JSON.stringify([args.blocks, args.text]).match(/<[@!][^>]*>/gu) ?? []);
}

/** The command itself shows who entered it; nobody else was called in all of a talk. */
const OPENED = [`<@${ADA}>`, `<@${ADA}>`];

/** Whom a talk was handed over to in its thread, in the message and in its short form. */
const HANDED_TO_BEN = [`<@${BEN}>`, `<@${BEN}>`];

describe('a talk that is handed over', () => {
  it('by the menu of a check-in is asked about at the same hour of the new owner', async () => {
    const all = await inThread();
    const { slack, settle, at, place } = all;
    await at(DUE);

    await pick(slack, ADA, place, { wanted: 'hand-over', value: BEN });
    await settle();

    expect(newest(slack, place).text).toBe(says(HANDED_OVER));
    const [yours] = botMessages(slack, { channel: directOf(BEN) });
    expect(yours?.text).toBe(says(yoursNow(BOTH.verdict, 'Mon 22 Nov 2027, 09:00 New York')));
    expect(await storedTalk(all, place)).toMatchObject({
      ...{ owner: BEN, formerOwners: [ADA], zone: 'America/New_York' },
    });
    await at('2027-11-22T13:59:59Z');
    expect(checkInsIn(slack, place)).toHaveLength(1);
    await at('2027-11-22T14:00:00Z');
    expect(checkInsIn(slack, place)).toHaveLength(2);
    await press(slack, BEN, place, 'same');
    await settle();
    expect(newest(slack, place).text).toContain('Next: Mon 22 May 2028, 09:00 New York.');
  });

  it('in words goes to whom they name', async () => {
    const all = await inThread();
    const { slack, settle, at, place } = all;

    await slack.mention(ADA, place, `hand it over to <@${BEN}>`);
    await settle();

    expect(newest(slack, place).text).toBe(`<@${BEN}> ${says(yoursHere(BEN))}`);
    expect(await storedTalk(all, place)).toMatchObject({ owner: BEN, zone: 'America/New_York' });
    await at(DUE);
    expect(checkInsIn(slack, place)).toEqual([]);
    await at('2027-05-20T13:00:00Z');
    expect(checkInsIn(slack, place)).toHaveLength(1);
  });

  it.each([
    ['a name that is only typed', 'hand it over to @ben', NAME_THEM],
    ['who owns it', `hand it over to <@${ADA}>`, THEIRS_ALREADY],
  ])('stays where it is for %s', async (_, words, card) => {
    const all = await inThread();
    const { slack, settle, place } = all;

    await slack.mention(ADA, place, words);
    await settle();

    // A sign that nobody sees keeps the "@" from calling somebody.
    expect(newest(slack, place).text.replaceAll('\u200b', '')).toBe(says(card));
    expect(await storedTalk(all, place)).toMatchObject({ owner: ADA, formerOwners: [] });
  });

  it('is nothing for people who only talk to one another', async () => {
    const all = await inThread();
    const { slack, settle, place } = all;
    const before = newest(slack, place);

    await slack.say(BEN, place, `hand it over to <@${BEN}>`);
    await settle();

    expect(newest(slack, place)).toBe(before);
    expect((await storedTalk(all, place))?.owner).toBe(ADA);
  });
});

describe('a check-in', () => {
  it('calls nobody, nor does anything else that the bot says over the months but a hand-over', async () => {
    const { slack, settle, at, place } = await inThread();
    await at(DUE);
    await press(slack, BEN, place, 'review:a-examples:hundreds');
    await settle();
    await press(slack, BEN, place, 'conclude');
    await settle();
    for (const words of ['history', 'card', 'ask me in a month', `hand it over to <@${BEN}>`]) {
      await slack.mention(ADA, place, words);
      await settle();
    }
    await at('2027-06-21T13:00:00Z');
    await press(slack, BEN, place, 'done');
    await settle();

    expect(checkInsIn(slack, place)).toHaveLength(2);
    expect(called(slack), 'the hand-over, once').toEqual([...OPENED, ...HANDED_TO_BEN]);
  });

  it('calls its owner where they want that, until they want it no more', async () => {
    const { slack, settle, at, place } = await inThread();
    await press(slack, ADA, place, 'more:mention');
    await settle();
    expect(newest(slack, place).text).toBe(says(MENTIONED));

    await at(DUE);
    expect(called(slack)).toEqual([...OPENED, `<@${ADA}>`]);
    await slack.mention(ADA, place, "don't mention me");
    await settle();
    expect(newest(slack, place).text).toBe(says(NOT_MENTIONED));
    await at('2027-11-22T08:00:00Z');

    expect(checkInsIn(slack, place)).toHaveLength(2);
    expect(called(slack)).toEqual([...OPENED, `<@${ADA}>`]);
  });

  it('calls nobody who does not own it', async () => {
    const { slack, settle, at, place } = await inThread();
    const before = newest(slack, place);

    await press(slack, BEN, place, 'more:mention');
    await settle();
    await slack.until(() => slack.ephemerals(BEN).length > 0, 'the note is there');

    expect(notesFor(slack, BEN)).toEqual([says(ONLY_OWNER)]);
    expect(newest(slack, place)).toBe(before);
    await at(DUE);
    expect(called(slack)).toEqual(OPENED);
  });

  it('calls the new owner only where they want it themselves', async () => {
    const { slack, settle, at, place } = await inThread();
    await slack.mention(ADA, place, 'mention me');
    await slack.mention(ADA, place, `hand it over to <@${BEN}>`);
    await settle();
    await at('2027-05-20T13:00:00Z');
    expect(called(slack)).toEqual([...OPENED, ...HANDED_TO_BEN]);

    await slack.mention(BEN, place, 'mention me');
    await settle();
    await at('2027-11-22T14:00:00Z');

    expect(called(slack)).toEqual([...OPENED, ...HANDED_TO_BEN, `<@${BEN}>`]);
  });
});
