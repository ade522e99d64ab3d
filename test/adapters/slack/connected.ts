// A connection to the local Slack, with all that it reports, ended with the test.
import type { types } from '@slack/bolt';
import { onTestFinished } from 'vitest';
import { realClock } from '../../../adapters/clock.ts';
import {
  connectSlack,
  type SlackConnection,
  type SlackMode,
  type SlackOptions,
} from '../../../adapters/slack/connection/connection.ts';
import { SLACK_PATH } from '../../../adapters/slack/connection/httpintake.ts';
import type { IncomingKind } from '../../../adapters/slack/connection/kind.ts';
import type { Clock } from '../../../src/door/clock.ts';
import { APP_TOKEN, BOT_TOKEN, SIGNING_SECRET } from '../../doubles/slack/settings.ts';
import { type Slack, slackForTest } from '../../doubles/slack/slack.ts';

export const MODES = ['socket', 'http'] as const;
export type Mode = (typeof MODES)[number];

const WAYS: Readonly<Record<Mode, SlackMode>> = {
  socket: { kind: 'socket', appToken: APP_TOKEN },
  http: { kind: 'http', signingSecret: SIGNING_SECRET, host: '127.0.0.1', port: 0 },
};

export type Connected = {
  slack: Slack;
  connection: SlackConnection;
  reports: string[];
  /** What was acknowledged, in order. */
  acknowledged: IncomingKind[];
  /** What was said when the token worked no more. */
  ended: string[];
};

export type Wishes = Partial<Pick<SlackOptions, 'mode' | 'botToken'>> & {
  clock?: Clock;
  timings?: NonNullable<Parameters<typeof slackForTest>[0]>['timings'];
};

/** Not started yet. Waits between tries are as short as they can be. */
export async function prepared(mode: Mode, wishes: Wishes = {}): Promise<Connected> {
  const { timings, clock = realClock, ...rest } = wishes;
  const slack = await slackForTest({ mode, ...(timings === undefined ? {} : { timings }) });
  const seen = { reports: [] as string[], acknowledged: [] as IncomingKind[], ended: [] as string[] };
  const connection = connectSlack({
    ...{ mode: WAYS[mode], botToken: BOT_TOKEN, apiUrl: slack.apiUrl, clock, random: () => 0.99 },
    report: (sentence) => seen.reports.push(sentence),
    acknowledged: (kind) => seen.acknowledged.push(kind),
    ended: (sentence) => seen.ended.push(sentence),
    ...rest,
  });
  onTestFinished(() => connection.stop());
  return { slack, connection, ...seen };
}

export async function started({ slack, connection }: Pick<Connected, 'slack' | 'connection'>): Promise<void> {
  await connection.start();
  const port = connection.port();
  if (port !== undefined) slack.deliverTo(`http://127.0.0.1:${port}${SLACK_PATH}`);
}

/** Started, and in Socket Mode with both of its sockets. */
export async function connected(mode: Mode, wishes: Wishes = {}): Promise<Connected> {
  const world = await prepared(mode, wishes);
  await started(world);
  const { slack } = world;
  if (mode === 'socket') await slack.until(() => slack.sockets().length === 2, 'both sockets are open');
  return world;
}

/** A message's blocks: a sentence and a button with that id. */
export function button(id: string): types.KnownBlock[] {
  return [
    {
      type: 'actions',
      elements: [{ type: 'button', action_id: id, text: { type: 'plain_text', text: 'Press' } }],
    },
  ];
}

/** Something that is waited for, and let go by the test. */
export function gate(): { passed: Promise<void>; open(): void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { passed: promise, open: () => resolve() };
}
