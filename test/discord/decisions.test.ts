// What was decided, as Discord shows it: status lists each decision with date, reasons and thread; the document holds them all.
import { describe, expect, it } from 'vitest';
import { ADA, BEN, GENERAL, QUIET } from '../doubles/discord/settings.ts';
import { BOTH, DUE, FACTS, lineOf } from '../stories.ts';
import { inMonths, type Months, type Spot, threadAt, told } from './months.ts';
import { addressesIn, linesOf, newest, plainOf, press } from './seen.ts';

const LATER = 'Keep the search. Now train for how it answers, nothing else.';

/** What status shows to that person. */
async function status({ discord }: Months, by: string, channel = GENERAL) {
  await discord.slash(by, channel, '/whichway status');
  return discord.ephemerals(by).at(-1) ?? expect.fail();
}

async function presses({ discord, settle }: Months, place: Spot, ...controls: string[]): Promise<void> {
  for (const control of controls) {
    await press(discord, BEN, place, control);
    await settle();
  }
}

describe('status', () => {
  it('lists every decision of a talk, the latest first, with its day and its reasons', async () => {
    const months = await inMonths();
    const { at } = months;
    const place = await told(months, ADA, BOTH);
    await at(DUE);
    await presses(months, place, 'review:a-examples:hundreds', 'review:f:manner', 'conclude');
    await at('2027-11-22T08:00:00Z');
    await presses(months, place, 'same');
    await at('2028-05-22T07:00:00Z');
    await presses(months, place, 'done');

    const shown = await status(months, BEN);

    expect(linesOf(shown).slice(1)).toEqual([
      lineOf(BOTH.text, LATER),
      expect.stringMatching(new RegExp(`the plan is closed\\. Looked after by <@${ADA}>\\.$`, 'u')),
      expect.stringMatching(/^• 22 May 2028, closed: /u),
      `• 22 Nov 2027, still holds: ${LATER} Why: Nothing changed.`,
      `• 20 May 2027, changed: ${LATER} Why: Signed-off answers: 40 → 100 to 999. Users complained: Wrong tone or format.`,
      expect.stringMatching(/^• 20 Nov 2026: Search your facts now\. .* You have 40 signed-off answers; /u),
    ]);
    expect(addressesIn(shown)).toEqual([threadAt(place.thread)]);
    expect(months.discord.pings(ADA)).toEqual([]);
  });

  it('lists each talk of the channel, also in one of its threads, and none of another channel', async () => {
    const months = await inMonths();
    const { pass } = months;
    const first = await told(months, ADA, BOTH);
    await pass('2026-11-20T09:00:00Z');
    const second = await told(months, BEN, FACTS);

    for (const channel of [GENERAL, first.thread])
      expect(addressesIn(await status(months, ADA, channel))).toEqual(
        [second, first].map(({ thread }) => threadAt(thread)),
      );
    expect(plainOf(await status(months, ADA, QUIET))).toBe('No talk was held here yet');
  });
});

describe('every decision of years', () => {
  it('stands in the document and in the history of the thread', async () => {
    const months = await inMonths();
    const { discord, settle, at } = months;
    const place = await told(months, ADA, BOTH);
    const days = ['2027-05-20', '2027-11-22', '2028-05-22', '2028-11-20'];
    for (const day of days) {
      await at(`${day}T09:00:00Z`);
      await presses(months, place, 'same');
    }

    await presses(months, place, 'export');
    const document = String(newest(discord, place).attachments[0]?.content);
    await discord.mention(BEN, place, 'history');
    await settle();

    const [, list = ''] = /\n## Decisions so far\n\n((?:- .*\n)+)/u.exec(document) ?? [];
    expect(list.trimEnd().split('\n')).toEqual([
      ...days.toReversed().map((day) => `- ${day}, held: ${BOTH.verdict} Nothing changed.`),
      expect.stringMatching(/^- 2026-11-20, advised: Search your facts now\. .* You have 40 signed-off/u),
    ]);
    expect(plainOf(newest(discord, place)).match(/^• .*/gmu)).toHaveLength(days.length + 1);
  });
});
