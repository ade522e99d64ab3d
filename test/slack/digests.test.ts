// Several check-ins of one channel in a week: one message in the channel instead, and each is asked when somebody wants it.
import { describe, expect, it } from 'vitest';
import { ASKED_THERE } from '../../adapters/chat/help.ts';
import { MOVED } from '../../src/dialogue/words.ts';
import { ADA, BEN, directOf, GENERAL, SECRET } from '../doubles/slack/settings.ts';
import type { Message } from '../doubles/slack/world.ts';
import { says } from '../lines.ts';
import { BOTH, DUE, FACTS, lineOf, MANNER, type Story } from '../stories.ts';
import { checkInsIn, inBlocks, inMonths, linkTo, type Months, type Spot, told } from './months.ts';
import { botMessages, controlsOf, notesFor } from './seen.ts';

const ROOM = { channel: GENERAL };

/** Who opened which talk on which day: all are due within one week of May. */
const WEEK: readonly (readonly [day: string, by: string, story: Story])[] = [
  ['2026-11-20', ADA, BOTH],
  ['2026-11-20', BEN, FACTS],
  ['2026-11-23', ADA, MANNER],
  ['2026-11-24', BEN, FACTS],
];
const MOMENTS = ['20', '21', '24', '25', '26'].map((day) => `2027-05-${day}T14:00:00Z`);

/** That many talks of one channel; resolves to their threads. */
async function talks(months: Months, count: number): Promise<Spot[]> {
  const places: Spot[] = [];
  for (const [day, by, story] of WEEK.slice(0, count)) {
    await months.pass(`${day}T10:00:00Z`);
    places.push(await told(months, by, story));
  }
  return places;
}

/** A moment after each of them was due. */
async function throughTheWeek({ at }: Months): Promise<void> {
  for (const moment of MOMENTS) await at(moment);
}

const messagesIn = ({ slack }: Months): Message[] =>
  botMessages(slack, ROOM).filter(({ thread_ts }) => !thread_ts);

/** The button "Ask it now" of each talk, in the order of the digest. */
function buttonsOf(digest: Message | undefined): string[] {
  return inBlocks(digest ?? { blocks: [] }).match(/v1:ask:[^"]+/gu) ?? [];
}

describe('four check-ins of one channel in one week', () => {
  it('are one message in the channel, and nothing in their threads', async () => {
    const months = await inMonths('socket');
    const { slack, reports } = months;
    const places = await talks(months, 4);
    const before = botMessages(slack, ROOM);

    await throughTheWeek(months);

    const [digest, ...others] = botMessages(slack, ROOM).slice(before.length);
    expect([digest?.thread_ts, others]).toEqual([undefined, []]);
    expect(digest?.text.split('\n')).toEqual([
      expect.stringMatching(/^4 recommendations /u),
      `${lineOf(BOTH.text, BOTH.verdict)} (Thu 20 May 2027, 09:00 Berlin)`,
      `${lineOf(FACTS.text, FACTS.verdict)} (Thu 20 May 2027, 09:00 New York)`,
      `${lineOf(MANNER.text, MANNER.verdict)} (Mon 24 May 2027, 09:00 Berlin)`,
      `${lineOf(FACTS.text, FACTS.verdict)} (Mon 24 May 2027, 09:00 New York)`,
    ]);
    for (const { channel, thread } of places)
      expect(inBlocks(digest ?? { blocks: [] })).toContain(
        `<${await linkTo(slack, { channel, ts: thread })}|Open the thread>`,
      );
    expect(controlsOf(digest ?? { blocks: [] })).toEqual(['ask', 'ask', 'ask', 'ask']);
    expect(reports()).toEqual([]);
  });

  it('are asked one by one in their own threads, by a button for each', async () => {
    const months = await inMonths('socket');
    const { slack, settle, at } = months;
    const places = await talks(months, 4);
    await at(DUE);
    const digest = messagesIn(months).at(-1);

    await slack.click(BEN, digest?.ts ?? '', buttonsOf(digest)[2] ?? '');
    await settle();
    await slack.until(() => slack.ephemerals(BEN).length > 0, 'the note is there');

    expect(places.map((place) => checkInsIn(slack, place).length)).toEqual([0, 0, 1, 0]);
    expect(checkInsIn(slack, places[2] ?? ROOM)[0]?.text).toContain(MANNER.verdict);
    expect(notesFor(slack, BEN)).toEqual([says(ASKED_THERE)]);
    await slack.click(ADA, digest?.ts ?? '', buttonsOf(digest)[0] ?? '');
    await settle();
    expect(places.map((place) => checkInsIn(slack, place).length)).toEqual([1, 0, 1, 0]);
  });

  it('come once more as one message six months later', async () => {
    const months = await inMonths('socket');
    const { at } = months;
    await talks(months, 4);
    await throughTheWeek(months);
    const before = messagesIn(months).length;

    for (const day of ['22', '23', '24', '25', '26']) await at(`2027-11-${day}T15:00:00Z`);

    expect(messagesIn(months).slice(before).map(buttonsOf)).toEqual([expect.objectContaining({ length: 4 })]);
  });

  it('do not come into the message of another channel', async () => {
    const months = await inMonths('socket');
    const { slack, at } = months;
    await talks(months, 3);
    const elsewhere = await told(months, ADA, BOTH, SECRET);

    await at(DUE);
    await throughTheWeek(months);

    expect(checkInsIn(slack, elsewhere)).toHaveLength(1);
    expect(messagesIn(months).flatMap(buttonsOf)).toEqual([]);
  });
});

describe('three check-ins of one channel in one week', () => {
  it('are asked each in its thread', async () => {
    const months = await inMonths('socket');
    const { slack } = months;
    const places = await talks(months, 3);

    await throughTheWeek(months);

    expect(places.map((place) => checkInsIn(slack, place).length)).toEqual([1, 1, 1]);
    expect(messagesIn(months).flatMap(buttonsOf)).toEqual([]);
  });
});

describe('one message for an archived channel', () => {
  it('becomes direct messages to the owners of those that are due', async () => {
    const months = await inMonths('socket');
    const { slack, at } = months;
    await talks(months, 4);
    slack.channel(GENERAL).archived = true;
    const askedOf = (person: string): (string | undefined)[] =>
      checkInsIn(slack, { channel: directOf(person) }).map(
        ({ text }) => / I recommended: (.*)/u.exec(text)?.[1],
      );

    await at('2027-05-20T13:00:00Z');
    expect([askedOf(ADA), askedOf(BEN)]).toEqual([[BOTH.verdict], [FACTS.verdict]]);
    await throughTheWeek(months);

    expect([askedOf(ADA), askedOf(BEN)]).toEqual([
      [BOTH.verdict, MANNER.verdict],
      [FACTS.verdict, FACTS.verdict],
    ]);
    for (const person of [ADA, BEN])
      for (const { text } of checkInsIn(slack, { channel: directOf(person) }))
        expect(text.split('\n')[0]).toBe(MOVED({ person }, 'the channel is archived', { former: false }));
  });
});
