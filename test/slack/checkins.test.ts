// A check-in in Slack, six months later: the process of then is gone, people answer by presses, and the advice may change.
import { describe, expect, it } from 'vitest';
import { CHECK_IN_OVER } from '../../src/dialogue/words.ts';
import { temporary } from '../adapters/store/rows.ts';
import { ADA, BEN } from '../doubles/slack/settings.ts';
import { says } from '../lines.ts';
import { BOTH, DUE } from '../stories.ts';
import { MODES, type Mode } from './bot.ts';
import { checkInsIn, inBlocks, inMonths, linkTo, type Months, newest, storedTalk, told } from './months.ts';
import { botMessages, controlsOf, findControl, notesFor, press } from './seen.ts';

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

type Asked = Months & { place: { channel: string; thread: string } };

/** A talk of six months ago whose check-in was just asked, by a process that started only now. */
async function asked(mode: Mode): Promise<Asked> {
  const months = await inMonths(mode, { folder: temporary() });
  const place = await told(months, ADA, BOTH);
  await months.downUntil(DUE);
  return { ...months, place };
}

async function answerAll({ slack, settle, place }: Asked): Promise<void> {
  for (const [control] of ANSWERS) {
    await press(slack, BEN, place, control);
    await settle();
  }
}

describe.each(MODES)('a check-in, over %s', (mode) => {
  it('comes on its date and not before, in the thread, with its lines and the way to the card', async () => {
    const months = await inMonths(mode, { folder: temporary() });
    const { slack } = months;
    const place = await told(months, ADA, BOTH);
    const card = newest(slack, place);
    expect(card.text).toContain("I'll ask again: Thu 20 May 2027, 09:00 Berlin.");
    await months.downUntil('2027-05-20T06:59:59Z');
    expect(newest(slack, place)).toBe(card);

    await months.at(DUE);

    const checkIn = newest(slack, place);
    expect(checkIn.text.split('\n')).toEqual([HEAD, ...LINES]);
    expect(inBlocks(checkIn)).toContain(`<${await linkTo(slack, card)}|See that card>`);
    expect(checkInsIn(slack, { channel: place.channel })).toEqual([checkIn]);
    expect(months.reports()).toEqual([]);
  });

  it('shows each answer in its line, and takes it from anybody', async () => {
    const { slack, settle, place } = await asked(mode);
    const [first, second] = ANSWERS;

    await press(slack, BEN, place, second[0]);
    await settle();
    await press(slack, ADA, place, first[0]);
    await settle();

    const checkIn = newest(slack, place);
    expect(checkIn.text.split('\n').slice(1, 4)).toEqual([
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
    const all = await asked(mode);
    const { slack, place, reports } = all;
    const old = botMessages(slack, place).at(-2);

    await answerAll(all);

    const card = newest(slack, place);
    expect(card.text.split('\n').slice(0, 3)).toEqual([
      LATER,
      `Was: ${BOTH.verdict} (20 Nov 2026)`,
      'Changed: Signed-off answers: 40 → 100 to 999',
    ]);
    const replaced = botMessages(slack, place).find(({ ts }) => ts === old?.ts) ?? card;
    expect(replaced.text).toBe(`Replaced by a newer recommendation: ${BOTH.verdict}`);
    expect([controlsOf(replaced), controlsOf(card).includes('plan')]).toEqual([[], true]);
    expect(inBlocks(card)).toContain(`<${await linkTo(slack, replaced)}|old card>`);
    expect(inBlocks(replaced)).toContain(`<${await linkTo(slack, card)}|See it>`);
    expect(checkInsIn(slack, place)[0]?.text.split('\n')).toEqual([
      HEAD,
      ...LINES.map((line, index) => `${line} ${ANSWERS[index]?.[1]}`),
    ]);
    expect(reports()).toEqual([]);
  });

  it('that changed nothing says when the next one comes: one put off in between moves no series', async () => {
    const all = await asked(mode);
    const { slack, settle, place, at, reports } = all;
    await answerAll(all);
    await press(slack, ADA, place, 'snooze:quarter');
    await settle();
    expect(newest(slack, place).text).toBe('I will ask again: Fri 20 Aug 2027, 09:00 Berlin.');

    await at('2027-08-20T07:00:00Z');
    expect(newest(slack, place).text).toContain(`On 20 May 2027 I recommended: ${LATER}`);
    await press(slack, BEN, place, 'same');
    await settle();

    expect(newest(slack, place).text).toBe(`Still holds: ${LATER}\nNext: Mon 22 Nov 2027, 09:00 Berlin.`);
    await at('2027-11-22T08:00:00Z');
    await press(slack, BEN, place, 'same');
    await settle();
    expect(newest(slack, place).text).toBe(`Still holds: ${LATER}\nNext: Mon 22 May 2028, 09:00 Berlin.`);
    expect(checkInsIn(slack, place)).toHaveLength(3);
    expect(reports()).toEqual([]);
  });

  it('comes again after six months though nobody answered', async () => {
    const { slack, place, at } = await asked(mode);

    await at('2027-11-22T07:59:59Z');
    expect(checkInsIn(slack, place)).toHaveLength(1);
    await at('2027-11-22T08:00:00Z');

    expect(checkInsIn(slack, place).map(({ text }) => text)).toEqual(
      Array.from({ length: 2 }, () => [HEAD, ...LINES].join('\n')),
    );
  });

  it('is answered in words, too, and tells one who comes too late', async () => {
    const all = await asked(mode);
    const { slack, settle, place } = all;
    await slack.say(BEN, place, '1c');
    await settle();
    expect(checkInsIn(slack, place)[0]?.text).toContain(`${LINES[0]} 100 to 999`);
    const seen = findControl(slack, place, 'review:f:none');
    if (!seen) throw new Error('the check-in has no buttons');
    const before = structuredClone(seen.message);

    await slack.say(ADA, place, 'nothing changed');
    await settle();
    // The line that was answered before counts.
    expect(newest(slack, place).text.split('\n')[0]).toBe(LATER);
    await slack.clickSeen(BEN, before, seen.control);
    await settle();
    await slack.until(() => slack.ephemerals(BEN).length > 0, 'the note is there');

    expect(notesFor(slack, BEN)).toEqual([says(CHECK_IN_OVER)]);
    expect((await storedTalk(all, place))?.answers.examples).toMatchObject({ option: 'hundreds' });
  });
});
