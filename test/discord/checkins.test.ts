// A check-in in Discord, six months later: the process of then is gone, people answer by presses, and the advice may change.
import { describe, expect, it } from 'vitest';
import { CHECK_IN_OVER } from '../../src/dialogue/words.ts';
import { SECOND } from '../../src/door/clock.ts';
import { temporary } from '../adapters/store/rows.ts';
import { ADA, BEN } from '../doubles/discord/settings.ts';
import { says } from '../lines.ts';
import { BOTH, DUE, FACTS, MANNER } from '../stories.ts';
import { addressOf, checkInsIn, inMonths, type Months, type Spot, storedTalk, told } from './months.ts';
import {
  addressesIn,
  botMessages,
  controlIn,
  controlsOf,
  linesOf,
  newest,
  notesFor,
  plainOf,
  press,
} from './seen.ts';

const LATER = 'Keep the search. Now train for how it answers, nothing else.';
const HEAD = `On 20 Nov 2026 I recommended: ${BOTH.verdict}`;
const LINES = [
  '1. Signed-off answers: 40 then. Now?',
  '2. Did you do this? Write 20 real customer questions, each with the text that answers it. (Our rule of thumb.)',
  '3. Did you do this? Keep your search. Count how often the right text comes up for those 20.',
  '4. What did users complain about?',
];
const ANSWERS = [
  ['review:a-examples:hundreds', '100 to 999'],
  ['review:s-test-questions:done', 'Done'],
  ['review:s-measure-search:started', 'Started'],
  ['review:f:manner', 'Wrong tone or format'],
] as const;

type Asked = Months & { place: Spot };

/** A talk of six months ago whose check-in was just asked, by a process that started only now. */
async function asked(): Promise<Asked> {
  const months = await inMonths({ folder: temporary() });
  const place = await told(months, ADA, BOTH);
  await months.downUntil(DUE);
  return { ...months, place };
}

async function answerAll({ discord, settle, place }: Asked): Promise<void> {
  for (const [control] of ANSWERS) {
    await press(discord, BEN, place, control);
    await settle();
  }
}

const numbered = (lines: readonly string[]): string[] => lines.filter((line) => /^\d\. /u.test(line));

describe('a check-in', () => {
  it('comes on its date and not before, in the thread, with its lines and the way to the card', async () => {
    const months = await inMonths({ folder: temporary() });
    const { discord } = months;
    const place = await told(months, ADA, BOTH);
    const card = newest(discord, place);
    expect(plainOf(card)).toContain("I'll ask again: Thu 20 May 2027, 09:00 Berlin.");
    await months.downUntil('2027-05-20T06:59:59Z');
    expect(newest(discord, place)).toBe(card);

    await months.at(DUE);

    const checkIn = newest(discord, place);
    expect(linesOf(checkIn)[0]).toMatch(HEAD);
    expect(numbered(linesOf(checkIn))).toEqual(LINES);
    expect(addressesIn(checkIn)).toEqual([addressOf(card)]);
    expect([discord.pings(ADA), discord.pings(BEN), months.reports()]).toEqual([[], [], []]);
  });

  it('shows each answer in its line, and takes it from anybody', async () => {
    const { discord, settle, place } = await asked();
    const [first, second] = ANSWERS;

    await press(discord, BEN, place, second[0]);
    await settle();
    await press(discord, ADA, place, first[0]);
    await settle();

    const checkIn = newest(discord, place);
    expect(numbered(linesOf(checkIn)).slice(0, 3)).toEqual([
      `${LINES[0]} ${first[1]}`,
      `${LINES[1]} ${second[1]}`,
      LINES[2],
    ]);
    expect(controlsOf(checkIn).filter((name) => name.startsWith('review:'))).toEqual([
      ...['done', 'started', 'dropped'].map((state) => `review:s-measure-search:${state}`),
      ...['none', 'facts', 'manner', 'slow'].map((failure) => `review:f:${failure}`),
    ]);
  });

  it('brings another recommendation, linked with the one that it takes the place of', async () => {
    const all = await asked();
    const { discord, place, reports } = all;
    const old = botMessages(discord, place).at(-2) ?? expect.fail();

    await answerAll(all);

    const card = newest(discord, place);
    expect(linesOf(card).slice(0, 3)).toEqual([
      LATER,
      `Was: ${BOTH.verdict} (20 Nov 2026, replaced) [old card](${addressOf(old)})`,
      'Changed: Signed-off answers: 40 → 100 to 999',
    ]);
    expect(linesOf(old)).toEqual([
      BOTH.verdict,
      `Replaced by a newer recommendation. [See it](${addressOf(card)})`,
    ]);
    expect([controlsOf(old), controlsOf(card).includes('plan')]).toEqual([[], true]);
    expect(numbered(linesOf(checkInsIn(discord, place)[0] ?? expect.fail()))).toEqual(
      LINES.map((line, index) => `${line} ${ANSWERS[index]?.[1]}`),
    );
    expect(reports()).toEqual([]);
  });

  it('that changed nothing says when the next one comes', async () => {
    const { discord, settle, place, at, reports } = await asked();

    await press(discord, BEN, place, 'same');
    await settle();

    const [holds, ...more] = linesOf(newest(discord, place));
    expect([holds, more.at(-1)]).toEqual([
      `Still holds: ${BOTH.verdict}`,
      'Next: Mon 22 Nov 2027, 09:00 Berlin.',
    ]);
    await at('2027-11-22T07:59:59Z');
    expect(checkInsIn(discord, place)).toHaveLength(1);
    await at('2027-11-22T08:00:00Z');
    expect(checkInsIn(discord, place)).toHaveLength(2);
    expect(reports()).toEqual([]);
  });

  it('is answered in words, too, and tells one who comes too late', async () => {
    const all = await asked();
    const { discord, settle, place } = all;
    await discord.say(BEN, place, '1c', { replyTo: newest(discord, place).id });
    await settle();
    const checkIn = checkInsIn(discord, place)[0] ?? expect.fail();
    expect(plainOf(checkIn)).toContain(`${LINES[0]} 100 to 999`);
    const before = structuredClone(checkIn);

    await discord.mention(ADA, place, 'nothing changed');
    await settle();
    // The line that was answered before counts.
    expect(linesOf(newest(discord, place))[0]).toBe(LATER);
    await discord.clickSeen(BEN, before, controlIn([before], 'review:f:none')?.control.id ?? '');
    await settle();
    await discord.until(() => notesFor(discord, BEN).length > 0, 'the note is there');

    expect(notesFor(discord, BEN)).toEqual([says(CHECK_IN_OVER)]);
    expect((await storedTalk(all, place))?.answers.examples).toMatchObject({ option: 'hundreds' });
  });
});

describe('a check-in that comes late', () => {
  const HOUR = 3600 * SECOND;
  const DAY = 24 * HOUR;
  const since = (ms: number): string => new Date(Date.parse(DUE) + ms).toISOString();

  it.each([
    ['not where that is less than an hour', HOUR - SECOND, undefined],
    ['by hours', 5 * HOUR, 'This comes 5 hours late.'],
    ['by more than a month', 31 * DAY, 'This comes 31 days late.'],
  ])('says so once: %s', async (_, late, words) => {
    const months = await inMonths({ folder: temporary() });
    const { discord, at } = months;
    const place = await told(months, ADA, BOTH);
    await months.downUntil(since(late));
    await at(since(late + 10 * SECOND));

    const [checkIn, second] = checkInsIn(discord, place);

    expect(second).toBeUndefined();
    expect(/This comes [^.]*\./u.exec(plainOf(checkIn ?? expect.fail()))?.[0]).toBe(words);
  });

  it('is one message for more than three of a channel', async () => {
    const months = await inMonths({ folder: temporary() });
    const { discord } = months;
    const places: Spot[] = [];
    for (const story of [BOTH, FACTS, MANNER, BOTH]) places.push(await told(months, ADA, story));
    const { channel } = places[0] ?? expect.fail();
    const before = botMessages(discord, channel).length;

    await months.downUntil(since(5 * DAY));
    await months.at(since(5 * DAY + 10 * SECOND));

    expect(botMessages(discord, channel)).toHaveLength(before + 1);
    expect(places.flatMap((place) => checkInsIn(discord, place))).toEqual([]);
  });
});
