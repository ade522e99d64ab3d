// Several check-ins of one channel in a week: one message in the channel instead, and each is asked when somebody wants it.
import { describe, expect, it } from 'vitest';
import { ASKED_THERE } from '../../adapters/chat/help.ts';
import { MOVED } from '../../src/dialogue/words.ts';
import { controlsOf as allControlsOf } from '../doubles/discord/people/controls.ts';
import { ADA, BEN, directOf, GENERAL, GUILD } from '../doubles/discord/settings.ts';
import type { Message } from '../doubles/discord/world.ts';
import { says } from '../lines.ts';
import { BOTH, DUE, FACTS, MANNER, type Story } from '../stories.ts';
import { checkInsIn, inMonths, type Months, type Spot, threadAt, told } from './months.ts';
import { addressesIn, botMessages, linesOf, newest, notesFor, plainOf } from './seen.ts';

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

/** The buttons "Ask it now". */
const buttonsOf = (digest: Message): string[] =>
  allControlsOf(digest)
    .map(({ id }) => id)
    .filter((id) => id.startsWith('v1:ask:'));

/** That of the talk in this thread. */
async function buttonOf(digest: Message, { channel, thread }: Spot, months: Months): Promise<string> {
  const talk = await months.bot().bot.at(GUILD, channel, thread);
  return buttonsOf(digest).find((id) => id === `v1:ask:${talk}`) ?? '';
}

const asked = ({ discord }: Months, places: readonly Spot[]): number[] =>
  places.map((place) => checkInsIn(discord, place).length);

describe('four check-ins of one channel in one week', () => {
  it('are one message in the channel, and nothing in their threads', async () => {
    const months = await inMonths();
    const { discord, reports } = months;
    const places = await talks(months, 4);
    const before = botMessages(discord, GENERAL).length;

    await throughTheWeek(months);

    const [digest, ...others] = botMessages(discord, GENERAL).slice(before);
    expect(others).toEqual([]);
    const lines = linesOf(digest ?? expect.fail());
    expect(lines[0]).toMatch(/^4 recommendations /u);
    const text = lines.join('\n');
    for (const { verdict } of [BOTH, FACTS, MANNER]) expect(text).toContain(verdict);
    for (const day of ['Thu 20', 'Mon 24']) expect(text).toContain(`${day} May 2027, 09:00 Berlin`);
    expect(addressesIn(digest ?? expect.fail()).sort()).toEqual(places.map(({ thread }) => threadAt(thread)));
    expect(buttonsOf(digest ?? expect.fail())).toHaveLength(4);
    expect(asked(months, places)).toEqual([0, 0, 0, 0]);
    expect([discord.pings(ADA), reports()]).toEqual([[], []]);
  });

  it('are asked one by one in their own threads, by a button for each', async () => {
    const months = await inMonths();
    const { discord, settle, at } = months;
    const places = await talks(months, 4);
    await at(DUE);
    const digest = newest(discord, GENERAL);

    await discord.click(BEN, digest.id, await buttonOf(digest, places[2] ?? expect.fail(), months));
    await settle();
    await discord.until(() => notesFor(discord, BEN).length > 1, 'the note is there');

    expect(asked(months, places)).toEqual([0, 0, 1, 0]);
    expect(notesFor(discord, BEN).at(-1)).toBe(says(ASKED_THERE));
    await discord.click(ADA, digest.id, await buttonOf(digest, places[0] ?? expect.fail(), months));
    await settle();
    expect(asked(months, places)).toEqual([1, 0, 1, 0]);
  });
});

describe('three check-ins of one channel in one week', () => {
  it('are asked each in its thread', async () => {
    const months = await inMonths();
    const places = await talks(months, 3);

    await throughTheWeek(months);

    expect(asked(months, places)).toEqual([1, 1, 1]);
  });
});

describe('one message for a channel that is gone', () => {
  it('becomes direct messages to the owners of those that are due', async () => {
    const months = await inMonths();
    const { discord } = months;
    await talks(months, 4);
    discord.removeChannel(GENERAL);

    await throughTheWeek(months);

    const askedOf = (person: string) =>
      checkInsIn(discord, directOf(person)).map(
        (message) => / I recommended: (.*?)(?: \[|$)/mu.exec(plainOf(message))?.[1],
      );
    expect([askedOf(ADA), askedOf(BEN)]).toEqual([
      [BOTH.verdict, MANNER.verdict],
      [FACTS.verdict, FACTS.verdict],
    ]);
    for (const person of [ADA, BEN])
      for (const message of checkInsIn(discord, directOf(person)))
        expect(linesOf(message)[0]).toBe(
          MOVED({ person }, 'the thread or channel is gone', { former: false }),
        );
  });
});
