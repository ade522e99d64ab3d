// Direct messages in Discord: a talk of one person with the bot.
import { describe, expect, it } from 'vitest';
import { UNDERSTOOD_TITLE } from '../../adapters/cards/understoodwords.ts';
import { ALONE_HERE } from '../../src/dialogue/words.ts';
import { ADA, BEN, directOf } from '../doubles/discord/settings.ts';
import { asks, CASE, closed, says } from '../lines.ts';
import { FACTS } from '../stories.ts';
import { botInDiscord } from './bot.ts';
import { controlsOf, firstLines, newest, plainOf, press } from './seen.ts';

const ROOM = directOf(ADA);

describe('direct messages', () => {
  it('are a talk that needs no mention and no thread', async () => {
    const { discord, settle, reports } = await botInDiscord();

    await discord.say(ADA, ROOM, CASE);
    await settle();
    await press(discord, ADA, ROOM, 'answer:corpus:large');
    await settle();
    await discord.say(ADA, ROOM, 'same for all');
    await settle();

    expect(firstLines(discord, ROOM)).toEqual([
      UNDERSTOOD_TITLE,
      closed('corpus', 'large', ADA),
      'That settles what to do. A last detail or two for the plan.',
      closed('audience', 'shared', ADA),
      'Noted: every user gets the same answer.',
      asks('running', 3),
    ]);
    expect(reports).toEqual([]);
  });

  it('of two people are two talks', async () => {
    const { discord, settle } = await botInDiscord();
    await discord.say(ADA, ROOM, CASE);
    await discord.say(BEN, directOf(BEN), CASE);
    await settle();

    for (const room of [ROOM, directOf(BEN)])
      expect(firstLines(discord, room)).toEqual([UNDERSTOOD_TITLE, asks('corpus', 1)]);
  });

  it('take the commands', async () => {
    const { discord, settle } = await botInDiscord();

    expect(await discord.slash(ADA, ROOM, `/whichway ask ${CASE}`)).toMatchObject({ ok: true });
    await settle();
    await discord.slash(ADA, ROOM, '/whichway question what is fine-tuning?');
    await settle();
    await discord.slash(ADA, ROOM, '/whichway status');

    const lines = firstLines(discord, ROOM);
    expect(lines.slice(1, 3)).toEqual([UNDERSTOOD_TITLE, expect.stringMatching(/Asked again below\.$/u)]);
    expect(lines.at(-1)).toBe(asks('corpus', 1));
    expect(discord.ephemerals(ADA).map(plainOf).at(-1)).toContain('Still talking.');
  });

  it('cannot be handed over, and say so', async () => {
    const { discord, settle } = await botInDiscord();
    await discord.say(ADA, ROOM, CASE);
    await settle();
    for (const answer of FACTS.answers) {
      await press(discord, ADA, ROOM, answer);
      await settle();
    }
    expect(controlsOf(newest(discord, ROOM))).not.toContain('hand-over');

    await discord.say(ADA, ROOM, `hand it over to <@${BEN}>`);
    await settle();

    expect(plainOf(newest(discord, ROOM))).toBe(says(ALONE_HERE));
  });

  it('that are shut take nothing, and an admin is told why', async () => {
    const { discord, settle, reports } = await botInDiscord();
    await discord.say(ADA, ROOM, CASE);
    discord.fault('create_message', { times: 9, status: 403, body: { code: 50007, message: 'no' } });

    await settle();
    await settle();

    expect(discord.callsTo('create_message')).toHaveLength(2);
    expect(reports).toEqual(
      Array.from({ length: 2 }, () => expect.stringMatching(/they take no direct messages from me$/u)),
    );
  });
});
