// Whatever Slack sends: every listener ends, every press is acknowledged once, and nothing reaches the process.
import fc from 'fast-check';
import { expect, it, onTestFinished } from 'vitest';
import { NotTaken } from '../../adapters/slack/connection/guard.ts';
import { type Body, kindOf } from '../../adapters/slack/connection/kind.ts';
import { ADA, GENERAL } from '../doubles/slack/settings.ts';
import { CASE } from '../lines.ts';
import { type BotInSlack, botInSlack } from './bot.ts';
import { anyBody, mutated } from './mutated.ts';
import { recorded } from './recorded.ts';
import { firstLines } from './seen.ts';

const MUTATED_RUNS = 2_000;
const ANY_RUNS = 1_000;

/** Errors and rejections that nobody handled, until the test ends. */
function unhandled(): unknown[] {
  const seen: unknown[] = [];
  const see = (thrown: unknown): void => void seen.push(thrown);
  for (const name of ['unhandledRejection', 'uncaughtException'] as const) {
    process.on(name, see);
    onTestFinished(() => void process.off(name, see));
  }
  return seen;
}

/** Hands a payload to the real listeners; how often they acknowledged it, and what they threw. */
async function handed({ platform }: BotInSlack, body: Body): Promise<{ acks: number; thrown: unknown }> {
  let acks = 0;
  let thrown: unknown;
  const ack = async (): Promise<void> => {
    acks++;
  };
  await platform.connection.app.processEvent({ body, ack }).catch((cause: unknown) => {
    thrown = cause;
  });
  return { acks, thrown };
}

async function holds(inSlack: BotInSlack, body: Body): Promise<void> {
  const { acks, thrown } = await handed(inSlack, body);
  const own = ['event', 'other'].includes(kindOf(body));
  if (thrown === undefined) expect(acks).toBe(1);
  // Only what comes again may be left without an acknowledgement.
  else expect([own, thrown instanceof NotTaken, acks]).toEqual([true, true, 0]);
}

it('takes recorded payloads with parts changed', { timeout: 60_000 }, async () => {
  const inSlack = await botInSlack('socket');
  const bodies = await recorded(inSlack);
  const seen = unhandled();
  expect(new Set(bodies.map(kindOf))).toEqual(new Set(['event', 'command', 'action', 'shortcut', 'view']));

  await fc.assert(
    fc.asyncProperty(mutated(bodies), (body) => holds(inSlack, body)),
    { numRuns: MUTATED_RUNS },
  );

  await inSlack.settle();
  expect(seen).toEqual([]);
});

it('takes any payload, and serves people afterwards', { timeout: 60_000 }, async () => {
  const inSlack = await botInSlack('socket');
  const seen = unhandled();

  await fc.assert(
    fc.asyncProperty(anyBody, (body) => holds(inSlack, body)),
    { numRuns: ANY_RUNS },
  );

  const thread = await inSlack.slack.mention(ADA, { channel: GENERAL }, CASE);
  await inSlack.settle();
  expect(firstLines(inSlack.slack, { channel: GENERAL, thread })).toHaveLength(2);
  expect(seen).toEqual([]);
});
