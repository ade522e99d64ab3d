// Telling in Slack how many signed-off answers there are: by the command, in words, and what is waited for.
import { describe, expect, it } from 'vitest';
import { NOTED_THERE, noTalkCounts } from '../../adapters/chat/help.ts';
import { EXAMPLES_HOW } from '../../adapters/slack/help.ts';
import { HAS_COME, SAME_CARD, willAsk } from '../../src/dialogue/words.ts';
import { ADA, BEN, GENERAL, OPEN } from '../doubles/slack/settings.ts';
import type { Slack } from '../doubles/slack/slack.ts';
import type { Ephemeral } from '../doubles/slack/world.ts';
import { says } from '../lines.ts';
import { BOTH, FACTS, MANNER } from '../stories.ts';
import { checkInsIn, inBlocks, inMonths, linkTo, type Months, newest, storedTalk, told } from './months.ts';
import { botMessages, firstLines, notesFor } from './seen.ts';

/** A recommendation that hundreds of signed-off answers bring. */
const TRAIN = 'Train a small model for this job. Keep facts out of it.';
const TRAIN_BOTH = 'Keep the search. Now train for how it answers, nothing else.';

/** The command; resolves to what only its person sees. */
async function command(
  { slack, settle }: Months,
  text: string,
  channel = GENERAL,
): Promise<Ephemeral | undefined> {
  await slack.slash(ADA, channel, text);
  await settle();
  return slack.ephemerals(ADA).at(-1);
}

/** The button beside the talk with that verdict. */
function buttonOf(note: Ephemeral | undefined, verdict: string): string {
  const line = note?.blocks.map((block) => JSON.stringify(block)).find((block) => block.includes(verdict));
  return /v1:count:[^"]+/u.exec(line ?? '')?.[0] ?? '';
}

const lastLines = (slack: Slack, place: { channel: string }, count: number): string[] =>
  firstLines(slack, place).slice(-count);

describe('the command with a number', () => {
  it('says where nothing counts them', async () => {
    const months = await inMonths('socket');
    expect((await command(months, 'examples 320'))?.text).toBe(says(noTalkCounts('/whichway')));

    // Where only facts are missing, signed-off answers change nothing.
    await told(months, ADA, FACTS);
    const posted = botMessages(months.slack, { channel: GENERAL }).length;

    expect((await command(months, 'examples 320'))?.text).toBe(says(noTalkCounts('/whichway')));
    expect(botMessages(months.slack, { channel: GENERAL })).toHaveLength(posted);
  });

  it('goes to the one talk of the channel that counts them, and says where that is', async () => {
    const months = await inMonths('socket');
    const { slack } = months;
    await told(months, BEN, FACTS);
    const place = await told(months, BEN, MANNER);

    const note = await command(months, 'examples 320');

    expect(note?.text).toBe(says(NOTED_THERE));
    expect(inBlocks(note ?? { blocks: [] })).toContain(
      `<${await linkTo(slack, { channel: GENERAL, ts: place.thread })}|Open the thread>`,
    );
    expect(lastLines(slack, place, 2)).toEqual([
      'Noted: 320 signed-off answers. 100 is reached (our line for "a few hundred")',
      TRAIN,
    ]);
    expect((await storedTalk(months, place))?.answers.examples).toMatchObject({
      ...{ option: 'hundreds', number: 320, by: ADA },
    });
    expect((await command(months, 'examples 320', OPEN))?.text).toBe(says(noTalkCounts('/whichway')));
  });

  it('offers the talks where several count them, and takes it to the one that is chosen', async () => {
    const months = await inMonths('socket');
    const { slack, settle } = months;
    const first = await told(months, ADA, MANNER);
    const second = await told(months, BEN, BOTH);

    const note = await command(months, 'examples 320');
    expect(note?.text).toBe('Which one has 320 signed-off answers now?');
    for (const [verdict, { channel, thread }] of [
      [MANNER.verdict, first],
      [BOTH.verdict, second],
    ] as const)
      expect(inBlocks(note ?? { blocks: [] })).toContain(
        `${verdict} <${await linkTo(slack, { channel, ts: thread })}|Open the thread>`,
      );
    await slack.click(ADA, note?.ts ?? '', buttonOf(note, BOTH.verdict));
    await settle();
    await slack.until(() => slack.ephemerals(ADA).length === 2, 'the note is there');

    expect(notesFor(slack, ADA).at(-1)).toBe(says(NOTED_THERE));
    expect(firstLines(slack, second).at(-1)).toBe(TRAIN_BOTH);
    expect(firstLines(slack, first).at(-1)).toBe(MANNER.verdict);
  });

  it.each(['', 'many', '-3', '3.5', 'about 300', '1e99', '99999999999999999999', 'of what?', '320 answers'])(
    'asks for one where there is none: "%s"',
    async (words) => {
      const months = await inMonths('socket');
      const place = await told(months, ADA, MANNER);
      const before = newest(months.slack, place);

      expect((await command(months, `examples ${words}`))?.text).toBe(says(EXAMPLES_HOW));

      expect(newest(months.slack, place)).toBe(before);
      expect((await storedTalk(months, place))?.answers.examples?.number).toBe(40);
    },
  );
});

describe('a number told in the thread', () => {
  it('shows how far it is to where the advice changes', async () => {
    const months = await inMonths('socket');
    const { slack, settle } = months;
    const place = await told(months, ADA, MANNER);

    await slack.say(BEN, place, 'we have 60 examples now');
    await settle();

    const [progress] = botMessages(slack, place).slice(-2);
    expect(lastLines(slack, place, 2)).toEqual([
      'Noted: 60 signed-off answers. 60 of 100 (our line for "a few hundred")',
      says(SAME_CARD),
    ]);
    expect(inBlocks(progress ?? { blocks: [] })).toContain('██████░░░░ 60 of 100');
  });

  it('that is waited for brings the check-in at once', async () => {
    const months = await inMonths('socket');
    const { slack, settle } = months;
    const place = await told(months, ADA, MANNER);
    await slack.mention(ADA, place, 'ask me when we have 500 examples');
    await settle();
    expect(newest(slack, place).text).toBe(
      says(
        willAsk('once you tell me that there are 500 signed-off answers; else Thu 20 May 2027, 09:00 Berlin'),
      ),
    );

    await slack.say(BEN, place, 'we have 320 examples now');
    await settle();
    // They change the advice, and still the 500 are waited for.
    expect(lastLines(slack, place, 2)).toEqual(['Noted: 320 signed-off answers. 320 of 500', TRAIN]);
    expect(newest(slack, place).text).toContain("I'll ask again: once you tell me that there are 500");
    expect(checkInsIn(slack, place)).toEqual([]);
    await command(months, 'examples 500');

    expect(lastLines(slack, place, 4)).toEqual([
      'Noted: 500 signed-off answers. 500 is reached',
      says(SAME_CARD),
      says(HAS_COME('there are 500 signed-off answers')),
      `On 20 Nov 2026 I recommended: ${TRAIN}`,
    ]);
    expect(await storedTalk(months, place)).toMatchObject({ until: null });
    await months.at('2027-05-20T07:00:00Z');
    expect(checkInsIn(slack, place)).toHaveLength(2);
  });

  it('that is waited for and never comes leaves the date', async () => {
    const months = await inMonths('socket');
    const { slack, settle, at } = months;
    const place = await told(months, ADA, MANNER);
    await slack.mention(ADA, place, 'ask me when we have 500 examples');
    await settle();

    await at('2027-05-20T06:59:59Z');
    expect(checkInsIn(slack, place)).toEqual([]);
    await at('2027-05-20T07:00:00Z');

    expect(checkInsIn(slack, place)).toHaveLength(1);
  });
});
