// What those who manage a server in Discord see of use, and whether its words may be used; others are told that they may not.
import { describe, expect, it } from 'vitest';
import { FOR_MANAGERS } from '../../adapters/discord/help.ts';
import { ADA, BEN, directOf, ELSEWHERE, FOREIGN, GENERAL, GUILD, MOD } from '../doubles/discord/settings.ts';
import { says } from '../lines.ts';
import { MANNER } from '../stories.ts';
import { inMonths, type Months, told } from './months.ts';
import { notesFor } from './seen.ts';

/** By itself it tells nothing of anybody's case. */
const UNKNOWN = 'do agents need a sandbox?';
const QUESTION = 'how does an agent remember earlier sessions?';

async function command(
  { discord, settle }: Months,
  by: string,
  name: string,
  { channel = GENERAL, options = {} }: { channel?: string; options?: Record<string, string> } = {},
): Promise<string> {
  const outcome = await discord.slash(by, channel, { name: `whichway ${name}`, options });
  if (!outcome.ok) throw new Error(outcome.why);
  await settle();
  return notesFor(discord, by).at(-1) ?? '';
}

const learning = (months: Months, by: string, choice: string): Promise<string> =>
  command(months, by, 'learning', { options: { switch: choice } });

describe('"/whichway gaps"', () => {
  it('shows who manages the server what had no answer, and nobody else sees it', async () => {
    const months = await inMonths();
    const { discord, settle } = months;
    const place = await told(months, BEN, MANNER);
    await discord.mention(BEN, place, QUESTION);
    await settle();
    const before = notesFor(discord, BEN).length;

    const note = await command(months, MOD, 'gaps');

    expect(note).toContain('1 question without an answer in the last 90 days.');
    expect(note).toContain(`1 question in 1 talk, 20 Nov 2026: "${QUESTION}"`);
    expect(note).toContain('Nearest guidance: ');
    // It is no further question.
    expect(note).toContain('Trust says how well a passage fits a question');
    expect(note).not.toMatch(/\d\. Trust/u);
    expect(notesFor(discord, BEN)).toHaveLength(before);
  });

  it('shows what was asked by the command that opens a talk', async () => {
    const months = await inMonths();
    await command(months, BEN, 'ask', { options: { text: UNKNOWN } });

    expect(await command(months, MOD, 'gaps')).toContain(`1 question in 1 talk, 20 Nov 2026: "${UNKNOWN}"`);
  });

  it('keeps what was asked where only that person sees the answer', async () => {
    const months = await inMonths({ discord: { installs: [ADA] } });
    await command(months, ADA, 'ask', { channel: FOREIGN, options: { text: UNKNOWN } });

    expect(await months.bot().bot.learning.unanswered(`dm:${ADA}`, 0, 10)).toMatchObject([{ text: UNKNOWN }]);
  });

  it('is for nobody else, and not for direct messages or a server without the bot', async () => {
    const months = await inMonths({ discord: { installs: [MOD] } });

    expect(await command(months, ADA, 'gaps')).toBe(says(FOR_MANAGERS));
    expect(await command(months, MOD, 'gaps', { channel: directOf(MOD) })).toBe(says(FOR_MANAGERS));
    expect(await command(months, MOD, 'gaps', { channel: FOREIGN })).toBe(says(FOR_MANAGERS));
  });

  it('shows what this server asked, and nothing of somebody’s direct messages', async () => {
    const months = await inMonths();
    const { discord, settle } = months;
    for (const text of ['hello', QUESTION]) {
      await discord.say(ADA, { channel: directOf(ADA) }, text);
      await settle();
    }
    expect(await months.bot().bot.learning.unanswered(`dm:${ADA}`, 0, 10)).toHaveLength(1);

    expect(await command(months, MOD, 'gaps')).toMatch(/^No question in the last 90 days/u);
  });
});

describe('"/whichway learning"', () => {
  it('is off until somebody who manages the server allows it', async () => {
    const months = await inMonths();
    const { store } = months.bot();

    expect(await learning(months, MOD, 'status')).toMatch(/^Learning is off in this server: nothing/u);
    expect(await learning(months, MOD, 'on')).toMatch(
      /^Learning is on in this server, for what is said since 20 Nov 2026\. While it is on, whoever runs me/u,
    );
    expect(await store.learning.consent(GUILD)).toMatchObject({ on: true });
    expect(await learning(months, MOD, 'off')).toMatch(/^Learning is off in this server: /u);
    expect(await store.learning.consent(GUILD)).toMatchObject({ on: false });
  });

  it('is not for others', async () => {
    const months = await inMonths();

    expect(await learning(months, BEN, 'on')).toBe(says(FOR_MANAGERS));
    for (const tenant of [GUILD, ELSEWHERE])
      expect(await months.bot().store.learning.consent(tenant)).toBeUndefined();
  });
});
