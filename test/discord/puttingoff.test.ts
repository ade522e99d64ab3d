// Putting a check-in off in Discord by a menu or a small window, ending it, and taking it up again.
import { describe, expect, it } from 'vitest';
import { INPUT } from '../../adapters/discord/cards/modals.ts';
import { CLOSED, STOPPED_ASKING, willAsk } from '../../src/dialogue/words.ts';
import { ADA, BEN } from '../doubles/discord/settings.ts';
import { says } from '../lines.ts';
import { BOTH, DUE } from '../stories.ts';
import { checkInsIn, inMonths, type Months, type Spot, told } from './months.ts';
import { fill, newest, plainOf, press } from './seen.ts';

type Told = Months & { place: Spot };

/** A date that fell on a weekend, and is asked on the Monday after it. */
const WEEKEND = { why: 'That is a weekend' };

async function inThread(): Promise<Told> {
  const months = await inMonths();
  return { ...months, place: await told(months, ADA, BOTH) };
}

describe('the menu below a card', () => {
  it.each([
    ['a week', 'snooze:week', {}, 'Fri 27 Nov 2026, 09:00 Berlin', '2026-11-27T08:00:00Z'],
    ['three months', 'snooze:quarter', WEEKEND, 'Mon 22 Feb 2027, 09:00 Berlin', '2027-02-22T08:00:00Z'],
  ])('puts the check-in off by %s', async (_, control, moved, words, moment) => {
    const { discord, settle, at, place } = await inThread();

    await press(discord, BEN, place, control);
    await settle();

    expect(plainOf(newest(discord, place))).toBe(says(willAsk(words, moved)));
    await at(new Date(Date.parse(moment) - 1000).toISOString());
    expect(checkInsIn(discord, place)).toEqual([]);
    await at(moment);
    expect(checkInsIn(discord, place)).toHaveLength(1);
  });

  it('waits for an answer that would change the advice, and for the date besides', async () => {
    const { discord, settle, at, place } = await inThread();

    await press(discord, BEN, place, 'snooze:examples hundreds');
    await settle();
    expect(plainOf(newest(discord, place))).toBe(
      says(
        willAsk(
          'once you tell me that there are a few hundred signed-off answers; else Thu 20 May 2027, 09:00 Berlin',
        ),
      ),
    );
    await at(DUE);

    expect(checkInsIn(discord, place)).toHaveLength(1);
  });
});

describe('the window for a date', () => {
  it('puts a check-in off that was asked already, to the working day after it', async () => {
    const { discord, settle, at, place } = await inThread();
    await at(DUE);

    await press(discord, ADA, place, 'when');
    // A Saturday.
    await fill(discord, ADA, { [INPUT]: '5 June 2027' });
    await settle();
    expect(plainOf(newest(discord, place))).toBe(says(willAsk('Mon 7 Jun 2027, 09:00 Berlin', WEEKEND)));
    await at('2027-06-07T07:00:00Z');

    expect(checkInsIn(discord, place)).toHaveLength(2);
  });
});

describe('a check-in that people end', () => {
  it.each([
    ['stop', STOPPED_ASKING],
    ['done', CLOSED],
  ])('by "%s" comes no more, until somebody names a date', async (control, card) => {
    const { discord, settle, at, place } = await inThread();
    await at(DUE);

    await press(discord, BEN, place, control);
    await settle();
    expect(plainOf(newest(discord, place))).toBe(says(card));
    await at('2029-05-21T07:00:00Z');
    expect(checkInsIn(discord, place)).toHaveLength(1);
    await discord.mention(ADA, place, 'ask me in 3 months');
    await settle();

    expect(plainOf(newest(discord, place))).toBe(says(willAsk('Tue 21 Aug 2029, 09:00 Berlin')));
    await at('2029-08-21T07:00:00Z');
    expect(checkInsIn(discord, place)).toHaveLength(2);
  });
});
