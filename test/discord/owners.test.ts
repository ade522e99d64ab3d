// Who looks after a talk in Discord: handing it over by a menu or in words, and who is called when a check-in comes.
import { describe, expect, it } from 'vitest';
import { NOT_A_PERSON } from '../../adapters/chat/help.ts';
import {
  HANDED_OVER,
  MENTIONED,
  MOVED,
  NAME_THEM,
  NOT_MENTIONED,
  ONLY_OWNER,
  THEIRS_ALREADY,
  yoursHere,
  yoursNow,
} from '../../src/dialogue/words.ts';
import { ADA, BEN, directOf, GENERAL, ROBOT } from '../doubles/discord/settings.ts';
import { says } from '../lines.ts';
import { BOTH, DUE } from '../stories.ts';
import { checkInsIn, inMonths, type Months, type Spot, storedTalk, told } from './months.ts';
import { botMessages, linesOf, newest, notesFor, pick, plainOf, press } from './seen.ts';

type Told = Months & { place: Spot };
const NEXT = '2027-11-22T08:00:00Z';

async function inThread(): Promise<Told> {
  const months = await inMonths();
  return { ...months, place: await told(months, ADA, BOTH) };
}

describe('a talk that is handed over', () => {
  it('by the menu of a check-in is asked about with the new owner', async () => {
    const all = await inThread();
    const { discord, settle, at, place } = all;
    await at(DUE);

    await pick(discord, ADA, place, { wanted: 'hand-over', value: BEN });
    await settle();

    expect(plainOf(newest(discord, place))).toBe(says(HANDED_OVER));
    expect(plainOf(newest(discord, directOf(BEN)))).toBe(
      says(yoursNow(BOTH.verdict, 'Mon 22 Nov 2027, 09:00 Berlin')),
    );
    expect(await storedTalk(all, place)).toMatchObject({ owner: BEN, formerOwners: [ADA] });
    await at(NEXT);
    expect(checkInsIn(discord, place)).toHaveLength(2);
  });

  it('by the menu goes to no app', async () => {
    const all = await inThread();
    const { discord, settle, at, place } = all;
    await at(DUE);

    await pick(discord, ADA, place, { wanted: 'hand-over', value: ROBOT });
    await settle();
    await discord.until(() => notesFor(discord, ADA).includes(says(NOT_A_PERSON)), 'the note is there');

    expect((await storedTalk(all, place))?.owner).toBe(ADA);
  });

  it('in words goes to whom they name', async () => {
    const all = await inThread();
    const { discord, settle, place } = all;

    await discord.mention(ADA, place, `hand it over to <@${BEN}>`);
    await settle();

    expect(plainOf(newest(discord, place))).toBe(`<@${BEN}> ${says(yoursHere(BEN))}`);
    expect((await storedTalk(all, place))?.owner).toBe(BEN);
  });

  it.each([
    ['a name that is only typed', 'hand it over to @ben', NAME_THEM],
    ['who owns it', `hand it over to <@${ADA}>`, THEIRS_ALREADY],
  ])('stays where it is for %s', async (_, words, card) => {
    const all = await inThread();
    const { discord, settle, place } = all;

    await discord.mention(ADA, place, words);
    await settle();

    expect(plainOf(newest(discord, place))).toBe(says(card));
    expect(await storedTalk(all, place)).toMatchObject({ owner: ADA, formerOwners: [] });
  });

  it('goes back to who owned it before where the new owner cannot be reached', async () => {
    const all = await inThread();
    const { discord, settle, at, place } = all;
    await discord.mention(ADA, place, `hand it over to <@${BEN}>`);
    await settle();
    discord.removeChannel(GENERAL);
    const body = { code: 50007, message: 'no' };
    discord.fault('create_message', {
      ...{ times: 9, status: 403, body },
      when: (_, { channel }) => channel === directOf(BEN),
    });

    await at(DUE);

    expect(linesOf(newest(discord, directOf(ADA)))[0]).toBe(
      MOVED({ person: ADA }, 'they take no direct messages from me', { former: true }),
    );
  });
});

describe('a check-in', () => {
  it('calls nobody, nor does anything else that the bot says over the months', async () => {
    const { discord, settle, at, place } = await inThread();
    await at(DUE);
    for (const control of ['review:a-examples:hundreds', 'conclude']) {
      await press(discord, BEN, place, control);
      await settle();
    }
    for (const words of ['history', 'card', 'ask me in a month']) {
      await discord.mention(ADA, place, words);
      await settle();
    }
    await at('2027-06-21T13:00:00Z');
    await press(discord, BEN, place, 'done');
    await settle();

    expect(checkInsIn(discord, place)).toHaveLength(2);
    expect([...discord.pings(ADA), ...discord.pings(BEN)]).toEqual([]);
  });

  it('calls its owner where they want that, until they want it no more', async () => {
    const { discord, settle, at, place } = await inThread();
    await press(discord, ADA, place, 'more:mention');
    await settle();
    expect(plainOf(newest(discord, place))).toBe(says(MENTIONED));

    await at(DUE);
    expect(discord.pings(ADA)).toEqual(checkInsIn(discord, place));
    expect(linesOf(newest(discord, place))[0]).toBe(`<@${ADA}>`);
    await press(discord, BEN, place, 'review:f:none');
    await settle();
    await discord.mention(ADA, place, "don't mention me");
    await settle();
    expect(plainOf(newest(discord, place))).toBe(says(NOT_MENTIONED));
    await at(NEXT);

    expect(checkInsIn(discord, place)).toHaveLength(2);
    expect(discord.pings(ADA)).toHaveLength(1);
  });

  it('calls nobody who does not own it', async () => {
    const { discord, settle, at, place } = await inThread();
    const before = newest(discord, place);

    await press(discord, BEN, place, 'more:mention');
    await settle();
    await discord.until(() => notesFor(discord, BEN).length > 0, 'the note is there');

    expect(notesFor(discord, BEN)).toEqual([says(ONLY_OWNER)]);
    expect(newest(discord, place)).toBe(before);
    await at(DUE);
    expect([...discord.pings(ADA), ...discord.pings(BEN)]).toEqual([]);
    expect(botMessages(discord, place).at(-1)).not.toBe(before);
  });
});
