// What was decided, as Slack shows it: status lists each decision with date, reasons and thread; the document holds them all.
import { describe, expect, it } from 'vitest';
import { asJson, asText, type Json, jsonList } from '../doubles/json.ts';
import { ADA, BEN, GENERAL, OPEN } from '../doubles/slack/settings.ts';
import type { Slack } from '../doubles/slack/slack.ts';
import { BOTH, DUE, FACTS, lineOf } from '../stories.ts';
import { checkInsIn, inMonths, linkTo, type Months, newest, type Spot, told } from './months.ts';
import { press } from './seen.ts';

const LATER = 'Keep the search. Now train for how it answers, nothing else.';

/** The texts of all blocks, in order. */
function textsOf({ blocks }: { blocks: readonly Json[] }): string[] {
  return blocks.flatMap(({ text, elements }) =>
    [asJson(text), ...jsonList(elements)].flatMap((one) => asText(one.text) ?? []),
  );
}

/** What status shows to that person. */
async function status({ slack }: Months, by: string, channel = GENERAL): Promise<string[]> {
  await slack.slash(by, channel, 'status');
  return textsOf(slack.ephemerals(by).at(-1) ?? { blocks: [] });
}

async function presses({ slack, settle }: Months, place: Spot, ...controls: string[]): Promise<void> {
  for (const control of controls) {
    await press(slack, BEN, place, control);
    await settle();
  }
}

const openThread = async (slack: Slack, { channel, thread }: Spot): Promise<string> =>
  `<${await linkTo(slack, { channel, ts: thread })}|Open the thread>`;

describe('status', () => {
  it('lists every decision of a talk, the latest first, with its day and its reasons', async () => {
    const months = await inMonths('socket');
    const { slack, at } = months;
    const place = await told(months, ADA, BOTH);
    await at(DUE);
    await presses(months, place, 'review:a-examples:hundreds', 'review:f:manner', 'conclude');
    await at('2027-11-22T08:00:00Z');
    await presses(months, place, 'same');
    await at('2028-05-22T07:00:00Z');
    await presses(months, place, 'done');

    const [, talk, decisions, ...others] = await status(months, BEN);

    expect(talk?.split('\n')).toEqual([
      `*${lineOf(BOTH.text, LATER)}*`,
      expect.stringMatching(new RegExp(`the plan is closed\\. Looked after by <@${ADA}>\\.$`, 'u')),
      await openThread(slack, place),
    ]);
    expect(decisions?.split('\n')).toEqual([
      expect.stringMatching(/^• 22 May 2028, closed: /u),
      `• 22 Nov 2027, still holds: ${LATER} Why: Nothing changed.`,
      `• 20 May 2027, changed: ${LATER} Why: Signed-off answers: 40 → 100 to 999. Users complained: Wrong tone or format.`,
      expect.stringMatching(/^• 20 Nov 2026: Search your facts now\. .* You have 40 signed-off answers; /u),
    ]);
    expect(others).toEqual([]);
  });

  it('lists each talk of the channel with its own thread and owner, and none of another channel', async () => {
    const months = await inMonths('socket');
    const { slack, pass } = months;
    const first = await told(months, ADA, BOTH);
    await pass('2026-11-20T09:00:00Z');
    const second = await told(months, BEN, FACTS);

    const [, ...texts] = await status(months, ADA);
    const [nothing, ...more] = await status(months, ADA, OPEN);

    expect(texts.filter((_, index) => index % 2 === 0).map((text) => text.split('\n'))).toEqual([
      [
        `*${lineOf(FACTS.text, FACTS.verdict)}*`,
        expect.stringContaining(`Thu 20 May 2027, 09:00 New York. Looked after by <@${BEN}>.`),
        await openThread(slack, second),
      ],
      [
        `*${lineOf(BOTH.text, BOTH.verdict)}*`,
        expect.stringContaining(`Thu 20 May 2027, 09:00 Berlin. Looked after by <@${ADA}>.`),
        await openThread(slack, first),
      ],
    ]);
    expect([nothing, more]).toEqual(['*No talk was held here yet*', []]);
  });

  it('says what is waited for', async () => {
    const months = await inMonths('socket');
    const { slack, settle } = months;
    const place = await told(months, ADA, BOTH);
    await slack.mention(ADA, place, 'ask me when we have 500 examples');
    await settle();

    const [, talk] = await status(months, ADA);

    expect(talk).toContain('once you tell me that there are 500 signed-off answers; else Thu 20 May 2027');
  });
});

describe('every decision of years', () => {
  it('stands in the document and in the history of the thread', async () => {
    const months = await inMonths('socket');
    const { slack, settle, at } = months;
    const place = await told(months, ADA, BOTH);
    const days = ['2027-05-20', '2027-11-22', '2028-05-22', '2028-11-20', '2029-05-21', '2029-11-20'];
    for (const day of days) {
      await at(`${day}T09:00:00Z`);
      await presses(months, place, 'same');
    }
    expect(checkInsIn(slack, place)).toHaveLength(days.length);

    await presses(months, place, 'export');
    await slack.mention(BEN, place, 'history');
    await settle();

    const document = String(slack.files()[0]?.content);
    const [, list = ''] = /\n## Decisions so far\n\n((?:- .*\n)+)/u.exec(document) ?? [];
    expect(list.trimEnd().split('\n')).toEqual([
      ...days.toReversed().map((day) => `- ${day}, held: ${BOTH.verdict} Nothing changed.`),
      expect.stringMatching(/^- 2026-11-20, advised: Search your facts now\. .* You have 40 signed-off/u),
    ]);
    const history = textsOf(newest(slack, place)).join('\n');
    expect(history.match(/^• .*/gmu)).toHaveLength(days.length + 1);
  });
});
