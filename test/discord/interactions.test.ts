// What people do in Discord is answered in time, whatever the bot is busy with, and nothing that goes wrong ends it.
import { describe, expect, it } from 'vitest';
import { UNDERSTOOD_TITLE } from '../../adapters/cards/understoodwords.ts';
import { INPUT } from '../../adapters/discord/cards/modals.ts';
import { FAILED, OPENED } from '../../adapters/discord/help.ts';
import { SECOND } from '../../src/door/clock.ts';
import type { Fault } from '../doubles/discord/faults.ts';
import { ADA, BEN, GENERAL, MOD } from '../doubles/discord/settings.ts';
import { asks, CASE, says } from '../lines.ts';
import { type BotInDiscord, botInDiscord } from './bot.ts';
import { inTalk } from './intalk.ts';
import { fill, firstLines, newest, notesFor, press } from './seen.ts';

const ASK = `/whichway ask ${CASE}`;
const CALLBACK = 'create_interaction_response';
const DEFER_AFTER = 1.5 * SECOND;

/** The database takes nothing until it is let go. `asked` resolves when it is to store something. */
function slow({ bot }: BotInDiscord): { asked: Promise<void>; go: () => void } {
  const [begun, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const { receive } = bot;
  bot.receive = async (incoming) => {
    begun.resolve();
    await released.promise;
    return receive(incoming);
  };
  return { asked: begun.promise, go: released.resolve };
}

describe('while the database is slow', () => {
  it('a command is told to wait, and answered once it is stored', async () => {
    const all = await botInDiscord();
    const { discord, settle, move } = all;
    const { asked, go } = slow(all);
    const entered = discord.slash(ADA, GENERAL, ASK);
    await asked;
    await move(DEFER_AFTER);

    expect(await entered).toMatchObject({ ok: true, did: 'deferred' });
    go();
    await settle();
    await discord.settled();

    expect(notesFor(discord, ADA)).toEqual([says(OPENED)]);
    expect(firstLines(discord, newest(discord, GENERAL).id)).toEqual([UNDERSTOOD_TITLE, asks('corpus', 1)]);
  });

  it('a press is told so in silence, and a window can be opened by the next one', async () => {
    const all = await inTalk();
    const { discord, settle, move, place } = all;
    const { asked, go } = slow(all);
    const pressed = press(discord, BEN, place, 'answer:corpus:large');
    await asked;
    await move(DEFER_AFTER);

    expect(await pressed).toMatchObject({ ok: true, did: 'deferred update' });
    go();
    await settle();

    expect(firstLines(discord, place).at(-1)).toBe(asks('audience', 2));
    expect(await press(discord, BEN, place, 'words:audience')).toMatchObject({ did: 'opened' });
  });

  it('words of a window are kept', async () => {
    const all = await inTalk();
    const { discord, settle, move, place } = all;
    await press(discord, BEN, place, 'words:corpus');
    const { asked, go } = slow(all);
    const sent = fill(discord, BEN, { [INPUT]: 'about 2,000 pages' });
    await asked;
    await move(DEFER_AFTER);

    expect(await sent).toMatchObject({ ok: true, did: 'deferred update' });
    go();
    await settle();
    expect(firstLines(discord, place).at(-1)).toBe(asks('audience', 2));
  });
});

describe('what cannot be stored', () => {
  it('is not told to have worked', async () => {
    const all = await inTalk();
    const { discord, bot, place, reports } = all;
    bot.receive = () => Promise.reject(new Error('no room on the disk'));

    await discord.slash(ADA, GENERAL, ASK);
    await press(discord, ADA, place, 'answer:corpus:large');

    expect(notesFor(discord, ADA)).toEqual([says(FAILED), says(FAILED)]);
    expect(reports).toEqual([
      'A command of Discord could not be handled (Error).',
      'A control of Discord could not be handled (Error).',
    ]);
  });
});

describe('an answer that comes too late', () => {
  it.each([
    [
      'is unknown to Discord by then',
      10062,
      ["The answer to a control of Discord came too late or got lost (Discord's error 10062, status 404)."],
    ],
    ['was answered before, since Discord told of it twice', 40060, []],
  ])('loses nothing where what was done %s', async (_, code, told) => {
    const { discord, settle, place, reports } = await inTalk();
    discord.fault('create_interaction_response', { status: 404, body: { code, message: 'no' } });

    // Whoever pressed it sees that nothing came.
    void discord.click(BEN, newest(discord, place).id, 'Over 500 pages, or growing');
    await settle();

    expect(firstLines(discord, place).at(-1)).toBe(asks('audience', 2));
    expect(reports).toEqual(told);
    await press(discord, BEN, place, 'answer:audience:shared');
    await settle();
    expect(firstLines(discord, place).at(-1)).toBe(asks('running', 3));
  });
});

describe('a first answer that fails', () => {
  it.each<[what: string, fault: Fault]>([
    ['by a server error', { status: 500 }],
    ['by a server error though it was taken', { status: 502, written: true }],
    ['by a connection that breaks', { destroy: true }],
    ['by a connection that breaks when it was taken', { storedButLost: true }],
    ['by somebody before Discord', { status: 403, body: {} }],
  ])('is given once more: %s', async (_, fault) => {
    const { discord, place, reports, settle } = await inTalk();
    discord.fault(CALLBACK, fault);

    await press(discord, ADA, place, 'words:corpus');
    await settle();

    expect(discord.modal(ADA)).toBeDefined();
    expect(discord.callsTo(CALLBACK)).toHaveLength(2);
    expect(reports).toEqual([]);
  });

  it('is followed by the late one, though it got lost that it was taken', async () => {
    const all = await botInDiscord();
    const { discord, move } = all;
    const { asked, go } = slow(all);
    discord.fault(CALLBACK, { storedButLost: true });
    const entered = discord.slash(ADA, GENERAL, ASK);
    await asked;
    await move(DEFER_AFTER);
    await entered;

    go();
    await discord.settled();

    expect(notesFor(discord, ADA)).toEqual([says(OPENED)]);
  });

  it.each<[what: string, fault: Fault, tries: number]>([
    ['fails again', { status: 500, times: 9 }, 2],
    ['is refused', { status: 404, body: { code: 10062, message: 'no' } }, 1],
    ['asks for a pause', { limit: { after: 1 } }, 1],
  ])('is given up where it %s', async (_, fault, tries) => {
    const { discord, place, reports, heard } = await inTalk();
    discord.fault(CALLBACK, fault);

    void discord.click(ADA, newest(discord, place).id, 'Over 500 pages, or growing');
    await heard();

    expect(discord.callsTo(CALLBACK)).toHaveLength(tries);
    expect(reports).toHaveLength(1);
  });
});

describe('a listener that throws', () => {
  it('is told to an admin, and the bot goes on', async () => {
    const { discord, settle, bot, reports, heard } = await botInDiscord();
    const { at } = bot;
    bot.at = () => {
      throw new Error('a mistake');
    };
    const starter = await discord.say(ADA, GENERAL, 'Words');
    const thread = await discord.thread(ADA, starter, 'Words');
    await discord.mention(ADA, thread, CASE);
    await heard();
    bot.at = at;

    await discord.mention(ADA, thread, CASE);
    await settle();

    expect(firstLines(discord, thread)).toEqual([UNDERSTOOD_TITLE, asks('corpus', 1)]);
    expect(reports).toEqual(['A message in Discord could not be taken (Error).']);
  });
});

describe('names', () => {
  /** What somebody might write to make the bot ping, link or break. */
  const HOSTILE = `@everyone @here <@${BEN}> <@&15${'0'.repeat(15)}11> <#${GENERAL}> [x](https://evil.example) \`\`\` **`;

  it('that people write call nobody when the bot says them again', async () => {
    const { discord, settle, reports } = await botInDiscord();
    await discord.slash(ADA, GENERAL, `${ASK} ${HOSTILE}`);
    await settle();
    const thread = newest(discord, GENERAL).id;
    for (const control of ['more:understood', 'more:finish']) {
      await press(discord, ADA, thread, control);
      await settle();
    }
    await discord.mention(MOD, thread, `can we fine-tune ${HOSTILE} instead?`);
    await settle();
    for (const control of ['why', 'share', 'export', 'rate:down']) {
      await press(discord, ADA, thread, control);
      await settle();
    }
    await discord.slash(ADA, thread, `/whichway question what is fine-tuning? ${HOSTILE}`);
    await settle();
    await discord.slash(ADA, GENERAL, '/whichway status');

    const bots = new Set([...discord.messages(GENERAL), ...discord.messages(thread)].map(({ id }) => id));
    for (const person of [ADA, BEN])
      expect(
        discord.pings(person).filter(({ id, author }) => bots.has(id) && author !== MOD && author !== ADA),
      ).toEqual([]);
    expect(firstLines(discord, thread).length).toBeGreaterThan(6);
    expect(reports).toEqual([]);
  });
});
