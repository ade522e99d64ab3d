// Nobody can be reached any more: who owned it before is asked, then check-ins end until somebody is there again.
import { describe, expect, it } from 'vitest';
import { MOVED } from '../../src/dialogue/words.ts';
import { temporary } from '../adapters/store/rows.ts';
import { ADA, BEN, BOT_TOKEN, directOf, GENERAL, SECRET } from '../doubles/slack/settings.ts';
import type { Slack } from '../doubles/slack/slack.ts';
import { BOTH, MANNER } from '../stories.ts';
import { MODES } from './bot.ts';
import { checkInsIn, inBlocks, inMonths, type Months, type Spot, storedTalk, told } from './months.ts';
import { firstLines } from './seen.ts';

const POST = 'chat.postMessage';
const GONE = 'the account is closed';

/** From now on Slack does not take direct messages to these people, as for somebody who left. */
function gone(slack: Slack, ...people: string[]): void {
  const body = { ok: false, error: 'user_not_found' };
  slack.fault(POST, { times: 9, body, when: ({ channel }) => people.includes(String(channel)) });
}

async function handedToBen({ slack, settle }: Months, place: Spot): Promise<void> {
  await slack.mention(ADA, place, `hand it over to <@${BEN}>`);
  await settle();
}

describe.each(MODES)('a check-in whose owner cannot be reached, over %s', (mode) => {
  it('goes to who owned it before', async () => {
    const months = await inMonths(mode);
    const { slack, at } = months;
    const place = await told(months, ADA, BOTH);
    await handedToBen(months, place);
    slack.channel(GENERAL).archived = true;
    gone(slack, BEN);

    await at('2027-05-20T13:00:00Z');

    const [checkIn, second] = checkInsIn(slack, { channel: directOf(ADA) });
    expect(checkIn?.text.split('\n')[0]).toBe(MOVED({ person: ADA }, GONE, { former: true }));
    expect(second).toBeUndefined();
    expect(checkInsIn(slack, { channel: directOf(BEN) })).toEqual([]);
  });
});

describe.each(MODES)('where nobody is left, over %s', (mode) => {
  /** A talk that was handed over, in a channel that is archived now, of two people who are both gone. */
  async function deserted() {
    const months = await inMonths(mode);
    const place = await told(months, ADA, BOTH);
    await handedToBen(months, place);
    months.slack.channel(GENERAL).archived = true;
    gone(months.slack, ADA, BEN);
    await months.at('2027-05-20T13:00:00Z');
    return { ...months, place };
  }
  const status = async ({ slack }: Months): Promise<string> => {
    await slack.slash(ADA, GENERAL, 'status');
    return inBlocks(slack.ephemerals(ADA).at(-1) ?? { blocks: [] });
  };

  it('check-ins end, and status says why', async () => {
    const months = await deserted();
    const { slack, at, place } = months;
    const tried = slack.callsTo(POST).slice(-4);
    expect(tried.map(({ args, answer }) => [args.channel, args.thread_ts, answer?.error])).toEqual([
      [GENERAL, place.thread, 'is_archived'],
      [GENERAL, undefined, 'is_archived'],
      [BEN, undefined, 'user_not_found'],
      [ADA, undefined, 'user_not_found'],
    ]);

    await at('2028-11-24T14:00:00Z');

    expect(slack.callsTo(POST).at(-1)).toBe(tried.at(-1));
    expect((await storedTalk(months, place))?.ended).toMatchObject({ why: 'unreachable', reason: GONE });
    slack.channel(GENERAL).archived = false;
    const shown = await status(months);
    expect(shown).toContain('since I could reach nobody');
    expect(shown).toMatch(/20 May 2027, closed: I could reach nobody any more\. [^"]*the account is closed/u);
  });

  it('they go on once somebody writes in the talk again', async () => {
    const months = await deserted();
    const { slack, settle, at, place } = months;
    slack.mend();
    slack.channel(GENERAL).archived = false;

    await slack.say(BEN, place, 'why?');
    await settle();

    expect(firstLines(slack, place).at(-1)).toBe('Why');
    expect(await status(months)).toContain('Mon 22 Nov 2027, 09:00 New York');
    await at('2027-11-22T14:00:00Z');
    expect(checkInsIn(slack, place)).toHaveLength(1);
  });
});

describe.each(MODES)('a workspace that removed the app, over %s', (mode) => {
  it('gets no check-in, nor does anybody there', async () => {
    const months = await inMonths(mode);
    const { slack, at, reports } = months;
    await told(months, ADA, BOTH);
    await told(months, BEN, MANNER, SECRET);
    await slack.uninstall();
    const sent = (): number => slack.calls.filter(({ method }) => method.startsWith('chat.')).length;
    const before = sent();

    await at('2027-05-20T13:00:00Z');
    await at('2028-05-22T13:00:00Z');

    expect(sent()).toBe(before);
    expect(reports()).toEqual([
      expect.stringMatching(/the token of the bot was revoked\. What was said is kept\.$/u),
      expect.stringMatching(/the app was removed from the workspace\. What was said is kept\.$/u),
    ]);
  });

  it('gets those that fell due meanwhile once the app is back', async () => {
    const months = await inMonths(mode, { folder: temporary() });
    const { slack, at } = months;
    const place = await told(months, ADA, BOTH);
    await slack.uninstall();
    await at('2027-06-01T07:00:00Z');
    slack.revoke(BOT_TOKEN, undefined);

    await months.downUntil('2027-06-02T07:00:00Z');
    await at('2027-06-02T07:00:10Z');

    expect(checkInsIn(slack, place).map(({ text }) => text.split('\n')[1])).toEqual([
      'This comes 13 days late.',
    ]);
  });
});
