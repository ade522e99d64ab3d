// Putting a check-in off in Slack by a menu or a calendar, ending it, and taking it up again.
import { describe, expect, it } from 'vitest';
import { CLOSED, PAST_DATE, STOPPED_ASKING, willAsk } from '../../src/dialogue/words.ts';
import { ADA, BEN } from '../doubles/slack/settings.ts';
import { says } from '../lines.ts';
import { BOTH, DUE } from '../stories.ts';
import { checkInsIn, inMonths, type Months, newest, type Spot, told } from './months.ts';
import { pick, press } from './seen.ts';

type Told = Months & { place: Spot };

/** A date that fell on a weekend, and is asked on the Monday after it. */
const WEEKEND = { why: 'That is a weekend' };

async function inThread(): Promise<Told> {
  const months = await inMonths('socket');
  return { ...months, place: await told(months, ADA, BOTH) };
}

describe('the menu below a card', () => {
  it.each([
    ['a week', 'snooze:week', {}, 'Fri 27 Nov 2026, 09:00 Berlin', '2026-11-27T08:00:00Z'],
    // The 20th is a Sunday.
    ['a month', 'snooze:month', WEEKEND, 'Mon 21 Dec 2026, 09:00 Berlin', '2026-12-21T08:00:00Z'],
    ['three months', 'snooze:quarter', WEEKEND, 'Mon 22 Feb 2027, 09:00 Berlin', '2027-02-22T08:00:00Z'],
  ])('puts the check-in off by %s', async (_, control, moved, words, moment) => {
    const { slack, settle, at, place } = await inThread();

    await press(slack, BEN, place, control);
    await settle();

    expect(newest(slack, place).text).toBe(says(willAsk(words, moved)));
    await at(new Date(Date.parse(moment) - 1000).toISOString());
    expect(checkInsIn(slack, place)).toEqual([]);
    await at(moment);
    expect(checkInsIn(slack, place)).toHaveLength(1);
  });

  it('waits for an answer that would change the advice, and for the date besides', async () => {
    const { slack, settle, at, place } = await inThread();

    await press(slack, BEN, place, 'snooze:examples hundreds');
    await settle();
    expect(newest(slack, place).text).toBe(
      says(
        willAsk(
          'once you tell me that there are a few hundred signed-off answers; else Thu 20 May 2027, 09:00 Berlin',
        ),
      ),
    );
    await at(DUE);

    expect(checkInsIn(slack, place)).toHaveLength(1);
  });
});

describe('the calendar below a card', () => {
  it('sets the day, or the working day after it', async () => {
    const { slack, settle, at, place } = await inThread();

    // A Saturday.
    await pick(slack, BEN, place, { wanted: 'snooze:day', value: '2027-02-06' });
    await settle();

    expect(newest(slack, place).text).toBe(says(willAsk('Mon 8 Feb 2027, 09:00 Berlin', WEEKEND)));
    await at('2027-02-08T08:00:00Z');
    expect(checkInsIn(slack, place)).toHaveLength(1);
  });

  it('leaves the date as it is where the day is over', async () => {
    const { slack, settle, at, place } = await inThread();

    await pick(slack, BEN, place, { wanted: 'snooze:day', value: '2026-11-19' });
    await settle();

    expect(newest(slack, place).text).toBe(says(PAST_DATE));
    await at(DUE);
    expect(checkInsIn(slack, place)).toHaveLength(1);
  });

  it('puts a check-in off that was asked already', async () => {
    const { slack, settle, at, place } = await inThread();
    await at(DUE);

    await pick(slack, ADA, place, { wanted: 'snooze:day', value: '2027-06-01' });
    await settle();
    await at('2027-06-01T07:00:00Z');

    expect(checkInsIn(slack, place)).toHaveLength(2);
    await press(slack, ADA, place, 'same');
    await settle();
    expect(newest(slack, place).text).toContain('Next: Mon 22 Nov 2027, 09:00 Berlin.');
  });
});

describe('a check-in that people end', () => {
  it.each([
    ['stop', STOPPED_ASKING],
    ['done', CLOSED],
  ])('by "%s" comes no more, until somebody names a date', async (control, card) => {
    const { slack, settle, at, place } = await inThread();
    await at(DUE);

    await press(slack, BEN, place, control);
    await settle();
    expect(newest(slack, place).text).toBe(says(card));
    await at('2029-05-21T07:00:00Z');
    expect(checkInsIn(slack, place)).toHaveLength(1);
    await slack.say(ADA, place, 'ask me in 3 months');
    await settle();

    expect(newest(slack, place).text).toBe(says(willAsk('Tue 21 Aug 2029, 09:00 Berlin')));
    await at('2029-08-21T07:00:00Z');
    expect(checkInsIn(slack, place)).toHaveLength(2);
  });
});
