// Texts of any size and kind in Slack: nothing is refused, nothing pings.
import { describe, expect, it } from 'vitest';
import { INPUT } from '../../adapters/slack/cards/modals.ts';
import { ADA, BEN, directOf, GENERAL } from '../doubles/slack/settings.ts';
import type { Slack } from '../doubles/slack/slack.ts';
import { asks } from '../lines.ts';
import { botInSlack, MODES } from './bot.ts';
import { inTalk } from './intalk.ts';
import { botMessages, firstLines, press } from './seen.ts';

const CASE = 'our bot must answer from 2,000 help articles that change daily';

/** What somebody might write to make the bot ping, link, break or hang. */
const HOSTILE: readonly string[] = [
  '<!channel> <!here> <!everyone> @here @channel @everyone',
  `<@${BEN}> and <#${GENERAL}|general>`,
  '<https://evil.example|our help articles> [help articles](https://evil.example)',
  '*_~`>>> ``` &amp;&lt;!channel&gt;',
  '\u202etxet \u200b\u2066 \u0000 \ud83d 👩‍👩‍👧‍👦',
  '<'.repeat(50),
];

/** Everything that the bot sent, each as Slack took it. */
function refusals(slack: Slack): unknown[] {
  return slack.calls
    .filter(({ method, answer }) => method !== 'apps.connections.open' && answer?.ok !== true)
    .map(({ method, answer }) => [method, answer]);
}

const sentTexts = (slack: Slack): string[] =>
  slack.calls
    .filter(({ method }) => method.startsWith('chat.') || method === 'response_url')
    .map(({ args }) => JSON.stringify([args.text, args.blocks]));

/** Tokens of Slack that reach people or lead away, other than the name of who did something. */
const tokensIn = (text: string): string[] =>
  text.match(/<![a-z]+[^>]*>|<@(?!U0ADA>)\w+>|<#\w+[^>]*>|<https:\/\/evil[^>]*>/giu) ?? [];

describe('tokens', () => {
  it.each(['<!here>', `<@${BEN}>`, `<#${GENERAL}|general>`, '<https://evil.example|bank>'])(
    'would be seen: %s',
    (token) => {
      expect(tokensIn(JSON.stringify([`before ${token} after`]))).toEqual([token]);
    },
  );
});

describe.each(MODES)('long texts, over %s', (mode) => {
  const long = `${CASE}. ${'We have very many words about it. '.repeat(3_000)}`;

  it('are read at their beginning, and said to be cut', async () => {
    const { slack, settle, reports } = await botInSlack(mode);
    const channel = directOf(ADA);

    await slack.say(ADA, { channel }, long);
    await slack.mention(ADA, { channel: GENERAL }, long);
    await slack.slash(ADA, GENERAL, long);
    await settle();

    expect(long.length).toBeGreaterThan(100_000);
    expect(firstLines(slack, { channel })[0]).toMatch(
      /^That was long\. I read the first [\d,]+ characters\.$/u,
    );
    expect(
      firstLines(slack, { channel: GENERAL }).filter((line) => line.startsWith('That was long')),
    ).toHaveLength(2);
    expect([refusals(slack), reports]).toEqual([[], []]);
  });

  it('are taken in a window up to its limit', async () => {
    const { slack, settle, place, reports } = await inTalk(mode);
    await press(slack, BEN, place, 'words:corpus');
    await slack.until(() => slack.views(BEN).length === 1, 'the window is open');

    const words = 'We have 2,000 pages. '.repeat(142);
    const values = { [INPUT.block]: { [INPUT.action]: words } };
    expect(await slack.submit(BEN, slack.views(BEN)[0]?.id ?? '', values)).toMatchObject({ ok: true });
    await settle();

    expect(firstLines(slack, place).at(-1)).toBe(asks('audience', 2));
    expect([refusals(slack), reports]).toEqual([[], []]);
  });
});

describe.each(MODES)('hostile texts, over %s', (mode) => {
  it.each(HOSTILE)('are shown as they are: %j', async (text) => {
    const { slack, settle, reports } = await botInSlack(mode);
    const said = `${CASE} ${text}`;

    await slack.slash(ADA, GENERAL, said);
    await settle();
    const place = { channel: GENERAL, thread: botMessages(slack, { channel: GENERAL })[0]?.ts ?? '' };
    await slack.mention(ADA, place, `can we fine-tune ${text} instead?`);
    await settle();
    for (const control of ['more:finish', 'understood', 'why', 'export', 'share', 'rate:down']) {
      await press(slack, ADA, place, control);
      await settle();
    }
    await slack.slash(ADA, GENERAL, 'status');

    expect(firstLines(slack, place).length).toBeGreaterThan(7);
    expect([refusals(slack), sentTexts(slack).flatMap(tokensIn), reports]).toEqual([[], [], []]);
  });
});
