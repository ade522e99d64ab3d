// Telling in Discord how many signed-off answers there are: by the command and in words.
import { describe, expect, it } from 'vitest';
import { NOTED_THERE, noTalkCounts } from '../../adapters/chat/help.ts';
import { SAME_CARD } from '../../src/dialogue/words.ts';
import { controlsOf as allControlsOf } from '../doubles/discord/people/controls.ts';
import { ADA, BEN, GENERAL, GUILD, QUIET } from '../doubles/discord/settings.ts';
import type { Message } from '../doubles/discord/world.ts';
import { says } from '../lines.ts';
import { BOTH, FACTS, MANNER } from '../stories.ts';
import { inMonths, type Months, storedTalk, threadAt, told } from './months.ts';
import { addressesIn, botMessages, firstLines, linesOf, notesFor, plainOf } from './seen.ts';

/** A recommendation that hundreds of signed-off answers bring. */
const TRAIN = 'Train a small model for this job. Keep facts out of it.';
const TRAIN_BOTH = 'Keep the search. Now train for how it answers, nothing else.';

/** The command; resolves to what only its person sees. */
async function command({ discord, settle }: Months, count: number, channel = GENERAL): Promise<Message> {
  const outcome = await discord.slash(ADA, channel, { name: 'whichway examples', options: { count } });
  if (!outcome.ok) throw new Error(outcome.why);
  await settle();
  return discord.ephemerals(ADA).at(-1) ?? expect.fail();
}

describe('"/whichway examples"', () => {
  it('says where nothing counts them', async () => {
    const months = await inMonths();
    expect(plainOf(await command(months, 320))).toBe(says(noTalkCounts('/whichway ask')));

    // Where only facts are missing, signed-off answers change nothing.
    await told(months, ADA, FACTS);
    const posted = botMessages(months.discord, GENERAL).length;

    expect(plainOf(await command(months, 320))).toBe(says(noTalkCounts('/whichway ask')));
    expect(botMessages(months.discord, GENERAL)).toHaveLength(posted);
  });

  it('goes to the one talk of the channel that counts them, and says where that is', async () => {
    const months = await inMonths();
    const { discord } = months;
    await told(months, BEN, FACTS);
    const place = await told(months, BEN, MANNER);

    const note = await command(months, 320);

    expect(linesOf(note)[0]).toContain(says(NOTED_THERE));
    expect(addressesIn(note)).toEqual([threadAt(place.thread)]);
    expect(firstLines(discord, place).slice(-2)).toEqual(['Noted: 320 signed-off answers.', TRAIN]);
    expect((await storedTalk(months, place))?.answers.examples).toMatchObject({
      ...{ option: 'hundreds', number: 320, by: ADA },
    });
    expect(plainOf(await command(months, 320, QUIET))).toBe(says(noTalkCounts('/whichway ask')));
  });

  it('in a thread goes to the talk there', async () => {
    const months = await inMonths();
    const { discord } = months;
    const place = await told(months, BEN, MANNER);
    const other = await told(months, ADA, BOTH);

    expect(plainOf(await command(months, 320, place.thread))).toBe(says(NOTED_THERE));

    expect(firstLines(discord, place).at(-1)).toBe(TRAIN);
    expect(firstLines(discord, other).at(-1)).toBe(BOTH.verdict);
  });

  it('offers the talks where several count them, and takes it to the one that is chosen', async () => {
    const months = await inMonths();
    const { discord, settle } = months;
    const first = await told(months, ADA, MANNER);
    const second = await told(months, BEN, BOTH);

    const note = await command(months, 320);
    expect(linesOf(note)[0]).toBe('Which one has 320 signed-off answers now?');
    expect(addressesIn(note).sort()).toEqual([threadAt(first.thread), threadAt(second.thread)]);
    const talk = await months.bot().bot.at(GUILD, GENERAL, second.thread);
    const chosen = allControlsOf(note).find(({ id }) => id.startsWith(`v1:count:${talk}`))?.id ?? '';
    await discord.click(ADA, note.id, chosen);
    await settle();
    await discord.until(() => notesFor(discord, ADA).includes(says(NOTED_THERE)), 'the note is there');

    expect(firstLines(discord, second).at(-1)).toBe(TRAIN_BOTH);
    expect(firstLines(discord, first).at(-1)).toBe(MANNER.verdict);
  });
});

describe('a number told in the thread', () => {
  it('shows how far it is to where the advice changes', async () => {
    const months = await inMonths();
    const { discord, settle } = months;
    const place = await told(months, ADA, MANNER);

    await discord.mention(BEN, place, 'we have 60 examples now');
    await settle();

    const [progress, same] = botMessages(discord, place).slice(-2);
    expect(linesOf(progress ?? expect.fail())).toEqual([
      'Noted: 60 signed-off answers.',
      '██████░░░░ 60 of 100 (our line for "a few hundred")',
    ]);
    expect(plainOf(same ?? expect.fail())).toBe(says(SAME_CARD));
  });
});
