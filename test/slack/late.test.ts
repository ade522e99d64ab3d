// Check-ins that fell due while the bot was away: each comes once, says that it is late, and no channel gets a flood.
import { describe, expect, it } from 'vitest';
import { SECOND } from '../../src/door/clock.ts';
import { temporary } from '../adapters/store/rows.ts';
import { ADA, BEN, GENERAL, SECRET } from '../doubles/slack/settings.ts';
import { BOTH, DUE, FACTS, MANNER } from '../stories.ts';
import { checkInsIn, inBlocks, inMonths, type Months, newest, type Spot, told } from './months.ts';
import { botMessages, press } from './seen.ts';

const POST = 'chat.postMessage';
const since = (ms: number, moment: string = DUE): string => new Date(Date.parse(moment) + ms).toISOString();
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;

/** A talk whose bot was away from the next day until the check-in was so many ms late. */
async function away(late: number): Promise<Months & { place: Spot }> {
  const months = await inMonths('socket', { folder: temporary() });
  const place = await told(months, ADA, BOTH);
  await months.downUntil(since(late));
  return { ...months, place };
}

describe('a check-in that comes late', () => {
  it.each([
    ['not where that is less than an hour', HOUR - SECOND, undefined, false],
    ['by hours', 5 * HOUR, 'This comes 5 hours late.', false],
    ['by days', 10 * DAY, 'This comes 10 days late.', false],
    ['by a month', 30 * DAY, 'This comes 30 days late.', false],
    ['by more than a month', 31 * DAY, 'This comes 31 days late.', true],
    ['by more than a year', 400 * DAY, 'This comes over a year late.', true],
  ])('says so once, and after a month asks whether it matters: %s', async (_, late, words, matters) => {
    const { slack, at, place } = await away(late);
    await at(since(late + 10 * SECOND));

    const [checkIn, second] = checkInsIn(slack, place);

    expect(second).toBeUndefined();
    const [spoken = '', shown = ''] = [checkIn?.text, inBlocks(checkIn ?? { blocks: [] })];
    for (const text of [spoken, shown]) expect(/This comes [^.]*\./u.exec(text)?.[0]).toBe(words);
    expect(checkIn?.text.includes('Does it still matter?')).toBe(matters);
  });

  it('leaves the series where it was, and dates that were missed are passed over', async () => {
    const { slack, settle, place } = await away(400 * DAY);

    await press(slack, BEN, place, 'same');
    await settle();

    // 20 November 2027 and 20 May 2028 are over.
    expect(newest(slack, place).text).toContain('Next: Mon 20 Nov 2028, 09:00 Berlin.');
  });
});

describe('several check-ins that come late', () => {
  it('come at most one a second in one channel, and another channel does not wait for that', async () => {
    const months = await inMonths('socket', { folder: temporary() });
    const { slack, pass } = months;
    for (const story of [BOTH, FACTS, MANNER]) await told(months, ADA, story);
    const elsewhere = await told(months, BEN, FACTS, SECRET);
    const sent = slack.callsTo(POST).length;
    const back = since(5 * DAY);
    await months.downUntil(back, 'runs');

    const posts = (channel: string) =>
      slack
        .callsTo(POST)
        .slice(sent)
        .filter(({ args }) => args.channel === channel);
    const checkIns = (channel: string): number[] =>
      posts(channel)
        .filter(({ args }) => String(args.text).includes(' I recommended: '))
        .map(({ at }) => at - Date.parse(back));
    for (let quarter = 0; quarter < 16; quarter++) {
      await pass(since(quarter * (SECOND / 4), back));
      // What people say wakes the bot at any time.
      await slack.say(BEN, elsewhere, 'why?');
      await slack.until(() => posts(SECRET).length === quarter + 2, 'that is answered');
      const due = Math.min(Math.floor(quarter / 4) + 1, 3);
      await slack.until(() => checkIns(GENERAL).length >= due, 'the next one stands there');
    }

    expect([checkIns(GENERAL), checkIns(SECRET)]).toEqual([[0, SECOND, 2 * SECOND], [0]]);
  });

  it('are one message where there are more than three', async () => {
    const months = await inMonths('socket', { folder: temporary() });
    const { slack } = months;
    const before: Spot[] = [];
    for (const story of [BOTH, FACTS, MANNER, BOTH]) before.push(await told(months, ADA, story));
    const sent = botMessages(slack, { channel: GENERAL }).length;

    await months.downUntil(since(5 * DAY));
    await months.at(since(5 * DAY + 10 * SECOND));

    const [digest, ...others] = botMessages(slack, { channel: GENERAL }).slice(sent);
    expect([digest?.thread_ts, others]).toEqual([undefined, []]);
    expect(digest?.text.split('\n')).toHaveLength(before.length + 1);
  });
});
