// The sign that something comes: how long it is shown, and what ends it.
import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { typing } from '../../../adapters/discord/typing.ts';
import type { Card } from '../../../src/card.ts';
import { SECOND } from '../../../src/door/clock.ts';
import type { Sending } from '../../../src/door/messenger.ts';
import { movingClock } from '../../clock.ts';

const TALK = { tenant: 'guild', talk: 'c.1' };
const ANSWER: Card = { kind: 'notice', about: 'not-understood', text: 'What do you mean?' };
const SENT: Sending = { kind: 'sent', external: '1' };

function shown({ fails = false } = {}) {
  const { clock, move } = movingClock(0);
  const at: number[] = [];
  const signs = typing(clock);
  const begin = async (): Promise<void> => {
    signs.begin(TALK, async () => {
      at.push(clock.now() / SECOND);
      if (fails) throw new Error('not allowed');
    });
    await setImmediate();
  };
  return { signs, at, begin, move: (seconds: number) => move(seconds * SECOND) };
}

it('is shown at once and again every eight seconds, for forty at most', async () => {
  const { at, begin, move } = shown();

  await begin();
  await move(300);

  expect(at).toEqual([0, 8, 16, 24, 32]);
});

it.each<[string, Card, Sending]>([
  ['the answer stands there', ANSWER, SENT],
  ['the answer may stand there', ANSWER, { kind: 'unsure', reason: 'x' }],
  ['the answer is not taken', ANSWER, { kind: 'refused', reason: 'x' }],
])('ends when %s', async (_, card, sending) => {
  const { signs, at, begin, move } = shown();
  await begin();
  await move(10);

  signs.sent({ ...TALK, card }, sending);
  await move(300);

  expect(at).toEqual([0, 8]);
});

it.each<[string, Card, Sending]>([
  ['the answer has to wait', ANSWER, { kind: 'limited', waitMs: 1 }],
  ['the answer did not arrive', ANSWER, { kind: 'unsent', reason: 'x' }],
  ['the message that the talk lives under stands there', { kind: 'opening', by: 'u', text: 'x' }, SENT],
  ['only a part of a long text is read', { kind: 'notice', about: 'text-cut', text: 'x' }, SENT],
  ['it goes on without a thread', { kind: 'notice', about: 'in-place', text: 'x' }, SENT],
])('goes on when %s', async (_, card, sending) => {
  const { signs, at, begin, move } = shown();
  await begin();
  await move(10);

  signs.sent({ ...TALK, card }, sending);
  await move(7);

  expect(at).toEqual([0, 8, 16]);
});

it('of another talk goes on', async () => {
  const { signs, at, begin, move } = shown();
  await begin();

  signs.sent({ ...TALK, talk: 'c.2', card: ANSWER }, SENT);
  signs.sent({ ...TALK, tenant: 'other', card: ANSWER }, SENT);
  await move(9);

  expect(at).toEqual([0, 8]);
});

it('is one for each talk, from when something was said last', async () => {
  const { at, begin, move } = shown();
  await begin();
  await move(5);

  await begin();
  await move(9);

  expect(at).toEqual([0, 5, 13]);
});

it('that cannot be shown is not tried again', async () => {
  const { at, begin, move } = shown({ fails: true });

  await begin();
  await move(300);

  expect(at).toEqual([0]);
});

it('is shown no more once the bot stops', async () => {
  const { signs, at, begin, move } = shown();
  await begin();

  signs.stop();
  await begin();
  await move(300);

  expect(at).toEqual([0]);
});
