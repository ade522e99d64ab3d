// People who installed the bot for themselves use it where it is no member: only they see it, and only for a while.
import { describe, expect, it } from 'vitest';
import { UNDERSTOOD_TITLE } from '../../adapters/cards/understoodwords.ts';
import { ABOUT_THIS } from '../../adapters/discord/commands.ts';
import { MOVED } from '../../src/dialogue/words.ts';
import { MINUTE, WEEK } from '../../src/door/clock.ts';
import { ADA, BEN, directOf, FOREIGN, PRIVATE } from '../doubles/discord/settings.ts';
import { asks, CASE } from '../lines.ts';
import { BOTH, DUE, FACTS } from '../stories.ts';
import { type BotInDiscord, botInDiscord } from './bot.ts';
import { checkInsIn, inMonths } from './months.ts';
import { controlsOf, firstLine, linesOf, newest, notesFor, press, pressPrivately } from './seen.ts';

const ASK = `/whichway ask ${CASE}`;
const OPENING = [UNDERSTOOD_TITLE, asks('corpus', 1)];

/** Nobody has the bot in the server or conversation; Ada has it for herself. */
const installed = (): Promise<BotInDiscord> => botInDiscord({ discord: { installs: [ADA] } });

const seen = ({ discord }: BotInDiscord): string[] => discord.ephemerals(ADA).map(firstLine);

describe.each([
  ['a server', FOREIGN],
  ['direct messages of two people', PRIVATE],
])('where the bot is no member, in %s', (_, room) => {
  it('a whole talk is held before one person', async () => {
    const all = await installed();
    const { discord, settle, reports } = all;
    await discord.slash(ADA, room, ASK);
    await settle();
    await discord.settled();
    expect(seen(all)).toEqual(OPENING);

    for (const answer of FACTS.answers) {
      await pressPrivately(discord, ADA, answer);
      await settle();
    }

    const card = discord.ephemerals(ADA).at(-1);
    expect(linesOf(card ?? expect.fail())[0]).toBe(FACTS.verdict);
    expect(controlsOf(card ?? expect.fail())).not.toContain('share');
    await pressPrivately(discord, ADA, 'plan');
    await settle();
    expect(seen(all).at(-1)).toBe('The full plan');
    expect([discord.messages(room), notesFor(discord, BEN)]).toEqual([[], []]);
    expect(discord.callsTo('create_message')).toEqual([]);
    expect(reports).toEqual([]);
  });

  it('takes a message there as the question', async () => {
    const all = await installed();
    const { discord, settle } = all;
    const message = await discord.say(BEN, room, CASE);

    await discord.shortcut(ADA, message, ABOUT_THIS);
    await settle();

    expect(seen(all)).toEqual(OPENING);
  });

  it('says when the time for answers is over, by the next thing that is done', async () => {
    const all = await installed();
    const { discord, settle, move, reports } = all;
    await discord.slash(ADA, room, ASK);
    await settle();
    await move(20 * MINUTE);

    // What is pressed later brings an answer of its own.
    await pressPrivately(discord, ADA, 'answer:corpus:large');
    await settle();

    expect(seen(all).at(-1)).toBe(asks('audience', 2));
    expect(reports).toEqual([]);
  });

  it('sends nothing that could be answered no more, and an admin is told why', async () => {
    const all = await installed();
    const { discord, settle, move, reports, heard } = all;
    await discord.slash(ADA, room, ASK);
    await heard();
    await move(14 * MINUTE + 1);

    await settle();

    expect(discord.callsTo('execute_webhook')).toEqual([]);
    expect(reports).toEqual(
      OPENING.map(() =>
        expect.stringMatching(/ ended refused: Discord lets me write there for a quarter of an hour only$/u),
      ),
    );
  });

  it('goes on days later with the next thing that is done', async () => {
    const all = await installed();
    const { discord, settle, move } = all;
    await discord.slash(ADA, room, ASK);
    await settle();
    await move(WEEK);

    await discord.slash(ADA, room, '/whichway ask over 500 pages');
    await settle();

    expect(seen(all).at(-1)).toBe(asks('audience', 2));
  });
});

describe('a check-in of what only one person saw', () => {
  it('comes to them directly', async () => {
    const months = await inMonths({ discord: { installs: [ADA] } });
    const { discord, settle, at } = months;
    await discord.slash(ADA, FOREIGN, `/whichway ask ${BOTH.text}`);
    await settle();
    for (const answer of BOTH.answers) {
      await pressPrivately(discord, ADA, answer);
      await settle();
    }

    await at(DUE);

    const [checkIn, second] = checkInsIn(discord, directOf(ADA));
    expect(linesOf(checkIn ?? expect.fail()).slice(0, 2)).toEqual([
      MOVED({ person: ADA }, 'Discord lets me write there for a quarter of an hour only', { former: false }),
      `On 20 Nov 2026 I recommended: ${BOTH.verdict}`,
    ]);
    expect(second).toBeUndefined();
    await press(discord, ADA, directOf(ADA), 'same');
    await settle();
    const [holds, ...more] = linesOf(newest(discord, directOf(ADA)));
    expect([holds, more.at(-1)]).toEqual([
      `Still holds: ${BOTH.verdict}`,
      'Next: Mon 22 Nov 2027, 09:00 Berlin.',
    ]);
  });
});
