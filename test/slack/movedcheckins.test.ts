// Where a check-in is asked: in the talk's thread, and where that takes it no more, in the room or of the owner directly.
import { describe, expect, it } from 'vitest';
import { MOVED } from '../../src/dialogue/words.ts';
import { ADA, BEN, BOT_USER, directOf, GENERAL, SECRET } from '../doubles/slack/settings.ts';
import type { Slack } from '../doubles/slack/slack.ts';
import { BOTH, DUE } from '../stories.ts';
import { MODES } from './bot.ts';
import { checkInsIn, inBlocks, inMonths, linkTo, newest, told } from './months.ts';
import { press } from './seen.ts';

const POST = 'chat.postMessage';
const ROOM = { channel: GENERAL };
const LOCKED = 'the thread is locked';
const ARCHIVED = 'the channel is archived';

/** The first line says why it is asked there; it is asked there alone. */
function expectMoved(slack: Slack, place: { channel: string }, why: string): void {
  const [checkIn, second] = checkInsIn(slack, place);
  expect(checkIn?.text.split('\n').slice(0, 2)).toEqual([
    why,
    `On 20 Nov 2026 I recommended: ${BOTH.verdict}`,
  ]);
  expect([checkIn?.thread_ts, second]).toEqual([undefined, undefined]);
  expect(inBlocks(checkIn ?? { blocks: [] })).toContain(why);
}

describe.each(MODES)('a check-in, over %s', (mode) => {
  it('is asked in the room where its thread is locked, and goes on below itself', async () => {
    const months = await inMonths(mode);
    const { slack, settle, at } = months;
    const place = await told(months, ADA, BOTH);
    const card = newest(slack, place);
    slack.channel(GENERAL).lockedThreads.add(place.thread);

    await at(DUE);
    expectMoved(slack, ROOM, MOVED('room', LOCKED, { former: false }));
    const below = { channel: GENERAL, thread: newest(slack, ROOM).ts };
    await press(slack, BEN, ROOM, 'review:a-examples:hundreds');
    await settle();
    await press(slack, BEN, ROOM, 'conclude');
    await settle();

    const fresh = newest(slack, below);
    expect(fresh.text.split('\n')[1]).toBe(`Was: ${BOTH.verdict} (20 Nov 2026)`);
    expect(inBlocks(fresh)).toContain(`<${await linkTo(slack, card)}|old card>`);
    expect(inBlocks(card)).toContain(`<${await linkTo(slack, fresh)}|See it>`);
  });

  it('goes to its owner where the channel is archived, and is answered there', async () => {
    const months = await inMonths(mode);
    const { slack, settle, at } = months;
    await told(months, ADA, BOTH);
    const direct = { channel: directOf(ADA) };
    slack.channel(GENERAL).archived = true;

    await at(DUE);
    expectMoved(slack, direct, MOVED({ person: ADA }, ARCHIVED, { former: false }));
    expect(slack.callsTo(POST).at(-1)?.args.channel).toBe(ADA);
    await press(slack, ADA, direct, 'review:a-examples:hundreds');
    await settle();
    await press(slack, ADA, direct, 'conclude');
    await settle();

    expect(newest(slack, direct).text.split('\n')[1]).toBe(`Was: ${BOTH.verdict} (20 Nov 2026)`);
    expect(checkInsIn(slack, direct)[0]?.text).toContain('100 to 999');
  });

  it('goes to its owner where the bot was taken out of a private channel', async () => {
    const months = await inMonths(mode);
    const { slack, at } = months;
    await told(months, ADA, BOTH, SECRET);
    slack.channel(SECRET).members.delete(BOT_USER);

    await at(DUE);

    expectMoved(
      slack,
      { channel: directOf(ADA) },
      MOVED({ person: ADA }, 'I cannot see the channel', { former: false }),
    );
  });

  it('is tried in its thread first each time', async () => {
    const months = await inMonths(mode);
    const { slack, at } = months;
    const place = await told(months, ADA, BOTH);
    slack.channel(GENERAL).archived = true;
    await at(DUE);
    expect(checkInsIn(slack, { channel: directOf(ADA) })).toHaveLength(1);

    slack.channel(GENERAL).archived = false;
    await at('2027-11-22T08:00:00Z');

    expect(checkInsIn(slack, place).map(({ text }) => text.split('\n')[0])).toEqual([
      `On 20 Nov 2026 I recommended: ${BOTH.verdict}`,
    ]);
    expect(checkInsIn(slack, { channel: directOf(ADA) })).toHaveLength(1);
  });

  it('of a talk in direct messages is asked there', async () => {
    const months = await inMonths(mode);
    const { slack, settle, at, reports } = months;
    const direct = { channel: directOf(ADA) };
    await slack.say(ADA, direct, BOTH.text);
    await settle();
    for (const answer of BOTH.answers) {
      await press(slack, ADA, direct, answer);
      await settle();
    }

    await at(DUE);
    await press(slack, ADA, direct, 'same');
    await settle();

    expect(checkInsIn(slack, direct)).toHaveLength(1);
    expect(newest(slack, direct).text).toContain('Next: Mon 22 Nov 2027, 09:00 Berlin.');
    expect(reports()).toEqual([]);
  });
});
