// What admins of a workspace in Slack see of use, and whether its words may be used; others are told that they may not.
import { describe, expect, it } from 'vitest';
import { ADMIN_UNKNOWN, FOR_ADMINS } from '../../adapters/slack/admins.ts';
import { ADA, BEN, GENERAL, TEAM, type User } from '../doubles/slack/settings.ts';
import { says } from '../lines.ts';
import { MANNER } from '../stories.ts';
import { MODES, type Mode } from './bot.ts';
import { inMonths, type Months, told } from './months.ts';
import { botMessages, notesFor } from './seen.ts';

/** By itself it tells nothing of anybody's case. */
const UNKNOWN = 'do agents need a sandbox?';
const QUESTION = 'how does an agent remember earlier sessions?';

const user = (id: string, role?: NonNullable<User['role']>): User => ({
  ...{ id, name: id.slice(2).toLowerCase(), tz: 'Europe/Berlin', locale: 'en-GB', isBot: false },
  ...(role ? { role } : {}),
});

/** A workspace where Ada has that role and Ben none. */
const workspace = (role: NonNullable<User['role']>, mode: Mode = 'socket'): Promise<Months> =>
  inMonths(mode, { slack: { users: [user(ADA, role), user(BEN)] } });

async function command({ slack }: Months, by: string, text: string): Promise<string> {
  const before = slack.ephemerals(by).length;
  expect(await slack.slash(by, GENERAL, text)).toMatchObject({ ok: true });
  expect(slack.ephemerals(by)).toHaveLength(before + 1);
  return slack.ephemerals(by).at(-1)?.text ?? '';
}

describe.each(MODES)('"/whichway gaps", over %s', (mode) => {
  it('shows an admin what had no answer, and nobody else sees it', async () => {
    const months = await workspace('admin', mode);
    const { slack, settle } = months;
    const place = await told(months, BEN, MANNER);
    await slack.mention(BEN, place, QUESTION);
    await settle();
    const posted = botMessages(slack, place).length;

    const note = await command(months, ADA, 'gaps');

    expect(note).toContain('1 question without an answer in the last 90 days.');
    expect(note).toContain(`1 question in 1 talk, 20 Nov 2026: "${QUESTION}"`);
    expect(note).toContain('Nearest guidance: ');
    // It is no further question.
    expect(note).toContain('Trust says how well a passage fits a question');
    expect(note).not.toMatch(/\d\. Trust/u);
    expect(notesFor(slack, BEN)).toEqual([]);
    expect(botMessages(slack, place)).toHaveLength(posted);
  });
});

it('a question by the command that had no answer is among them', async () => {
  const months = await workspace('admin');
  await months.slack.slash(BEN, GENERAL, UNKNOWN);
  await months.settle();

  expect(await command(months, ADA, 'gaps')).toContain(`1 question in 1 talk, 20 Nov 2026: "${UNKNOWN}"`);
});

describe('"/whichway gaps"', () => {
  it.each(['admin', 'owner', 'primary owner'] as const)('is for the %s', async (role) => {
    expect(await command(await workspace(role), ADA, 'gaps')).toMatch(/^No question in the last 90 days/u);
  });

  it('is for nobody else', async () => {
    const months = await workspace('owner');

    expect(await command(months, BEN, 'gaps')).toBe(says(FOR_ADMINS));
    expect(await command(months, BEN, 'learning off')).toBe(says(FOR_ADMINS));
    expect(await months.bot().store.learning.consent(TEAM)).toBeUndefined();
  });

  it('says so where Slack does not tell who somebody is', async () => {
    const months = await inMonths('socket', { slack: { scopes: ['commands', 'chat:write'] } });

    expect(await command(months, ADA, 'gaps')).toBe(says(ADMIN_UNKNOWN));
  });

  it('shows what this workspace asked, and nothing of another one', async () => {
    const months = await workspace('admin');
    const { bot } = months.bot();
    const event = { kind: 'said', by: 'U9', at: '2026-11-20T08:00:00Z', text: QUESTION } as const;
    for (const key of ['first', 'second'])
      await bot.receive({
        ...{ tenant: 'T0ELSEWHERE', talk: GENERAL, place: GENERAL, thread: '', zone: 'UTC' },
        event: { ...event, key, text: key === 'first' ? '' : QUESTION },
      });
    await months.settle();
    expect(await bot.learning.unanswered('T0ELSEWHERE', 0, 10)).toHaveLength(1);

    expect(await command(months, ADA, 'gaps')).toMatch(/^No question in the last 90 days/u);
  });
});

describe('"/whichway learning"', () => {
  it('is on at first, and an admin can end that', async () => {
    const months = await workspace('admin');

    expect(await command(months, ADA, 'learning')).toMatch(
      /^Learning is on in this workspace\. While it is on/u,
    );
    expect(await command(months, ADA, 'learning off')).toMatch(
      /^Learning is off in this workspace: nothing/u,
    );
    expect(await command(months, ADA, 'learning status')).toMatch(/^Learning is off in this workspace: /u);
    expect(await months.bot().store.learning.consent(TEAM)).toMatchObject({ on: false });
    expect(await command(months, ADA, 'learning on')).toMatch(
      /^Learning is on in this workspace, for what is said since 20 Nov 2026\. /u,
    );
  });
});
