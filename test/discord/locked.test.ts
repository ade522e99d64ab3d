// A control that is pressed in a locked thread: nothing could be seen of what comes of it, so nothing does.
import { describe, expect, it } from 'vitest';
import { LOCKED, notAnswered } from '../../adapters/discord/help.ts';
import { BEN, directOf, GENERAL } from '../doubles/discord/settings.ts';
import { asks, says } from '../lines.ts';
import { type InTalk, inTalk } from './intalk.ts';
import { fill, firstLines, notesFor, press } from './seen.ts';

const PRESSED = 'answer:corpus:large';

/** A talk with an open question in a thread that was locked meanwhile. */
async function locked(archived: boolean): Promise<InTalk> {
  const all = await inTalk();
  all.discord.moderate(all.place.thread, { locked: true, archived });
  await all.settle();
  return all;
}

async function stillAsks({ discord, settle, place, bot, id, reports }: InTalk): Promise<void> {
  await settle();
  const tenant = discord.channel(GENERAL).guild ?? '';
  expect((await bot.talk(tenant, id))?.open).toBe('corpus');
  expect(firstLines(discord, place).at(-1)).toBe(asks('corpus', 1));
  expect(reports).toEqual([]);
}

describe('what is pressed in a locked thread', () => {
  it('is not taken in, and who pressed it is told', async () => {
    const all = await locked(false);

    await press(all.discord, BEN, all.place, PRESSED);
    await press(all.discord, BEN, all.place, 'words:corpus');

    expect(notesFor(all.discord, BEN)).toEqual([says(LOCKED), says(LOCKED)]);
    await stillAsks(all);
  });

  it('is told of directly where it is archived too', async () => {
    const all = await locked(true);
    const { discord } = all;

    await press(discord, BEN, all.place, PRESSED);

    await discord.until(() => firstLines(discord, directOf(BEN)).length > 0, 'the person is told');
    expect(firstLines(discord, directOf(BEN))).toEqual([says(notAnswered('the thread is locked'))]);
    await stillAsks(all);
  });

  it('is taken in where the bot may manage threads', async () => {
    const all = await inTalk();
    const { discord, place, settle } = all;
    discord.allow(GENERAL, 'MANAGE_THREADS');
    discord.moderate(place.thread, { locked: true });
    await settle();

    await press(discord, BEN, place, PRESSED);
    await settle();

    expect(firstLines(discord, place).at(-1)).toBe(asks('audience', 2));
  });
});

it('a window that was open when the thread was locked changes nothing', async () => {
  const all = await inTalk();
  const { discord, place, settle } = all;
  await press(discord, BEN, place, 'words:corpus');
  discord.moderate(place.thread, { locked: true });
  await settle();

  await fill(discord, BEN, { 'v1:text': 'about 2,000 pages' });

  expect(notesFor(discord, BEN)).toEqual([says(LOCKED)]);
  await stillAsks(all);
});
