// To which talk words belong, however late and in whichever order things come.
import { describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '../../src/door/clock.ts';
import { ADA, BEN, GENERAL, SCOPES, TEAM } from '../doubles/slack/settings.ts';
import { CASE } from '../lines.ts';
import { botInSlack, MODES } from './bot.ts';
import { botMessages } from './seen.ts';

const POST = 'chat.postMessage';
const MAY_NOT_LOOK = SCOPES.filter((scope) => scope !== 'metadata.message:read');

describe.each(MODES)('words in a thread, over %s', (mode) => {
  it('under a message left in doubt are not for a talk that began later', async () => {
    const { slack, bot, settle, move } = await botInSlack(mode, { slack: { scopes: MAY_NOT_LOOK } });
    slack.fault(POST, { storedButLost: true });
    await slack.slash(ADA, GENERAL, CASE);
    await settle();
    const thread = botMessages(slack, { channel: GENERAL })[0]?.ts ?? '';
    await move(5 * SECOND);
    const before = slack.callsTo(POST).length;
    slack.fault(POST, { hang: true });
    await slack.slash(BEN, GENERAL, CASE);
    const settling = settle();
    await slack.until(() => slack.callsTo(POST).length > before, 'the later one is being sent');

    await slack.mention(ADA, { channel: GENERAL, thread }, 'why?');

    expect(await bot.at(TEAM, GENERAL, thread)).toBe(`${GENERAL}.${thread}`);
    await move(12 * SECOND);
    await settling;
  });

  it.each([
    ['', 0],
    [', though Slack does not tell at first', 2],
  ])('under one of two messages left in doubt are for the talk that it opened%s', async (_, silent) => {
    const { slack, bot, settle, move } = await botInSlack(mode);
    slack.fault('conversations.history', { status: 500, times: silent });
    slack.fault(POST, { storedButLost: true, times: 2 });
    await slack.slash(ADA, GENERAL, CASE);
    await slack.slash(BEN, GENERAL, CASE);
    await settle();
    const [first, second] = botMessages(slack, { channel: GENERAL }).map(({ ts }) => ts);
    for (const thread of [second, first])
      await slack.mention(ADA, { channel: GENERAL, thread: thread ?? '' }, 'why?');
    await move(MINUTE);
    await settle();

    const talks = await bot.talksIn(TEAM, GENERAL);
    expect(talks.map(({ thread }) => thread).sort()).toEqual([first, second].sort());
    expect(talks.flatMap(({ talk }) => talk.id)).not.toContain(`${GENERAL}.${first}`);
  });

  it('that come before those that opened it leave it a thread of ours', async () => {
    const { slack, bot, settle } = await botInSlack(mode);
    const release = slack.holdBack(2);
    const thread = await slack.mention(ADA, { channel: GENERAL }, CASE);
    await slack.mention(BEN, { channel: GENERAL, thread }, 'and it changes every month');
    await release();
    await settle();

    expect(await bot.talk(TEAM, `${GENERAL}.${thread}`)).toMatchObject({ ours: true });
  });
});
